"""Running text as readers see it, put together from the nodes of a block."""

import re

from msgspec import Struct

from guidekit.model.conditions import Guard
from guidekit.model.guide import Passage, PassageKind, Segment, Style
from guidekit.model.offsets import align
from guidekit.source import SourceText
from guidekit.source.patterns import regex
from guidekit.syntax.values import holds_value, parts_of

__all__ = ["VARIABLE", "PassageWriter", "Place"]

VARIABLE = "\ufffc"
"""Stands in a passage for a value that each brand fills in."""

SPACE = regex(r"[ \t\r\n\f]+")
UNUSUAL_SPACE = re.compile(r"[\t\r\n\f]|  ")


class Place(Struct):
    """Whose text is being read: the kind of the block, and where it belongs."""

    kind: PassageKind = "text"
    guard: Guard = ()
    section: int | None = None
    step: int | None = None
    within: tuple[str, ...] = ()


class PassageWriter:
    """Collects passages: text is added piece by piece, and a block's end closes a passage.

    White space is collapsed the way a browser does. Passages stand in the order in which they
    begin.
    """

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.values: list[str] = []
        self.length = 0
        self.space = True
        self.index = 0

    def add(self, value: str, source: SourceText, start: int, end: int, style: Style) -> None:
        """Append text, perhaps with values of the brand, that stands between two offsets."""
        if VARIABLE in value or holds_value(value):
            self._add_values(value.replace(VARIABLE, "\ufffd"), source, start, end, style)
            return
        if len(value) == end - start and source.text.startswith(value, start):
            self._add_exact(value, source, start, style)
            return
        for at, length, first, last in align(value, source.text, start, end):
            run = value[at : at + length]
            if length == last - first:
                self._add_exact(run, source, first, style)
            else:
                self.put(SPACE.sub(" ", run), source, first, last, style)

    def _add_values(
        self, value: str, source: SourceText, start: int, end: int, style: Style
    ) -> None:
        for text, path in parts_of(value):
            if text:
                found = source.text.find(text, start, end)
                stop = found + len(text) if found >= 0 else end
                self.add(text, source, max(found, start), stop, style)
                start = stop if found >= 0 else start
            if path:
                written = re.compile(rf"\{{\s*{re.escape(path)}\s*\}}|{re.escape(path)}")
                match = written.search(source.text, start, end)
                first, last = match.span() if match else (start, end)
                self.put_value(path, source, first, last, style)
                start = last if match else start

    def put_value(self, path: str, source: SourceText, start: int, end: int, style: Style) -> None:
        """Append a value of the brand."""
        self.values.append(path)
        self._append(VARIABLE, source, start, end, style)

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
            place.guard, place.section, place.step, tuple(self.values), place.within,
        )  # fmt: skip
        self.passages.insert(self.index, passage)
        self._reset()
        return passage

    def _reset(self) -> None:
        self.parts, self.segments, self.values, self.length, self.space = [], [], [], 0, True

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
        outer = self.parts, self.segments, self.values, self.length, self.space, self.index
        self._reset()
        self.add(value, source, start, end, "plain")
        passage = self.close(place)
        self.parts, self.segments, self.values, self.length, self.space, self.index = outer
        return passage
