"""The quotes, lists and footnotes that are open at a line, and the leaf inside them."""

import re

from guidekit.syntax.cursor import Cursor
from guidekit.syntax.raw import Box, Fence, Item, RawParagraph, RawTable

__all__ = ["MAX_DEPTH", "RULE", "OpenBlocks"]

MAX_DEPTH = 60
"""How deep quotes and lists may nest; real guides reach five."""

RULE = re.compile(r"(?:\*[ \t]*+){3,}+$|(?:-[ \t]*+){3,}+$|(?:_[ \t]*+){3,}+$")
BULLET = re.compile(r"([-+*])(?=[ \t]|$)")
NUMBER = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
QUOTE = re.compile(">")
FOOTNOTE = re.compile(r"\[\^([^\]\s\[]+)\]:")
STARTERS = frozenset(">-+*[0123456789")


class OpenBlocks:
    """The stack of open containers; what closes one closes the leaf inside it too."""

    def __init__(self, text: str, root: Box) -> None:
        self.text = text
        self.root = root
        self.stack: list[Box] = []
        self.leaf: RawParagraph | RawTable | Fence | None = None
        self.after_blank = False
        self.too_deep: int | None = None  # where the first container begins that is not opened

    @property
    def innermost(self) -> Box:
        """The container that takes the next leaf."""
        return self.stack[-1] if self.stack else self.root

    # -- matching --------------------------------------------------------------------------------

    def carry_on(self, cursor: Cursor) -> int:
        """Move past the prefixes that a line has; returns how many containers it carries on.

        A list goes on with a new item too: then that item is opened here.
        """
        index = 0
        while index < len(self.stack):
            box = self.stack[index]
            if box.kind == "list":
                if not self._carry_on_list(cursor, index):
                    break
                index += 1
            elif not _carry_on_box(box, cursor):
                break
            index += 1
        return index

    def _carry_on_list(self, cursor: Cursor, index: int) -> bool:
        item = self.stack[index + 1]
        if cursor.blank():
            # An item may begin with one blank line, not with two.
            item.only_blank = item.only_blank or item.begins_blank
            cursor.skip_columns(item.size)
            return True
        ended = item.only_blank
        item.only_blank = item.begins_blank = False
        if not ended and cursor.indent() >= item.size:
            cursor.skip_columns(item.size)
            return True
        box = self.stack[index]
        marker = self.marker(cursor, box)
        if marker is None:
            return False
        self.close(index + 1)
        box.spread = box.spread or self.after_blank
        self._open_item(cursor, marker)
        return True

    def inside(self, cursor: Cursor) -> bool:
        """Move past the prefixes of all containers; false where the line lacks one."""
        for box in self.stack:
            if box.kind == "item":
                if not cursor.blank() and cursor.indent() < box.size:
                    return False
                cursor.skip_columns(box.size)
            elif box.kind != "list" and not _carry_on_box(box, cursor):
                return False
        return True

    def begins(self, cursor: Cursor) -> bool:
        """Whether a container begins where :meth:`inside` found a prefix to be missing."""
        return self._beginning(cursor, interrupting=False) is not None

    # -- opening ---------------------------------------------------------------------------------

    def open_new(self, cursor: Cursor, matched: int, *, interrupting: bool) -> bool:
        """Open the containers that begin in this line; tells whether there were any.

        What would stand deeper than :data:`MAX_DEPTH` is not opened: its marker stays text.
        """
        opened = False
        while begin := self._beginning(cursor, interrupting=interrupting):
            keep = len(self.stack) if opened else matched
            if keep >= MAX_DEPTH:
                if self.too_deep is None:
                    self.too_deep = begin.start()
                break
            self.close(keep)
            if begin.re is QUOTE:
                self._open_quote(cursor)
            elif begin.re is FOOTNOTE:
                self._open_footnote(cursor, begin)
            else:
                self._open_list(cursor, begin)
            opened = True
        return opened

    def _beginning(self, cursor: Cursor, *, interrupting: bool) -> re.Match[str] | None:
        """The marker of a container that begins at the cursor."""
        char = cursor.char()
        if not char or char not in STARTERS:
            return None
        if char in ">[":
            probe = cursor.copy()
            probe.skip_space()
            pattern = QUOTE if char == ">" else FOOTNOTE
            return pattern.match(self.text, probe.at, probe.end)
        marker = self.marker(cursor, None)
        if marker and interrupting and self._may_not_interrupt(marker, cursor.end):
            return None
        return marker

    def marker(self, cursor: Cursor, box: Box | None) -> re.Match[str] | None:
        """The list marker at the cursor; of the same kind as ``box`` where one is given."""
        probe = cursor.copy()
        probe.skip_space()
        if probe.at >= probe.end:
            return None
        char = self.text[probe.at]
        if char.isdigit():
            match = NUMBER.match(self.text, probe.at, probe.end)
            return match if match and (box is None or box.marker == match[2]) else None
        if char not in "-+*" or (box is not None and box.marker != char):
            return None
        if RULE.match(self.text, probe.at, probe.end):
            return None
        return BULLET.match(self.text, probe.at, probe.end)

    def _may_not_interrupt(self, match: re.Match[str], end: int) -> bool:
        """In a paragraph only a bullet or ``1.`` with text after it begins a list."""
        blank = not self.text[match.end() : end].strip(" \t")
        return blank or (match[1].isdigit() and match[1] != "1")

    def _open_list(self, cursor: Cursor, match: re.Match[str]) -> None:
        ordered = match[1].isdigit()
        marker = match[2] if ordered else match[1]
        first = int(match[1]) if ordered else None
        self._push(Box("list", match.start(), cursor.end, marker=marker, first=first))
        self._open_item(cursor, match)

    def _open_item(self, cursor: Cursor, match: re.Match[str]) -> None:
        indent = cursor.indent()
        width = match.end() - match.start()
        cursor.skip_space()
        item = Box("item", cursor.at, cursor.end)
        cursor.skip(width)
        item.begins_blank = cursor.blank()
        item.size = indent + width + (1 if item.begins_blank else cursor.indent())
        cursor.skip_space()
        self._push(item)

    def _open_quote(self, cursor: Cursor) -> None:
        cursor.skip_space()
        self._push(Box("quote", cursor.at, cursor.end))
        cursor.skip(1)
        cursor.skip_columns(1)

    def _open_footnote(self, cursor: Cursor, match: re.Match[str]) -> None:
        cursor.skip_space()
        self._push(Box("footnote", cursor.at, cursor.end, label=match[1]))
        cursor.skip(match.end() - match.start())
        cursor.skip_space()

    def _push(self, box: Box) -> None:
        self._append(box)
        self.stack.append(box)
        self.after_blank = False

    # -- contents --------------------------------------------------------------------------------

    def add(self, item: Item) -> None:
        """Put a leaf into the innermost container."""
        self._append(item)
        self._stretch(item.end)

    def extend(self, leaf: RawParagraph | RawTable | Fence, end: int) -> None:
        """A leaf, and with it what it stands in, reaches to ``end``."""
        leaf.end = end
        self._stretch(end)

    def close(self, keep: int) -> None:
        """Close the open leaf, and all containers but the outermost ``keep``."""
        self.leaf = None
        del self.stack[keep:]

    def close_at_blank(self, matched: int) -> None:
        """A blank line ends paragraphs and tables, and quotes that it does not carry on."""
        if not isinstance(self.leaf, Fence) or matched < len(self.stack):
            self.leaf = None
        for index in range(matched, len(self.stack)):
            if self.stack[index].kind == "quote":
                self.close(index)
                break
        box = self.innermost
        # A marker with nothing after it is no blank line: its item begins in the next one.
        self.after_blank = not (box.begins_blank and not box.only_blank and not box.items)

    def _append(self, item: Item) -> None:
        parent = self.innermost
        if parent.kind == "item" and parent.items and self.after_blank:
            parent.spread = True
        parent.items.append(item)

    def _stretch(self, end: int) -> None:
        for box in self.stack:
            box.end = max(box.end, end)


def _carry_on_box(box: Box, cursor: Cursor) -> bool:
    """Move past the prefix of a quote or a footnote."""
    if box.kind == "quote":
        if cursor.char() != ">":
            return False
        cursor.skip_space()
        cursor.skip(1)
        cursor.skip_columns(1)
        return True
    if not cursor.blank() and cursor.indent() < 4:
        return False
    cursor.skip_columns(4)
    return True
