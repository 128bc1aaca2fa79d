"""Which stretch of a file each stretch of a text comes from.

The parser resolves escapes and character references and joins lines; what remains has to be found
again in the file, so that a problem in a sentence points at the very words.
"""

import html
from collections.abc import Iterator

from guidekit.source.patterns import regex

__all__ = ["Run", "align"]

Run = tuple[int, int, int, int]
"""Offset and length in the text, start and end in the file."""

REFERENCE = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
SKIPPED = frozenset(" \t\r\n>`'\"{}\\|")
CHUNKS = (64, 8, 1)


def align(value: str, text: str, start: int, end: int) -> Iterator[Run]:
    r"""The runs of ``value`` that stand in ``text`` between two offsets, in order.

    The runs cover ``value``. A run as long in the file as in the value is the same text; any other
    is an escape, a character reference, or what could not be matched.

    >>> list(align("a*b & c", r"a\*b &amp; c", 0, 12))
    [(0, 1, 0, 1), (1, 1, 1, 3), (2, 2, 3, 5), (4, 1, 5, 10), (5, 2, 10, 12)]
    """
    if len(value) == end - start and text.startswith(value, start):
        return iter(((0, len(value), start, end),))
    return _search(value, text, start, end)


def _search(value: str, text: str, start: int, end: int) -> Iterator[Run]:
    at = 0
    here = start
    while at < len(value) and here < end:
        written = _written(value, at, text, here, end)
        if written:
            length, width = written
            yield at, length, here, here + width
            at, here = at + length, here + width
            continue
        same = _common(value, at, text, here, end)
        if same:
            yield at, same, here, here + same
            at, here = at + same, here + same
        elif text[here] in SKIPPED:
            here += 1
        else:
            break
    if at < len(value):
        here = min(here, end)
        # What could not be matched must not look like a match.
        yield at, len(value) - at, here, end - (end - here == len(value) - at)


def _written(value: str, at: int, text: str, here: int, end: int) -> tuple[int, int] | None:
    """The lengths, in text and file, of a character that the file writes in another way."""
    char = text[here]
    if char == "\\" and here + 1 < end:
        plain = text[here + 1]
        if value[at] == plain and not plain.isalnum() and not value.startswith(char + plain, at):
            return 1, 2
    elif char == "&":
        match = REFERENCE.match(text, here, end)
        if match and not value.startswith(match.group(), at):
            decoded = html.unescape(match.group())
            if value.startswith(decoded, at):
                return len(decoded), len(match.group())
    return None


def _common(value: str, at: int, text: str, here: int, end: int) -> int:
    """How many characters are the same in both, up to the next that may be written otherwise."""
    begin = at
    for size in CHUNKS:
        while (
            at < len(value)
            and here + size <= end
            and value[at : at + size] == text[here : here + size]
            and (at == begin or size > 1 or text[here] not in "\\&")
        ):
            at += size
            here += size
    return min(at, len(value)) - begin
