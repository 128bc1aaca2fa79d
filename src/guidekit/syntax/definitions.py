"""Link reference definitions: ``[label]: url "title"`` at the start of a paragraph."""

import re

from guidekit.syntax.content import Content
from guidekit.syntax.tags import decode_references

__all__ = ["RawDefinition", "normal_label", "take_definitions", "unescape"]

from dataclasses import dataclass

DEFINITION = re.compile(
    r"""\[(?P<label>(?:\\.|[^\\\[\]])+)\]:
    [ \t]*\n?[ \t]*
    (?:<(?P<angle>(?:\\.|[^\\<>\n])*)>|(?P<url>[^\s<][^\s]*))
    (?:(?:[ \t]+|[ \t]*\n[ \t]*)
       (?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|\((?P<round>(?:\\.|[^()\\])*)\))
       (?=[ \t]*(?:\n|$)))?
    [ \t]*(?:\n|$)""",
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class RawDefinition:
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
    text = content.text
    while text.startswith("[", at):
        match = DEFINITION.match(text, at)
        if match is None or not match["label"].strip():
            break
        angle, url = match["angle"], match["url"]
        title = next((t for t in match.group("double", "single", "round") if t is not None), None)
        stop = match.start() + len(match[0].rstrip())
        found.append(
            RawDefinition(
                content.offset(at),
                content.offset(stop - 1) + 1,
                match["label"],
                unescape(url if angle is None else angle),
                None if title is None else unescape(title),
            )
        )
        at = match.end()
    return found, content.tail(at) if at else content
