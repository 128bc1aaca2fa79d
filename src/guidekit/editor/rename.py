"""Another name for an anchor, in all places that have it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from guidekit.editor.desk import Desk
from guidekit.rules import target_of
from guidekit.site import LiveGuide
from guidekit.source import Edit, GuidekitError, SourceText, Span

__all__ = ["Renamable", "find_anchor", "rename_anchor"]

NEW = re.compile(r"[^\s\"'<>{}()#\\%&]+")
IN_BRACES = re.compile(r"\{#([\w-]+)\}[ \t]*(?=[\r\n]|\Z)")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
Anchor = tuple[str, str]
"""The path of a guide and the name of an anchor in it."""


class Renamable(Struct, frozen=True):
    """An anchor's name, and the offsets that enclose it where the cursor is."""

    guide: str
    name: str
    start: int
    end: int


def find_anchor(desk: Desk, offset: int) -> Renamable:
    """The anchor that an ``id`` or a link at an offset names.

    Raises :class:`GuidekitError` where there is none, and for one that is made of a heading's
    words: whoever wants another has to change the heading, or give it an ``id``.
    """
    found = _under(desk, offset)
    if found is None:
        raise GuidekitError("no anchor here, expected an `id` or a link to one")
    list(_own_places(desk, found))
    return found


def rename_anchor(desk: Desk, offset: int, new: str) -> tuple[Edit, ...]:
    """The edits that give an anchor another name: its own, links to it, the help of fields.

    Raises :class:`GuidekitError` as :func:`find_anchor` does, and for a name that no link can have
    or that the guide has already.
    """
    found = find_anchor(desk, offset)
    if not NEW.fullmatch(new):
        raise GuidekitError(f"`{new}` as an anchor, expected a word without spaces or quotes")
    guide = desk.guide_at(found.guide)
    if guide is not None and new != found.name and any(each.id == new for each in guide.anchors):
        raise GuidekitError(f"anchor `{new}` is in the guide already, expected a new one")
    own = list(_own_places(desk, found))
    spans = {(span.path, span.start) for span in own}
    guides = list(desk.live.guides())
    renamed = {
        (each.path, found.name)
        for each in guides
        if each.path == found.guide or spans & set(_places_of(desk, each, found.name))
    }
    uses = [span for each in guides for span in _uses(desk, each, renamed)]
    return tuple(Edit(span, new) for span in sorted(dict.fromkeys([*own, *uses])))


def _under(desk: Desk, offset: int) -> Renamable | None:
    """The anchor that stands at an offset, whether or not there is such a one."""
    cursor = desk.cursor(offset)
    text = desk.source.text
    if cursor and (cursor.kind == "link" or cursor.attribute == "href"):
        start = text.rfind(cursor.whole, 0, cursor.end)
        address, sign, name = cursor.whole.partition("#")
        target = desk.target(cursor.whole)
        if start >= 0 and sign and name and target:
            first = start + len(address) + 1
            return Renamable(target[0], target[1], first, first + len(name))
    elif cursor and cursor.kind == "value" and cursor.attribute in ("id", "name"):
        return Renamable(desk.page, cursor.word, cursor.start, cursor.end)
    return _in_heading(desk, offset)


def _in_heading(desk: Desk, offset: int) -> Renamable | None:
    line = desk.source.position(offset).line
    start, text = desk.source.line_starts[line - 1], desk.source.line(line)
    match = IN_BRACES.search(text)
    if match:
        return Renamable(desk.page, match[1], start + match.start(1), start + match.end(1))
    guide = desk.readers[0].guide if desk.readers and HEADING.match(text) else None
    for anchor in guide.anchors if guide else ():
        if anchor.span.path == desk.source.path and anchor.span.start.line == line:
            return Renamable(desk.page, anchor.id, start, start + len(text))
    return None


def _own_places(desk: Desk, anchor: Renamable) -> Iterator[Span]:
    """Where the anchor's own name is written: more than once, if parts have conditions."""
    guide = desk.guide_at(anchor.guide)
    found = [each for each in guide.anchors if each.id == anchor.name] if guide else []
    if not found:
        raise GuidekitError(f"no anchor `{anchor.name}`, expected one that the guide has")
    for each in found:
        place = _written(desk, each.span, anchor.name)
        if place is None:
            message = f"anchor `{anchor.name}` is made of the words of its heading or title"
            hint = "change these words, or give the element an `id`"
            raise GuidekitError(f"{message}: {hint}")
        yield place


def _written(desk: Desk, span: Span, name: str) -> Span | None:
    """The place of an explicit anchor's name; None for one that is made of a text."""
    text = desk.text_of(span)
    braces = IN_BRACES.search(text)
    if braces and braces[1] == name:
        return _part(desk, span, braces.start(1), braces.end(1))
    if text.strip("\"'` ") == name:
        start = text.find(name)
        return _part(desk, span, start, start + len(name))
    return None


def _places_of(desk: Desk, each: LiveGuide, name: str) -> Iterator[tuple[str, object]]:
    """Where a guide has an anchor of this name, which may be in a snippet that others share."""
    for anchor in each.guide.anchors:
        place = _written(desk, anchor.span, name) if anchor.id == name else None
        if place is not None:
            yield place.path, place.start


def _uses(desk: Desk, each: LiveGuide, renamed: set[Anchor]) -> Iterator[Span]:
    """The names of renamed anchors in a guide's links, and in the help of its forms' fields."""
    for context in each.contexts:
        for link in each.guide.links if any("#" in link.url for link in each.guide.links) else ():
            target = target_of(link.url, context) if "#" in link.url else None
            if target and (target.path, target.anchor) in renamed:
                yield from _name_in(desk, link.span, target.anchor)
        for field in context.auth.fields if context.auth else ():
            if field.anchor and field.anchor_span and (each.path, field.anchor) in renamed:
                yield from _name_in(desk, field.anchor_span, field.anchor)


def _name_in(desk: Desk, span: Span, name: str) -> Iterator[Span]:
    text = desk.text_of(span)
    for match in re.finditer(r"#([^\s\"'<>()#?]+)", text):
        if unquote(match[1]) == name:
            yield _part(desk, span, match.start(1), match.end(1))
            return
    if text.strip("\"' ") == name:
        start = text.find(name)
        yield _part(desk, span, start, start + len(name))


def _part(desk: Desk, span: Span, start: int, end: int) -> Span:
    source = desk.live.source(desk.live.place(span.path)) or SourceText(span.path, "")
    first = source.offset(span.start)
    return source.span(first + start, first + end)
