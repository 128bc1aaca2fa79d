"""A bound on how deep a tree is, so that whoever walks it may recurse."""

from msgspec.structs import replace

from guidekit.source import Fault, SourceText
from guidekit.syntax.nodes import Node, children_of

__all__ = ["MAX_DEPTH", "bound_depth"]

MAX_DEPTH = 100
"""Levels of a tree; the deepest real guides have about fifteen."""


def bound_depth(
    nodes: tuple[Node, ...], source: SourceText
) -> tuple[tuple[Node, ...], list[Fault]]:
    """The nodes without what stands deeper than :data:`MAX_DEPTH`, and a fault that says so."""
    first = _too_deep(nodes)
    if first is None:
        return nodes, []
    span = source.span(first.start, first.start + 1)
    message = f"{MAX_DEPTH} levels of nesting, expected fewer: what stands deeper is left out"
    return tuple(_cut(node, 1) for node in nodes), [Fault("nesting-too-deep", message, span)]


def _too_deep(nodes: tuple[Node, ...]) -> Node | None:
    level, depth = list(nodes), 1
    while level:
        if depth > MAX_DEPTH:
            return level[0]
        level = [child for node in level for child in children_of(node)]
        depth += 1
    return None


def _cut(node: Node, depth: int) -> Node:
    children = children_of(node)
    if not children:
        return node
    kept = () if depth >= MAX_DEPTH else tuple(_cut(child, depth + 1) for child in children)
    return replace(node, children=kept)
