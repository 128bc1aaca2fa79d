"""The fields of the form in another order than the form's.

What it does
    Compares the list with which a guide ends in filling in the form with the form. In the examples
    the form shows `Subdomain` above `API Key`.

Why it matters
    Readers fill in a form from top to bottom, and look for the input that the guide speaks of.

Reported::

    # Connect Lucca

    Your subdomain and your API key are in the settings.

    Fill out the following fields:

    - **API Key**
    - **Subdomain**

Accepted::

    # Connect Lucca

    Your subdomain and your API key are in the settings.

    Fill out the following fields:

    - **Subdomain**
    - **API Key**
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.accounts import accounts_of
from guidekit.rules.context import Context
from guidekit.rules.mentions import mentions_of
from guidekit.rules.registry import Rule, Tier
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    fields = {field.key: field for field in mentions_of(guide, context).fields}
    for account in accounts_of(guide, context):
        if account.kind != "last step":
            continue
        listed = [entry.keys[0] for entry in account.entries]
        ordered = [key for key in fields if key in listed]
        if listed == ordered:
            continue
        first = next(i for i, key in enumerate(listed) if key != ordered[i])
        labels = ", ".join(f"`{fields[key].label}`" for key in ordered)
        yield RULE.report(
            f"`{account.entries[first].text}` stands here, but the form shows "
            f"`{fields[ordered[first]].label}` first, expected the form's order",
            account.entries[first].span,
            help=f"the form's order: {labels}",
            connector=context.connector_key,
            auth=context.auth_key,
            field=listed[first],
        )


RULE = Rule("GK306", "field-order", Severity.INFO, check, tier=Tier.PEDANTIC)
