"""What the cursor is in, going by the text around it: a guide is rarely whole while one types."""

import re
from typing import Literal

from msgspec import Struct

__all__ = ["Cursor", "CursorKind", "cursor_at"]

CursorKind = Literal[
    "tag", "attribute", "value", "variable", "link", "image", "import", "frontmatter", "rule"
]
"""``value`` is inside the quotes of an attribute, ``link`` and ``image`` inside the parentheses;
``rule`` is in a comment that suppresses one."""

BACK = 4_000
"""How far a tag may begin before the cursor."""
MOST_TAGS = 20
TAG = re.compile(r"<(?=[A-Za-z])")
NAME = re.compile(r"[A-Za-z][\w.:-]*")
ATTRIBUTE = re.compile(r"[^\s\"'<>/={}]+")
EQUALS = re.compile(r"\s*=\s*")
SPACE = re.compile(r"\s*")
ANGLE = re.compile(r"</?([\w.]*)\Z")
VARIABLE = re.compile(r"\{[ \t]*([\w.]*)\Z")
LINK = re.compile(r"(!?)\[[^\]\n]*\]\([ \t]*<?([^\s<>()]*)\Z|^ {0,3}\[[^\]\n]+\]:[ \t]*(\S*)\Z")
IMPORT = re.compile(r"import\b.*?\bfrom[ \t]*[\"']([^\"']*)\Z")
ENTRY = re.compile(r"([\w-]+):(?:.*[\s,\[])?([^\s,\[\]]*)\Z")
SIMPLE: tuple[tuple[CursorKind, re.Pattern[str]], ...] = (("tag", ANGLE), ("variable", VARIABLE))
RULE = re.compile(
    r"(?:/\*|<!--)\s*guidekit-[\w-]+[ \t]+(?:[\w-]+[ \t,]+)*([\w-]*)\Z"
    r"|#[ \t]*guidekit:[ \t]*ignore[\w-]*[ \t]+(?:[\w-]+[ \t,]+)*([\w-]*)\Z"
)
WORD_ENDS = {
    "word": re.compile(r"[^\s,\"'{}<>]*"),
    "variable": re.compile(r"[\w.]*"),
    "address": re.compile(r"[^\s<>()\"']*"),
    "path": re.compile(r"[^\"'\n]*"),
    "rule": re.compile(r"[\w-]*"),
    "entry": re.compile(r"[^\s,\[\]]*"),
}


class Cursor(Struct, frozen=True):
    """The word that the cursor is in, begins or ends: its offsets, and what it stands in.

    ``tag`` and ``attribute`` are the names around it; ``attribute`` is the key in frontmatter.
    ``start`` and ``end`` enclose the word, ``whole`` is the text that it is a part of: a list of
    words in an attribute, or else the word itself.
    """

    kind: CursorKind
    start: int
    end: int
    word: str
    whole: str
    tag: str = ""
    attribute: str = ""


def cursor_at(text: str, offset: int) -> Cursor | None:
    """What the cursor is in; None in running text.

    >>> cursor_at('<Step titl', 10)
    Cursor(kind='attribute', start=6, end=10, word='titl', whole='titl', tag='Step', attribute='')
    >>> cursor_at("See [it](#a-key).", 12).word
    '#a-key'
    """
    begin = max(0, offset - BACK)
    tags = [match.start() for match in TAG.finditer(text, begin, offset)]
    for start in reversed(tags[-MOST_TAGS:]):
        found = _Tag(text, offset).read(start)
        if found is not None:
            return found
    return _in_line(text, offset)


def _in_line(text: str, offset: int) -> Cursor | None:
    """What the text of the line before the cursor says of it."""
    first = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    before = text[first:offset]
    if match := RULE.search(before):
        start = match.start(2 if match[1] is None else 1)
        return _word("rule", text, first + start, offset, "rule")
    for kind, pattern in SIMPLE:
        if match := pattern.search(before):
            return _word(kind, text, first + match.start(1), offset, "variable")
    if match := LINK.search(before):
        group = 3 if match[3] is not None else 2
        return _word("image" if match[1] else "link", text, first + match.start(group), offset,
                     "address")  # fmt: skip
    if match := IMPORT.match(before):
        return _word("import", text, first + match.start(1), offset, "path")
    if text.startswith("---") and not re.search(r"^---[ \t]*\r?$", text[3:first], re.MULTILINE):
        match = ENTRY.match(before)
        if match:
            start = first + match.start(2)
            return _word("frontmatter", text, start, offset, "entry", attribute=match[1])
    return None


def _word(
    kind: CursorKind, text: str, start: int, offset: int, ends: str, *, tag: str = "",
    attribute: str = "", whole: str | None = None,
) -> Cursor:  # fmt: skip
    match = WORD_ENDS[ends].match(text, offset)
    end = match.end() if match else offset
    word = text[start:end]
    return Cursor(kind, start, end, word, word if whole is None else whole, tag, attribute)


class _Tag:
    """Reads one opening tag up to the cursor, whatever is wrong with it."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset

    def read(self, start: int) -> Cursor | None:
        """What the cursor is in, if it is in this tag."""
        match = NAME.match(self.text, start + 1)
        if match is None:
            return None
        self.name = match[0]
        if match.end() >= self.offset:
            return self._cursor("tag", match.start(), match.end())
        at: int | None = match.end()
        while at is not None:
            space = SPACE.match(self.text, at)
            at = space.end() if space else at
            if at >= self.offset:
                return self._cursor("attribute", self.offset, self.offset)
            if self.text[at] == ">":
                return None
            found = self._item(at)
            if isinstance(found, Cursor):
                return found
            at = found
        return None

    def _item(self, at: int) -> Cursor | int | None:
        """An attribute, or whatever else is there: what the cursor is in, or where it ends."""
        if self.text[at] == "{":
            end = self._after_braces(at)
            return end if end <= self.offset else None
        match = ATTRIBUTE.match(self.text, at)
        if match is None:
            return None if self.text[at] == "<" else at + 1
        if match.end() >= self.offset:
            return self._cursor("attribute", match.start(), match.end())
        equals = EQUALS.match(self.text, match.end())
        return self._value(match[0], equals.end()) if equals else match.end()

    def _value(self, attribute: str, at: int) -> Cursor | int | None:
        quote = self.text[at : at + 1]
        if quote in ("'", '"'):
            end = self.text.find(quote, at + 1)
            end = len(self.text) if end < 0 else end
            if at < self.offset <= end:
                return self._in_quotes(attribute, at + 1, end)
            return end + 1
        if quote == "{":
            end = self._after_braces(at)
            if at < self.offset < end:
                before = VARIABLE.search(self.text[at : self.offset])
                start = at + before.start(1) if before else None
                return None if start is None else self._variable(attribute, start)
            return end
        return at

    def _in_quotes(self, attribute: str, start: int, end: int) -> Cursor:
        before = re.split(r"[\s,]", self.text[start : self.offset])[-1]
        first = self.offset - len(before)
        whole = self.text[start:end].split("\n")[0]
        return _word("value", self.text, first, self.offset, "word", tag=self.name,
                     attribute=attribute, whole=whole)  # fmt: skip

    def _variable(self, attribute: str, start: int) -> Cursor:
        return _word("variable", self.text, start, self.offset, "variable", tag=self.name,
                     attribute=attribute)  # fmt: skip

    def _after_braces(self, at: int) -> int:
        depth = 0
        for index in range(at, min(len(self.text), at + BACK)):
            depth += {"{": 1, "}": -1}.get(self.text[index], 0)
            if depth == 0:
                return index + 1
        return len(self.text)

    def _cursor(self, kind: CursorKind, start: int, end: int) -> Cursor:
        word = self.text[start:end]
        return Cursor(kind, start, end, word, word, self.name)
