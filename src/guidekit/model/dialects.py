"""What other tools write in their own ways, read as the components that it stands for.

Callouts are as GitHub and GitBook have them; ``<Tabs items={["One", "Two"]}>`` says the titles of
the tabs in it, as Nextra and Fumadocs have it.
"""

from collections.abc import Iterator
from operator import is_

from msgspec.structs import replace

from guidekit.model import callouts
from guidekit.source import SourceText
from guidekit.syntax import (
    Attribute,
    Blockquote,
    Document,
    Element,
    Expression,
    Node,
    Spread,
    children_of,
    unravel,
)
from guidekit.syntax.literals import NotLiteral, evaluate

__all__ = ["nodes_of"]

SIGNS = (*callouts.SIGNS, "items=")
"""One of these stands in every file that has something to be read so."""


def nodes_of(document: Document) -> tuple[Node, ...]:
    """The nodes of a file, without paragraphs that hold nothing but JSX."""
    nodes = unravel(document.children)
    text = document.source.text
    return _read(nodes, document.source) if any(sign in text for sign in SIGNS) else nodes


def _read(nodes: tuple[Node, ...], source: SourceText) -> tuple[Node, ...]:
    """Nodes with what is written in another way replaced; the same tuple where nothing is."""
    found = tuple(_node(node, source) for node in nodes)
    return callouts.with_hints(nodes if all(map(is_, found, nodes)) else found, source)


def _node(node: Node, source: SourceText) -> Node:
    children = children_of(node)
    inner = _read(children, source) if children else children
    if inner is not children:
        node = replace(node, children=inner)
    if isinstance(node, Blockquote):
        return callouts.from_quote(node, source) or node
    if isinstance(node, Element) and node.name == "Tabs":
        return _titled(node, source)
    return node


def _titled(tabs: Element, source: SourceText) -> Element:
    """Tabs of which each has a title of its own."""
    left = iter(_items(tabs, source))
    children = []
    for child in tabs.children:
        if isinstance(child, Element) and child.name == "Tab":
            child = _with_title(child, next(left, None))
        children.append(child)
    return replace(tabs, children=tuple(children))


def _items(tabs: Element, source: SourceText) -> Iterator[Attribute]:
    """The titles in the ``items`` of tabs, each as an attribute."""
    for given in tabs.attributes:
        at = given.start
        for item in _texts(given):
            start = source.text.find(item, at, given.end)
            at = start + len(item) if start >= 0 else at
            span = (start, at) if start >= 0 else (given.start, given.end)
            yield Attribute(*span, "title", item, *span)


def _texts(given: Attribute | Spread) -> list[str]:
    """The texts of an attribute that lists the titles of tabs."""
    if isinstance(given, Spread) or given.name != "items":
        return []
    try:
        items = evaluate(given.value.source) if isinstance(given.value, Expression) else None
    except NotLiteral:
        return []
    return [str(item) for item in items] if isinstance(items, list) else []


def _with_title(tab: Element, title: Attribute | None) -> Element:
    names = [one.name for one in tab.attributes if isinstance(one, Attribute)]
    if title is None or "title" in names:
        return tab
    return replace(tab, attributes=(*tab.attributes, title))
