"""Running text, line by line as it was written, but for its tags and blank space."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from guidekit.syntax.blocks import UNDERLINE
from guidekit.syntax.content import Content
from guidekit.syntax.layout.tags import closing_tag, opening_tag
from guidekit.syntax.nodes import (
    Break,
    Definition,
    Document,
    Element,
    Expression,
    Image,
    InlineCode,
    Link,
    Node,
    Text,
    children_of,
    walk,
)
from guidekit.syntax.tables import delimiter_row, read_row

__all__ = ["Prose"]

OPENERS = ("\\", "<")
"""Characters that have another meaning where blank space follows."""

MARKS = (*OPENERS, "*", "_", "~")
"""Characters that may have another meaning where a backslash follows."""

URL = re.compile(r"://|www\.|@")
MAX_WORD = 2000
LINE_END = re.compile(r"\r\n|\n|\r")


class Prose:
    """The running text of one file, with what the tree knows about its line ends and tags.

    A line break that was two spaces becomes a backslash, which nobody can overlook.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.source.text
        self._breaks: dict[int, str] = {}
        self._kept: set[int] = set()
        edits: list[tuple[int, int, str]] = []
        for node in walk(document):
            self._note_breaks(children_of(node))
            for start, end in _verbatim(node):
                self._kept.update(m.start() for m in LINE_END.finditer(self._text, start, end))
            if isinstance(node, Element) and not node.flow:
                edits.extend(self._tags(node))
        self._edits = sorted(edits)
        self._starts = [start for start, _, _ in self._edits]

    def lines(self, content: Content) -> list[str]:
        """The lines of a paragraph, heading or cell, without indentation."""
        at = 0
        found: list[str] = []
        for line in content.text.split("\n"):
            text = self._line(line, content.offset(at))
            found.append(f"\\{text}" if found and _remakes(found[-1], text) else text)
            at += len(line) + 1
        return found

    def _line(self, line: str, start: int) -> str:
        end = start + len(line)
        body = line if end in self._kept else self._trimmed(line, end)
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        for begin, stop, text in reversed(self._edits[first:last]):
            body = body[: begin - start] + text + body[stop - start :]
        return body

    def _trimmed(self, line: str, end: int) -> str:
        body = line.rstrip(" \t")
        if body.endswith(OPENERS):
            return line
        return line.rstrip(" ") + self._breaks[end] if end in self._breaks else body

    def _note_breaks(self, nodes: tuple[Node, ...]) -> None:
        for before, node in pairwise((None, *nodes)):
            if isinstance(node, Break) and self._text[node.start] != "\\":
                fragile = self._takes_backslash(before, node.start)
                self._breaks[node.start] = "  " if fragile else "\\"

    def _takes_backslash(self, before: Node | None, end: int) -> bool:
        """Whether a backslash at ``end``, after a node, would become a part of it."""
        if not isinstance(before, Text):
            return isinstance(before, Link) and before.kind == "literal"
        words = self._text[max(0, end - MAX_WORD) : end].split()
        return bool(words) and (words[-1].endswith(MARKS) or URL.search(words[-1]) is not None)

    def _tags(self, node: Element) -> Iterator[tuple[int, int, str]]:
        opening = opening_tag(
            self._text, node.name, node.attributes, self_closing=node.self_closing
        )
        for start, end, text in (
            (node.start, node.open_end, opening),
            (node.close_start, node.end, closing_tag(node.name)),
        ):
            written = self._text[start:end]
            if written and written != text and not LINE_END.search(written):
                yield start, end, text


def _remakes(before: str, line: str) -> bool:
    """Whether a line makes the one before it a heading or a table's head.

    One that did not stood without the prefix of its container, which it is about to get.
    """
    if UNDERLINE.match(line):
        return True
    align = delimiter_row(line, 0, len(line))
    return align is not None and len(align) == len(read_row(before, 0, len(before))[2])


def _verbatim(node: Node) -> Iterator[tuple[int, int]]:
    """The stretches of a node in which blank space before a line end may count."""
    match node:
        case InlineCode() | Expression() | Image() | Definition():
            yield node.start, node.end
        case Element(flow=False):
            yield node.start, node.open_end
        case Link(children=children):
            yield (children[-1].end if children else node.start), node.end
