"""A file on an author's desk, and what is known about the things that it may name."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path

from msgspec import Struct

from guidekit.connectors import AuthMethod, Connector, Field, Scope
from guidekit.editor.cursor import Cursor, cursor_at
from guidekit.model import ComponentSpec, Guide
from guidekit.rules import Context, target_of
from guidekit.site import LiveGuide, LiveProject
from guidekit.source import SourceText, Span
from guidekit.syntax import Esm, parse
from guidekit.syntax.esm import read_statements
from guidekit.variants import Brand, brand_value

__all__ = ["Desk", "FormField"]

MOST_READERS = 5
"""Of how many guides that include a snippet the forms are looked at."""


class FormField(Struct, frozen=True):
    """A field of a form that a guide explains, and the method that asks for it."""

    field: Field
    method: AuthMethod
    connector: Connector


class Desk(Struct, frozen=True, dict=True):
    """One file of a project as its author sees it now."""

    live: LiveProject
    file: Path
    source: SourceText

    @classmethod
    def of(cls, live: LiveProject, file: Path) -> "Desk | None":
        """The desk with a file of the project; None for what is no text of it."""
        source = live.source(file)
        return None if source is None else cls(live, file, source)

    def cursor(self, offset: int) -> Cursor | None:
        """What an offset is in."""
        return cursor_at(self.source.text, offset)

    @cached_property
    def path(self) -> str:
        """The path of the file in its project."""
        return self.live.project.files.relative(self.file) or ""

    @cached_property
    def guide(self) -> LiveGuide | None:
        """What the file says, if it is a guide."""
        return self.live.guide(self.file)

    @cached_property
    def readers(self) -> tuple[LiveGuide, ...]:
        """The guides that readers meet the file in: itself, or the first few that include it.

        A definition or a brand has none.
        """
        if self.guide is not None:
            return (self.guide,)
        return tuple(islice(self.live.included_by(self.file), MOST_READERS))

    @property
    def page(self) -> str:
        """The path of the guide that the file is, or is included by: paths start there."""
        return self.readers[0].path if self.readers else self.path

    @property
    def home(self) -> str:
        """The folder that relative paths start in."""
        return self.page.rpartition("/")[0]

    @cached_property
    def contexts(self) -> tuple[Context, ...]:
        """What surrounds the guide, for each method that it explains."""
        return tuple(context for reader in self.readers for context in reader.contexts)

    @property
    def components(self) -> Mapping[str, ComponentSpec]:
        """The components that guides of the project may use."""
        return self.live.project.components.specs

    @cached_property
    def fields(self) -> dict[str, FormField]:
        """The fields that the guide may explain, by their keys, in the form's order."""
        found: dict[str, FormField] = {}
        for reader in self.readers:
            for context in reader.contexts:
                for form in _asked(context, reader.guide):
                    found.setdefault(form.field.key, form)
        return found

    @cached_property
    def scopes(self) -> dict[str, Scope]:
        """The scopes of the guide's connectors."""
        connectors = (context.connector for context in self.contexts)
        return {name: scope for each in connectors if each for name, scope in each.scopes.items()}

    @cached_property
    def methods(self) -> dict[str, AuthMethod]:
        """The methods of the guide's connectors."""
        connectors = (context.connector for context in self.contexts)
        return {method.key: method for each in connectors if each for method in each.auth_methods}

    @property
    def brands(self) -> tuple[Brand, ...]:
        """All brands, the house first."""
        return self.live.project.brands

    @cached_property
    def variables(self) -> dict[str, dict[str, str]]:
        """The brand's values that a text may show, each with what it is for which brand."""
        products = dict.fromkeys(product for brand in self.brands for product in brand.products)
        paths = ["brand.name", *(f"brand.products.{product}" for product in products)]
        found: dict[str, dict[str, str]] = {}
        for path in (*paths, "support.email", "support.url"):
            name = path.removeprefix("brand.")
            values = ((brand.id, brand_value(name, brand)) for brand in self.brands)
            found[path] = {brand: value for brand, value in values if value}
        return found

    @cached_property
    def imports(self) -> dict[str, str]:
        """The names that the file imports, each with the path as it is written."""
        return dict(_imports(self.source))

    def snippet(self, written: str) -> SourceText | None:
        """The snippet that the file imports by this path."""
        return self.live.project.snippet(self.page, written)

    def target(self, url: str) -> tuple[str, str] | None:
        """The file of the project that a link leads to, and the anchor in it (or nothing)."""
        for context in self.contexts[:1]:
            target = target_of(url, context)
            return (target.path, target.anchor) if target else None
        return None

    def guide_at(self, path: str) -> Guide | None:
        """What links need of the guide at a path of the project."""
        return self.live.target(path)

    def offsets(self, span: Span) -> tuple[int, int]:
        """The offsets of a span of this file, the end of the text where it goes beyond."""
        starts, end = self.source.line_starts, len(self.source.text)
        first, last = (
            min(self.source.offset(place), end) if place.line <= len(starts) else end
            for place in (span.start, span.end)
        )
        return first, last

    def text_of(self, span: Span) -> str:
        """What a span covers, in whatever file of the project."""
        source = self.live.source(self.live.place(span.path))
        if source is None:
            return ""
        return source.text[source.offset(span.start) : source.offset(span.end)]


def _asked(context: Context, guide: Guide) -> Iterator[FormField]:
    """The fields of the forms that a guide is checked against."""
    if context.connector is None:
        return
    for method in (context.auth,) if context.auth else context.connector.auth_methods:
        for field in method.fields_for(guide.audience):
            yield FormField(field, method, context.connector)


def _imports(source: SourceText) -> Iterator[tuple[str, str]]:
    for node in parse(source).children if "import" in source.text else ():
        if isinstance(node, Esm):
            for statement in read_statements(node.value)[0]:
                if statement.kind == "import" and statement.source:
                    names = [name for _, name in statement.named]
                    for name in filter(None, (*names, statement.default)):
                        yield name, statement.source
