"""The lines that a diagnostic points at, with the place marked below them."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from guidekit.reports.display import Cell, cells_of
from guidekit.source import SourceText, Span

__all__ = ["Marked", "excerpt"]

WIDTH = 100
"""Columns of a source line that are shown; of a longer one, the part with the mark."""
BEFORE = 20
"""Columns that stay before the mark where a line is cut."""
MOST_LINES = 4
ELLIPSIS: Cell = ("\u2026", 1)


class Marked(Struct, frozen=True):
    """One line: its number (None for lines left out), its text and the mark below it."""

    number: int | None
    text: str
    mark: str


def excerpt(source: SourceText, span: Span) -> Iterator[Marked]:
    r"""The lines of a span; of many, the first and the last.

    >>> source = SourceText("a.mdx", "a <b> c")
    >>> [line] = excerpt(source, source.span(2, 5))
    >>> print(line.text, line.mark, sep="\n")
    a <b> c
      ^^^
    """
    first, last = span.start.line, max(span.start.line, span.end.line)
    if last > first and span.end.column == 1:
        last -= 1
    if first > len(source.line_starts):
        return
    numbers = list(range(first, last + 1))
    if len(numbers) > MOST_LINES:
        numbers = [first, first + 1, 0, last]
    for number in numbers:
        if not number:
            yield Marked(None, "", "")
            continue
        line = _measured(source, number)
        start = span.start.column - 1 if number == first else line.indent
        end = span.end.column - 1 if number == span.end.line else len(line.cells)
        yield _marked(number, line, start, min(end, len(line.cells)))


class _Line(Struct, frozen=True):
    """A line on a terminal: its cells, where each begins and the last ends, and its indentation."""

    cells: list[Cell]
    edges: "array[int]"
    indent: int


@lru_cache(maxsize=4)
def _measured(source: SourceText, number: int) -> _Line:
    """A line may have thousands of problems, and be as long as a file: it is measured once."""
    line = source.line(number)
    cells = cells_of(line)
    edges = array("L", (0, *accumulate(width for _, width in cells)))
    return _Line(cells, edges, len(line) - len(line.lstrip()))


def _marked(number: int, line: _Line, start: int, end: int) -> Marked:
    cells = line.cells
    start = min(start, len(cells))
    end = max(start, end)
    left, right = _window(line.edges, start, end)
    shown = [*([ELLIPSIS] if left else []), *cells[left:right]]
    before = sum(width for _, width in cells[left:start]) + (1 if left else 0)
    # An empty place, or one of zero-width characters only, still needs something to see.
    marked = max(1, sum(width for _, width in cells[start : min(end, right)]))
    text = "".join(text for text, _ in shown) + (ELLIPSIS[0] if right < len(cells) else "")
    return Marked(number, text.rstrip(), " " * before + "^" * marked)


def _window(edges: "array[int]", start: int, end: int) -> tuple[int, int]:
    """The cells to show: all that fit, and else those from a little before the mark."""
    if edges[-1] <= WIDTH:
        return 0, len(edges) - 1
    left = 0
    if edges[end] > WIDTH:
        left = bisect_left(edges, edges[start] - BEFORE)
    return left, bisect_right(edges, edges[left] + WIDTH) - 1
