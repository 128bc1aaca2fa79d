"""A file's text to its tree."""

import re
from itertools import groupby

from guidekit.source import Fault, SourceText, Span
from guidekit.source.patterns import regex
from guidekit.syntax.blocks import read_blocks
from guidekit.syntax.braces import Braces
from guidekit.syntax.content import Content
from guidekit.syntax.definitions import RawDefinition, normal_label, take_definitions, unescape
from guidekit.syntax.depth import bound_depth
from guidekit.syntax.inline import InlineParser
from guidekit.syntax.nesting import Nesting
from guidekit.syntax.nodes import (
    Blockquote,
    CodeBlock,
    Definition,
    Document,
    FootnoteDefinition,
    Heading,
    List,
    ListItem,
    Node,
    Paragraph,
    Table,
    TableCell,
    TableRow,
)
from guidekit.syntax.raw import Box, Fence, Item, RawHeading, RawParagraph, RawTable
from guidekit.syntax.stops import Pass, Stops
from guidekit.syntax.tags import Tag

__all__ = ["parse"]

FRONTMATTER = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(?:(.*?)(?:\r\n|\n|\r))??---[ \t]*(?:\r\n|\n|\r|$)", re.DOTALL
)
UNCLOSED_FRONTMATTER = regex(r"---[ \t]*[\r\n]")
HEADING_ID = re.compile(r"\{#([\w-]+)\}[ \t]*$")
INFO = regex(r"([^ \t]*)[ \t]*(.*)")
TASK = re.compile(r"\[([ \txX])\](?=\n|[ \t]+[^ \t])")
PLACES = {
    "root": "the file",
    "quote": "the quote",
    "item": "the list item",
    "footnote": "the footnote",
}


def parse(source: SourceText, *, admonitions: bool = True) -> Document:
    """The tree of a file; never fails, whatever the text: faults are in the document.

    Without ``admonitions`` lines such as ``:::note`` are text, as they are to MDX.

    >>> document = parse(SourceText("a.mdx", "<Note>Hello **you**</Note>"))
    >>> document.children[0].children[0].name
    'Note'
    """
    return _Parser(source, admonitions=admonitions).document()


class _Parser:
    def __init__(self, source: SourceText, *, admonitions: bool) -> None:
        self.source = source
        self.admonitions = admonitions
        self.text = source.text
        self.faults: list[Fault] = []
        self.stops = Stops()
        self.nesting = Nesting(source, self.faults, self.stops)

    def document(self) -> Document:
        match = FRONTMATTER.match(self.text)
        start = match.end() if match else 0
        frontmatter = (match[1] or "") if match else None
        unclosed = match is None and UNCLOSED_FRONTMATTER.match(self.text) is not None
        braces = Braces(self.text)
        root, faults = read_blocks(
            self.source, start, braces, self.stops,
            containers=not unclosed, admonitions=self.admonitions,
        )  # fmt: skip
        self.faults.extend(faults)
        definitions: dict[str, RawDefinition] = {}
        footnotes: set[str] = set()
        self._collect(root, definitions, footnotes)
        self.inline = InlineParser(self.nesting, braces, definitions, frozenset(footnotes))
        children, too_deep = bound_depth(self._children(root), self.source)
        self.nesting.finish()
        if self.stops.refused and not self.faults:
            self.faults.append(self.stops.refused)
        if not any(fault.name == "nesting-too-deep" for fault in self.faults):
            self.faults.extend(too_deep)
        return Document(
            0, len(self.text), self.source, frontmatter,
            match.start(1) if match and match[1] is not None else 0, children,
            _in_order(self.faults), self.stops.first,
        )  # fmt: skip

    def _collect(self, box: Box, definitions: dict[str, RawDefinition], notes: set[str]) -> None:
        """Find all labels before any text is read: a reference may come before its definition."""
        for item in box.items:
            if isinstance(item, Box):
                if item.kind == "footnote":
                    notes.add(normal_label(item.label))
                self._collect(item, definitions, notes)
            elif isinstance(item, RawParagraph) and item.content.text.startswith("["):
                for definition in take_definitions(item.content)[0]:
                    definitions.setdefault(normal_label(definition.label), definition)

    def _children(self, box: Box) -> tuple[Node, ...]:
        nodes: list[Node | Tag] = []
        for item in box.items:
            nodes.extend(self._nodes(item))
        return self.nesting.nest(nodes, box.start, box.end, PLACES.get(box.kind, "the file"))

    def _nodes(self, item: Item) -> "list[Node | Tag]":
        match item:
            case RawParagraph():
                return self._paragraph(item)
            case RawHeading():
                return [self._heading(item)]
            case Fence():
                return [_code(item)]
            case RawTable():
                return [self._table(item)]
            case Box():
                return [self._box(item)]
        return [item]

    def _heading(self, item: RawHeading) -> Heading:
        content, anchor = item.content, None
        match = HEADING_ID.search(content.text)
        if match and content.lines == 1:
            anchor = match[1]
            start, end = content.span(match.start(), match.end(1) + 1)
            message = f'anchor `{{#{anchor}}}` in braces, expected `<h{item.depth} id="{anchor}">`'
            self.faults.append(Fault("heading-id-in-braces", message, self.source.span(start, end)))
            self.stops.note(Pass.TEXT, start)
            content = Content(content.text[: match.start()].rstrip(" \t"), content.offset(0))
        children = self.inline.parse(content, "the heading")
        return Heading(item.start, item.end, item.depth, item.style, children, anchor)

    def _paragraph(self, item: RawParagraph) -> "list[Node | Tag]":
        definitions, rest = take_definitions(item.content)
        nodes: list[Node | Tag] = [
            Definition(found.start, found.end, found.label, found.url, found.title)
            for found in definitions
        ]
        children = self.inline.parse(rest, "the paragraph")
        if children:
            start = rest.offset(0) if definitions else item.start
            nodes.append(Paragraph(start, item.end, children))
        return nodes

    def _table(self, item: RawTable) -> Table:
        rows = []
        for start, end, cells in item.rows:
            found = [
                TableCell(first, last, self.inline.parse(content, "the table cell", cell=True))
                for first, last, content in cells
            ]
            rows.append(TableRow(start, end, tuple(found)))
        return Table(item.start, item.end, item.align, tuple(rows))

    def _box(self, box: Box) -> Node:
        if box.kind == "quote":
            return Blockquote(box.start, box.end, self._children(box))
        if box.kind == "footnote":
            return FootnoteDefinition(box.start, box.end, box.label, self._children(box))
        items = tuple(self._item(item) for item in box.items if isinstance(item, Box))
        return List(box.start, box.end, box.first, box.spread, items)

    def _item(self, box: Box) -> ListItem:
        checked = None
        first = box.items[0] if box.items else None
        if isinstance(first, RawParagraph) and (match := TASK.match(first.content.text)):
            checked = match[1] in "xX"
            first.content = first.content.part(match.end() + 1)
        return ListItem(box.start, box.end, checked, box.spread, self._children(box))


def _code(fence: Fence) -> CodeBlock:
    words = INFO.match(fence.info)
    lang, meta = words.groups() if words else ("", "")
    return CodeBlock(
        fence.start, fence.end,
        unescape(lang) or None, unescape(meta.strip(" \t")) or None,
        "\n".join(fence.lines), fence.value_start,
    )  # fmt: skip


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """Faults in the order of the text, each once: some lines are looked at twice."""
    found: list[Fault] = []
    for _, group in groupby(sorted(faults, key=_span_of), key=_span_of):
        same = list(group)
        found.extend(same if len(same) == 1 else dict.fromkeys(same))
    return tuple(found)


def _span_of(fault: Fault) -> Span:
    return fault.span
