"""Link reference definitions: ``[label]: url "title"`` at the start of a paragraph."""

import re

from msgspec import Struct

from guidekit.source.patterns import regex
from guidekit.syntax.content import Content
from guidekit.syntax.tags import decode_references

__all__ = ["RawDefinition", "normal_label", "take_definitions", "unescape"]

LABEL = regex(r"\[((?:\\.|[^\\\[\]])+)\]:", re.DOTALL)
SPACE = regex(r"[ \t]*\n?[ \t]*")
LINE_REST = regex(r"[ \t]*(?:\n|$)")
ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")


class RawDefinition(Struct, frozen=True):
    """A definition with its offsets in the file."""

    start: int
    end: int
    label: str
    url: str
    title: str | None


def unescape(value: str) -> str:
    """Resolve backslash escapes and character references, as in URLs and titles."""
    if "\\" in value:
        return "".join(
            piece if index % 2 else decode_references(piece)
            for index, piece in enumerate(ESCAPE.split(value))
        )
    return decode_references(value)


def normal_label(label: str) -> str:
    """The form under which labels are compared."""
    return " ".join(label.split()).casefold()


def take_definitions(content: Content) -> tuple[list[RawDefinition], Content]:
    """The definitions that a paragraph begins with, and the paragraph without them."""
    found: list[RawDefinition] = []
    at = 0
    while content.text.startswith("[", at):
        result = _definition(content, at)
        if result is None:
            break
        definition, at = result
        found.append(definition)
    return found, content.part(at) if at else content


def _definition(content: Content, at: int) -> tuple[RawDefinition, int] | None:
    """One definition and the place after its last line."""
    # Few guides have definitions, and there are some that need nothing of that library.
    from guidekit.syntax.markdown_library import parseLinkDestination, parseLinkTitle

    text = content.text
    label = LABEL.match(text, at)
    if label is None or not label[1].strip():
        return None
    start = _skip(SPACE, text, label.end())
    destination = parseLinkDestination(text, start, len(text))
    if not destination.ok or (destination.pos == start and not text.startswith("<>", start)):
        return None
    stop, title = destination.pos, None
    gap = _skip(SPACE, text, stop)
    parsed = parseLinkTitle(text, gap, len(text))
    if gap > stop and parsed.ok and LINE_REST.match(text, parsed.pos):
        stop, title = parsed.pos, parsed.str
    rest = LINE_REST.match(text, stop)
    if rest is None:
        return None
    span = content.span(at, stop)
    return RawDefinition(*span, label[1], destination.str, title), rest.end()


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
