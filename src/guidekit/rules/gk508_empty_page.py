"""A guide of which a variant's readers see the title alone.

What it does
    Looks, for each brand that offers the connector, at what its readers see of the guide.

Why it matters
    The catalogue leads the reader to a page that says nothing.

Reported::

    # Connect Lucca

    <div data-whitelabel-hide>
      Your subdomain and API key are in the settings.
    </div>

Accepted::

    # Connect Lucca

    <div data-whitelabel-hide>
      Your subdomain and API key are in the settings of Lucca.
    </div>

    <div data-whitelabel-only>
      Your subdomain and API key are in the settings.
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
    for holder, lost in emptied(guide, context, "page"):
        yield RULE.report(
            f"page left with its title alone for readers of {name_variants(lost)}, "
            "expected something that they see",
            holder.span,
            help="show them a part of it, or take the connector out of the brand's `connectors`",
            connector=context.connector_key,
            variant=lost[0],
        )


RULE = Rule("GK508", "empty-page", Severity.WARNING, check)
