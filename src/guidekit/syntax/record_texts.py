"""The texts of a record: what a node, a page and a code block hold as mdast defines it."""

from collections.abc import Iterator

from guidekit.source import SourceText
from guidekit.syntax.literals import NotLiteral, evaluate
from guidekit.syntax.nodes import (
    Break,
    CodeBlock,
    Definition,
    Delete,
    Element,
    Emphasis,
    Esm,
    Expression,
    FootnoteReference,
    Image,
    InlineCode,
    Link,
    Node,
    Strong,
    Text,
    children_of,
    walk,
)

__all__ = ["code_of", "string_of", "text_of"]


def code_of(node: CodeBlock, source: SourceText) -> str:
    """The code with the line ends that the file has."""
    if "\r" not in source.text:
        return node.value
    lines = node.value.split("\n")
    first = source.position(node.value_start).line
    ends = (source.line_end(first + index) for index in range(len(lines) - 1))
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def string_of(node: Node) -> str:
    """Values and image alternatives, joined."""
    parts = []
    for inner in walk(node):
        match inner:
            case Text(value=value) | InlineCode(value=value) | CodeBlock(value=value):
                parts.append(value)
            case Image(alt=alt):
                parts.append(alt)
            case Expression(source=source):
                parts.append(source)
    return "".join(parts)


def text_of(node: Node) -> Iterator[str]:
    """The text that a page of this node would show, blocks set apart by spaces."""
    match node:
        case Text(value=value) | InlineCode(value=value):
            yield value
        case CodeBlock(value=value):
            yield f" {value} "
        case Break() | Element(name="br"):
            yield " "
        case Expression(source=source):
            yield _literal_text(source)
        case Esm() | Definition() | FootnoteReference() | Image():
            pass
        case _:
            phrasing = isinstance(node, Strong | Emphasis | Delete | Link) or (
                isinstance(node, Element) and not node.flow
            )
            yield "" if phrasing else " "
            for child in children_of(node):
                yield from text_of(child)
            yield "" if phrasing else " "


def _literal_text(source: str) -> str:
    """What an expression shows that is a string or a number."""
    try:
        value = evaluate(source)
    except NotLiteral:
        return ""
    return (
        str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    )
