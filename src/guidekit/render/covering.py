"""Whether anything is left of an element where all that is in it has conditions."""

from collections.abc import Iterable, Mapping

from guidekit.model import VOID_ELEMENTS, Guard, Placement
from guidekit.syntax import (
    Blockquote,
    Delete,
    Element,
    Emphasis,
    FootnoteReference,
    Heading,
    Link,
    List,
    ListItem,
    Node,
    Paragraph,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
    children_of,
)

__all__ = ["Covers", "Guards", "cover_of"]

Guards = tuple[Guard, ...] | None
"""Of several parts, the guard of each; None where one of them shows to everyone."""

SHELLS: frozenset[type[Node]] = frozenset(
    (
        Blockquote, Delete, Emphasis, Heading, Link, List, ListItem, Paragraph, Strong,
        Table, TableCell, TableRow,
    )
)  # fmt: skip
"""Nodes of Markdown that show nothing but what is in them."""

CELLS = frozenset(("td", "th"))
"""HTML elements that must stay, although empty, for others to keep their places."""


class Covers:
    """Knows, for the nodes of one guide, under which conditions something of them shows."""

    def __init__(self, placements: Mapping[Node, Placement]) -> None:
        self._placements = placements
        self._any = any(placement.conditions for placement in placements.values())
        self._known: dict[Node, Guards] = {}

    def shell(self, node: Node) -> Guards:
        """Of a node that is nothing without its content, the guards of that; None for others.

        None also for an element with an anchor, since links lead to it even when it is empty, and
        for a paragraph or a cell: whoever writes these asks for their content.
        """
        if not self._any or isinstance(node, Paragraph | TableCell):
            return None
        if isinstance(node, Element):
            placement = self._placements.get(node)
            anchored = placement is not None and placement.anchor is not None
            if anchored or node.name in CELLS or not self._transparent(node):
                return None
        elif type(node) not in SHELLS:
            return None
        return self.of(children_of(node)) or None

    def of(self, nodes: Iterable[Node]) -> Guards:
        """The guards of what is in some nodes; blank text is nothing."""
        if not self._any:
            return None
        return cover_of(self._of(node) for node in nodes)

    def footnotes(self, nodes: Iterable[Node]) -> Mapping[str, Guards]:
        """For each footnote by its label, the guards of the references to it."""
        found: dict[str, list[Guards]] = {}
        if self._any:
            self._collect(nodes, (), found)
        return {label: cover_of(guards) for label, guards in found.items()}

    def _collect(
        self, nodes: Iterable[Node], around: Guard, found: dict[str, list[Guards]]
    ) -> None:
        for node in nodes:
            placement = self._placements.get(node)
            guard = (*around, *placement.conditions) if placement else around
            if isinstance(node, FootnoteReference):
                found.setdefault(node.label, []).append((guard,) if guard else None)
            self._collect(children_of(node), guard, found)

    def _of(self, node: Node) -> Guards:
        if node not in self._known:
            self._known[node] = self._find(node)
        return self._known[node]

    def _find(self, node: Node) -> Guards:
        if isinstance(node, Text):
            return None if node.value.strip() else ()
        placement = self._placements.get(node)
        conditions = placement.conditions if placement else ()
        inner: Guards = None
        if type(node) in SHELLS or (isinstance(node, Element) and self._transparent(node)):
            inner = cover_of(self._of(child) for child in children_of(node))
        if inner is None:
            return (conditions,) if conditions else None
        return tuple((*conditions, *guard) for guard in inner)

    def _transparent(self, node: Element) -> bool:
        """Whether an element shows only what is in it: no picture, no title of its own."""
        placement = self._placements.get(node)
        spec = placement.spec if placement else None
        if placement is None or spec is None:
            return node.name not in VOID_ELEMENTS
        texts = (a.name for a in spec.attributes if a.prose or a.image or a.required)
        return spec.content != "none" and not any(placement.props.get(name) for name in texts)


def cover_of(covers: Iterable[Guards]) -> Guards:
    """The guards of several parts together, each once.

    >>> cover_of([(), ()]), cover_of([None, ()])
    ((), None)
    """
    guards: dict[Guard, None] = {}
    for cover in covers:
        if cover is None:
            return None
        guards.update(dict.fromkeys(cover))
    return tuple(guards)
