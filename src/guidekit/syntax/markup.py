"""What most texts are: words, some of them in bold or code. To read these needs no parser."""

import re
from typing import Literal

__all__ = ["MARKUP", "Stretch", "simple_stretches"]

MARKUP = re.compile(r"[\n\\`~*_\[\]<{]|!(?=\[)|:(?=//)|&(?=[#A-Za-z])|[wW](?=[wW]{2}\.)")
"""Where markup may be; all but these characters is text."""

SIMPLE = re.compile(
    r"\*\*(?P<bold>[^\W_](?:[^*]*[^\W_])?)\*\*(?!\*)"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
)
"""Bold with a letter or digit on the inside of its marks, which open and close whatever is outside;
code between single marks."""

Kind = Literal["text", "bold", "code"]
Stretch = tuple[Kind, int, int]
"""What a stretch of a text is, and where it stands, without its marks."""


def simple_stretches(text: str) -> list[Stretch] | None:
    """The stretches of a text with nothing but bold and code in it; None for one with more markup.

    >>> simple_stretches("Copy **Key** to `x_y`")
    [('text', 0, 5), ('bold', 7, 10), ('text', 12, 16), ('code', 17, 20)]
    >>> simple_stretches("Copy *it*.") is None
    True
    """
    markup = MARKUP.search(text)
    if markup is None:
        return [("text", 0, len(text))]
    if markup[0] not in "*`":
        return None
    stretches: list[Stretch] = []
    at = 0
    for found in SIMPLE.finditer(text):
        kind: Kind = "code" if found["bold"] is None else "bold"
        if MARKUP.search(text, at, found.start()) or (
            kind == "bold" and MARKUP.search(text, *found.span(kind))
        ):
            return None
        if at < found.start():
            stretches.append(("text", at, found.start()))
        stretches.append((kind, *found.span(kind)))
        at = found.end()
    if MARKUP.search(text, at):
        return None
    if at < len(text):
        stretches.append(("text", at, len(text)))
    return stretches
