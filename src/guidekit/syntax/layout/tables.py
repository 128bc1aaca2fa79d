"""Tables with their columns under each other, where the lines do not get too long by it."""

from itertools import zip_longest
from unicodedata import combining, east_asian_width

from guidekit.syntax.nodes import Align

__all__ = ["table_lines"]


def table_lines(align: tuple[Align, ...], rows: list[list[str]], width: int) -> list[str]:
    """The lines of a table; ``rows`` are the texts of its cells, the first row is the head.

    >>> table_lines(("right", None), [["a", "b"], ["long", "c"]], 100)
    ['|    a | b   |', '| ---: | --- |', '| long | c   |']
    """
    columns = zip_longest(*([_columns(cell) for cell in row] for row in rows), fillvalue=0)
    widths = [max(3, *column) for column in columns]
    if sum(widths) + 3 * len(widths) + 1 > width:
        widths = [0] * len(widths)
    sides = (*align, *[None] * (len(widths) - len(align)))
    lines = [_row(row, sides, widths) for row in rows]
    rule = [_rule(side, max(size, 3)) for side, size in zip(align, widths, strict=False)]
    return [lines[0], f"| {' | '.join(rule)} |", *lines[1:]]


def _row(cells: list[str], sides: tuple[Align, ...], widths: list[int]) -> str:
    if not cells:
        return "|"
    padded = [
        _pad(cell, side, size) for cell, side, size in zip(cells, sides, widths, strict=False)
    ]
    return "".join(f"| {cell} " if cell else "| " for cell in padded) + "|"


def _pad(cell: str, side: Align, size: int) -> str:
    space = max(0, size - _columns(cell))
    left = space if side == "right" else space // 2 if side == "center" else 0
    return " " * left + cell + " " * (space - left)


def _rule(side: Align, size: int) -> str:
    first = ":" if side in ("left", "center") else "-"
    last = ":" if side in ("right", "center") else "-"
    return first + "-" * (size - 2) + last


def _columns(text: str) -> int:
    """How wide a text is where every character has the same width, or twice that."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )
