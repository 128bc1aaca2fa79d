"""Comments in guides: where they are, and what a guide says without them."""

import re
from collections.abc import Iterator

from guidekit.source.comments import Comment
from guidekit.source.patterns import regex
from guidekit.source.yaml import load_yaml, plain
from guidekit.syntax.literals import is_blank
from guidekit.syntax.nodes import (
    Document,
    Element,
    Expression,
    Heading,
    Node,
    Paragraph,
    Text,
    children_of,
    is_space,
    walk,
)
from guidekit.syntax.unravel import unravel

__all__ = ["comments_in", "is_comment", "own_values", "says_the_same"]

COMMENT = regex(r"/\*(?P<mdx>.*?)\*/|<!--(?P<html>.*?)-->", re.DOTALL)
PLACES = frozenset({"start", "end", "open_end", "close_start", "value_start", "value_end"})
SPACE = regex(r"\s+")


def comments_in(document: Document) -> Iterator[Comment]:
    r"""The comments among a guide's text.

    These are expressions that hold nothing else, and HTML comments. What looks like one in code
    or in a string is none.

    >>> from guidekit.source import SourceText
    >>> from guidekit.syntax import parse
    >>> text = "{/* one */}\n\n`{/* two */}` <!-- three -->"
    >>> [comment.text for comment in comments_in(parse(SourceText("a.mdx", text)))]
    [' one ', ' three ']
    """
    text = document.source.text
    for node in walk(document):
        if isinstance(node, Expression) and is_comment(node):
            found = list(COMMENT.finditer(text, node.start, node.end))
            for match in found:
                whole = (node.start, node.end) if len(found) == 1 else match.span()
                group = match.lastgroup or 0
                yield Comment(*whole, match[group], match.start(group))


def is_comment(node: Expression) -> bool:
    """Whether an expression holds a comment and no value."""
    return "/*" in node.source and is_blank(node.source)


def says_the_same(one: Document, other: Document) -> bool:
    """Whether two guides have the same tree and frontmatter, but for comments and blank space."""
    if _faults(one) != _faults(other) or _frontmatter(one) != _frontmatter(other):
        return False
    return _shapes(unravel(one.children)) == _shapes(unravel(other.children))


def _faults(document: Document) -> list[str]:
    return sorted(fault.name for fault in document.faults if fault.name != "html-comment")


def _frontmatter(document: Document) -> object:
    if document.frontmatter is None:
        return None
    start = document.frontmatter_start
    node, faults = load_yaml(document.source, start, start + len(document.frontmatter))
    return plain(node), len(faults)


def _shapes(nodes: tuple[Node, ...], *, heading: bool = False) -> list[object]:
    """The nodes without comments and places, and with texts that comments cut put together."""
    found: list[object] = []
    for node in nodes:
        if isinstance(node, Expression) and is_comment(node):
            continue
        if isinstance(node, Paragraph) and all(_is_nothing(child) for child in node.children):
            continue
        if isinstance(node, Text):
            before = found.pop() if found and isinstance(found[-1], str) else ""
            found.append(SPACE.sub(" ", f"{before}{node.value}"))
            continue
        found.append(_shape(node))
    if not heading:
        # Blank space at the ends of a block shows nowhere; in a heading it gets into the anchor.
        if found and isinstance(found[0], str):
            found[0] = found[0].lstrip()
        if found and isinstance(found[-1], str):
            found[-1] = found[-1].rstrip()
    return [shape for shape in found if shape != ""]


def _is_nothing(node: Node) -> bool:
    return is_space(node) or (isinstance(node, Expression) and is_comment(node))


def _shape(node: Node) -> tuple[object, ...]:
    heading = isinstance(node, Heading)
    return type(node), *own_values(node), tuple(_shapes(children_of(node), heading=heading))


def own_values(node: Node) -> tuple[object, ...]:
    """What a node says by itself, wherever it stands and whatever it holds."""
    names = (name for name in node.__struct_fields__ if name not in PLACES)
    return tuple(_value(getattr(node, name)) for name in names if name not in ("children", "flow"))


def _value(value: object) -> object:
    match value:
        case tuple():
            return tuple(_value(one) for one in value)
        case Element() | Node():
            return _shape(value)
    return value
