"""A partner in ``data-whitelabel-hide`` or ``data-whitelabel-only`` that does not exist.

What it does
    Compares the names in these attributes with the ids of the partners, which are the names of
    the brand files. The house brand is no partner. In the examples the only partner is `acme`.

Why it matters
    A mistyped name hides nothing: the partner's readers see what was meant to be hidden.

Reported::

    # Connect Lucca

    <div data-whitelabel-hide="acmee">Not for Acme.</div>

Accepted::

    # Connect Lucca

    <div data-whitelabel-hide="acme">Not for Acme.</div>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.places import attribute_words
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity, did_you_mean

__all__ = ["RULE"]

NAMES = ("data-whitelabel-hide", "data-whitelabel-only")


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for partner in attribute_words(guide, NAMES):
        if partner.word not in context.brands:
            yield RULE.report(
                f"unknown partner `{partner.word}` in `{partner.attribute}`, "
                "expected the id of a partner",
                partner.span,
                help=_help(partner.word, context),
            )


def _help(name: str, context: Context) -> str | None:
    if name == context.house.id:
        return f"`{name}` is the house brand, which sees all that is hidden from partners"
    known = ", ".join(f"`{brand}`" for brand in sorted(context.brands)[:5])
    return did_you_mean(name, context.brands) or (f"partners are {known}" if known else None)


RULE = Rule("GK503", "unknown-partner", Severity.ERROR, check)
