"""The files beside Nango's definitions: scopes per provider, and the forms in other languages."""

from collections.abc import Callable, Collection, Iterable, Iterator

from msgspec.structs import replace

from guidekit.connectors.types import Field, Scope, Translation
from guidekit.source import Fault, SourceText
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlList, YamlMap, YamlScalar, describe, load_yaml

__all__ = ["Parts"]

UNKNOWN_KEY = "unknown-definition-key"
WRONG = "invalid-definition"
SCOPES = "providers.scopes.yaml"
LOCALES = ("de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "zh")
"""The languages that are looked for: nothing lists those that are there."""


class Parts:
    """What the files beside a definition say of its providers; each file is read once.

    Nothing needs to be there. Faults that concern a whole file are in ``faults``.
    """

    def __init__(self, load_part: Callable[[str], SourceText | None]) -> None:
        self.load_part = load_part
        self.sources: list[SourceText] = []
        self.faults: list[Fault] = []
        self.catalogue = self.read(SCOPES)
        self.locales: dict[str, YamlReader] = {}
        for locale in LOCALES:
            name = f"providers.{locale}.json"
            texts = self.read(name, f"i18n/{name}")
            if texts.node.entries:
                self.locales[locale] = texts

    def read(self, *names: str) -> YamlReader:
        """The first of these files that is there, or an empty reader."""
        source = next((text for name in names if (text := self.load_part(name))), None)
        if source is None:
            nothing = SourceText(names[0], "")
            return YamlReader(YamlMap((), nothing.span(0, 0)), [], WRONG, absent=True)
        self.sources.append(source)
        node, faults = load_yaml(source)
        self.faults += faults
        if isinstance(node, YamlMap):
            return YamlReader(node, self.faults, WRONG)
        reader = YamlReader(YamlMap((), source.span(0, 0)), self.faults, WRONG, absent=True)
        if node is not None:
            reader.fail(f"{describe(node)}, expected a map of providers", node.span)
        return reader

    def finish(self, providers: Collection[str]) -> None:
        """Record what stands twice, and names that are nearly those of providers."""
        for reader in (self.catalogue, *self.locales.values()):
            reader.known(*providers)
            reader.finish(unknown=UNKNOWN_KEY, only_near=True)

    def scopes(self, provider: str) -> dict[str, Scope]:
        """The scopes that a provider offers, by name, in the order of the file."""
        node = self.catalogue.raw(provider)
        if node is None:
            return {}
        self.catalogue.strings(provider)
        items = node.items if isinstance(node, YamlList) else ()
        scalars = (item for item in items if isinstance(item, YamlScalar))
        return {item.text: Scope(item.text, None, (), item.span) for item in scalars}

    def translated(self, provider: str, fields: Iterable[Field]) -> tuple[Field, ...]:
        """The fields of a provider with what the form says of them in other languages."""
        fields = tuple(fields)
        found: dict[str, list[Translation]] = {}
        for locale, texts in self.locales.items():
            for path, translation in read_translations(texts.map(provider), locale, fields):
                found.setdefault(path, []).append(translation)
        return tuple(
            replace(field, translations=tuple(found[field.path])) if field.path in found else field
            for field in fields
        )


def read_translations(
    provider: YamlReader, locale: str, fields: Iterable[Field]
) -> Iterator[tuple[str, Translation]]:
    """What one file says of a provider's fields, by their paths."""
    blocks: dict[str, set[str]] = {}
    for field in fields:
        block, _, key = field.path.partition(".")
        blocks.setdefault(block, set()).add(key)
    for block, known in blocks.items():
        reader = provider.map(block)
        for key in reader.keys():  # noqa: SIM118 - a reader is no dict
            if key not in known:
                continue
            texts = reader.map(key)
            title, description = texts.string("title"), texts.string("description")
            span = reader.key_span(key)
            yield f"{block}.{key}", Translation(locale, title or None, description or None, span)
        reader.known(*known)
        reader.finish(unknown=UNKNOWN_KEY, only_near=True)
