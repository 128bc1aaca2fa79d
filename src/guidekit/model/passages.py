"""Running text as readers see it, put together from the nodes of a block."""

import re
from dataclasses import dataclass

from guidekit.model.conditions import Guard
from guidekit.model.guide import Passage, PassageKind, Segment, Style
from guidekit.model.offsets import align
from guidekit.source import SourceText

__all__ = ["VARIABLE", "PassageWriter", "Place"]

VARIABLE = "\ufffc"
"""Stands in a passage for a value that each brand fills in."""

SPACE = re.compile(r"[ \t\r\n\f]+")
UNUSUAL_SPACE = re.compile(r"[\t\r\n\f]|  ")


@dataclass(slots=True)
class Place:
    """Whose text is being read: the kind of the block, and where it belongs."""

    kind: PassageKind = "text"
    guard: Guard = ()
    section: int | None = None
    step: int | None = None


class PassageWriter:
    """Collects passages: text is added piece by piece, and a block's end closes a passage.

    White space is collapsed the way a browser does. Passages stand in the order in which they
    begin.
    """

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0
        self.space = True
        self.index = 0

    def add(self, value: str, source: SourceText, start: int, end: int, style: Style) -> None:
        """Append text that stands between two offsets of a file."""
        if len(value) == end - start and source.text.startswith(value, start):
            self._add_exact(value, source, start, style)
            return
        for at, length, first, last in align(value, source.text, start, end):
            run = value[at : at + length]
            if length == last - first:
                self._add_exact(run, source, first, style)
            else:
                self.put(SPACE.sub(" ", run), source, first, last, style)

    def _add_exact(self, run: str, source: SourceText, start: int, style: Style) -> None:
        """Append a run that the file holds as it is, apart from unusual space."""
        if not UNUSUAL_SPACE.search(run):
            self._put_exact(run, source, start, style)
            return
        at = 0
        for match in SPACE.finditer(run):
            if match.group() == " ":
                continue
            first, last = match.span()
            self._put_exact(run[at:first], source, start + at, style)
            self.put(" ", source, start + first, start + last, style)
            at = last
        self._put_exact(run[at:], source, start + at, style)

    def _put_exact(self, run: str, source: SourceText, start: int, style: Style) -> None:
        if self.space and run.startswith(" "):
            run = run[1:]
            start += 1
        if run:
            self._append(run, source, start, start + len(run), style)

    def put(self, run: str, source: SourceText, start: int, end: int, style: Style) -> None:
        """Append a run, its space collapsed, that the file spells in another way."""
        if self.space:
            run = run.removeprefix(" ")
        if run:
            # Only what stands there as it is may be as long as it is.
            end -= end - start == len(run) and not source.text.startswith(run, start)
            self._append(run, source, start, end, style)

    def verbatim(self, value: str, source: SourceText, start: int, end: int) -> None:
        """Append code, whose white space stays."""
        for at, length, first, last in align(value, source.text, start, end):
            if length:
                self._append(value[at : at + length], source, first, last, "code")

    def _append(self, run: str, source: SourceText, start: int, end: int, style: Style) -> None:
        if not self.parts:
            self.index = len(self.passages)
        self.parts.append(run)
        self.segments.append(Segment(self.length, len(run), source, start, end, style))
        self.length += len(run)
        self.space = run[-1] == " "

    def close(self, place: Place) -> Passage | None:
        """End the passage; None where there was nothing to read."""
        if not self.parts:
            return None
        if self.space and place.kind != "code":
            self._strip()
        passage = Passage(
            place.kind, "".join(self.parts), tuple(self.segments),
            place.guard, place.section, place.step,
        )  # fmt: skip
        self.passages.insert(self.index, passage)
        self.parts, self.segments, self.length, self.space = [], [], 0, True
        return passage

    def _strip(self) -> None:
        """Take the one space at the end away again; there is text before it."""
        last = self.segments.pop()
        run = self.parts.pop()[:-1]
        if run:
            exact = last.length == last.end - last.start
            end = last.end - 1 if exact else last.end
            end -= not exact and end - last.start == len(run)
            self.parts.append(run)
            self.segments.append(
                Segment(last.at, len(run), last.source, last.start, end, last.style)
            )

    def single(
        self, value: str, source: SourceText, start: int, end: int, place: Place
    ) -> Passage | None:
        """A passage of its own, such as an attribute, in the midst of whatever is open."""
        outer = self.parts, self.segments, self.length, self.space, self.index
        self.parts, self.segments, self.length, self.space = [], [], 0, True
        self.add(value, source, start, end, "plain")
        passage = self.close(place)
        self.parts, self.segments, self.length, self.space, self.index = outer
        return passage
