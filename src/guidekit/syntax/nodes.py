"""The tree of a guide file: Markdown, JSX elements, expressions and ESM, and nothing else.

A tree is closed: every node is of one of the classes below. ``start`` and ``end`` are offsets
into the text of the file that the node comes from (:class:`~guidekit.source.SourceText`); nodes
compare by identity, so that they can be keys. Names follow mdast, the tree of the reference MDX
parser, so that the two can be compared.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from guidekit.source import Fault, SourceText
from guidekit.syntax.stops import Stop

__all__ = [
    "Attribute",
    "Block",
    "Blockquote",
    "Break",
    "CodeBlock",
    "Definition",
    "Delete",
    "Document",
    "Element",
    "Emphasis",
    "Esm",
    "Expression",
    "FootnoteDefinition",
    "FootnoteReference",
    "Heading",
    "Image",
    "InlineCode",
    "Link",
    "List",
    "ListItem",
    "Node",
    "Paragraph",
    "Spread",
    "Strong",
    "Table",
    "TableCell",
    "TableRow",
    "Text",
    "ThematicBreak",
    "children_of",
    "is_space",
    "plain_text",
    "walk",
]


class Node(Struct, frozen=True, eq=False):
    """What all nodes share: the stretch of text they come from, as offsets."""

    start: int
    end: int


class Text(Node, frozen=True, eq=False):
    """Plain text; ``value`` has escapes and character references resolved."""

    value: str


class InlineCode(Node, frozen=True, eq=False):
    """Text between back-ticks."""

    value: str


class Break(Node, frozen=True, eq=False):
    """A hard line break."""


class Emphasis(Node, frozen=True, eq=False):
    """``*text*``."""

    children: "tuple[Node, ...]"


class Strong(Node, frozen=True, eq=False):
    """``**text**``."""

    children: "tuple[Node, ...]"


class Delete(Node, frozen=True, eq=False):
    """``~~text~~``."""

    children: "tuple[Node, ...]"


LinkKind = Literal["md", "ref", "literal", "autolink"]


class Link(Node, frozen=True, eq=False):
    """A Markdown link; ``kind`` says how it was written, ``url`` is as the author meant it."""

    kind: LinkKind
    url: str
    title: str | None
    children: "tuple[Node, ...]"


class Image(Node, frozen=True, eq=False):
    """A Markdown image; ``alt`` is plain text."""

    kind: Literal["md", "ref"]
    url: str
    title: str | None
    alt: str


class FootnoteReference(Node, frozen=True, eq=False):
    """``[^label]`` where such a footnote is defined."""

    label: str


class Expression(Node, frozen=True, eq=False):
    """``{source}`` as a child; ``flow`` when it stands alone on its lines."""

    source: str
    flow: bool


class Attribute(Node, frozen=True, eq=False):
    """An attribute of an element.

    ``value`` is a string (character references resolved), None for a bare name, or an
    :class:`Expression` for ``name={...}``. ``value_start`` and ``value_end`` enclose the value
    inside its quotes or braces (the end of the name for a bare name).
    """

    name: str
    value: "str | Expression | None"
    value_start: int
    value_end: int


class Spread(Node, frozen=True, eq=False):
    """``{...source}`` among attributes; ``source`` begins with the dots."""

    source: str


class Element(Node, frozen=True, eq=False):
    """A JSX or HTML element.

    ``name`` is empty for a fragment ``<>``. ``flow`` tells an element that stands on its own
    lines from one inside a paragraph. ``open_end`` is the offset just after the opening tag,
    ``close_start`` that of the closing tag, equal to ``end`` where there is none.
    """

    name: str
    attributes: tuple[Attribute | Spread, ...]
    children: "tuple[Node, ...]"
    flow: bool
    self_closing: bool
    open_end: int
    close_start: int


class Heading(Node, frozen=True, eq=False):
    """``## text`` or text underlined with ``===`` or ``---``; ``depth`` is 1 to 6.

    ``id`` is an anchor written as ``{#id}`` at the end, which MDX does not know.
    """

    depth: int
    style: Literal["atx", "setext"]
    children: "tuple[Node, ...]"
    id: str | None = None


class Paragraph(Node, frozen=True, eq=False):
    """Text on consecutive lines."""

    children: "tuple[Node, ...]"


class ThematicBreak(Node, frozen=True, eq=False):
    """A line ``---``."""


class CodeBlock(Node, frozen=True, eq=False):
    """A fenced block; ``lang`` is the first word of its info string, ``meta`` the rest.

    ``value_start`` is the offset of the first character after the opening line.
    """

    lang: str | None
    meta: str | None
    value: str
    value_start: int


class Blockquote(Node, frozen=True, eq=False):
    """Lines that start with ``>``."""

    children: "tuple[Node, ...]"


class ListItem(Node, frozen=True, eq=False):
    """One item; ``checked`` is None where it is no task, ``spread`` as in mdast."""

    checked: bool | None
    spread: bool
    children: "tuple[Node, ...]"


class List(Node, frozen=True, eq=False):
    """A bullet list, or an ordered one that counts from ``first`` (None for bullets)."""

    first: int | None
    spread: bool
    children: tuple[ListItem, ...]


Align = Literal["left", "right", "center"] | None


class TableCell(Node, frozen=True, eq=False):
    """One cell of a table row."""

    children: "tuple[Node, ...]"


class TableRow(Node, frozen=True, eq=False):
    """One row; rows may have fewer or more cells than the head."""

    children: tuple[TableCell, ...]


class Table(Node, frozen=True, eq=False):
    """A table; the first row is its head, ``align`` has one entry a column of the head."""

    align: tuple[Align, ...]
    children: tuple[TableRow, ...]


class Definition(Node, frozen=True, eq=False):
    """``[label]: url "title"``; renders nothing."""

    label: str
    url: str
    title: str | None


class FootnoteDefinition(Node, frozen=True, eq=False):
    """``[^label]: blocks``."""

    label: str
    children: "tuple[Node, ...]"


class Esm(Node, frozen=True, eq=False):
    """A block of ``import`` and ``export`` statements, as written."""

    value: str


Block = (
    Heading
    | Paragraph
    | ThematicBreak
    | CodeBlock
    | Blockquote
    | List
    | Table
    | Definition
    | FootnoteDefinition
    | Esm
    | Expression
    | Element
)


class Document(Node, frozen=True, eq=False):
    """One parsed file.

    ``frontmatter`` is the raw YAML between the ``---`` lines (None without) and
    ``frontmatter_start`` the offset of its first character. ``faults`` are all syntax problems,
    in the order of the text; the parser always recovers and reads on. ``stop`` is where one that
    does not would stop.
    """

    source: SourceText
    frontmatter: str | None
    frontmatter_start: int
    children: tuple[Node, ...]
    faults: tuple[Fault, ...]
    stop: Stop | None


def children_of(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside a node; empty for a leaf."""
    return getattr(node, "children", ())


def walk(node: Node) -> Iterator[Node]:
    """A node and all that is in it, in the order of the text."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(children_of(node)))


def is_space(node: Node) -> bool:
    """Whether a node is a text of white space alone."""
    return isinstance(node, Text) and not node.value.strip()


def plain_text(node: Node) -> str:
    """The text a reader would see of a node, code and image alternatives included."""
    parts = []
    for inner in walk(node):
        match inner:
            case Text(value=value) | InlineCode(value=value) | CodeBlock(value=value):
                parts.append(value)
            case Image(alt=alt):
                parts.append(alt)
            case Break():
                parts.append(" ")
    return "".join(parts)
