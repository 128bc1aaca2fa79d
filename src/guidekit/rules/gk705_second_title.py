"""A heading of the first level besides the guide's title.

What it does
    Looks for `#` headings and `<h1>` in the guide. One of them may be the title, where the
    frontmatter has none or the same.

Why it matters
    A page has one title. With two, who hears the page does not know what it is about, and search
    engines choose one.

Reported::

    # Connect Lucca

    # Create a key

    Choose **API Keys**.

Accepted::

    # Connect Lucca

    ## Create a key

    Choose **API Keys**.
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.blocks import blocks_of
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for heading in blocks_of(guide, context).headings:
        if heading.depth == 1 and context.readers(heading.guard):
            yield RULE.report(
                f"heading `{heading.text}` of the first level, expected the title "
                f"`{guide.title.written}` alone there",
                heading.span,
                help="begin it with `##`, and those below it one level deeper",
                connector=context.connector_key,
            )


RULE = Rule("GK705", "second-title", Severity.WARNING, check)
