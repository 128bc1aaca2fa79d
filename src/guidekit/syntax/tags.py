"""JSX tags and ``{expressions}``, character by character as MDX defines them.

The grammar is that of the MDX syntax extension for JSX: names may have members (``A.B``) or a
namespace (``a:b``), values are quoted strings or braces, and anything else is a fault.
"""

import re
from html.entities import html5
from typing import NoReturn

from msgspec import Struct

from guidekit.source.patterns import regex
from guidekit.syntax.braces import Braces
from guidekit.syntax.content import Content
from guidekit.syntax.nodes import Attribute, Expression, Spread

__all__ = [
    "PLAIN_TAG",
    "Malformed",
    "Tag",
    "decode_references",
    "html_comment",
    "lone_tag",
    "plain_tag",
    "scan_tag",
]

NAME = re.compile(r"[^\W\d]|[$_]")
BLANKS = frozenset(" \t\n\r")
BEGINS_TAG = re.compile(r"[^\W\d]|[$_/>]")
NAME_REST = re.compile(r"[\w$\u200c\u200d-]*")
BLANK = r"[^\S\x1c-\x1f\x85]"  # what JavaScript takes for blank space
SPACE = re.compile(rf"{BLANK}*")
REFERENCE = regex(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
LINE_INDENT = regex(r"(?:\r\n|\n|\r)\s*")
PLAIN_TAG = re.compile(
    rf"<(/?)([A-Za-z][\w-]*)((?:{BLANK}+[A-Za-z_][\w-]*(?:=(?:\"[^\"&\n]*\"|'[^'&\n]*'))?)*)"
    rf"{BLANK}*(/?)>",
)
PLAIN_ATTRIBUTE = re.compile(r"([A-Za-z_][\w-]*)(?:=(?:\"([^\"]*)\"|'([^']*)'))?")


class Tag(Struct, frozen=True):
    """One tag, with offsets into the file; ``written`` is what stands there in place of one."""

    name: str
    closing: bool
    self_closing: bool
    attributes: tuple[Attribute | Spread, ...]
    start: int
    end: int
    flow: bool
    written: str | None = None


class Malformed(Struct, frozen=True):
    """Why there is no tag or expression: ``at`` and ``end`` are places in the content.

    ``kind`` is the name of a fault; ``incomplete`` tells that the content ended too soon, ``name``
    what the tag would have been called, ``start`` where it begins, ``instead`` what to write in
    place of the stretch from ``at`` to ``end``; ``endless`` that all up to the end of the text
    would be part of it, ``told`` the place that the reference parser tells.
    """

    kind: str
    message: str
    at: int
    end: int
    incomplete: bool = False
    advice: str | None = None
    name: str = ""
    start: int = 0
    instead: str | None = None
    endless: bool = False
    told: int | None = None


def decode_references(value: str) -> str:
    """Resolve ``&amp;`` and its kin; a reference needs its semicolon.

    >>> decode_references("a &amp; b &copy; &unknown; &#x41;")
    'a & b © &unknown; A'
    """
    if "&" not in value:
        return value
    return REFERENCE.sub(_decode, value)


def _decode(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(name + ";", match[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


def html_comment(match: re.Match[str]) -> Malformed:
    """The fault of an HTML comment, whose text is the match's first group."""
    text = match[1]
    return Malformed(
        "html-comment",
        "HTML comment, expected `{/* … */}`",
        match.start(),
        match.end(),
        instead=None if "*/" in text else f"{{/*{text}*/}}",
    )


def scan_tag(
    content: Content, start: int, braces: Braces, *, flow: bool, at_end: bool = True
) -> tuple[Tag, int] | Malformed | None:
    """Read the tag at ``start``: the tag and the place after it.

    ``braces`` are those of the file. None means that the ``<`` is plain text, because whitespace
    follows it; ``at_end`` tells whether the content is all that there is.
    """
    text = content.text
    plain = PLAIN_TAG.match(text, start)
    if plain is not None:
        return _plain_tag(content, plain, flow=flow)
    if not BEGINS_TAG.match(text, start + 1):
        following = text[start + 1 : start + 2]
        if following in BLANKS or (flow and not following and not at_end):
            return None
        if not following.isspace():
            return _no_tag(text, start)
    return _Scanner(content, start, braces).tag(flow=flow)


def lone_tag(content: Content, start: int, end: int) -> Tag | None:
    """The tag that is all there is on a line from ``start`` to ``end``, if it is a common one."""
    plain = PLAIN_TAG.match(content.text, start, end)
    if plain is None or content.text[plain.end() : end].strip(" \t"):
        return None
    return _plain_tag(content, plain, flow=True)[0]


def plain_tag(content: Content, start: int) -> Tag | None:
    """The tag that begins at a place in running text, if it is a common one."""
    plain = PLAIN_TAG.match(content.text, start)
    return None if plain is None else _plain_tag(content, plain, flow=False)[0]


def _plain_tag(content: Content, match: re.Match[str], *, flow: bool) -> tuple[Tag, int]:
    """The tag of the common kind, found by one pattern."""
    slash, name, inside, self_closing = match.groups()
    attributes = []
    base = match.start(3)
    offset = content.offset
    for found in PLAIN_ATTRIBUTE.finditer(inside):
        group = 2 if found[2] is not None else 3
        value = found[group]
        begin = offset(base + found.start())
        if value is None:
            at = offset(base + found.end())
            attributes.append(Attribute(begin, at, found[1], None, at, at))
        else:
            end = offset(base + found.end())
            attributes.append(
                Attribute(begin, end, found[1], value, offset(base + found.start(group)), end - 1)
            )
    start, end = offset(match.start()), offset(match.end() - 1) + 1
    tag = Tag(name, bool(slash), bool(self_closing), tuple(attributes), start, end, flow)
    return tag, match.end()


class _Fault(Exception):  # noqa: N818  # carries a value out of the scanner, no error of ours
    def __init__(self, malformed: Malformed) -> None:
        super().__init__()
        self.malformed = malformed


class _Scanner:
    """Reads one tag of any shape; `at` moves over the content's text."""

    def __init__(self, content: Content, start: int, braces: Braces) -> None:
        self.content = content
        self.braces = braces
        self.text = content.text
        self.start = start
        self.at = start + 1
        self.name = ""
        self.limit = len(self.text)

    def tag(self, *, flow: bool) -> tuple[Tag, int] | Malformed:
        try:
            return self._tag(flow=flow)
        except _Fault as fault:
            return fault.malformed

    def _tag(self, *, flow: bool) -> tuple[Tag, int]:
        self._space()
        closing = self._accept("/")
        if closing:
            self._space()
        name = "" if self._peek() == ">" else self._dotted_name("a name such as `Step`")
        self.name = name
        attributes: list[Attribute | Spread] = []
        self_closing = False
        while True:
            self._space()
            char = self._peek()
            if char == ">":
                break
            if char == "/":
                self.at += 1
                self._space()
                if self._peek() != ">":
                    self._fail("`>` after the slash")
                self_closing = True
                break
            attributes.append(self._spread() if char == "{" else self._attribute())
        self.at += 1
        start = self.content.offset(self.start)
        end = self.content.offset(self.at - 1) + 1
        tag = Tag(name, closing, self_closing, tuple(attributes), start, end, flow)
        return tag, self.at

    def _peek(self) -> str:
        return self.text[self.at] if self.at < self.limit else ""

    def _accept(self, char: str) -> bool:
        if self._peek() == char:
            self.at += 1
            return True
        return False

    def _space(self) -> None:
        match = SPACE.match(self.text, self.at, self.limit)
        assert match is not None  # noqa: S101  # the pattern matches the empty string
        self.at = match.end()

    def _name(self, expected: str) -> str:
        begin = self.at
        if not NAME.match(self.text, self.at, self.limit):
            self._fail(expected)
        rest = NAME_REST.match(self.text, self.at + 1, self.limit)
        self.at = rest.end() if rest else self.at + 1
        return self.text[begin : self.at]

    def _dotted_name(self, expected: str) -> str:
        name = self._name(expected)
        while True:
            before = self.at
            self._space()
            char = self._peek()
            if char not in (".", ":") or not char:
                spaced = self.at > before
                if char and char not in "/>{" and not spaced:
                    self._fail("a space or the end of the tag after the name")
                self.at = before
                return name
            if char == ":" and (":" in name or "." in name):
                self._fail("a space or the end of the tag after the name")
            self.at += 1
            self._space()
            name += char + self._name("a name after `" + char + "`")

    def _attribute(self) -> Attribute:
        begin = self.at
        name = self._name("an attribute's name or the end of the tag")
        before = self.at
        self._space()
        if self._accept(":"):
            self._space()
            name += ":" + self._name("a name after `:`")
            before = self.at
            self._space()
        if not self._accept("="):
            char = self._peek()
            if self.at == before and char not in ("/", ">", "{"):
                self._fail("`=`, a space or the end of the tag after the attribute's name")
            self.at = before
            end = self._offset(before)
            return Attribute(self._offset(begin), end, name, None, end, end)
        self._space()
        return self._value(begin, name)

    def _value(self, begin: int, name: str) -> Attribute:
        quote = self._peek()
        if quote == "{":
            first = self.at
            expression = self._expression()
            return Attribute(
                self._offset(begin), expression.end, name, expression,
                self._offset(first + 1), expression.end - 1,
            )  # fmt: skip
        if quote not in ('"', "'") or not quote:
            self._fail(f"a value for `{name}` in quotes or braces")
        close = self.text.find(quote, self.at + 1, self.limit)
        if close < 0:
            self._break_off(
                "malformed-tag",
                f"value of `{name}` is never closed, expected `{quote}`",
                self.at,
                self.at + 1,
                incomplete=self.braces.find(quote, self._offset(self.at) + 1) >= 0,
                endless=True,
            )
        raw = self.text[self.at + 1 : close]
        value = decode_references(LINE_INDENT.sub("\n", raw) if "\n" in raw or "\r" in raw else raw)
        first = self.at + 1
        self.at = close + 1
        return Attribute(
            self._offset(begin), self._offset(close) + 1, name, value,
            self._offset(first), self._offset(close),
        )  # fmt: skip

    def _expression(self) -> Expression:
        begin = self.at
        end = self.braces.close(self.content, begin)
        if end is None:
            self._break_off(
                "unclosed-expression",
                "`{` is never closed, expected `}`",
                begin,
                begin + 1,
                incomplete=self.braces.after(self._offset(begin)) is not None,
                endless=True,
            )
        self.at = end
        source = self.text[begin + 1 : end - 1]
        return Expression(self._offset(begin), self._offset(end - 1) + 1, source, flow=False)

    def _spread(self) -> Spread:
        expression = self._expression()
        if not expression.source.lstrip().startswith("..."):
            self.at -= 1
            self._fail("a spread such as `{...props}` or an attribute's name")
        return Spread(expression.start, expression.end, expression.source)

    def _offset(self, index: int) -> int:
        return self.content.offset(index)

    def _fail(self, expected: str) -> NoReturn:
        char = self._peek()
        if not char:
            message = f"tag is never finished, expected {expected}"
            end = min(self.start + 1, self.limit)
            self._break_off(
                "malformed-tag", message, self.start, end, incomplete=True, endless=True
            )
        message = f"`{_shown(char)}` in a tag, expected {expected}"
        self._break_off("malformed-tag", message, self.at, self.at + 1)

    def _break_off(
        self,
        kind: str,
        message: str,
        at: int,
        end: int,
        *,
        incomplete: bool = False,
        endless: bool = False,
    ) -> NoReturn:
        found = Malformed(
            kind, message, at, end, incomplete, None, self.name, self.start, endless=endless
        )
        raise _Fault(found)


def _no_tag(text: str, start: int) -> Malformed:
    """What is wrong with a ``<`` that no name follows."""
    message = f"`<{_shown(text[start + 1 : start + 2])}` begins no tag"
    return Malformed(
        "bare-less-than",
        f"{message}, expected `\\<` for a `<` that is text",
        start,
        start + 1,
        start=start,
        instead="\\<",
    )


def _shown(char: str) -> str:
    return char if char.isprintable() else f"U+{ord(char):04X}"
