"""What a tree says, apart from where in the file it says it."""

import re

from guidekit.syntax.nodes import Document, Node, Text

__all__ = ["meaning"]

PLACES = frozenset({"start", "end", "open_end", "close_start", "value_start", "value_end"})
LINE_END = re.compile(r"[ \t]+\n")


def meaning(document: Document) -> object:
    """A value that is equal for two documents when their trees differ in nothing but places."""
    return document.frontmatter, tuple(_meaning(node) for node in document.children)


def _meaning(node: Node) -> object:
    if isinstance(node, Text):
        return LINE_END.sub("\n", node.value)  # blank space before a line end shows nowhere
    names = (name for name in node.__struct_fields__ if name not in PLACES)
    return (type(node), *(_value(getattr(node, name)) for name in names))


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_value(one) for one in value)
    return _meaning(value) if isinstance(value, Node) else value
