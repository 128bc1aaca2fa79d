"""The canonical text of a tag: double quotes, one space between attributes."""

import re
from collections.abc import Sequence

from guidekit.syntax.nodes import Attribute, Expression, Spread
from guidekit.syntax.tags import Tag

__all__ = ["closing_tag", "opening_tag", "tag_lines", "tag_text"]

LINE_END = re.compile(r"\s*(?:\r\n|\n|\r)\s*")


def tag_text(text: str, tag: Tag) -> str:
    """A tag in one piece; it has line feeds only where a value has some."""
    if tag.written is not None:
        return tag.written
    if tag.closing:
        return closing_tag(tag.name)
    return opening_tag(text, tag.name, tag.attributes, self_closing=tag.self_closing)


def tag_lines(text: str, tag: Tag, indent: str, width: int) -> list[str]:
    """A tag on lines of its own: an attribute a line where it is wider than ``width``.

    What follows a line feed in a value keeps its own indentation, which is part of the value.
    """
    whole = indent + tag_text(text, tag)
    fits = "\n" not in whole and len(whole) <= width
    if fits or len(tag.attributes) < 2:
        return whole.split("\n")
    lines = [f"{indent}<{tag.name}"]
    for attribute in tag.attributes:
        lines += f"{indent}  {_attribute(text, attribute)}".split("\n")
    return [*lines, f"{indent}/>" if tag.self_closing else f"{indent}>"]


def opening_tag(
    text: str, name: str, attributes: Sequence[Attribute | Spread], *, self_closing: bool
) -> str:
    """``<name a="b">``; ``text`` is the file's, from which values are taken as written."""
    inside = " ".join((name, *(_attribute(text, attribute) for attribute in attributes)))
    return f"<{inside} />" if self_closing else f"<{inside}>"


def closing_tag(name: str) -> str:
    """``</name>``."""
    return f"</{name}>"


def _attribute(text: str, attribute: Attribute | Spread) -> str:
    if isinstance(attribute, Spread):
        return f"{{{attribute.source}}}"
    value = attribute.value
    if value is None:
        return attribute.name
    if isinstance(value, Expression):
        return f"{attribute.name}={{{value.source}}}"
    raw = text[attribute.value_start : attribute.value_end]
    if LINE_END.search(raw):
        # Between the lines of a value may stand the marker of a quote, which is not in the value.
        raw = LINE_END.sub("\n", raw) if "&" in raw else value
    quote = "'" if '"' in raw else '"'
    return f"{attribute.name}={quote}{raw}{quote}"
