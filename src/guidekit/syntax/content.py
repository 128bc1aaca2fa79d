"""Text taken out of its lines, and the way back to the file.

A paragraph in a list item in a quote stands on several stretches of the file, with markers and
indentation between them. Markdown reads it as one string; diagnostics need the file's offsets.
"""

from bisect import bisect_right

__all__ = ["Content"]


class Content:
    r"""A string made of stretches of a file, joined by line feeds.

    >>> content = Content()
    >>> content.add("one", 2)
    >>> content.add("two", 8)
    >>> content.text, content.offset(4)
    ('one\ntwo', 8)
    """

    __slots__ = ("_at", "_from", "_pieces", "_text")

    def __init__(self, text: str | None = None, start: int = 0) -> None:
        self._pieces: list[str] = []
        self._at: list[int] = []
        self._from: list[int] = []
        self._text: str | None = None
        if text is not None:
            self.add(text, start)

    def add(self, line: str, start: int) -> None:
        """Append one line that begins at offset ``start`` of the file."""
        at = self._at[-1] + len(self._pieces[-1]) + 1 if self._at else 0
        self._pieces.append(line)
        self._at.append(at)
        self._from.append(start)
        self._text = None

    @property
    def text(self) -> str:
        """The lines, joined by line feeds."""
        if self._text is None:
            self._text = "\n".join(self._pieces)
        return self._text

    @property
    def lines(self) -> int:
        """How many lines were added."""
        return len(self._pieces)

    def offset(self, index: int) -> int:
        """The file's offset of a place in :attr:`text`."""
        if len(self._at) == 1:
            return self._from[0] + index
        line = bisect_right(self._at, index) - 1
        return self._from[line] + index - self._at[line]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The file's offsets of a stretch of :attr:`text`."""
        if len(self._at) == 1:
            return self._from[0] + start, self._from[0] + max(start, end)
        first = self.offset(start)
        return first, self.offset(end - 1) + 1 if end > start else first

    def index(self, offset: int) -> int | None:
        """The inverse of :meth:`offset`; None for a place that is left out, or past the end."""
        line = bisect_right(self._from, offset) - 1
        if line < 0 or offset - self._from[line] >= len(self._pieces[line]):
            return None
        return self._at[line] + offset - self._from[line]

    def part(self, start: int, end: int | None = None) -> "Content":
        """The stretch between two places, or up to the end, as a content of its own."""
        part = Content()
        last = len(self._at) if end is None else bisect_right(self._at, end)
        for line in range(bisect_right(self._at, start) - 1, last):
            at, piece = self._at[line], self._pieces[line]
            skip = max(0, start - at)
            stop = len(piece) if end is None else end - at
            part.add(piece[skip:stop], self._from[line] + skip)
        return part
