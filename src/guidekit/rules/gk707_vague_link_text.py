"""A link whose words do not say where it leads, such as `here` or `this page`.

What it does
    Looks for links of such words alone. In a sentence, link the words that name the target. A word
    such as `Page` or `URL` names one whose address ends in it.

Why it matters
    Who hears a page often hears its links one after the other: "here, here, learn more". Who sees
    it finds no link by looking for its target.

Reported::

    # Connect Lucca

    To learn about roles, click [here](https://lucca.example.com/roles).

Accepted::

    # Connect Lucca

    Learn about [roles in Lucca](https://lucca.example.com/roles).
"""

import re
from collections.abc import Iterator

from guidekit.model import Guide, LinkUse
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

VAGUE = regex(
    r"\W*(?:(?:click|press|tap|see|read|go|look|from|over)\s+)?(?:"
    r"here|this|that|there|(?:(?:this|that|the)\s+)?(?:link|page|article|document|site|website|url)"
    r"|(?:(?:read|learn|see|find\s+out|view|know)\s+)?more(?:\s+(?:here|info|information|details))?"
    r"|(?:for\s+)?(?:more\s+)?(?:details|info|information))\W*",
    re.IGNORECASE,
)
NOUN = re.compile(r"\W*(link|page|article|document|site|website|url|info|details)\W*", re.I)
LONGEST = 30


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for link in guide.links:
        if len(link.text) > LONGEST or not VAGUE.fullmatch(link.text):
            continue
        if link.text.strip() and not _names(link) and context.readers(link.guard):
            yield RULE.report(
                f"link with the words `{link.text}`, expected words that name its target",
                link.span,
                connector=context.connector_key,
            )


def _names(link: LinkUse) -> bool:
    """Whether the words are a noun by which the last part of the address goes."""
    noun = NOUN.fullmatch(link.text)
    if noun is None:
        return False
    path, _, anchor = link.url.lower().partition("#")
    words = re.findall(r"[a-z]+", f"{path.rstrip('/').rpartition('/')[2]} {anchor}")
    return any(word.startswith(noun[1].lower()) for word in words)


RULE = Rule("GK707", "vague-link-text", Severity.WARNING, check)
