"""Where something stands in a file.

Lines and columns count from 1, columns in code points (a tab is one), ends are exclusive: the
convention of SARIF (``columnKind: unicodeCodePoints``).
"""

from msgspec import Struct

__all__ = ["Position", "Span"]


class Position(Struct, frozen=True, order=True):
    """A place between two characters.

    >>> Position(2, 5)
    Position(line=2, column=5)
    >>> print(Position(2, 5))
    2:5
    """

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Span(Struct, frozen=True, order=True):
    """A stretch of one file, from ``start`` up to but not including ``end``.

    >>> print(Span("lucca.mdx", Position(1, 1), Position(1, 8)))
    lucca.mdx:1:1
    """

    path: str
    start: Position
    end: Position

    @classmethod
    def of_file(cls, path: str) -> "Span":
        """The first place of a file, for what concerns the file as a whole."""
        return cls(path, Position(1, 1), Position(1, 1))

    def __str__(self) -> str:
        return f"{self.path}:{self.start}"
