r"""What JSON may hold and the YAML parsers do not take: tabs, and characters in two halves.

JSON writes a character beyond U+FFFF as two escapes, ``\ud83d\ude00``; one parser rejects them,
the other takes each for a character of its own.
"""

import re

from guidekit.source.patterns import regex

__all__ = ["has_halves", "whole", "without_tabs"]

HALF_ESCAPE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
HALF = regex(r"[\ud800-\udfff]")
INDENTATION = regex(r"^[ \t]*\t[ \t]*", re.MULTILINE)
OPENING = re.compile(r"\s*[{\[]")


def has_halves(text: str) -> bool:
    """Whether a text may hold an escape of half a character."""
    return HALF_ESCAPE.search(text) is not None


def without_tabs(text: str) -> str:
    r"""JSON with spaces for the tabs before its lines, at the same offsets; other text as it is.

    >>> without_tabs('{\n\t"a": "\t"\n}')
    '{\n "a": "\t"\n}'
    """
    if not OPENING.match(text):
        return text
    return INDENTATION.sub(lambda match: " " * len(match.group()), text)


def whole(text: str) -> tuple[str, bool]:
    r"""A text with each two halves as one character; whether one without the other was there.

    >>> whole("\ud83d\ude00") == ("\U0001f600", False), whole("\ud83dx") == ("\ufffdx", True)
    (True, True)
    """
    if not HALF.search(text):
        return text, False
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    text, lonely = HALF.subn("\ufffd", text)
    return text, lonely > 0
