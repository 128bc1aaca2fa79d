"""One use of a snippet: what it names, what it gives, and how the content fits its place."""

from collections.abc import Iterable

from msgspec.structs import replace

from guidekit.model.attributes import DATA_ATTRIBUTES
from guidekit.model.code_components import CodeBody
from guidekit.model.findings import Findings
from guidekit.model.scope import Value
from guidekit.model.snippets import Library, Module, names_in
from guidekit.syntax import (
    Attribute,
    CodeBlock,
    Element,
    Heading,
    List,
    Node,
    Paragraph,
    Table,
    Text,
)

__all__ = ["Body", "check_props", "find_body", "parameters_of", "split_paragraph", "wrapped"]

BLOCKS = (CodeBlock, Heading, List, Paragraph, Table)

Body = tuple[Module, CodeBody | None]
"""The file that an element shows, and the function in it where that is exported as code."""


def find_body(node: Element, module: Module, library: Library, findings: Findings) -> Body | None:
    """What an element of an imported name shows; None, and a fault, where there is no such thing.

    A missing file is reported where it is imported.
    """
    home: Module | None = module
    name: str | None = node.name
    met: set[tuple[str | None, str | None]] = set()
    while home is not None and name is not None and name not in home.bodies:
        export = home.imports.get(name)
        if export is None or (home.path, name) in met:
            break
        met.add((home.path, name))
        home, name = library.module(export.path), export.name
    if home is None:
        return None
    if name is None:
        return home, None
    if name in home.bodies:
        return home, home.bodies[name]
    findings.add(
        "missing-snippet",
        f"`{home.path}` exports no component `{name}`, expected one that it defines",
        module.source,
        node.start,
        node.start + 1 + len(node.name),
        known=(name, home.bodies),
    )
    return None


def parameters_of(body: CodeBody | None) -> dict[str, Value]:
    """The defaults of a component function's parameters."""
    if body is None or body.parameters is None:
        return {}
    return {
        name: Value(default, body.source, body.start, body.start)
        for name, default in body.parameters.items()
    }


def check_props(node: Element, found: Body, module: Module, findings: Findings) -> None:
    """Report properties that a snippet does nothing with."""
    home, body = found
    if body is None:
        used = home.used_names
    elif body.parameters is not None:
        used = frozenset(body.parameters)
    else:
        used = names_in(body.children)
    for attribute in node.attributes:
        if not isinstance(attribute, Attribute) or attribute.name.startswith("data-"):
            continue
        if attribute.name not in used:
            findings.add(
                "unknown-attribute",
                f"unknown attribute `{attribute.name}` of `<{node.name}>`, "
                "expected one that the snippet uses",
                module.source,
                attribute.start,
                attribute.start + len(attribute.name),
                known=(attribute.name, used - {"props", "children"}),
            )


def wrapped(node: Element, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """A snippet's nodes; in a nameless element that keeps the conditions of the snippet's own."""
    data = tuple(
        attribute
        for attribute in node.attributes
        if isinstance(attribute, Attribute) and attribute.name in DATA_ATTRIBUTES
    )
    return (replace(node, name="", attributes=data, children=nodes),) if data else nodes


def split_paragraph(paragraph: Paragraph, children: tuple[Node, ...]) -> Iterable[Node]:
    """A paragraph cut at the blocks that snippets have brought into it."""
    if not any(isinstance(child, BLOCKS) for child in children):
        return (replace(paragraph, children=children),)
    found: list[Node] = []
    line: list[Node] = []
    for child in (*children, None):
        if child is not None and not isinstance(child, BLOCKS):
            line.append(child)
            continue
        if any(not isinstance(part, Text) or part.value.strip() for part in line):
            found.append(replace(paragraph, children=tuple(line)))
        line = []
        if child is not None:
            found.append(child)
    return found
