"""Which nodes are blocks: what browsers would end a paragraph at."""

from collections.abc import Mapping

from guidekit.model import ALLOWED_ELEMENTS, INLINE_ELEMENTS, Placement
from guidekit.syntax import (
    Break,
    Delete,
    Element,
    Emphasis,
    Expression,
    FootnoteReference,
    Image,
    InlineCode,
    Link,
    Node,
    Strong,
    Text,
)

__all__ = ["is_block"]

PHRASES = frozenset(
    (Break, Delete, Emphasis, Expression, FootnoteReference, Image, InlineCode, Link, Strong, Text)
)


def is_block(node: Node, placements: Mapping[Node, Placement]) -> bool:
    """Whether a node is a block; what is no element of its own is one if it holds one."""
    if type(node) in PHRASES:
        return False
    if not isinstance(node, Element):
        return True
    placement = placements.get(node)
    if placement is not None and placement.spec is not None:
        return not placement.spec.inline
    if node.name in ALLOWED_ELEMENTS and node.name not in INLINE_ELEMENTS:
        return True
    return any(is_block(child, placements) for child in node.children)
