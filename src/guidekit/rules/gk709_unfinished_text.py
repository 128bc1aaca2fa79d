"""A note of the author that was to be replaced: `TODO`, `[insert link]`, an address with a gap.

What it does
    Looks in the text for `TODO`, `TBD`, `FIXME`, filler text, and for notes in brackets; and in the
    addresses of links for gaps such as `<your-domain>` and for the word `undefined`. Code may hold
    anything: there a gap is meant for the reader.

Why it matters
    The reader gets a page that is not ready, or a link that leads nowhere.

Reported::

    # Connect Lucca

    Open the settings. TODO: add the name of the menu.

Accepted::

    # Connect Lucca

    Open the settings at `https://<your-domain>.lucca.example.com`.
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.address_gaps import gap_in
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.rules.wording import wording_of
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

NOTE = regex(
    r"\b(?:TODO|TBD|FIXME|XXX)\b(?! ?[/-])|(?i:\blorem ipsum\b)"
    r"|\[(?i:(?:insert|placeholder|todo|tbd|add|replace|fill in)\b[^\[\]\n]{0,60}"
    r"|(?:link|url|image|screenshot)(?: here)?)\](?!\()"
)
WORDS = ("todo", "tbd", "fixme", "xxx", "lorem", "[insert", "[placeholder", "[add", "[replace",
         "[fill in", "[link", "[url", "[image", "[screenshot")  # fmt: skip


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for found in wording_of(guide, context).find(NOTE, *WORDS):
        if not found.in_code and context.readers(found.passage.guard):
            yield RULE.report(
                f"`{found.match[0]}` is left in the text, expected the finished text",
                found.span,
                connector=context.connector_key,
            )
    for link in guide.links:
        gap = gap_in(link.url)
        if gap and context.readers(link.guard):
            yield RULE.report(
                f"link to `{link.url}`, expected an address without the gap `{gap}`",
                link.span,
                help="an address for the reader to fill in is written as code",
                connector=context.connector_key,
            )


RULE = Rule("GK709", "unfinished-text", Severity.WARNING, check)
