"""A required field that the guide only lists, without a word on where its value comes from.

What it does
    Looks for a section or step that tells of the field itself: one with the field in its title, or
    with a sentence about it. A list of the form's fields does not count, unless a list below one of
    them says more, nor does a sentence that has the reader enter it. ``data-guide-field`` on a
    section or step settles the matter. In the examples the form requires `Subdomain` and `API Key`.

Why it matters
    "Enter your subdomain" helps nobody who does not know what a subdomain is.

Reported::

    # Connect Lucca

    ## Create an API key

    Go to **Settings** and create an API key.

    ## Connect

    Fill out the following fields:

    - **Subdomain**
    - **API Key**

Accepted::

    # Connect Lucca

    ## Find your subdomain

    It is the text before `.ilucca.net`.

    ## Create an API key

    Go to **Settings** and create an API key.

    ## Connect

    Fill out the following fields:

    - **Subdomain**
    - **API Key**
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.mentions import Degree, mentions_of
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    mentions = mentions_of(guide, context)
    for field in mentions.required:
        found = mentions.by_field[field.key]
        located = [mention for mention in found if mention.degree is Degree.LOCATED]
        helped = {reader for mention in located for reader in context.readers(mention.guard)}
        for variant in context.variants:
            if variant.id in helped:
                continue
            read = [m for m in found if variant.id in context.readers(m.guard)]
            if not read:
                continue
            yield RULE.report(
                f"field `{field.label}` is named for `{variant.id}`, but not explained, "
                "expected a section or step that tells where to find it",
                max(read, key=lambda mention: mention.degree).span,
                help=f"the form asks for it: {field.label_span}",
                connector=context.connector_key,
                auth=context.auth_key,
                field=field.key,
                variant=variant.id,
            )


RULE = Rule("GK302", "unlocated-field", Severity.WARNING, check)
