"""A tree as lines, for fixtures: one node a line, indented by depth."""

from collections.abc import Iterator

from guidekit.syntax import (
    CodeBlock,
    Document,
    Element,
    Esm,
    Expression,
    Heading,
    Image,
    InlineCode,
    Link,
    List,
    ListItem,
    Node,
    Table,
    Text,
    children_of,
)

__all__ = ["outline"]


def outline(document: Document) -> str:
    """The document's nodes with their places, such as ``Heading 2 1:1-1:8``."""
    lines = (line for node in document.children for line in _lines(document, node, 0))
    return "".join(f"{line}\n" for line in lines)


def _lines(document: Document, node: Node, depth: int) -> Iterator[str]:
    span = document.source.span(node.start, node.end)
    about = " ".join(filter(None, (type(node).__name__, _about(node))))
    yield f"{'  ' * depth}{about} {span.start}-{span.end}"
    for child in children_of(node):
        yield from _lines(document, child, depth + 1)


def _about(node: Node) -> str:
    match node:
        case Text() | InlineCode() | Esm():
            return repr(node.value)
        case CodeBlock():
            return f"{node.lang} {node.value!r}"
        case Heading():
            return str(node.depth)
        case Link():
            return f"{node.kind} {node.url}"
        case Image():
            return f"{node.url} {node.alt!r}"
        case Expression():
            return f"{{{node.source}}}"
        case Element():
            attributes = "".join(f" {_attribute(a)}" for a in node.attributes)
            return f"<{node.name}{attributes}> {'flow' if node.flow else 'text'}"
        case List():
            return f"from {node.first}" if node.first is not None else ""
        case ListItem():
            return "" if node.checked is None else f"checked={node.checked}"
        case Table():
            return " ".join(str(a) for a in node.align)
    return ""


def _attribute(attribute: Node) -> str:
    name = getattr(attribute, "name", None)
    if name is None:
        return "{" + str(getattr(attribute, "source", "")) + "}"
    value = getattr(attribute, "value", None)
    if isinstance(value, Expression):
        return f"{name}={{{value.source}}}"
    return str(name) if value is None else f"{name}={value!r}"
