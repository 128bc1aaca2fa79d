"""Brand files: YAML that says what a brand is called, looks like, links to and offers."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from guidekit.source import Fault, SourceText, Span
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlList, YamlMap, YamlNode, YamlScalar
from guidekit.variants.brand_keys import BRAND, COLOR_ROLES, COLOR_THEMES, REFUSE
from guidekit.variants.legibility import faint_faults
from guidekit.variants.shapes import read_record
from guidekit.variants.types import (
    Brand,
    Fonts,
    Identity,
    Keep,
    Legal,
    Logo,
    Support,
    WordOptions,
)

__all__ = [
    "COLOR_ROLES",
    "COLOR_THEMES",
    "BrandFile",
    "brand_of",
    "color_faults",
    "read_brand",
    "read_brand_file",
]

Values = Mapping[str, Any]


class BrandFile(Struct, frozen=True):
    """One file as it was read: ``values`` by key, ``spans`` as :class:`Brand` has them.

    ``spans["extends."]`` is where the id of the extended brand stands.
    """

    id: str
    house: bool
    source: SourceText
    values: Values = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    colors: Mapping[str, YamlReader] = field(default_factory=dict)
    """The maps of colours in the file, by theme."""


def read_brand(source: SourceText, *, id: str, house: bool) -> tuple[Brand, tuple[Fault, ...]]:
    r"""The brand that a file describes, and what is wrong with the file, in the order of its text.

    Never raises: what is wrong reads as absent, and a brand without a name is called by its id.
    What the file ``extends`` is left out: :func:`read_brands` reads several together.
    Faults are named ``invalid-brand``, ``keep-without-reason``, ``low-contrast``
    and ``invalid-yaml``. Colours come out as ``#rrggbb``.

    >>> text = "name: Acme\nvocabulary:\n  StackOne: Acme\ncolour: red\n"
    >>> brand, faults = read_brand(SourceText("acme.yaml", text), id="acme", house=False)
    >>> brand.name, brand.vocabulary
    ('Acme', {'StackOne': 'Acme'})
    >>> print(faults[0].span, faults[0].help)
    acme.yaml:4:1 did you mean `colors`?
    """
    file = read_brand_file(source, id=id, house=house)
    faults = sorted((*file.faults, *color_faults(file, file.values)), key=lambda f: f.span)
    return brand_of(file, file.values, file.spans), tuple(faults)


def read_brand_file(source: SourceText, *, id: str, house: bool) -> BrandFile:
    """A file's own values, and what is wrong with them."""
    reader = YamlReader.of(source, "invalid-brand")
    if reader.faults and not reader.node.entries:
        # Not to be checked with words that are unknown, a partner is taken to offer nothing.
        values = {} if house else {"connectors": ()}
        return BrandFile(id, house, source, values, faults=tuple(reader.faults))
    values = read_record(BRAND, reader, "house" if house else "partner")
    faults = [*reader.faults, *(_unreasoned(reader) if house else ())]
    spans = dict(_places(reader.node))
    if reader.raw("extends"):
        spans["extends."] = reader.span("extends")
    ordered = tuple(sorted(faults, key=lambda fault: fault.span))
    themes = reader.node.get("colors")
    colors = {
        theme: reader.child(node)
        for theme in COLOR_THEMES
        if isinstance(themes, YamlMap) and isinstance(node := themes.get(theme), YamlMap)
    }
    return BrandFile(id, house, source, values, spans, ordered, colors)


def color_faults(file: BrandFile, values: Values) -> Iterator[Fault]:
    """What cannot be read in the colours of a brand, for the themes that its own file speaks of."""
    colors = _colors(values.get("colors", {}))
    for theme, reader in file.colors.items():
        yield from faint_faults(reader, colors.get(theme, {}), dark=theme == "dark")


def brand_of(file: BrandFile, values: Values, spans: Mapping[str, Span]) -> Brand:
    """The brand of a file whose values may have been completed by those of others."""
    links = values.get("links", {})
    words, options = _vocabulary(values.get("vocabulary", {}))
    support, legal, canonical = (values.get(key, {}) for key in ("support", "legal", "canonical"))
    return Brand(
        id=file.id,
        name=values.get("name") or file.id,
        house=file.house,
        source=file.source,
        products=values.get("products", {}),
        identity=_identity(values.get("identity", {})),
        vocabulary=words,
        colors=_colors(values.get("colors", {})),
        logo=_logo(values.get("logo")),
        links={prefix: None if new == REFUSE else new for prefix, new in links.items()},
        support=Support(**support),
        connectors=values.get("connectors"),
        scopes=values.get("scopes", {}),
        spans=spans,
        word_options=options,
        refused=frozenset(prefix for prefix, new in links.items() if new == REFUSE),
        assets=values.get("assets", {}),
        favicon=values.get("favicon"),
        fonts=Fonts(**values.get("fonts", {})),
        radius=values.get("radius"),
        css=values.get("css"),
        legal=Legal(**legal),
        base_url=values.get("base_url"),
        canonical=canonical if isinstance(canonical, str) else None,
        hides_canonical=canonical is False,
        robots=values.get("robots"),
        actions=values.get("actions", {}),
        audience=values.get("audience"),
        locale=values.get("locale"),
        templates=values.get("templates"),
        abstract=values.get("abstract", False),
    )


def _identity(values: Values) -> Identity:
    lists = {key: values[key] for key in ("names", "domains", "emails", "nouns", "assets")
             if key in values}  # fmt: skip
    keeps = [{"value": k} if isinstance(k, str) else k for k in values.get("keep", ())]
    return Identity(**lists, keep=tuple(Keep(**keep) for keep in keeps if "value" in keep))


def _vocabulary(values: Values) -> tuple[dict[str, str], dict[str, WordOptions]]:
    """The brand's words by term, and what some entries say besides."""
    words: dict[str, str] = {}
    options: dict[str, WordOptions] = {}
    for term, entry in values.items():
        if isinstance(entry, str):
            words[term] = entry
        elif "use" in entry:
            words[term] = entry["use"]
            options[term] = WordOptions(
                plural=entry.get("plural"),
                possessive=entry.get("possessive"),
                article=entry.get("article"),
                exact=entry.get("exact", False),
                keeps_case=entry.get("case") == "keep",
                exempt=frozenset(entry.get("exempt", ())),
                only=frozenset(entry.get("only", ())),
                code=entry.get("code", False),
            )
    return words, options


def _colors(values: Values) -> dict[str, dict[str, str]]:
    return {
        theme: {role: _six_digits(color) for role, color in roles.items()}
        for theme, roles in values.items()
        if roles
    }


def _six_digits(color: str) -> str:
    color = color.lower()
    return color if len(color) != len("#rgb") else "#" + "".join(2 * digit for digit in color[1:])


def _logo(values: str | Values | None) -> Logo | None:
    if not values:
        return None
    if isinstance(values, str):
        return Logo(values, values)
    light, dark = values.get("light", ""), values.get("dark", "")
    return Logo(light or dark, dark or light)


def _unreasoned(reader: YamlReader) -> Iterator[Fault]:
    """What is kept of the house without a word of why."""
    identity = reader.node.get("identity")
    keep = identity.get("keep") if isinstance(identity, YamlMap) else None
    for item in keep if isinstance(keep, YamlList) else ():
        inner = item.get("value") if isinstance(item, YamlMap) else item
        reasoned = isinstance(item, YamlMap) and item.key("reason") is not None
        if isinstance(inner, YamlScalar) and inner.value and not reasoned:
            message = f"`{inner.text}` is kept without a `reason`, expected why it must stay"
            advice = (
                "write `- value: ...` and `reason: ...`; partners read it in what proves a build"
            )
            yield Fault("keep-without-reason", message, item.span, advice)


def _places(node: YamlNode | None, path: str = "") -> Iterator[tuple[str, Span]]:
    """Where each key, and each text in a list, stands."""
    if isinstance(node, YamlMap):
        for key, value in node.entries:
            yield f"{path}{key.text}", key.span
            yield from _places(value, f"{path}{key.text}.")
    elif isinstance(node, YamlList):
        for item in node:
            if isinstance(item, YamlScalar):
                yield f"{path}{item.text}", item.span
