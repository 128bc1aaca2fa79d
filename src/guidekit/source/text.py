"""The text of one input file, and the way from offsets to lines and columns."""

import re
from bisect import bisect_right
from functools import cached_property

from guidekit.source.diagnostics import Fault
from guidekit.source.span import Position, Span

__all__ = ["MAX_BYTES", "SourceText"]

MAX_BYTES = 2_000_000
"""Size from which a file is not read as a guide or definition: no real one comes near."""

LINE_END = re.compile(r"\r\n|\n|\r")
BOM = "\ufeff"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How files begin that some editors and shells of Windows write."""


class SourceText:
    r"""One input file: its path as the user knows it, and its text without a byte-order mark.

    Offsets count code points of ``text``. Line ends (LF, CRLF, CR) stay as they are, so that an
    offset always points at the character that the file holds.

    >>> source = SourceText("a.mdx", "one\ntwo\n")
    >>> print(source.position(4))
    2:1
    >>> source.line(2)
    'two'
    """

    __slots__ = ("__dict__", "had_bom", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.had_bom = text.startswith(BOM)
        self.text = text.removeprefix(BOM)

    @classmethod
    def decode(cls, path: str, data: bytes) -> "tuple[SourceText, tuple[Fault, ...]]":
        r"""Read UTF-8; what is no text yields an empty source and a fault that says why.

        >>> source, faults = SourceText.decode("a.mdx", b"\x00\x01")
        >>> faults[0].name
        'unreadable-file'
        """
        reason = None
        if len(data) > MAX_BYTES:
            reason = f"file of {len(data):,} bytes, expected at most {MAX_BYTES:,}"
        elif data.startswith(UTF_16):
            reason = "text in UTF-16, expected UTF-8"
        elif b"\0" in data:
            reason = "binary file, expected UTF-8 text"
        else:
            try:
                return cls(path, data.decode("utf-8")), ()
            except UnicodeDecodeError as error:
                before = cls(path, data[: error.start].decode("utf-8", "replace"))
                at = before.position(len(before.text))
                byte = data[error.start]
                message = f"byte `0x{byte:02x}` is no UTF-8, expected UTF-8 text"
                span = Span(path, at, Position(at.line, at.column + 1))
                return cls(path, ""), (Fault("unreadable-file", message, span),)
        return cls(path, ""), (Fault("unreadable-file", reason, Span.of_file(path)),)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line."""
        return [0, *[match.end() for match in LINE_END.finditer(self.text)]]

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        index = bisect_right(self.line_starts, offset) - 1
        return Position(index + 1, offset - self.line_starts[index] + 1)

    def span(self, start: int, end: int) -> Span:
        """The stretch between two offsets."""
        return Span(self.path, self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The inverse of :meth:`position`."""
        return self.line_starts[position.line - 1] + position.column - 1

    def line(self, number: int) -> str:
        """One line without its line end; empty past the end of the file."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def line_end(self, number: int) -> str:
        """What ends a line: a line feed, a carriage return, both, or nothing in the last."""
        if not 1 <= number < len(self.line_starts):
            return ""
        start, end = self.line_starts[number - 1], self.line_starts[number]
        return self.text[start + len(self.text[start:end].rstrip("\r\n")) : end]

    def __repr__(self) -> str:
        return f"SourceText({self.path!r}, {len(self.text)} characters)"
