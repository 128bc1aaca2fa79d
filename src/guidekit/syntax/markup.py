"""What most texts are: words, some of them in bold or code, or with a link or a tag.

To read these needs no parser.
"""

import re
from typing import Literal

from guidekit.syntax.tags import PLAIN_TAG

__all__ = ["MARKUP", "Stretch", "simple_stretches"]

MARKS = r"[\\`~*\[\]<{]|!(?=\[)|:(?=//)|&(?=[#A-Za-z])|[wW](?=[wW]{2}\.)"
MARKUP = re.compile(rf"[\n_]|{MARKS}")
"""Where markup may be; all but these characters is text."""

MARKED = re.compile(rf"\n(?=[ \t])|(?<= )\n|(?<![^\W_])_|_(?![^\W_])|{MARKS}")
"""The same, but for what is text where it stands: the end of a line without spaces around it, and
an underscore within a word."""

SIMPLE = re.compile(
    r"(?:\*\*(?=[^\W_])|{before}\*\*)(?P<strong>[^\s*](?:[^*]*[^\s*])?)"
    r"(?:(?<=[^\W_])\*\*|\*\*{after})(?!\*)"
    r"|{before}\*(?P<em>[^\s*](?:[^*]*[^\s*])?)\*{after}"
    r"|{before}_(?P<emphasis>[^\s_](?:[^_]*[^\s_])?)_{after}"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
    r"|(?P<link>\[(?P<label>[^\[\]^][^\[\]]*)\]\([^\s()<>\[\]{{}}&`\\\x00-\x20\x7f]+\))".format(
        before=r"(?<![^\s(\"'])", after=r"(?![^\s.,;:!?)\"'])"
    )
)
"""Bold with a letter or digit on the inside of its marks, which open and close whatever is outside;
bold and emphasis with space or the like around it; code between single marks; a link with an
address that stands for itself, and no title."""

Kind = Literal["text", "strong", "em", "code", "link", "tag"]
KINDS: dict[str, Kind] = {"strong": "strong", "code": "code", "link": "link"}
Stretch = tuple[Kind, int, int]
"""What a stretch of a text is, and where it stands: without its marks, if it has some."""


def simple_stretches(text: str) -> list[Stretch] | None:
    """The stretches of a text that is simple; None for one with more markup.

    >>> simple_stretches("Copy **Key** to `x_y`")
    [('text', 0, 5), ('strong', 7, 10), ('text', 12, 16), ('code', 17, 20)]
    >>> simple_stretches("See [it](/x_y).<br/>")
    [('text', 0, 4), ('link', 4, 14), ('text', 14, 15), ('tag', 15, 20)]
    >>> simple_stretches("Copy ~~it~~.") is None
    True
    """
    stretches: list[Stretch] = []
    at = 0
    markup = MARKED.search(text)
    while markup is not None:
        start = markup.start()
        found = _simple(text, start)
        if found is None:
            return None
        stretch, end = found
        if at < start:
            stretches.append(("text", at, start))
        stretches.append(stretch)
        at = end
        markup = MARKED.search(text, at)
    if at < len(text):
        stretches.append(("text", at, len(text)))
    return stretches


def _simple(text: str, start: int) -> tuple[Stretch, int] | None:
    """What begins at a mark, and where it ends; None where that is not simple."""
    tag = PLAIN_TAG.match(text, start)
    if tag is not None:
        return ("tag", start, tag.end()), tag.end()
    found = SIMPLE.match(text, start)
    if found is None:
        return None
    name = found.lastgroup or ""
    if name != "code" and MARKED.search(text, *found.span("label" if name == "link" else name)):
        return None
    return (KINDS.get(name, "em"), *found.span(name)), found.end()
