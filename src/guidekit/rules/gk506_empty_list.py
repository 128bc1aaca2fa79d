"""A list of which a variant's readers see no item.

What it does
    Looks, for each brand, at what its readers see of the items of each list.

Why it matters
    The page leaves the list out, and what announces it announces nothing.

Reported::

    # Connect Lucca

    You need:

    - <span data-whitelabel-hide>Your subdomain</span>
    - <span data-whitelabel-hide>Your API key</span>

Accepted::

    # Connect Lucca

    You need:

    - Your subdomain
    - <span data-whitelabel-hide>Your API key</span>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context, name_variants
from guidekit.rules.leftovers import emptied
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for holder, lost in emptied(guide, context, "list"):
        yield RULE.report(
            f"list left without an item for readers of {name_variants(lost)}, "
            "expected the list to be hidden, with what announces it",
            holder.span,
            help="put the condition around the list and the sentence before it",
            connector=context.connector_key,
            variant=lost[0],
        )


RULE = Rule("GK506", "empty-list", Severity.WARNING, check)
