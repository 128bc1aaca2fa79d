"""A list of what the form needs that leaves out a required field.

What it does
    Looks at the two places where a guide tells of the form as a whole: the overview before the
    first step, and the step that ends the guide with filling in the form. A required field that
    the guide explains elsewhere must be in both, in whatever words. An overview or step without
    such a list, or with entries that are no fields, is left alone.
    In the examples the form requires `Subdomain` and `API Key`.

Why it matters
    The reader comes to the form with half of what it asks for, or leaves an input empty.

Reported::

    # Connect Lucca

    ## Before you begin

    You will need:

    - **API Key**: a key for all calls

    <Steps>
      <Step title="Create an API key">Go to **Settings**.</Step>
      <Step title="Find your subdomain">It is the text before `.ilucca.net`.</Step>
    </Steps>

Accepted::

    # Connect Lucca

    ## Before you begin

    You will need:

    - **API Key**: a key for all calls
    - **Subdomain**: the first part of your address

    <Steps>
      <Step title="Create an API key">Go to **Settings**.</Step>
      <Step title="Find your subdomain">It is the text before `.ilucca.net`.</Step>
    </Steps>
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.accounts import accounts_of
from guidekit.rules.context import Context
from guidekit.rules.mentions import mentions_of
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for account in accounts_of(guide, context):
        for field in account.missing:
            told = mentions_of(guide, context).by_field[field.key]
            best = max(told, key=lambda mention: mention.degree)
            yield RULE.report(
                f"the {account.kind} leaves out the required field `{field.label}`, expected all "
                "that the form requires",
                account.entries[-1].span,
                help=f"the guide tells of it: {best.span}",
                connector=context.connector_key,
                auth=context.auth_key,
                field=field.key,
            )


RULE = Rule("GK305", "incomplete-field-list", Severity.WARNING, check)
