"""Anchors from headings, the way Mintlify makes them.

What a URL can hold as it is goes through a slugifier for plain ASCII; everything else is
percent-encoded before and decoded after it, and so stays.
"""

import re
from urllib.parse import quote, unquote

from guidekit.source.patterns import regex

__all__ = ["mintlify_slug"]

UNESCAPED = "-_.!~*'()"
"""Besides letters and digits, what JavaScript leaves as it is in a part of a URL."""

SEPARATORS = regex(r"[^A-Za-z0-9%_]+")
LONE_LETTER = regex(r"([A-Za-z0-9])-([ts])(-|$)")
PUNCTUATION = regex(r"[?,;:!'\"()\[\]{}]")
PICTURES = regex(
    "[\u200d\u203c\u2049\u231a-\u231b\u23e9-\u23f3\u23f8-\u23fa\u2600-\u2712\u2714-\u2716"
    "\u2721-\u27bf\u2b1b-\u2b1c\u2b50\u2b55\ufe0e-\ufe0f\U0001f000-\U0001faff]"
)
OPENING_QUOTE = regex(r"(^|[\s(\[{\u2014-])([\"'])(?=\S)")
CURLY = {"'": ("\u2018", "\u2019"), '"': ("\u201c", "\u201d")}


def mintlify_slug(text: str) -> str:
    """Lower-case, with ``-`` for white space and for what ASCII URLs leave as it is but words lack.

    ``&``, ``/`` and letters of all scripts stay; brackets and most punctuation go.

    >>> mintlify_slug("Step 2: Set up OAuth 2.0 (optional)")
    'step-2-set-up-oauth-2-0-optional'
    >>> mintlify_slug("Fees & billing"), mintlify_slug("Ein Schlüssel für alle")
    ('fees-&-billing', 'ein-schlüssel-für-alle')
    """
    words = re.sub(r"\s+", "-", _typographic(text).lower().strip())
    encoded = quote(words, safe=UNESCAPED, errors="replace")
    # The slugifier takes a `t` or `s` that stands alone for the end of `isn't` or `user's`.
    joined = LONE_LETTER.sub(r"\1\2\3", SEPARATORS.sub("-", encoded))
    return PICTURES.sub("", PUNCTUATION.sub("", unquote(joined.strip("-"))))


def _typographic(text: str) -> str:
    """Straight quotes, double hyphens and triple dots as a printer sets them."""
    text = text.replace("...", "\u2026").replace("--", "\u2014")
    text = OPENING_QUOTE.sub(lambda match: match[1] + CURLY[match[2]][0], text)
    return text.replace("'", CURLY["'"][1]).replace('"', CURLY['"'][1])
