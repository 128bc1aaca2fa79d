"""Table rows: where the cells of a line begin and end."""

from guidekit.source.patterns import regex
from guidekit.syntax.content import Content
from guidekit.syntax.nodes import Align

__all__ = ["delimiter_row", "read_row"]

DELIMITERS = regex(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
CELL = regex(r"(?:[^|\\]|\\.|\\$)*")

Cell = tuple[int, int, Content]


def delimiter_row(text: str, start: int, end: int) -> tuple[Align, ...] | None:
    """The columns' alignment if the line is a delimiter row such as ``| :-- | --: |``.

    >>> delimiter_row("| :-- | :-: |", 0, 13)
    ('left', 'center')
    >>> delimiter_row("---", 0, 3) is None
    True
    """
    if not DELIMITERS.match(text, start, end):
        return None
    line = text[start:end].strip(" \t")
    if "|" not in line and ":" not in line:
        return None
    cells = line.removeprefix("|").removesuffix("|").split("|")
    return tuple(_align(cell.strip(" \t")) for cell in cells)


def _align(cell: str) -> Align:
    left, right = cell.startswith(":"), cell.endswith(":")
    if left and right:
        return "center"
    return "left" if left else "right" if right else None


def read_row(text: str, start: int, end: int) -> tuple[int, int, list[Cell]]:
    """The cells of a row: for each the stretch of its text, and the text itself.

    A pipe after a backslash separates nothing, not even inside code. A pipe alone is a cell.
    """
    stop = start + len(text[start:end].rstrip(" \t"))
    cells: list[Cell] = []
    at = start + 1 if text.startswith("|", start) else start
    if at == stop:
        return start, stop, [(start, stop, Content("", stop))]
    while at < stop:
        match = CELL.match(text, at, stop)
        close = match.end() if match else stop
        raw = text[at:close]
        begin = at + len(raw) - len(raw.lstrip(" \t"))
        body = raw.strip(" \t")
        cells.append((begin, begin + len(body), Content(body, begin)))
        at = close + 1
    return start, stop, cells
