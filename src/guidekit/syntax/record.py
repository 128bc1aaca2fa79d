"""A tree as one flat record, for comparing what two parsers make of a file.

The record lists what a file holds (headings, links, images, elements, lists...) with lines, in
the vocabulary of mdast, so that any parser of the same dialect can be held against this one.
"""

import hashlib
import re
from typing import Any

from msgspec import Struct, field

from guidekit.source import Fault, Position, SourceText
from guidekit.syntax.esm import Statement, read_statements
from guidekit.syntax.nodes import (
    Attribute,
    Blockquote,
    Break,
    CodeBlock,
    Definition,
    Delete,
    Document,
    Element,
    Emphasis,
    Esm,
    Expression,
    FootnoteDefinition,
    Heading,
    Image,
    InlineCode,
    Link,
    List,
    ListItem,
    Node,
    Paragraph,
    Spread,
    Strong,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
    children_of,
    walk,
)
from guidekit.syntax.parser import parse
from guidekit.syntax.record_texts import code_of, string_of, text_of
from guidekit.syntax.slugs import Slugger
from guidekit.syntax.unravel import is_unraveled

__all__ = ["record"]

MDAST_NAMES: dict[type[Node], str] = {
    Blockquote: "blockquote",
    CodeBlock: "code",
    Definition: "definition",
    Esm: "mdxjsEsm",
    Expression: "mdxFlowExpression",
    FootnoteDefinition: "footnoteDefinition",
    Heading: "heading",
    List: "list",
    ListItem: "listItem",
    Paragraph: "paragraph",
    Table: "table",
    TableCell: "tableCell",
    TableRow: "tableRow",
    ThematicBreak: "thematicBreak",
}
COUNTED: dict[type[Node], str] = {
    Blockquote: "blockquotes",
    ThematicBreak: "thematic_breaks",
    Emphasis: "emphasis",
    Delete: "deletes",
    Break: "breaks",
    FootnoteDefinition: "footnotes",
    Paragraph: "paragraphs",
}
PAIRING = frozenset(
    {"unclosed-tag", "mismatched-tag", "unopened-tag", "void-element-without-slash"}
)
LEAVES = (Paragraph, Heading, TableCell)
INDENT = re.compile(r"(\r\n|\n|\r)[ \t]{1,2}")
"""What the reference parser takes off the lines of an expression."""
HTML_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}


def record(document: Document, path: str) -> dict[str, Any]:
    """The record of a document; ``path`` stands in it as given.

    Keys: ``path``, ``ok``, ``bytes``, ``lines``; where not ok ``error`` with the first fault;
    else ``frontmatter``, ``esm``, ``headings``, ``links``, ``images``, ``jsx``, ``code``,
    ``lists``, ``tables``, ``strong``, ``expressions``, ``blocks`` (each a list), ``text`` with
    its hashes, and counts. It is of what MDX makes of the file: there, ``:::`` is text.
    """
    source = document.source
    if ":::" in source.text:
        document = parse(source, admonitions=False)
    head = {
        "path": path,
        "ok": not document.faults,
        "bytes": len(source.text.encode()) + 3 * source.had_bom,
        "lines": len(source.line_starts),
    }
    if document.faults:
        return head | {"error": _error(document)}
    return head | _Recorder(source).document(document)


def _error(document: Document) -> dict[str, Any]:
    """The fault that a parser which stops at its first would stop at.

    Tags are paired after all else was read. ``line`` is where it finds out: at the closing tag, or
    at the block that should have held one; None where that is the end of the file.
    """
    fault = min(document.faults, key=lambda f: (f.name in PAIRING, f.span.start))
    at = _stop(document, fault)
    opening = fault.related if fault.name == "mismatched-tag" else fault.span
    return {
        "source": "guidekit",
        "ruleId": fault.name,
        "reason": fault.message,
        "line": at and at.line,
        "column": at and at.column,
        "tag_line": opening.start.line if opening and fault.name in PAIRING else None,
    }


def _stop(document: Document, fault: Fault) -> Position | None:
    if document.stop is None:
        return fault.span.start
    shown = document.stop.shown
    return None if shown is None else document.source.position(shown)


class _Place(Struct, frozen=True):
    """What is around a node: JSX ancestors, lists, flow depth, the parent's mdast name."""

    elements: tuple[str, ...] = ()
    lists: int = 0
    depth: int = 0
    parent_type: str = "root"
    flow: bool = True
    unraveled: bool = False


class _Recorder(Struct):
    source: SourceText
    out: dict[str, list[Any]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def document(self, document: Document) -> dict[str, Any]:
        for key in (
            "esm", "headings", "links", "images", "jsx", "code", "inline_code", "lists", "tables",
            "strong", "expressions", "blocks",
        ):  # fmt: skip
            self.out[key] = []
        self.counts = dict.fromkeys(
            ("list_item_count", "jsx_list_count", "jsx_list_item_count", *COUNTED.values()), 0
        )
        if document.frontmatter is not None:
            self.out["blocks"].append([0, "yaml", 1])
        for node in document.children:
            self._node(node, _Place())
        self._slugs()
        text = " ".join("".join(text_of(document)).split())
        return {
            "frontmatter": document.frontmatter,
            **self.out,
            **self.counts,
            "list_count": len(self.out["lists"]),
            "inline_code_count": len(self.out["inline_code"]),
            "text": text,
            "text_sha1": _sha1(text),
            "text_nows_sha1": _sha1("".join(text.split())),
        }

    def _line(self, node: Node) -> int:
        return self.source.position(node.start).line

    def _node(self, node: Node, place: _Place) -> None:
        if place.flow and (name := _flow_name(node)):
            self.out["blocks"].append([place.depth, name, self._line(node)])
        kind = type(node)
        if kind in COUNTED:
            self.counts[COUNTED[kind]] += 1
        handler = getattr(self, f"_on_{kind.__name__.lower()}", None)
        if handler:
            handler(node, place)
        inner = _Place(
            elements=(*place.elements, node.name) if isinstance(node, Element) else place.elements,
            lists=place.lists + isinstance(node, List),
            depth=place.depth + 1,
            parent_type=_mdast_name(node),
            flow=place.flow and not isinstance(node, LEAVES),
            unraveled=isinstance(node, Paragraph) and is_unraveled(node),
        )
        for child in children_of(node):
            self._node(child, inner)

    def _on_esm(self, node: Esm, _place: _Place) -> None:
        statements, _ = read_statements(node.value)
        self.out["esm"].append(
            {
                "line": self._line(node), "source": node.value,
                "statements": [self._statement(node, statement) for statement in statements],
            }
        )  # fmt: skip

    def _statement(self, node: Esm, statement: Statement) -> dict[str, Any]:
        line = self.source.position(node.start + statement.at).line
        shown: dict[str, Any] = {"kind": statement.kind, "line": line, "text": statement.text}
        if statement.kind == "export":
            return shown | {"names": list(statement.names)}
        named = [list(pair) for pair in statement.named]
        return shown | {
            "source": statement.source, "default": statement.default, "named": named,
            "namespace": statement.namespace,
        }  # fmt: skip

    def _on_heading(self, node: Heading, place: _Place) -> None:
        self._heading(node, place, kind="md", style=node.style, depth=node.depth)

    def _heading(self, node: Node, place: _Place, *, kind: str, style: str, depth: int) -> None:
        raw = string_of(node)
        position = self.source.position(node.start)
        self.out["headings"].append(
            {
                "kind": kind, "style": style, "depth": depth, "text": " ".join(raw.split()),
                "raw_text": raw, "line": position.line, "column": position.column,
                "parent": place.elements[-1] if place.elements else None,
                "has_expression": any(isinstance(n, Expression) for n in walk(node)),
            }
        )  # fmt: skip

    def _slugs(self) -> None:
        both, markdown = Slugger(), Slugger()
        for heading in self.out["headings"]:
            heading["slug"] = both.slug(heading["raw_text"])
            is_markdown = heading["kind"] == "md"
            heading["slug_md"] = markdown.slug(heading["raw_text"]) if is_markdown else None

    def _on_link(self, node: Link, _place: _Place) -> None:
        self._link(node, node.kind, node.url, node.title)

    def _link(self, node: Node, kind: str, url: object, title: str | None) -> None:
        text = " ".join(string_of(node).split())
        self.out["links"].append(
            {"kind": kind, "url": url, "title": title, "text": text, "line": self._line(node)}
        )

    def _on_image(self, node: Image, _place: _Place) -> None:
        self.out["images"].append(
            {
                "kind": node.kind, "url": node.url, "title": node.title, "alt": node.alt,
                "line": self._line(node),
            }
        )  # fmt: skip

    def _on_element(self, node: Element, place: _Place) -> None:
        attributes = _attributes(node)
        start = self.source.position(node.start)
        self.out["jsx"].append(
            {
                "name": node.name or None, "attrs": attributes, "line": start.line,
                "column": start.column, "end_line": self.source.position(node.end).line,
                "kind": "flow" if node.flow else "text", "unraveled": place.unraveled,
                "depth": len(place.elements),
                "parent": (place.elements[-1] or None) if place.elements else None,
                "parent_type": place.parent_type, "self_closing": node.self_closing,
            }
        )  # fmt: skip
        self.counts["jsx_list_count"] += node.name in ("ul", "ol")
        self.counts["jsx_list_item_count"] += node.name == "li"
        if node.name in HTML_HEADINGS:
            self._heading(node, place, kind="jsx", style="jsx", depth=HTML_HEADINGS[node.name])
        elif node.name == "a" and "href" in attributes:
            self._link(node, "jsx", attributes["href"], attributes.get("title"))
        elif node.name == "img":
            self.out["images"].append(
                {
                    "kind": "jsx", "url": attributes.get("src"), "title": attributes.get("title"),
                    "alt": attributes.get("alt"), "line": self._line(node),
                }
            )  # fmt: skip
        elif node.name in ("b", "strong"):
            kind = "jsx-b" if node.name == "b" else "jsx"
            self._strong(node, kind)

    def _on_strong(self, node: Strong, _place: _Place) -> None:
        self._strong(node, "md")

    def _strong(self, node: Node, kind: str) -> None:
        text = " ".join(string_of(node).split())
        self.out["strong"].append({"kind": kind, "text": text, "line": self._line(node)})

    def _on_codeblock(self, node: CodeBlock, place: _Place) -> None:
        value = code_of(node, self.source)
        self.out["code"].append(
            {
                "lang": node.lang, "meta": node.meta, "sha1": _sha1(value),
                "nlines": value.count("\n") + 1 if value else 0,
                "line": self._line(node), "parent": place.elements[-1] if place.elements else None,
            }
        )  # fmt: skip

    def _on_inlinecode(self, node: InlineCode, _place: _Place) -> None:
        self.out["inline_code"].append(node.value)

    def _on_list(self, node: List, place: _Place) -> None:
        self.out["lists"].append(
            {
                "ordered": node.first is not None, "start": node.first,
                "items": len(node.children), "spread": node.spread, "line": self._line(node),
                "depth": place.lists,
            }
        )  # fmt: skip
        self.counts["list_item_count"] += len(node.children)

    def _on_table(self, node: Table, _place: _Place) -> None:
        self.out["tables"].append(
            {
                "rows": len(node.children), "cols": len(node.align), "align": list(node.align),
                "line": self._line(node),
            }
        )  # fmt: skip

    def _on_expression(self, node: Expression, place: _Place) -> None:
        self.out["expressions"].append(
            {
                "flow": place.flow, "value": INDENT.sub(r"\1", node.source),
                "line": self._line(node),
            }
        )  # fmt: skip


def _flow_name(node: Node) -> str | None:
    return f"<{node.name}>" if isinstance(node, Element) else MDAST_NAMES.get(type(node))


def _mdast_name(node: Node) -> str:
    if isinstance(node, Element):
        return "mdxJsxFlowElement" if node.flow else "mdxJsxTextElement"
    return MDAST_NAMES.get(type(node), type(node).__name__.lower())


def _attributes(node: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attribute in node.attributes:
        if isinstance(attribute, Spread):
            found.setdefault("...", []).append(attribute.source)
        else:
            found[attribute.name] = _value(attribute)
    return found


def _value(attribute: Attribute) -> object:
    if isinstance(attribute.value, Expression):
        return {"expression": attribute.value.source}
    return True if attribute.value is None else attribute.value


def _sha1(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
