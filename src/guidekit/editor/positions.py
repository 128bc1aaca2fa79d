"""Places as editors count them, and as guidekit does."""

from typing import Literal

from guidekit.source import SourceText, Span

__all__ = ["Encoding", "Lines", "Place"]

Encoding = Literal["utf-8", "utf-16", "utf-32"]
"""What one step to the right in a line is: a byte, a unit of UTF-16 or a code point."""

Place = tuple[int, int]
"""A line and a character in it, both counted from 0, in the units of an encoding."""

BEYOND_ONE_UNIT = 0xFFFF
BOM = "\ufeff"


class Lines:
    r"""The way between the offsets of a text and the places of an editor that shows it.

    >>> lines = Lines(SourceText("a.mdx", "# A\n😀 key\n"))
    >>> lines.place(6), lines.offset((1, 3))
    ((1, 3), 6)
    """

    def __init__(self, source: SourceText, encoding: Encoding = "utf-16") -> None:
        self.source = source
        self.encoding = encoding

    def place(self, offset: int) -> Place:
        """The place of an offset."""
        position = self.source.position(max(0, min(offset, len(self.source.text))))
        start = self.source.line_starts[position.line - 1]
        before = self.source.text[start : start + position.column - 1]
        return position.line - 1, self._units(before) + self._hidden(position.line - 1)

    def range(self, span: Span) -> tuple[Place, Place]:
        """The places of a span's ends; one that is beyond the text is at the end of it."""
        return self.place(self._offset_of(span.start.line, span.start.column)), self.place(
            self._offset_of(span.end.line, span.end.column)
        )

    def offset(self, place: Place) -> int:
        """The offset of a place; past the end of its line, that end."""
        line, wanted = place
        starts = self.source.line_starts
        if line >= len(starts):
            return len(self.source.text)
        text = self.source.line(line + 1)
        wanted -= self._hidden(line)
        if self.encoding != "utf-32":
            units = 0
            for column, character in enumerate(text):
                if units >= wanted:
                    return starts[line] + column
                units += self._units(character)
        return starts[line] + max(0, min(wanted, len(text)))

    def _offset_of(self, line: int, column: int) -> int:
        starts = self.source.line_starts
        return len(self.source.text) if line > len(starts) else starts[line - 1] + column - 1

    def _units(self, text: str) -> int:
        match self.encoding:
            case "utf-8":
                return len(text.encode("utf-8", "surrogatepass"))
            case "utf-16":
                return len(text) + sum(ord(each) > BEYOND_ONE_UNIT for each in text)
        return len(text)

    def _hidden(self, line: int) -> int:
        """The byte-order mark is no part of our text, but it may be of the editor's."""
        return self._units(BOM) if line == 0 and self.source.had_bom else 0
