"""A guide that never names the connector it belongs to.

What it does
    Looks for the connector's title, or a telling word of it, in all that the guide says and links
    to. Words such as `API` or `Cloud` tell nothing; what stands in brackets behind the title is
    left out. A guide of less than fifty words, links included, is left alone. In the examples the
    connector is called `Lucca`.

Why it matters
    It is most likely the guide of another connector, set here by mistake or copied and not yet
    rewritten. Labels do not tell: most forms ask for an `API Key`.

Reported::

    # Connect Gong

    In Gong, open **Settings**. Your subdomain is the first part of the address that your browser
    shows. Choose **API**, then **New key**, and give the key a name by which you will know it
    again. Copy the API key at once: it is shown only this time, and a lost one has to be replaced.

Accepted::

    # Connect Lucca

    In Lucca, open **Settings**. Your subdomain is the first part of the address that your browser
    shows. Choose **API**, then **New key**, and give the key a name by which you will know it
    again. Copy the API key at once: it is shown only this time, and a lost one has to be replaced.
"""

import re
from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.labels import word_set
from guidekit.rules.registry import Rule
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]

BRACKET = re.compile(r"\(.*?\)")
WORD = re.compile(r"[^\W_]+")
SHORTEST = 3
FEWEST_WORDS = 50
GENERIC = word_set(
    "account and api app auth basic business client cloud code connect connector credentials data"
    " docs enterprise for generic health http https job key mcp new next oauth oauth2 on one online"
    " open partner platform premise private pro public rest sandbox scim server service suite"
    " system team the token user web work"
)
"""Words of titles that any guide may have."""


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    if context.connector is None or not any(context.readers(p.guard) for p in guide.passages):
        return
    title = WORD.findall(BRACKET.sub(" ", context.connector.title).casefold())
    telling = tuple(word for word in title if len(word) >= SHORTEST and word not in GENERIC)
    texts = [passage.text for passage in guide.passages]
    said = " ".join([*texts, *(link.url for link in guide.links)]).casefold()
    # Most guides name their connector in so many words, for which there is a fast answer.
    if any(named in said for named in (" ".join(title), *(f" {word}" for word in telling))):
        return
    words = WORD.findall(said)
    if telling and any(word.startswith(telling) for word in words):
        return
    if len(words) >= FEWEST_WORDS and "".join(title) not in "".join(words):
        yield RULE.report(
            f"the guide never names `{context.connector.title}`, expected the guide of this "
            "connector",
            guide.title.span,
            connector=context.connector_key,
            auth=context.auth_key,
        )


RULE = Rule("GK314", "foreign-guide", Severity.WARNING, check)
