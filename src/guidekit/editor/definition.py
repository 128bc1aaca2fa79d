"""Where the thing under the cursor is defined."""

from guidekit.editor.cursor import Cursor
from guidekit.editor.desk import Desk
from guidekit.editor.marks import NAMES_FIELDS, NAMES_PARTNERS, NAMES_SCOPES
from guidekit.rules import file_of
from guidekit.source import Position, Span

__all__ = ["definition"]

IMAGES = frozenset({"src", "img"})


def definition(desk: Desk, offset: int) -> Span | None:
    """The place that defines what an offset is in; None where there is none.

    That is the file of a snippet or an image, a field or scope in the connector's definition, the
    file of a partner's brand or a value in that of the house, and for a link its guide, or the
    heading or tag that has its anchor.
    """
    cursor = desk.cursor(offset)
    return _place(desk, cursor) if cursor else None


def _place(desk: Desk, cursor: Cursor) -> Span | None:
    match cursor.kind:
        case "import":
            return _snippet(desk, cursor.word)
        case "tag":
            written = desk.imports.get(cursor.word)
            return _snippet(desk, written) if written else None
        case "variable":
            return _of_house(desk, cursor.word)
        case "link":
            return _linked(desk, cursor.word)
        case "image":
            return _image(desk, cursor.word)
        case "value":
            return _named(desk, cursor)
        case "frontmatter":
            return _in_form(desk, cursor)
    return None


def _named(desk: Desk, cursor: Cursor) -> Span | None:
    """What a word in an attribute names."""
    name, word = cursor.attribute, cursor.word
    if name in NAMES_FIELDS:
        return desk.fields[word].field.span if word in desk.fields else None
    if name in NAMES_SCOPES:
        return desk.scopes[word].span if word in desk.scopes else None
    if name in NAMES_PARTNERS:
        brand = next((each for each in desk.brands if each.id == word), None)
        return Span.of_file(brand.source.path) if brand else None
    if name == "href":
        return _linked(desk, cursor.whole)
    return _image(desk, cursor.whole) if name in IMAGES else None


def _in_form(desk: Desk, cursor: Cursor) -> Span | None:
    if cursor.attribute == "auth" and cursor.word in desk.methods:
        return desk.methods[cursor.word].span
    if cursor.attribute == "fields" and cursor.word in desk.fields:
        return desk.fields[cursor.word].field.span
    return None


def _snippet(desk: Desk, written: str) -> Span | None:
    source = desk.snippet(written)
    return Span.of_file(source.path) if source else None


def _of_house(desk: Desk, variable: str) -> Span | None:
    if variable not in desk.variables:
        return None
    for brand in desk.brands:
        span = brand.spans.get(variable.removeprefix("brand."))
        if span is not None:
            return span
    return None


def _linked(desk: Desk, url: str) -> Span | None:
    target = desk.target(url)
    guide = desk.guide_at(target[0]) if target else None
    if target is None or guide is None:
        return None
    if not target[1]:
        return Span.of_file(guide.path)
    anchor = next((each for each in guide.anchors if each.id == target[1]), None)
    if anchor is None:
        return None
    return Span(anchor.span.path, anchor.span.start, _line_end(anchor.span))


def _line_end(span: Span) -> Position:
    return span.end if span.end.line == span.start.line else span.start


def _image(desk: Desk, written: str) -> Span | None:
    path = file_of(written, desk.contexts[0]) if desk.contexts else None
    files = desk.live.project.files
    return Span.of_file(files.show(path)) if path is not None and files.exists(path) else None
