"""What looks like a password or key of somebody, by the place where it stands.

What it does
    Looks for a random text of twenty characters or more behind a word such as `api_key=`,
    `token:` or `Bearer`, in code, text and the addresses of links, and for addresses that hold a
    password. What has gaps or a pattern, or says that it is an example, is left alone. Keys that
    can be told by their first letters are for `secret-in-example`.

Why it matters
    If the secret is real, everybody has it now.

Reported::

    # Connect Lucca

    Your subdomain and your API key are in the settings. Send `api_key=q8Zr2Lw0Xs7Vb4Nc9Tj5Yh`.

Accepted::

    # Connect Lucca

    Your subdomain and your API key are in the settings. Send `api_key=<your API key>`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.rules.wording import wording_of
from guidekit.source import Diagnostic, Severity, Span
from guidekit.source.patterns import regex

__all__ = ["RULE"]

GIVEN = regex(
    r"(?:(?:api|access|secret|private|auth|client)[_ -]?(?:key|token|secret)|token|secret"
    r"|pass(?:word|wd)?|pwd)['\"]?[ ]?(?:=|:)[ ]?['\"]?(?:bearer )?([\w/+.~-]{20,}={0,2})"
    r"|\bbearer ([\w/+.~-]{20,}={0,2})"
    r"|\bhttps?://[^\s/:@<>{}]+:([^\s/@<>{}*$]{6,})@",
    re.IGNORECASE,
)
WORDS = ("=", "bearer", "@", '":', "':", "key:", "token:", "secret:", "word:", "pwd:", " :")
KNOWN = regex(r"AKIA|ASIA|AIza|gh[opsru]_|github_pat_|glpat-|xox[abprs]-|[rs]k_|sk-|SG\.|shp"
                   r"|lin_api_|npm_|pat-|eyJ")  # fmt: skip
MADE_UP = regex(
    r"example|sample|dummy|fake|your|test|demo|1234|abcd|pass|secret|token|key|here|xxx"
    r"|([A-Za-z0-9*.])\1{2}|\.\.",
    re.IGNORECASE,
)
PHRASE = regex(r"(?:[a-z]+|\d{1,4})(?:[_-](?:[a-z]+|\d{1,4})){4,}", re.IGNORECASE)
"""Words, or numbers, one after the other: what to put here, not what was put here."""

RANDOM = 3.5
"""Bits a character: random letters and digits have more, words and paths less."""


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for found in wording_of(guide, context).find(GIVEN, *WORDS):
        if _is_real(found.match) and context.readers(found.passage.guard):
            yield _report(found.span, context)
    for link in guide.links:
        if "=" in link.url or "@" in link.url:
            match = GIVEN.search(link.url)
            if match and _is_real(match) and context.readers(link.guard):
                yield _report(link.span, context)


def _is_real(match: re.Match[str]) -> bool:
    value = match[match.lastindex or 0]
    if match.lastindex == 3:
        return not MADE_UP.search(value)
    mixed = any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    plain = MADE_UP.search(value) or KNOWN.match(value) or value.count("/") > 2
    return mixed and not (plain or PHRASE.fullmatch(value)) and _entropy(value) >= RANDOM


def _entropy(value: str) -> float:
    """Bits a character, from how often each one stands in the value."""
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values())


def _report(span: Span, context: Context) -> Diagnostic:
    return RULE.report(
        "what stands here looks like a real secret, expected one that is masked",
        span,
        help="withdraw it where it was made, and show `****` in its place",
        connector=context.connector_key,
    )


RULE = Rule("GK711", "credential-in-text", Severity.WARNING, check)
