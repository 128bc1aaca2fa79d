"""Snippets and variables replaced by what they stand for.

The tree that comes out holds no import, no comment and no expression but the brand's variables.
"""

import json
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from guidekit.model.attributes import read_attributes
from guidekit.model.code_components import read_condition, tags_between
from guidekit.model.findings import Findings
from guidekit.model.inclusion import (
    Body,
    check_props,
    find_body,
    parameters_of,
    split_paragraph,
    wrapped,
)
from guidekit.model.scope import (
    BRAND_VARIABLES,
    Scope,
    Value,
    is_brand_variable,
    lookup,
    variables_of,
)
from guidekit.model.snippets import Library, Module
from guidekit.source import SourceText
from guidekit.syntax import (
    Attribute,
    Element,
    Esm,
    Expression,
    Heading,
    Node,
    Paragraph,
    Spread,
    Text,
    children_of,
)
from guidekit.syntax.literals import (
    Literal,
    NotLiteral,
    evaluate,
    is_blank,
    literal_text,
    variable_path,
)

__all__ = ["Expander"]

MAX_DEPTH = 120
"""How deep a tree may get with its snippets; a file alone is kept shallower by the parser."""

MAX_SIZE = 4_000_000
"""Characters that the snippets of one guide may amount to."""

MARKDOWN = ".md"

INCLUSION = 2_000
"""What one inclusion counts for at least, however short the snippet is."""

OWN = frozenset(path.partition(".")[0] for path in (*BRAND_VARIABLES, "props"))
"""Names that are meant for guidekit in any file."""


class Frame(Struct, frozen=True):
    """The file that is being expanded, the values of its names, and who includes it.

    ``fresh`` tells that nodes must be copied, since the file may be included again; ``bodies`` are
    the inclusions around, ``children`` what stands between the tags of the innermost.
    """

    module: Module
    scope: Scope
    fresh: bool = False
    bodies: tuple[Body, ...] = ()
    children: tuple[Node, ...] = ()
    caller: "Frame | None" = None


class Expander:
    """Expands one guide; ``origins`` says from which file a node comes, where that changes."""

    def __init__(self, library: Library, findings: Findings) -> None:
        self.library = library
        self.findings = findings
        self.origins: dict[Node, SourceText] = {}
        self.size = 0

    def expand(self, module: Module) -> tuple[Node, ...]:
        """The nodes of the guide itself, expanded."""
        text = module.source.text
        if "{" not in text.replace("style={{", "") and not module.has_statements:
            return module.children
        frame = Frame(module, self.library.scope(module), bodies=((module, None),))
        return self.nodes(module.children, frame, 0)

    def nodes(self, nodes: tuple[Node, ...], frame: Frame, depth: int) -> tuple[Node, ...]:
        """What a run of nodes becomes; the same tuple where nothing changes."""
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels with snippets, expected fewer"
            self._report("nesting-too-deep", message, nodes[0], frame)
            return ()
        found: list[Node] = []
        for node in nodes:
            kind = type(node)
            if kind is Element:
                found.extend(self.element(node, frame, depth))  # type: ignore[arg-type]
            elif kind is Expression:
                found.extend(self.expression(node, frame, depth))  # type: ignore[arg-type]
            elif kind is not Esm:
                found.extend(self.inner(node, frame, depth))
        same = len(found) == len(nodes) and all(
            one is other for one, other in zip(found, nodes, strict=True)
        )
        return nodes if same else tuple(found)

    def inner(self, node: Node, frame: Frame, depth: int) -> Iterable[Node]:
        """A node of Markdown with its children expanded."""
        children = children_of(node)
        expanded = self.nodes(children, frame, depth + 1) if children else children
        if expanded is children and not (frame.fresh and isinstance(node, Heading)):
            return (node,)
        if isinstance(node, Paragraph):
            return split_paragraph(node, expanded)
        return (replace(node, children=expanded),)

    def element(self, node: Element, frame: Frame, depth: int) -> Iterable[Node]:
        """An element, or what the snippet of its name holds."""
        module = frame.module
        if node.name in module.imports or node.name in module.bodies:
            return self.snippet(node, frame, depth)
        children = self.nodes(node.children, frame, depth + 1) if node.children else ()
        attributes = _attributes(node, frame.scope)
        if children is node.children and attributes is node.attributes and not frame.fresh:
            return (node,)
        return (replace(node, children=children, attributes=attributes),)

    def expression(self, node: Expression, frame: Frame, depth: int) -> Iterable[Node]:
        """What ``{...}`` shows."""
        if is_blank(node.source):
            return ()
        path = variable_path(node.source)
        if path is not None:
            return self.variable(node, path, frame, depth)
        try:
            data = evaluate(node.source, variables_of(frame.scope))
        except NotLiteral as reason:
            return self.condition(node, str(reason), frame, depth)
        return self.text(Value(data, frame.module.source, node.start, node.end), frame)

    def variable(self, node: Expression, path: str, frame: Frame, depth: int) -> Iterable[Node]:
        """What a name shows: content, text, or a value that each brand fills in later."""
        if path in ("children", "props.children") and frame.caller is not None:
            # A snippet may show them more than once, and nodes must not stand in two places.
            caller = replace(frame.caller, fresh=True)
            self.size += sum(child.end - child.start for child in frame.children)
            nodes = self.nodes(frame.children, caller, depth + 1) if frame.children else ()
            return self.mark(nodes, caller.module.source)
        value = lookup(frame.scope, path)
        if value is not None:
            return self.text(value, frame)
        if is_brand_variable(path):
            return (replace(node, source=path),) if node.source != path or frame.fresh else (node,)
        given = "" if frame.caller is None else ", a property given to the snippet"
        message = f"unknown variable `{path}`, expected an exported constant{given} or `brand.name`"
        if path.partition(".")[0] not in OWN and _is_markdown(frame):
            return self.braces(node, message, frame)
        self._report("unknown-variable", message, node, frame, word=path)
        return ()

    def braces(self, node: Expression, message: str, frame: Frame) -> Iterable[Node]:
        """Braces as text, where all but MDX read them as such."""
        message = f"{message}, or `\\{{` for a brace that is text"
        self.findings.add("bare-brace", message, frame.module.source, node.start, node.end)
        return (Text(node.start, node.end, f"{{{node.source}}}"),)

    def condition(self, node: Expression, reason: str, frame: Frame, depth: int) -> Iterable[Node]:
        """``{name && <p/>}`` where the name is known; any other code is a fault."""
        source = frame.module.source
        condition = read_condition(node.source)
        value = lookup(frame.scope, condition.path) if condition else None
        start = source.text.find(node.source, node.start, node.end)
        if condition is None or value is None or start < 0:
            message = "code in braces, expected a variable, text or a number"
            if _is_markdown(frame):
                return self.braces(node, message, frame)
            self._report("non-literal-expression", message, node, frame, reason=reason)
            return ()
        if bool(value.data) is not condition.wanted:
            return ()
        children = tags_between(source, start + condition.start, start + condition.end)
        return self.nodes(children, replace(frame, fresh=True), depth + 1)

    def text(self, value: Value, frame: Frame) -> Iterable[Node]:
        """A literal as text, which remembers where it was written."""
        shown = literal_text(value.data)
        self.size += len(shown)
        if not shown or self.size > MAX_SIZE:
            return ()
        text = Text(value.start, value.end, shown)
        if value.source is not frame.module.source:
            self.origins[text] = value.source
        return (text,)

    def mark(self, nodes: tuple[Node, ...], source: SourceText) -> tuple[Node, ...]:
        """Note from which file these nodes come, unless a deeper snippet brought them."""
        for node in nodes:
            self.origins.setdefault(node, source)
        return nodes

    def snippet(self, node: Element, frame: Frame, depth: int) -> Iterable[Node]:
        """What a snippet shows in place of its element."""
        found = find_body(node, frame.module, self.library, self.findings)
        if found is None:  # a fault already; what stands between the tags is there all the same
            return (
                wrapped(node, self.nodes(node.children, frame, depth + 1)) if node.children else ()
            )
        module, body = found
        self.size += INCLUSION + (body.end - body.start if body else len(module.source.text))
        if found in frame.bodies or self.size > MAX_SIZE:
            reason = "includes itself" if found in frame.bodies else "makes the guide too large"
            message = f"`<{node.name}>` {reason}, expected an end"
            self._report("missing-snippet", message, node, frame)
            return ()
        check_props(node, found, frame.module, self.findings)
        scope = {**self.library.scope(module), **parameters_of(body), **self.props(node, frame)}
        inner = Frame(
            module, scope, fresh=True, bodies=(*frame.bodies, found), children=node.children,
            caller=frame,
        )  # fmt: skip
        children = body.children if body else module.children
        nodes = self.mark(self.nodes(children, inner, depth + 1), module.source)
        if not node.flow and len(nodes) == 1 and isinstance(nodes[0], Paragraph):
            nodes = self.mark(nodes[0].children, self.origins[nodes[0]])
        return wrapped(node, nodes)

    def props(self, node: Element, frame: Frame) -> dict[str, Value]:
        """The properties that an element gives to its snippet, each by itself and in ``props``."""
        source = frame.module.source
        resolved = replace(node, attributes=_attributes(node, frame.scope))
        props = {
            name: Value(value, source, attribute.value_start, attribute.value_end)
            for name, (value, attribute) in read_attributes(resolved, source, self.findings).items()
            if not name.startswith("data-")
        }
        data = {name: value.data for name, value in props.items()}
        return {**props, "props": Value(data, source, node.start, node.end)}

    def _report(
        self,
        name: str,
        message: str,
        node: Node,
        frame: Frame,
        *,
        reason: str | None = None,
        word: str | None = None,
    ) -> None:
        end = node.start + 1 + len(node.name) if isinstance(node, Element) else node.end
        known = (word, [*frame.scope, *BRAND_VARIABLES]) if word else None
        source = frame.module.source
        self.findings.add(name, message, source, node.start, end, help=reason, known=known)


def _is_markdown(frame: Frame) -> bool:
    """Whether a file may hold what MDX refuses."""
    return frame.module.source.path.endswith(MARKDOWN)


def _attributes(node: Element, scope: Scope) -> tuple[Attribute | Spread, ...]:
    """The attributes of an element with variables replaced by their values."""
    found: list[Attribute | Spread] = []
    changed = False
    for attribute in node.attributes:
        if isinstance(attribute, Attribute) and isinstance(attribute.value, Expression):
            data = _data(attribute.value.source, scope)
            if data is not None:
                attribute = replace(attribute, value=_as_value(attribute.value, data))
                changed = True
        found.append(attribute)
    return tuple(found) if changed else node.attributes


def _data(source: str, scope: Scope) -> Literal:
    """What an expression comes to that has names in it; None for any other."""
    if "`" not in source and variable_path(source) is None:
        return None
    try:
        return evaluate(source, variables_of(scope))
    except NotLiteral:
        return None


def _as_value(expression: Expression, data: Literal) -> str | Expression:
    """A value as an attribute holds it."""
    return data if isinstance(data, str) else replace(expression, source=json.dumps(data))
