"""A step of which a variant's readers see the title alone.

What it does
    Looks, for each brand, at what its readers see in each step that has content.

Why it matters
    The reader is told what to do and not how.

Reported::

    # Connect Lucca

    <Steps>
      <Step title="Fill out the form">
        <p data-whitelabel-hide>Enter your subdomain and API key.</p>
      </Step>
    </Steps>

Accepted::

    # Connect Lucca

    <Steps>
      <Step title="Fill out the form" data-whitelabel-hide>
        <p>Enter your subdomain and API key.</p>
      </Step>
    </Steps>

    <p data-whitelabel-only>Go back to {brand.name}.</p>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.leftovers import emptied
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for holder, lost in emptied(guide, context, "step"):
        yield RULE.report(
            f"step left with its title alone for readers of {name_variants(lost)}, "
            "expected it to be hidden too, or something in it that they see",
            holder.span,
            help="put the condition on the `Step`",
            connector=context.connector_key,
            variant=lost[0],
        )


RULE = Rule("GK505", "empty-step", Severity.WARNING, check)
