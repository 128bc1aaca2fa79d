"""An address that stands in the text instead of behind words.

What it does
    Looks for addresses such as `https://lucca.example.com/keys` in running text that pages turn
    into links. In code they are only shown, which is fine,
    and those with a gap to fill in belong there.

Why it matters
    A screen reader spells the address out, a narrow page breaks it anywhere, and plain Markdown
    shows it without a link.

Reported::

    # Connect Lucca

    Your keys are at https://lucca.example.com/keys now.

Accepted::

    # Connect Lucca

    Your keys are in [the settings](https://lucca.example.com/keys) now.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from guidekit.model import Guide, LinkUse
from guidekit.rules.address_gaps import gap_in
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule, Tier
from guidekit.rules.spots import written_at
from guidekit.source import Diagnostic, Edit, Fix, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

PLAIN = regex(r"https?://[^\s\[\]()*<>\\`|{}]+", re.IGNORECASE)


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for before, link in pairwise((None, *guide.links)):
        if link is None or link.text != link.url or not PLAIN.fullmatch(link.url):
            continue
        if gap_in(link.url) or not context.readers(link.guard) or not _is_bare(link, guide):
            continue
        # The words of a link may be an address, which pages link once more.
        if before and before.text == link.text and before.span.start.line == link.span.start.line:
            continue
        edit = Edit(link.span, f"[{link.url}]({link.url})")
        yield RULE.report(
            f"address `{link.url}` in the text, expected a link with words",
            link.span,
            help="an address that is only shown is written as code",
            fix=Fix("write it as a link", (edit,)),
            connector=context.connector_key,
        )


def _is_bare(link: LinkUse, guide: Guide) -> bool:
    """Whether the address stands alone: behind words, it is in brackets or quotes."""
    written = written_at(link.span, guide, before=2)
    return written[2:] == link.url and written[:2] != "](" and written[1] not in "<\"'{"


RULE = Rule("GK611", "bare-url", Severity.INFO, check, tier=Tier.PEDANTIC, fixable=True)
