"""What the block pass finds: containers with leaves whose text is still to be read."""

from typing import Literal

from msgspec import Struct, field

from guidekit.syntax.content import Content
from guidekit.syntax.nodes import Align, Esm, Expression, ThematicBreak
from guidekit.syntax.tags import Tag

__all__ = ["Box", "Fence", "Item", "RawHeading", "RawParagraph", "RawTable"]


class RawParagraph(Struct):
    """Lines of running text, without their indentation."""

    start: int
    end: int
    content: Content


class RawHeading(Struct):
    """A heading whose text is still to be read."""

    start: int
    end: int
    depth: int
    style: Literal["atx", "setext"]
    content: Content


class RawTable(Struct):
    """Rows as lists of cells; each cell has its text and the stretch of the file it covers."""

    start: int
    end: int
    align: tuple[Align, ...]
    rows: "list[tuple[int, int, list[tuple[int, int, Content]]]]"


class Fence(Struct):
    """A fenced code block while its lines come in; ``indent`` is the opening line's own."""

    start: int
    end: int
    marker: str
    indent: int
    info: str
    lines: list[str] = field(default_factory=list)
    value_start: int = 0

    def drop_blank_line(self) -> None:
        """Where its list or quote ends before the fence is closed, a last blank line is no code."""
        if self.lines and not self.lines[-1]:
            self.lines.pop()


class Box(Struct):
    """A container: the root, a quote, a list, an item of a list, a footnote.

    ``items`` are leaves, tags (still flat) and boxes, in order. ``size`` is the number of columns
    that an item's lines are indented by; ``marker`` the character after a number, or the bullet.
    """

    kind: Literal["root", "quote", "list", "item", "footnote"]
    start: int
    end: int
    items: "list[Item]" = field(default_factory=list)
    size: int = 0
    marker: str = ""
    first: int | None = None
    spread: bool = False
    label: str = ""
    begins_blank: bool = False
    only_blank: bool = False


Item = RawParagraph | RawHeading | RawTable | Fence | Box | Tag | Expression | Esm | ThematicBreak
