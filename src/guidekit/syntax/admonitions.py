"""Boxed remarks between colons, as Docusaurus and others have them: read as the tags of callouts.

``:::note A title`` opens one and ``:::`` closes it, each on a line of its own. More colons than
three tell a remark from those inside it. To MDX itself all of this is text.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from guidekit.source.patterns import regex
from guidekit.syntax.containers import MAX_DEPTH, OpenBlocks
from guidekit.syntax.cursor import Cursor
from guidekit.syntax.nodes import Attribute
from guidekit.syntax.raw import Box
from guidekit.syntax.tags import Tag

__all__ = ["Admonitions"]

NAMES = {
    "caution": "Warning", "danger": "Danger", "important": "Info", "info": "Info", "note": "Note",
    "success": "Check", "tip": "Tip", "warning": "Warning",
}  # fmt: skip
OPENING = regex(
    rf"(:{{3,}})[ \t]*({'|'.join(NAMES)})"
    r"(?:\[(?P<boxed>.*?)\]|[ \t]+(?P<bare>[^\s{].*?))??(?:[ \t]*\{.*\})?[ \t]*$"
)
CLOSING = re.compile(r"(:{3,})[ \t]*$")
CLOSED = regex(r"^[ \t>]*:{3,}[ \t]*$", re.MULTILINE)
MARKS = regex(r"\*\*|`")
"""What a title shows nothing of: it is text."""


class _Open(Struct, frozen=True):
    """A remark that is not closed yet, and the container that it stands in."""

    colons: int
    name: str
    box: Box
    depth: int

    def closing(self, start: int, end: int) -> Tag:
        """The closing tag for a line that closes it."""
        return Tag(
            self.name, closing=True, self_closing=False, attributes=(), start=start, end=end,
            flow=True, written=":" * self.colons,
        )  # fmt: skip

    def end(self) -> None:
        """Close it where its container ended."""
        self.box.items.append(self.closing(self.box.end, self.box.end))


class Admonitions:
    """The open remarks of one file; one that nothing closes further down is text."""

    def __init__(self, text: str, blocks: OpenBlocks) -> None:
        self.text = text
        self.blocks = blocks
        self.open: list[_Open] = []
        self.next_closing = 0  # the next line that could close one, after what has been read

    def begins(self, cursor: Cursor) -> re.Match[str] | None:
        """The line at the cursor, if it opens or closes a remark."""
        match = CLOSING.match(self.text, cursor.at, cursor.end)
        if match is not None:
            return match if self._closed_by(len(match[1])) is not None else None
        match = OPENING.match(self.text, cursor.at, cursor.end)
        free = match is not None and len(self.open) < MAX_DEPTH
        return match if free and self._is_closed(cursor.end) else None

    def take(self, match: re.Match[str]) -> None:
        """Read such a line: put its tag where it belongs."""
        if match.re is CLOSING:
            self._close(match)
        else:
            self._open(match)

    def finish(self) -> None:
        """Close what is open at the end of the file."""
        for each in reversed(self.open):
            each.end()

    def _is_closed(self, at: int) -> bool:
        if 0 <= self.next_closing < at:
            found = CLOSED.search(self.text, at)
            self.next_closing = found.start() if found else -1
        return self.next_closing >= 0

    def _closed_by(self, colons: int) -> int | None:
        """The innermost remark with as many colons, else the outermost with fewer."""
        counts = [each.colons for each in self.open]
        if colons in counts:
            return len(counts) - 1 - counts[::-1].index(colons)
        return next((at for at, count in enumerate(counts) if count < colons), None)

    def _open(self, match: re.Match[str]) -> None:
        written = match[0].rstrip(" \t")
        tag = Tag(
            NAMES[match[2]], closing=False, self_closing=False, attributes=tuple(_title(match)),
            start=match.start(), end=match.start() + len(written), flow=True, written=written,
        )  # fmt: skip
        self.blocks.leaf = None
        self.blocks.add(tag)
        box, depth = self.blocks.innermost, len(self.blocks.stack)
        self.open.append(_Open(len(match[1]), tag.name, box, depth))

    def _close(self, match: re.Match[str]) -> None:
        """Close a remark, and with it those inside it."""
        target = self._closed_by(len(match[1])) or 0
        while len(self.open) > target:
            last = self.open.pop()
            if any(last.box is box for box in (self.blocks.root, *self.blocks.stack)):
                self.blocks.close(last.depth)
                end = match.end(1) if len(self.open) == target else match.start()
                self.blocks.add(last.closing(match.start(), end))
            else:
                last.end()


def _title(match: re.Match[str]) -> Iterator[Attribute]:
    group = "boxed" if match["boxed"] is not None else "bare"
    if match[group]:
        start, end = match.span(group)
        yield Attribute(start, end, "title", MARKS.sub("", match[group]), start, end)
