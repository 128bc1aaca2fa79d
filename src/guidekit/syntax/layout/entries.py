"""What stands on lines of its own in a container, and between which of it are blank lines."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from guidekit.syntax.layout.tags import tag_text
from guidekit.syntax.nodes import Esm, Expression
from guidekit.syntax.raw import Box, Item, RawParagraph
from guidekit.syntax.tags import Tag

__all__ = ["MAX_WIDTH", "WIDTH", "Entry", "blank_lines", "entries_of", "flow_text"]

WIDTH = 100
"""Columns from which tags get a line per attribute and tables no padding."""

MAX_WIDTH = 1_000_000
"""For tags that must stay on their line."""

LINE_END = re.compile(r"\r\n|\n|\r")
MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=\s|$)")
Kind = Literal["open", "close", "whole", "block"]


class Entry(Struct, frozen=True):
    """One block: several ``items`` where tags and expressions share a line, else one.

    ``kind`` tells tags that open or close an element from those that are complete, and from other
    blocks. ``level`` is how many elements of the container it is in, those between colons aside;
    ``apart`` whether a blank line stood before it.
    """

    kind: Kind
    items: tuple[Item, ...]
    level: int
    apart: bool


def entries_of(box: Box, text: str, column: int) -> tuple[Entry, ...]:
    """The entries of a container whose lines begin at ``column``."""
    found: list[Entry] = []
    level, end = 0, box.start
    for run in _runs(box, text):
        apart = len(LINE_END.findall(text, end, run[0].start)) > 1
        end = run[-1].end
        width = WIDTH - column - 2 * level
        together = len(run) > 1 and _complete(run) and _fits(flow_text(text, run), width)
        for items in (tuple(run),) if together else tuple((item,) for item in run):
            kind: Kind = "whole" if together else _kind(items[0])
            indents = not _between_colons(items[0])
            level -= indents and kind == "close"
            found.append(Entry(kind, items, level, apart))
            level += indents and kind == "open"
            apart = False
    return tuple(found)


def blank_lines(box: Box, entries: tuple[Entry, ...]) -> list[bool]:
    """For each entry whether a blank line comes before it.

    In a list item blank lines have a meaning: there are some in a loose item and none in others.
    In a quote they are where the author put them.
    """
    if len(entries) < 2 or (box.kind == "item" and not box.spread):
        return [False] * len(entries)
    if box.kind == "quote":
        return [False, *(b.apart and not _is_edge(a, b) for a, b in pairwise(entries))]
    blank = [False, *(_is_apart(a, b) for a, b in pairwise(entries))]
    if box.kind == "item" and not any(blank):
        return [False, *([True] * (len(entries) - 1))]
    return blank


def flow_text(text: str, items: tuple[Item, ...] | list[Item]) -> str:
    """Tags and expressions of one line; where there was space between two, there is one."""
    found = ""
    end = items[0].start
    for item in items:
        found += " " if item.start > end else ""
        found += tag_text(text, item) if isinstance(item, Tag) else _braces(text, item)
        end = item.end
    return found


def _braces(text: str, item: Item) -> str:
    if not isinstance(item, Expression):
        return ""
    if text.startswith("<!--", item.start):
        whole = text[item.start : item.end]
        # Over several lines, markers of a quote may stand between them.
        return f"<!--{item.source[2:-2]}-->" if "\n" in whole else whole
    return f"{{{item.source}}}"


def _is_edge(before: Entry, after: Entry) -> bool:
    return before.kind == "open" or after.kind == "close"


def _is_apart(before: Entry, after: Entry) -> bool:
    if isinstance(before.items[0], Esm):
        return True  # nothing else ends it
    if _is_edge(before, after):
        return False
    if _in_wait(after.items[0]):
        return after.apart
    remark = all(isinstance(item, Expression) for item in before.items)
    if remark or before.kind == after.kind == "whole":
        return after.apart
    return True


def _in_wait(item: Item) -> bool:
    """Whether a list begins with a marker that is text only because it is in a paragraph's way.

    In ``text⏎- 2. text`` the number begins no list: none but a first one may interrupt.
    """
    while isinstance(item, Box) and item.items:
        item = item.items[0]
    return isinstance(item, RawParagraph) and MARKER.match(item.content.text) is not None


def _runs(box: Box, text: str) -> Iterator[list[Item]]:
    """The items of a container, tags and expressions of one line together."""
    run: list[Item] = []
    for item in box.items:
        joins = (
            run
            and isinstance(item, Tag | Expression)
            and isinstance(run[-1], Tag | Expression)
            and not LINE_END.search(text, run[-1].end, item.start)
        )
        if run and not joins:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _fits(text: str, width: int) -> bool:
    return "\n" not in text and len(text) <= width


def _complete(run: list[Item]) -> bool:
    """Whether a line closes all that it opens, and nothing else."""
    level = 0
    for item in run:
        kind = _kind(item)
        level += (kind == "open") - (kind == "close")
        if level < 0:
            return False
    return level == 0


def _between_colons(item: Item) -> bool:
    """Whether a tag is a line such as ``:::note``; other tools take what is indented for code."""
    return isinstance(item, Tag) and item.written is not None


def _kind(item: Item) -> Kind:
    match item:
        case Tag(closing=True):
            return "close"
        case Tag(self_closing=False):
            return "open"
        case Tag() | Expression():
            return "whole"
    return "block"
