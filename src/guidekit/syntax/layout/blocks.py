"""Blocks to lines: indentation by nesting, one form for each kind of block."""

import re

from guidekit.syntax.blocks import ESM, HEADING_END
from guidekit.syntax.layout.entries import WIDTH, Entry, blank_lines, entries_of, flow_text
from guidekit.syntax.layout.prose import Prose
from guidekit.syntax.layout.tables import table_lines
from guidekit.syntax.layout.tags import tag_lines
from guidekit.syntax.nodes import Document, Esm, Expression, ThematicBreak
from guidekit.syntax.raw import Box, Fence, RawHeading, RawParagraph, RawTable
from guidekit.syntax.tags import Tag

__all__ = ["Printer"]

LINE_END = re.compile(r"\r\n|\n|\r")
MAX_NUMBER = 999_999_999
RULE, OTHER_RULE = "---", "___"
"""The second where the first would underline a paragraph, or begin the file's frontmatter."""


class Printer:
    """Prints the containers of one file, each as lines without the prefix of what it is in."""

    def __init__(self, document: Document) -> None:
        self.text = document.source.text
        self.prose = Prose(document)
        self.root: Box | None = None

    def file(self, root: Box, *, bare: bool) -> list[str]:
        """The lines of a whole file; a ``bare`` one begins without frontmatter."""
        self.root = root
        lines = self._box(root, 0)
        if bare and lines and lines[0] == RULE:
            lines[0] = OTHER_RULE
        return lines

    def _box(self, box: Box, column: int) -> list[str]:
        """The lines of a container; ``column`` is where they begin in the file."""
        entries = entries_of(box, self.text, column)
        lines: list[str] = []
        other = False
        before: Entry | None = None
        for entry, blank in zip(entries, blank_lines(box, entries), strict=True):
            other = before is not None and _same_lists(before, entry) and not other
            if blank:
                lines.append("")
            tight = not blank and (before is not None or box.kind == "item")
            lines += self._entry(entry, column, other=other, tight=tight)
            before = entry
        return lines

    def _entry(self, entry: Entry, column: int, *, other: bool, tight: bool) -> list[str]:
        indent = "  " * entry.level
        item = entry.items[0]
        match item:
            case Tag() | Expression():
                return self._flow(entry, indent, WIDTH - column)
            case Esm(value=value):
                return LINE_END.split(value)
            case RawParagraph():
                return self._paragraph(item, indent, column)
            case RawHeading():
                return self._heading(item, indent, column)
            case ThematicBreak():
                return [indent + (OTHER_RULE if tight else RULE)]
            case Fence():
                return _indented(_fence(item), indent)
            case RawTable():
                return self._table(item, indent, column)
        return _indented(self._container(item, column + len(indent), other=other), indent)

    # -- leaves ----------------------------------------------------------------------------------

    def _flow(self, entry: Entry, indent: str, width: int) -> list[str]:
        item = entry.items[0]
        if len(entry.items) == 1 and isinstance(item, Tag):
            return tag_lines(self.text, item, indent, width)
        return (indent + flow_text(self.text, entry.items)).split("\n")

    def _paragraph(self, item: RawParagraph | RawHeading, indent: str, column: int) -> list[str]:
        lines = _indented(self.prose.lines(item.content), indent)
        if not column and lines and ESM.match(lines[0]):
            lines[0] = f"  {lines[0]}"  # at the very start of a line it would be a statement
        return lines

    def _heading(self, item: RawHeading, indent: str, column: int) -> list[str]:
        if item.style == "setext":
            lines = self._paragraph(item, indent, column)
            return [*lines, indent + ("===" if item.depth == 1 else "---")]
        text = self.prose.lines(item.content)[0]
        ending = HEADING_END.search(text)
        closing = " #" if ending and ending[0] else ""
        return [f"{indent}{'#' * item.depth} {text}{closing}".rstrip(" ")]

    def _table(self, item: RawTable, indent: str, column: int) -> list[str]:
        rows = [
            [" ".join(self.prose.lines(content)) for _, _, content in cells]
            for _, _, cells in item.rows
        ]
        return _indented(table_lines(item.align, rows, WIDTH - column - len(indent)), indent)

    # -- containers ------------------------------------------------------------------------------

    def _container(self, box: Box, column: int, *, other: bool) -> list[str]:
        if box.kind == "quote":
            return _prefixed(self._box(box, column + 2), "> ", "> ") or [">"]
        if box.kind == "footnote":
            first = f"[^{box.label}]: "
            return _prefixed(self._box(box, column + 4), first, " " * 4) or [first.rstrip()]
        lines: list[str] = []
        number = box.first
        for item in box.items:
            assert isinstance(item, Box)  # noqa: S101  # a list holds nothing but items
            if lines and box.spread:
                lines.append("")
            marker = (
                ("*" if other else "-") if number is None else f"{number}{')' if other else '.'}"
            )
            inside = self._box(item, column + len(marker) + 1)
            lines += _prefixed(inside, f"{marker} ", " " * (len(marker) + 1)) or [marker]
            number = None if number is None else min(number + 1, MAX_NUMBER)
        return lines


def _same_lists(before: Entry, after: Entry) -> bool:
    """Whether two lists would be one if they had the same marker."""
    one, two = before.items[0], after.items[0]
    return (
        isinstance(one, Box)
        and isinstance(two, Box)
        and one.kind == two.kind == "list"
        and (one.first is None) == (two.first is None)
    )


def _fence(fence: Fence) -> list[str]:
    if "`" in fence.info:
        marker = fence.marker
    else:
        inner = (len(line) for line in map(str.strip, fence.lines) if not line.strip("`"))
        marker = "`" * max(3, *(size + 1 for size in inner if size), 3)
    return [marker + fence.info, *fence.lines, marker]


def _indented(lines: list[str], indent: str) -> list[str]:
    return [indent + line if line else "" for line in lines]


def _prefixed(lines: list[str], first: str, rest: str) -> list[str]:
    """Lines with the prefix of a container; none where there are no lines."""
    return [
        (prefix + line if line else prefix.rstrip())
        for prefix, line in zip((first, *(rest,) * len(lines)), lines, strict=False)
    ]
