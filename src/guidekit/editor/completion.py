"""What may be written where the cursor is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from guidekit.editor.cursor import Cursor, CursorKind
from guidekit.editor.desk import Desk
from guidekit.editor.hover import about_component, about_field, about_scope, about_variable
from guidekit.editor.marks import MARKS, NAMES_FIELDS, NAMES_PARTNERS, NAMES_SCOPES
from guidekit.editor.paths import anchors, guides, images, snippets
from guidekit.model import ALLOWED_ELEMENTS, COMMON_ATTRIBUTES, AttributeSpec
from guidekit.rules import ALL_RULES

__all__ = ["Offer", "OfferKind", "complete"]

OfferKind = Literal[
    "component", "element", "attribute", "value", "field", "scope", "variable", "file", "folder",
    "anchor", "brand", "rule",
]  # fmt: skip
AUDIENCES = ("config", "setup")


class Offer(Struct, frozen=True):
    """A text to write from ``start`` to ``end``.

    ``detail`` is a word on it, ``about`` more in Markdown. In ``snippet``, which is the text for
    editors that understand placeholders, ``$0`` is where the cursor goes.
    """

    text: str
    kind: OfferKind
    start: int
    end: int
    detail: str = ""
    about: str = ""
    snippet: str = ""


Found = Iterator[tuple[str, OfferKind, str, str]]
"""Text, kind, detail and what is to be told about it."""


def complete(desk: Desk, offset: int) -> tuple[Offer, ...]:
    """All that may stand at an offset, in a sensible order; nothing in running text.

    What is offered begins with anything: the editor chooses by what has been typed.
    """
    cursor = desk.cursor(offset)
    if cursor is None:
        return ()
    if cursor.kind == "attribute":
        return tuple(_attributes(desk, cursor))
    start, found = WAYS[cursor.kind](desk, cursor)
    return tuple(
        Offer(text, kind, start, cursor.end, detail, about) for text, kind, detail, about in found
    )


def _tags(desk: Desk, cursor: Cursor) -> tuple[int, Found]:
    def found() -> Found:
        for name, written in desk.imports.items():
            yield name, "component", written, ""
        for name, spec in desk.components.items():
            yield name, "component", spec.meaning, about_component(spec)
        for name in sorted(ALLOWED_ELEMENTS):
            yield name, "element", "", ""

    return cursor.start, found()


def _attributes(desk: Desk, cursor: Cursor) -> Iterator[Offer]:
    component = desk.components.get(cursor.tag)
    specs = (*component.attributes, *COMMON_ATTRIBUTES) if component else ()
    for spec in specs:
        snippet = spec.name if spec.type == "boolean" else f"{spec.name}{_value_of(spec)}"
        yield Offer(spec.name, "attribute", cursor.start, cursor.end, spec.meaning, "", snippet)
    for name, meaning in MARKS.items():
        bare = name in ("data-guide-section", "data-guide-step")
        snippet = name if bare else f'{name}="$0"'
        yield Offer(name, "attribute", cursor.start, cursor.end, meaning, "", snippet)


def _value_of(spec: AttributeSpec) -> str:
    return "={$0}" if spec.type == "number" else '="$0"'


def _values(desk: Desk, cursor: Cursor) -> tuple[int, Found]:
    name = cursor.attribute
    if name == "href":
        return _links(desk, _whole(desk, cursor))
    component = desk.components.get(cursor.tag)
    spec = component.attribute(name) if component else None
    if (spec and spec.image) or (cursor.tag == "img" and name == "src"):
        return _images(desk, _whole(desk, cursor))
    return cursor.start, _words(desk, name, spec)


def _words(desk: Desk, name: str, spec: AttributeSpec | None) -> Found:
    if name in NAMES_FIELDS or (spec is not None and spec.fields):
        yield from _fields(desk)
    elif name in NAMES_SCOPES:
        for scope in desk.scopes.values():
            yield scope.name, "scope", scope.description or "", about_scope(scope)
    elif name in NAMES_PARTNERS:
        for brand in desk.brands:
            if not brand.house:
                yield brand.id, "brand", brand.name, ""
    elif name == "data-guide-audience":
        yield from ((audience, "value", "", "") for audience in AUDIENCES)
    elif spec is not None:
        yield from ((value, "value", spec.meaning, "") for value in spec.allowed)


def _fields(desk: Desk) -> Found:
    for key, form in desk.fields.items():
        yield key, "field", form.field.label, about_field(form)


def _variables(desk: Desk, cursor: Cursor) -> tuple[int, Found]:
    found: Found = (
        (path, "variable", next(iter(values.values()), ""), about_variable(path, values))
        for path, values in desk.variables.items()
    )
    return cursor.start, found


def _frontmatter(desk: Desk, cursor: Cursor) -> tuple[int, Found]:
    def found() -> Found:
        if cursor.attribute == "fields":
            yield from _fields(desk)
        elif cursor.attribute == "auth":
            yield from ((key, "value", each.label, "") for key, each in desk.methods.items())
        elif cursor.attribute == "audience":
            yield from ((audience, "value", "", "") for audience in AUDIENCES)

    return cursor.start, found()


def _links(desk: Desk, cursor: Cursor) -> tuple[int, Found]:
    path, hash_sign, _ = cursor.word.partition("#")
    if hash_sign:
        start = cursor.start + len(path) + 1
        return start, ((name, "anchor", title, "") for name, title in anchors(desk, path))
    return cursor.start, _files(guides(desk, path))


def _images(desk: Desk, cursor: Cursor) -> tuple[int, Found]:
    return cursor.start, _files(images(desk, cursor.word))


def _snippets(desk: Desk, cursor: Cursor) -> tuple[int, Found]:
    return cursor.start, _files(snippets(desk, cursor.word))


def _rules(desk: Desk, cursor: Cursor) -> tuple[int, Found]:  # noqa: ARG001
    rules = (rule for rule in ALL_RULES if not rule.essential)
    return cursor.start, ((rule.code, "rule", rule.name, "") for rule in rules)


def _files(paths: Iterator[str]) -> Found:
    for path in paths:
        yield path, "folder" if path.endswith("/") else "file", "", ""


def _whole(desk: Desk, cursor: Cursor) -> Cursor:
    """The cursor for an address, which spaces do not end."""
    start = desk.source.text.rfind(cursor.whole, 0, cursor.start + len(cursor.whole) + 1)
    start = cursor.start if start < 0 else start
    word = desk.source.text[start : cursor.end]
    return Cursor(cursor.kind, start, cursor.end, word, word, cursor.tag, cursor.attribute)


WAYS: Mapping[CursorKind, Callable[[Desk, Cursor], tuple[int, Found]]] = {
    "tag": _tags,
    "value": _values,
    "variable": _variables,
    "link": _links,
    "image": _images,
    "import": _snippets,
    "frontmatter": _frontmatter,
    "rule": _rules,
}
