"""What MDX makes of a paragraph that holds nothing but JSX."""

from msgspec.structs import replace

from guidekit.syntax.nodes import (
    Element,
    Expression,
    Heading,
    Node,
    Paragraph,
    Table,
    Text,
    children_of,
)

__all__ = ["is_unraveled", "unravel"]

WITHOUT_PARAGRAPHS = (Text, Paragraph, Heading, Table)


def is_unraveled(paragraph: Paragraph) -> bool:
    """Whether a paragraph is only a line for tags: it holds JSX and blank space, nothing else."""
    some = False
    for child in paragraph.children:
        if isinstance(child, Element | Expression):
            some = True
        elif not (isinstance(child, Text) and not child.value.strip(" \t\r\n")):
            return False
    return some


def unravel(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Replace each such paragraph by its children, at any depth.

    So ``<p>text</p>`` on a line of its own is a ``p``, not a ``p`` within a paragraph.
    """
    found: list[Node] = []
    changed = False
    for node in nodes:
        if isinstance(node, Paragraph) and is_unraveled(node):
            found.extend(
                replace(child, flow=True)
                for child in node.children
                if isinstance(child, Element | Expression)
            )
            changed = True
            continue
        children = () if isinstance(node, WITHOUT_PARAGRAPHS) else children_of(node)
        inner = unravel(children)
        if inner is not children:
            node = replace(node, children=inner)
            changed = True
        found.append(node)
    return tuple(found) if changed else nodes
