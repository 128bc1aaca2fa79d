"""Snippets: files that guides import, the values and components that they export."""

import re
from collections.abc import Callable, Container
from functools import cached_property, lru_cache
from posixpath import dirname, join, normpath

from msgspec import Struct, field

from guidekit.model.code_components import CodeBody, read_code_component
from guidekit.model.dialects import nodes_of
from guidekit.model.findings import Findings
from guidekit.model.scope import Scope, Value
from guidekit.source import SourceText
from guidekit.syntax import Document, Element, Esm, Expression, Node, parse, walk
from guidekit.syntax.esm import Statement, read_statements
from guidekit.syntax.literals import WORD, NotLiteral, read_literal

__all__ = ["Export", "Library", "Module", "names_in", "parse_unraveled"]

SNIPPET_ENDINGS = (".mdx", ".md")
MAX_FILES = 200


class Export(Struct, frozen=True):
    """Where a name comes from: a module, and the name there (None for the whole file)."""

    path: str
    name: str | None


class Module(Struct, eq=False, dict=True):
    """One file with the names that it defines and imports."""

    path: str | None
    source: SourceText
    children: tuple[Node, ...]
    values: dict[str, Value] = field(default_factory=dict)
    bodies: dict[str, CodeBody] = field(default_factory=dict)
    imports: dict[str, Export] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where each imported name stands in its statement."""

    @property
    def has_statements(self) -> bool:
        """Whether the file imports or exports anything."""
        return any(isinstance(node, Esm) for node in self.children)

    @cached_property
    def used_names(self) -> frozenset[str]:
        """Every name that an expression of this file mentions."""
        return names_in(self.children)

    def report_unused(self, findings: Findings) -> None:
        """Add a fault for each import that nothing in this file uses."""
        elements = {
            node.name.partition(".")[0]
            for root in self.children
            for node in walk(root)
            if isinstance(node, Element)
        }
        for name, (start, end) in self.places.items():
            if name not in elements and name not in self.used_names:
                message = f"import of `{name}`, expected it to be used"
                findings.add("unused-import", message, self.source, start, end)


def names_in(nodes: tuple[Node, ...]) -> frozenset[str]:
    """Every name that an expression in these nodes mentions."""
    found: set[str] = set()
    for root in nodes:
        for node in walk(root):
            if isinstance(node, Expression):
                found.update(WORD.findall(node.source))
            elif isinstance(node, Element):
                for attribute in node.attributes:
                    code = attribute.value if hasattr(attribute, "value") else attribute
                    if not isinstance(code, str) and code is not None:
                        found.update(WORD.findall(code.source))
    return frozenset(found)


@lru_cache(maxsize=512)
def parse_unraveled(source: SourceText) -> tuple[Document, tuple[Node, ...]]:
    """The tree of a snippet; many guides share one, and it is read once."""
    document = parse(source)
    return document, nodes_of(document)


class Library:
    """The modules that one guide depends on, each loaded once.

    ``components`` are the names of those that need no import: one from a package changes nothing.
    """

    def __init__(
        self,
        load_snippet: Callable[[str], SourceText | None],
        findings: Findings,
        components: Container[str] = (),
    ) -> None:
        self.load_snippet = load_snippet
        self.components = components
        self.findings = findings
        self.modules: dict[str, Module | None] = {}
        self.includes: list[SourceText] = []

    def module(self, path: str) -> Module | None:
        """The module of a path, None where there is no such file."""
        if path not in self.modules:
            self.modules[path] = None
            source = self.load_snippet(path) if len(self.modules) <= MAX_FILES else None
            if source is not None:
                self.includes.append(source)
                document, children = parse_unraveled(source)
                self.findings.extend(document.faults, source)
                module = Module(path, source, children)
                self.modules[path] = module
                self.read_names(module)
        return self.modules[path]

    def read_names(self, module: Module) -> None:
        """Fill in what the import and export statements of a module define."""
        for node in module.children:
            if isinstance(node, Esm):
                statements, _ = read_statements(node.value)
                for statement in statements:
                    start = node.start + statement.at
                    if statement.kind == "import":
                        self._import(statement, start, module)
                    elif statement.value is not None and statement.names:
                        self._export(statement, start, module)

    def _import(self, statement: Statement, start: int, module: Module) -> None:
        written = statement.source or ""
        at = module.source.text.find(written, start)
        end = at + len(written)
        names = [name for _, name in statement.named]
        if statement.default:
            names.append(statement.default)
        if _is_package(written) and names and all(each in self.components for each in names):
            return
        if not written.endswith(SNIPPET_ENDINGS):
            message = f"import of `{written}`, expected a file that ends in `.mdx`"
            self.findings.add("missing-snippet", message, module.source, at, end)
        path = _resolve(written, module.path)
        if statement.default:
            module.imports[statement.default] = Export(path, None)
        for exported, name in statement.named:
            module.imports[name] = Export(path, exported)
        if not written.endswith(SNIPPET_ENDINGS):
            self.modules[path] = None
        elif self.module(path) is None:
            message = f"no snippet `{written}`, expected a file"
            self.findings.add("missing-snippet", message, module.source, at, end)
        else:
            _note_places(module, names, start, at)

    def _export(self, statement: Statement, start: int, module: Module) -> None:
        name = statement.names[0]
        equals = statement.text.find("=")
        try:
            data, end = read_literal(statement.text, equals + 1)
        except NotLiteral:
            body = read_code_component(
                module.source, start + equals + 1, start + len(statement.text)
            )
            if body is not None:
                module.bodies[name] = body
            return
        written = statement.text[equals + 1 : end]
        first = end - len(written.lstrip())
        module.values[name] = Value(data, module.source, start + first, start + end)

    def value(self, export: Export) -> Value | None:
        """The constant that an import names, wherever it was handed on from."""
        wanted: Export | None = export
        met: set[Export] = set()
        while wanted is not None and wanted.name is not None and wanted not in met:
            met.add(wanted)
            module = self.modules.get(wanted.path)
            if module is None or wanted.name in module.values:
                return module.values[wanted.name] if module else None
            wanted = module.imports.get(wanted.name)
        return None

    def scope(self, module: Module) -> Scope:
        """The constants that a module's expressions may use."""
        found = dict(module.values)
        for name, export in module.imports.items():
            value = self.value(export)
            if value is not None:
                found[name] = value
        return found


def _note_places(module: Module, names: list[str], start: int, end: int) -> None:
    for name in names:
        place = re.compile(rf"\b{re.escape(name)}\b").search(module.source.text, start, end)
        if place:
            module.places[name] = place.span()


def _is_package(written: str) -> bool:
    return not written.startswith(("/", ".")) and not written.endswith(SNIPPET_ENDINGS)


def _resolve(written: str, base: str | None) -> str:
    """The path of an import within a snippet; the guide's own stays as written."""
    if base is None or not written.startswith("."):
        return written
    return normpath(join(dirname(base), written))
