"""Fixes put into a text: which of them go together, and what comes of it."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from guidekit.source.diagnostics import Edit, Fix
from guidekit.source.span import Position
from guidekit.source.text import BOM, LINE_END, SourceText

__all__ = ["Change", "apply_changes", "changes_of", "choose_fixes", "places_after", "whole_text"]


class Change(Struct, frozen=True, order=True):
    """An edit by offsets: ``text`` instead of what is from ``start`` to ``end``."""

    start: int
    end: int
    text: str

    def meets(self, other: "Change") -> bool:
        """Whether the two cannot both be made: they overlap, or it matters which is first."""
        return self.start == other.start or (self.start < other.end and other.start < self.end)


def changes_of(source: SourceText, edits: Iterable[Edit]) -> tuple[Change, ...] | None:
    r"""Edits of a file in the order of their places, with line ends as the file has them.

    None where one of them is no place in this text, or two of them overlap.

    >>> from guidekit.source import Edit
    >>> source = SourceText("a.mdx", "one\r\ntwo\r\n")
    >>> changes_of(source, [Edit(source.span(3, 5), "\n\n")])
    (Change(start=3, end=5, text='\r\n\r\n'),)
    """
    newline = _newline(source)
    changes = []
    for edit in edits:
        start, end = _offset(source, edit.span.start), _offset(source, edit.span.end)
        if start is None or end is None or start > end:
            return None
        changes.append(Change(start, end, LINE_END.sub(newline, edit.text)))
    changes.sort()
    if any(one.meets(other) for one, other in pairwise(changes)):
        return None
    return tuple(changes)


def choose_fixes(
    source: SourceText, fixes: Iterable[Fix]
) -> tuple[tuple[Fix, tuple[Change, ...]], ...]:
    """The fixes of one file that can be made together, each with its changes.

    Of fixes that overlap the first by place is chosen, and the same fix once.
    """
    found: dict[tuple[Change, ...], Fix] = {}
    for fix in fixes:
        changes = changes_of(source, fix.edits)
        if changes:
            found.setdefault(changes, fix)
    chosen: list[tuple[Fix, tuple[Change, ...]]] = []
    taken: list[Change] = []
    for changes, fix in sorted(found.items(), key=lambda item: item[0]):
        if not any(one.meets(other) for one in changes for other in taken):
            chosen.append((fix, changes))
            taken += changes
    return tuple(chosen)


def apply_changes(text: str, changes: Iterable[Change]) -> str:
    """A text with changes made that do not overlap.

    >>> apply_changes("a < b < c", [Change(2, 3, "&lt;"), Change(6, 7, "&lt;")])
    'a &lt; b &lt; c'
    """
    parts, at = [], 0
    for change in sorted(changes):
        parts += [text[at : change.start], change.text]
        at = change.end
    return "".join([*parts, text[at:]])


def places_after(changes: Iterable[Change]) -> Iterator[tuple[int, int]]:
    """Where the new texts of changes stand in the text that comes of them.

    >>> list(places_after([Change(2, 3, "long"), Change(6, 7, "")]))
    [(2, 6), (9, 9)]
    """
    moved = 0
    for change in sorted(changes):
        start = change.start + moved
        yield start, start + len(change.text)
        moved += len(change.text) - (change.end - change.start)


def whole_text(source: SourceText, text: str) -> str:
    """What a file is to hold whose text becomes ``text``: a byte-order mark at its head stays."""
    return BOM + text if source.had_bom else text


def _newline(source: SourceText) -> str:
    first = LINE_END.search(source.text)
    return first[0] if first else "\n"


def _offset(source: SourceText, position: Position) -> int | None:
    starts = [*source.line_starts, len(source.text)]
    if not 1 <= position.line < len(starts):
        return None
    offset = source.offset(position)
    return offset if offset <= starts[position.line] else None
