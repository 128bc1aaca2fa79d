"""A place in a line, counted both in characters and in columns (a tab stop is four wide)."""

import re

from msgspec import Struct

__all__ = ["Cursor"]

TAB = 4
BLANKS = (" ", "\t")
SPACE = re.compile(r"[ \t]*")


class Cursor(Struct):
    """Moves along one line of ``text``: ``at`` is an offset, ``column`` the column shown there.

    A tab can be used up in part (a list item's indentation may end inside it): then ``column``
    is past the tab's first column while ``at`` still points at the tab, of which ``left`` columns
    are left.
    """

    text: str
    at: int
    end: int
    column: int = 0
    left: int = 0
    _past: tuple[int, int] = (-1, 0)  # the next place that is no space, and its column

    def indent(self) -> int:
        """How many columns of blank space follow."""
        return self._past_space()[1] - self.column

    def char(self) -> str:
        """The next character that is no space; empty at the end of the line."""
        at = self._past_space()[0]
        return self.text[at] if at < self.end else ""

    def blank(self) -> bool:
        """Whether nothing but spaces and tabs follows."""
        return self._past_space()[0] >= self.end

    def skip_space(self) -> None:
        """Move to the next character that is no space."""
        self.at, self.column = self._past_space()
        self.left = 0

    def skip(self, count: int) -> None:
        """Move over characters that are no tabs."""
        self.at += count
        self.column += count

    def skip_columns(self, count: int) -> int:
        """Move over up to ``count`` columns of blank space; returns how many there were."""
        goal = self.column + count
        text, end = self.text, self.end
        start = self.column
        while self.column < goal and self.at < end:
            char = text[self.at]
            if char == " ":
                self.at += 1
                self.column += 1
            elif char == "\t":
                stop = self.column - self.column % TAB + TAB
                self.left = max(0, stop - goal)
                if self.left:
                    self.column = goal
                    break
                self.column = stop
                self.at += 1
            else:
                break
        return self.column - start

    def copy(self) -> "Cursor":
        """A cursor at the same place."""
        return Cursor(self.text, self.at, self.end, self.column, self.left, self._past)

    def rest(self) -> str:
        """The text that follows; what is left of a half used tab comes as spaces."""
        if self.left:
            return " " * self.left + self.text[self.at + 1 : self.end]
        return self.text[self.at : self.end]

    def _past_space(self) -> tuple[int, int]:
        if self.at > self._past[0]:
            self._past = self._measure()
        return self._past

    def _measure(self) -> tuple[int, int]:
        if not self.text.startswith(BLANKS, self.at, self.end):
            return self.at, self.column
        match = SPACE.match(self.text, self.at, self.end)
        assert match is not None  # noqa: S101  # the pattern matches the empty string
        at, column = self.at, self.column
        for tabbed in match[0].split("\t")[:-1]:
            at += len(tabbed) + 1
            column += len(tabbed)
            column += TAB - column % TAB
        return match.end(), column + match.end() - at
