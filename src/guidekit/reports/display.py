"""Text of unknown files on a terminal: how wide it is, and nothing in it that commands."""

import unicodedata
from functools import lru_cache

__all__ = ["Cell", "cells_of", "clipped", "printable"]

TAB = 4
MOST = 4000
"""Characters of a text that are shown: more than anybody reads, less than what breaks a tool."""
NAMED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that have no glyph of their own, or do something else than be shown."""
JOINERS = frozenset("\u200c\u200d")
"""Zero-width (non-)joiners: parts of words and emoji."""

Cell = tuple[str, int]
"""What is shown for one character of the file, and how many columns that takes."""


@lru_cache(maxsize=4096)
def _cell(character: str) -> Cell:
    category = unicodedata.category(character)
    if character in JOINERS or category in ("Mn", "Me"):
        return character, 0
    if category in NAMED:
        shown = f"<U+{ord(character):04X}>"
        return shown, len(shown)
    wide = unicodedata.east_asian_width(character) in "WF"
    return character, 2 if wide else 1


def cells_of(line: str) -> list[Cell]:
    r"""One cell for each character of a line; tabs reach to the next tab stop.

    >>> cells_of("\tx\u6f22\x1b")
    [('    ', 4), ('x', 1), ('漢', 2), ('<U+001B>', 8)]
    """
    cells: list[Cell] = []
    column = 0
    for character in line:
        cell = _cell(character)
        if character == "\t":
            width = TAB - column % TAB
            cell = " " * width, width
        cells.append(cell)
        column += cell[1]
    return cells


def printable(text: str) -> str:
    r"""A text on one line, with control characters named instead of sent.

    >>> printable("a\x1b[31mb\nc")
    'a<U+001B>[31mb c'
    """
    return "".join(_cell(c)[0] for c in " ".join(text.splitlines()).replace("\t", " "))


def clipped(text: str, most: int = MOST) -> str:
    """A text as :func:`printable` has it, cut where it is longer than anybody reads.

    >>> clipped("a long story", 6)
    'a lon…'
    """
    # What is shown of a character is no shorter than itself, so that more need not be looked at.
    shown = printable(text[: most + 1])
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
