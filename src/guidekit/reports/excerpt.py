"""The lines that a diagnostic points at, with the place marked below them."""

from collections.abc import Iterator
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
        line = source.line(number)
        start = span.start.column - 1 if number == first else len(line) - len(line.lstrip())
        end = span.end.column - 1 if number == span.end.line else len(line)
        yield _marked(number, line, start, min(end, len(line)))


def _marked(number: int, line: str, start: int, end: int) -> Marked:
    cells = cells_of(line)
    start = min(start, len(cells))
    end = max(start, end)
    left, right = _window(cells, start, end)
    shown = [*([ELLIPSIS] if left else []), *cells[left:right]]
    before = sum(width for _, width in cells[left:start]) + (1 if left else 0)
    # An empty place, or one of zero-width characters only, still needs something to see.
    marked = max(1, sum(width for _, width in cells[start : min(end, right)]))
    text = "".join(text for text, _ in shown) + (ELLIPSIS[0] if right < len(cells) else "")
    return Marked(number, text.rstrip(), " " * before + "^" * marked)


def _window(cells: list[Cell], start: int, end: int) -> tuple[int, int]:
    """The cells to show: all that fit, and else those from a little before the mark."""
    edges = [0, *accumulate(width for _, width in cells)]
    if edges[-1] <= WIDTH:
        return 0, len(cells)
    left = 0
    if edges[min(end, len(cells))] > WIDTH:
        left = next(i for i, edge in enumerate(edges) if edge >= edges[start] - BEFORE)
    fitting = [i for i, edge in enumerate(edges) if edge - edges[left] <= WIDTH]
    return left, max(fitting)
