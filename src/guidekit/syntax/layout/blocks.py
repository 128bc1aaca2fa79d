"""Blocks to lines: indentation by nesting, one form for each kind of block."""

from guidekit.syntax.blocks import ESM, HEADING_END
from guidekit.syntax.layout.entries import (
    MAX_WIDTH,
    WIDTH,
    Entry,
    blank_lines,
    entries_of,
    flow_text,
)
from guidekit.syntax.layout.prose import Prose
from guidekit.syntax.layout.tables import table_lines
from guidekit.syntax.layout.tags import tag_lines
from guidekit.syntax.nodes import Document, Esm, Expression, ThematicBreak
from guidekit.syntax.raw import Box, Fence, Item, RawHeading, RawParagraph, RawTable
from guidekit.syntax.tags import Tag

__all__ = ["Printer"]

MAX_NUMBER = 999_999_999
RULE, OTHER_RULE = "---", "___"
"""The second where the first would underline a paragraph, or begin the file's frontmatter."""


class Printer:
    """Prints the containers of one file, each as lines without the prefix of what it is in."""

    def __init__(self, document: Document) -> None:
        self.text = document.source.text
        self.prose = Prose(document)

    def file(self, root: Box, *, bare: bool) -> list[str]:
        """The lines of a whole file; a ``bare`` one begins without frontmatter."""
        lines = self._box(root, 0)
        if bare and lines and lines[0] == RULE:
            lines[0] = OTHER_RULE
        return lines

    def _box(self, box: Box, column: int) -> list[str]:
        """The lines of a container; ``column`` is where they begin in the file."""
        entries = entries_of(box, self.text, column)
        lines: list[str] = []
        other = False
        before: Item = box
        for entry, blank in zip(entries, blank_lines(box, entries), strict=True):
            other = _same_lists(before, entry.items[0]) and not other
            if blank:
                lines.append("")
            lines += self._entry(entry, column, None if blank else before, other=other)
            before = entry.items[-1]
        return lines

    def _entry(self, entry: Entry, column: int, above: Item | None, *, other: bool) -> list[str]:
        """One entry; ``above`` is what ends, or begins, on the line before or on the same line."""
        indent = "  " * entry.level
        item = entry.items[0]
        match item:
            case Tag() | Expression():
                # A list that is still open would take the further lines of a tag.
                after_box = isinstance(above, Box) and above.kind in ("list", "quote")
                return self._flow(entry, indent, MAX_WIDTH if after_box else WIDTH - column)
            case Esm(value=value):
                return [value]  # with its own line ends
            case RawParagraph():
                return self._paragraph(item, indent, column)
            case RawHeading():
                return self._heading(item, indent, column)
            case ThematicBreak():
                free = above is None or (isinstance(above, Box) and above.kind != "item")
                return [indent + (RULE if free else OTHER_RULE)]
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
            marker = _marker(number, other=other)
            inside = self._box(item, column + len(marker) + 1)
            lines += _prefixed(inside, f"{marker} ", " " * (len(marker) + 1)) or [marker]
            number = None if number is None else min(number + 1, MAX_NUMBER)
        return lines


def _same_lists(one: Item, two: Item) -> bool:
    """Whether two lists would be one if they had the same marker."""
    return (
        isinstance(one, Box)
        and isinstance(two, Box)
        and one.kind == two.kind == "list"
        and (one.first is None) == (two.first is None)
    )


def _marker(number: int | None, *, other: bool) -> str:
    if number is None:
        return "+" if other else "-"
    return f"{number})" if other else f"{number}."


def _fence(fence: Fence) -> list[str]:
    if "`" in fence.info:
        marker = fence.marker
    else:
        inner = (line.strip() for line in fence.lines)
        marker = "`" * max([3, *(len(line) + 1 for line in inner if not line.strip("`"))])
    space = " " if fence.info.startswith(marker[0]) else ""
    return [marker + space + fence.info, *fence.lines, marker]


def _indented(lines: list[str], indent: str) -> list[str]:
    return [indent + line if line else "" for line in lines]


def _prefixed(lines: list[str], first: str, rest: str) -> list[str]:
    """Lines with the prefix of a container; none where there are no lines."""
    return [
        (prefix + line if line else prefix.rstrip())
        for prefix, line in zip((first, *(rest,) * len(lines)), lines, strict=False)
    ]
