"""Where a parser stops that does not read on after its first fault.

The reference parser is such a one: the place that it tells is where it found out, which may be far
from where the author has to act. It reads a file in three passes: the blocks, with the tags and
expressions that stand on lines of their own; then running text; then it pairs tags.
"""

from enum import IntEnum

from msgspec import Struct

from guidekit.source import Fault

__all__ = ["Pass", "Stop", "Stops"]


class Pass(IntEnum):
    """The passes of such a parser, in their order."""

    BLOCKS = 0
    TEXT = 1
    PAIRING = 2


class Stop(Struct, frozen=True, order=True):
    """``at`` is the offset of what cannot be, ``shown`` the one that is told; None for the end."""

    during: Pass
    at: int
    shown: int | None


class Stops:
    """Takes down each place where a parser may stop; keeps the first.

    Blocks and texts are read in their order, and what comes first stops the parser, wherever that
    is found out. Pairs are made from the inside out: of these the first in the file counts.

    >>> stops = Stops()
    >>> stops.note(Pass.TEXT, 3)
    >>> stops.note(Pass.BLOCKS, 9)
    >>> stops.first.at
    9
    """

    def __init__(self) -> None:
        self.first: Stop | None = None
        self.refused: Fault | None = None
        """The first line that begins like a tag and has none: a fault where nothing else is one."""

    def matters(self, during: Pass, at: int) -> bool:
        """Whether such a place would be the first."""
        if self.first is None or during != self.first.during:
            return self.first is None or during < self.first.during
        return during == Pass.PAIRING and at < self.first.at

    def note(self, during: Pass, at: int) -> None:
        """A place that is told as it is."""
        self._keep(Stop(during, at, at))

    def note_unclosed(self, at: int, shown: int | None) -> None:
        """The end of a container, at which tags are open that were opened in it."""
        self._keep(Stop(Pass.PAIRING, at, shown))

    def _keep(self, stop: Stop) -> None:
        if self.matters(stop.during, stop.at):
            self.first = stop
