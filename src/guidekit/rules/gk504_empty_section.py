"""A section of which a variant's readers see the heading alone.

What it does
    Looks, for each brand, at what its readers see of each section that has content: text, images,
    code, components, in the section and in those below it.

Why it matters
    A heading that announces nothing looks like a page that failed to load.

Reported::

    # Connect Lucca

    Your subdomain and API key are needed.

    ## Fill out the form

    <div data-whitelabel-hide>
      Enter the values.
    </div>

Accepted::

    # Connect Lucca

    Your subdomain and API key are needed.

    <div data-whitelabel-hide>
      ## Fill out the form

      Enter the values.
    </div>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.leftovers import emptied
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for holder, lost in emptied(guide, context, "section"):
        yield RULE.report(
            f"section left with its heading alone for readers of {name_variants(lost)}, "
            "expected it to be hidden too, or something in it that they see",
            holder.span,
            help="put the condition around the heading as well",
            connector=context.connector_key,
            variant=lost[0],
        )


RULE = Rule("GK504", "empty-section", Severity.WARNING, check)
