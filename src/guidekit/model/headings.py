"""What is a heading, in Markdown or in HTML."""

from collections.abc import Mapping

from guidekit.syntax import Element, Heading, Node, is_space, plain_text

__all__ = ["HEADINGS", "begins_with_heading", "is_heading"]

HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
"""The names of HTML, and their levels."""


def is_heading(node: Node) -> bool:
    """Whether a node is a heading.

    >>> from guidekit.syntax import Text
    >>> is_heading(Heading(0, 6, 2, "atx", ())), is_heading(Text(0, 4, "## a"))
    (True, False)
    """
    return isinstance(node, Heading) or (isinstance(node, Element) and node.name in HEADINGS)


def begins_with_heading(element: Element) -> bool:
    """Whether the first thing that an element shows is a heading with words in it."""
    shown = (child for child in element.children if not is_space(child))
    first = next(shown, None)
    return first is not None and is_heading(first) and bool(plain_text(first).strip())
