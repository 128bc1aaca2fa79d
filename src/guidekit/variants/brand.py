"""Brand files: YAML that says what a brand is called, looks like, links to and offers."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from guidekit.source import Fault, SourceText, Span
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlList, YamlMap, YamlNode, YamlScalar
from guidekit.variants.legibility import faint_faults
from guidekit.variants.types import Brand, Identity, Keep, Logo, Support

__all__ = ["COLOR_ROLES", "COLOR_THEMES", "read_brand"]

COLOR_THEMES = ("light", "dark")
COLOR_ROLES = ("accent", "background", "surface", "text", "muted", "border")


def read_brand(source: SourceText, *, id: str, house: bool) -> tuple[Brand, tuple[Fault, ...]]:
    r"""The brand that a file describes, and what is wrong with the file, in the order of its text.

    Never raises: what is wrong reads as absent, and a brand without a name is called by its id.
    Faults are named ``invalid-brand``, ``keep-without-reason`` and ``invalid-yaml``.
    Colours come out as ``#rrggbb``.

    >>> text = "name: Acme\nvocabulary:\n  StackOne: Acme\ncolour: red\n"
    >>> brand, faults = read_brand(SourceText("acme.yaml", text), id="acme", house=False)
    >>> brand.name, brand.vocabulary
    ('Acme', {'StackOne': 'Acme'})
    >>> print(faults[0].span, faults[0].help)
    acme.yaml:4:1 did you mean `colors`?
    """
    reader = YamlReader.of(source, "invalid-brand")
    if reader.faults and not reader.node.entries:
        return Brand(id, id, house, source), tuple(reader.faults)
    brand = Brand(
        id=id,
        name=_text(reader, "name", required=True) or id,
        house=house,
        source=source,
        products=_words(reader.map("products")),
        identity=_identity(reader, house=house),
        vocabulary=_vocabulary(reader, house=house),
        colors=_colors(reader),
        logo=_logo(reader),
        links=_links(reader),
        support=_support(reader),
        connectors=_connectors(reader),
        scopes=_chosen(reader, "scopes"),
        actions=_chosen(reader, "actions"),
        spans=dict(_places(reader.node)),
    )
    reader.finish()
    return brand, tuple(sorted(reader.faults, key=lambda fault: fault.span))


class _Kind(NamedTuple):
    """What a text must look like, and how messages call it."""

    pattern: re.Pattern[str]
    expected: str


WORDS = _Kind(re.compile(r".*\S.*", re.DOTALL), "text")
COLOR = _Kind(re.compile(r"#(?:[0-9a-f]{3}){1,2}", re.IGNORECASE), "a colour such as `#0b6b53`")
EMAIL = _Kind(re.compile(r"[^\s@]+@[^\s@]+"), "an e-mail address")
DOMAIN = _Kind(re.compile(r"[\w-]+(?:\.[\w-]+)+"), "a domain such as `acme.com`")
ADDRESS = _Kind(
    re.compile(r"(?:https?://|mailto:|tel:)\S+|/\S*", re.IGNORECASE),
    "an address that begins with `https://`, `mailto:` or `/`",
)


def _text(reader: YamlReader, key: str, kind: _Kind = WORDS, *, required: bool = False) -> str:
    """The value of a key; empty where it is absent or looks otherwise."""
    value = reader.string(key, required=required)
    if value is None or kind.pattern.fullmatch(value):
        return value or ""
    reader.fail(f"`{key}` is `{value}`, expected {kind.expected}", key)
    return ""


def _words(reader: YamlReader) -> dict[str, str]:
    """All entries of a map that have a text."""
    texts = {key: _text(reader, key, required=True) for key in reader.keys()}  # noqa: SIM118
    reader.finish()
    return {key: text for key, text in texts.items() if text}


def _identity(reader: YamlReader, *, house: bool) -> Identity:
    inner = _reserved(reader, "identity", allowed=house, whose="the house")
    names, domains, assets = map(inner.strings, ("names", "domains", "assets"))
    for domain, span in _places(inner.raw("domains")):
        if not DOMAIN.pattern.fullmatch(domain):
            inner.fail(f"`domains` holds `{domain}`, expected {DOMAIN.expected}", span)
    keep = tuple(_keeps(inner))
    inner.finish()
    return Identity(names, domains, assets, keep)


def _keeps(reader: YamlReader) -> Iterator[Keep]:
    """What stays: a text, or a map of ``value`` and ``reason``."""
    node = reader.raw("keep")
    if node is None:
        return
    expected = "a list of maps with `value` and `reason`"
    if not isinstance(node, YamlList):
        reader.wrong("keep", node, expected)
        return
    for item in node:
        if isinstance(item, YamlMap):
            inner = reader.child(item)
            value, reason = _text(inner, "value", required=True), _text(inner, "reason")
            inner.finish()
        else:
            value, reason = reader.text(item, "keep", expected) or "", ""
        if value and not reason:
            message = f"`{value}` is kept without a `reason`, expected why it must stay"
            advice = (
                "write `- value: ...` and `reason: ...`; partners read it in what proves a build"
            )
            reader.faults.append(Fault("keep-without-reason", message, item.span, advice))
        if value:
            yield Keep(value, reason)


def _vocabulary(reader: YamlReader, *, house: bool) -> dict[str, str]:
    inner = _reserved(reader, "vocabulary", allowed=not house, whose="a partner")
    for term, _ in inner.node.entries:
        if not re.search(r"\w", term.text):
            message = f"`{term.text}` has no letter, expected a word of the house"
            inner.fail(message, term.span)
    return _words(inner)


def _reserved(reader: YamlReader, key: str, *, allowed: bool, whose: str) -> YamlReader:
    """A map that only the house, or only partners, may have; empty where it may not be."""
    inner, name = reader.map(key), reader.node.key(key)
    if allowed or name is None:
        return inner
    reader.fail(f"`{key}` does not belong here, expected it in the file of {whose}", name.span)
    return inner.child(YamlMap((), inner.node.span))


def _colors(reader: YamlReader) -> dict[str, dict[str, str]]:
    themes = reader.map("colors")
    colors = {theme: _theme(themes.map(theme), dark=theme == "dark") for theme in COLOR_THEMES}
    themes.finish()
    return {theme: roles for theme, roles in colors.items() if roles}


def _theme(reader: YamlReader, *, dark: bool) -> dict[str, str]:
    named = {role: _color(reader, role) for role in COLOR_ROLES}
    colors = {role: color for role, color in named.items() if color}
    reader.finish()
    reader.faults.extend(faint_faults(reader, colors, dark=dark))
    return colors


def _color(reader: YamlReader, role: str) -> str:
    name = reader.node.key(role)
    if name and reader.raw(role) is None:
        message = f"`{role}` is empty, expected {COLOR.expected}"
        reader.fail(message, name.span, "put it in quotes: a bare `#` begins a comment")
    color = _text(reader, role, COLOR).lower()
    return color if len(color) != len("#rgb") else "#" + "".join(2 * digit for digit in color[1:])


def _logo(reader: YamlReader) -> Logo | None:
    node = reader.raw("logo")
    if isinstance(node, YamlScalar):
        light = dark = _text(reader, "logo")
    elif isinstance(node, YamlMap):
        inner = reader.map("logo")
        light, dark = _text(inner, "light"), _text(inner, "dark")
        inner.finish()
    else:
        light = dark = ""
        if node is not None:
            reader.wrong("logo", node, "a file, or a map of `light` and `dark`")
    return Logo(light or dark, dark or light) if light or dark else None


def _links(reader: YamlReader) -> dict[str, str | None]:
    inner = reader.map("links")
    links: dict[str, str | None] = {}
    for prefix, span in {key.text: key.span for key, _ in inner.node.entries}.items():
        dropped = inner.raw(prefix) is None
        new = _text(inner, prefix, ADDRESS)
        if not prefix:
            inner.fail("an empty text, expected what a link begins with", span)
        elif new or dropped:
            links[prefix] = new or None
    inner.finish()
    return links


def _support(reader: YamlReader) -> Support:
    inner = reader.map("support")
    support = Support(_text(inner, "email", EMAIL) or None, _text(inner, "url", ADDRESS) or None)
    inner.finish()
    return support


def _connectors(reader: YamlReader) -> tuple[str, ...] | None:
    offered = reader.strings("connectors")
    return offered if isinstance(reader.raw("connectors"), YamlList) else None


def _chosen(reader: YamlReader, what: str) -> dict[str, tuple[str, ...]]:
    """What is chosen for each connector."""
    inner = reader.map(what)
    chosen = {key: inner.strings(key) for key in inner.keys()}  # noqa: SIM118
    inner.finish()
    return {key: names for key, names in chosen.items() if isinstance(inner.raw(key), YamlList)}


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
