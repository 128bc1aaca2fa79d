"""The values of literal JavaScript expressions: what ``{...}`` in a guide may hold.

Nothing is ever run. An expression that is more than a literal has no value here.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from guidekit.source.patterns import regex

__all__ = [
    "IDENTIFIER",
    "Literal",
    "NotLiteral",
    "Variables",
    "evaluate",
    "is_blank",
    "literal_text",
    "read_literal",
    "variable_path",
]

Literal: TypeAlias = "str | int | float | bool | list[Literal] | dict[str, Literal] | None"
"""``null`` and ``undefined`` are both None: neither shows anything."""

Variables: TypeAlias = Callable[[str], Literal]
"""The value of a dotted name; raises KeyError for a name that has none."""

MAX_DEPTH = 50

IDENTIFIER = r"[A-Za-z_$][\w$]*"
BLANK = regex(r"(?:\s|//[^\n\r]*|/\*.*?\*/)*", re.DOTALL)
WORD = regex(IDENTIFIER)
PATH = regex(rf"{IDENTIFIER}(?:\s*\.\s*{IDENTIFIER})*")
NUMBER = regex(
    r"0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
    r"|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
)
STRING = regex(r"'((?:[^'\\\n\r]|\\.)*)'|\"((?:[^\"\\\n\r]|\\.)*)\"", re.DOTALL)
TEMPLATE = regex(r"`((?:[^`\\]|\\.)*)`", re.DOTALL)
SUBSTITUTION = regex(r"(?<!\\)(?:\\\\)*\$\{")
ESCAPE = regex(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL
)
SIMPLE_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
LINE_ENDS = frozenset(("\r\n", "\n", "\r", "\u2028", "\u2029"))
WORDS: dict[str, Literal] = {"true": True, "false": False, "null": None, "undefined": None}


class NotLiteral(ValueError):  # noqa: N818 - it names what the expression is
    """The expression is no literal; ``offset`` says where that shows.

    >>> try:
    ...     evaluate("[1, now()]")
    ... except NotLiteral as reason:
    ...     print(reason, reason.offset)
    `now` is no literal 4
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def evaluate(source: str, variables: Variables | None = None) -> Literal:
    """The value of an expression that is one literal, comments aside.

    With ``variables``, names may stand in it too: by themselves and in ```${...}``` of a template.
    Raises NotLiteral for anything else.

    >>> evaluate("{ maxWidth: '450px', zoom: false }")
    {'maxWidth': '450px', 'zoom': False}
    >>> evaluate("/* columns */ 2")
    2
    >>> evaluate("[`Open ${site.name}`]", {"site.name": "Acme"}.__getitem__)
    ['Open Acme']
    """
    value, end = Reader(source, variables).value(0, 0)
    end = skip_blank(source, end)
    if end != len(source):
        raise NotLiteral(f"`{source[end]}` after a literal", end)
    return value


def read_literal(source: str, start: int) -> tuple[Literal, int]:
    """The literal that begins at an offset, and the offset of its end; raises NotLiteral.

    >>> read_literal("const a = 'b';", 10)
    ('b', 13)
    """
    return Reader(source).value(start, 0)


def is_blank(source: str) -> bool:
    """Whether an expression holds nothing but comments.

    >>> is_blank(" /* later */ ")
    True
    """
    return skip_blank(source, 0) == len(source)


def variable_path(source: str) -> str | None:
    """The dotted name that an expression consists of, None where it is anything else.

    >>> variable_path(" brand . name ")
    'brand.name'
    >>> variable_path("true") is None
    True
    """
    start = skip_blank(source, 0)
    match = PATH.match(source, start)
    if match is None or skip_blank(source, match.end()) != len(source):
        return None
    path = re.sub(r"\s+", "", match.group())
    return None if path in WORDS else path


def literal_text(value: Literal) -> str:
    """What a literal shows as a child of an element: booleans and nothing show nothing.

    >>> literal_text(["step ", 2, None, True])
    'step 2'
    """
    match value:
        case None | bool() | dict():
            return ""
        case list():
            return "".join(literal_text(item) for item in value)
        case _:
            return str(value)


def skip_blank(source: str, at: int) -> int:
    """The offset of the first character that is neither space nor comment."""
    match = BLANK.match(source, at)
    return match.end() if match else at


class Reader:
    """Reads one literal after another from a text."""

    def __init__(self, source: str, variables: Variables | None = None) -> None:
        self.source = source
        self.variables = variables

    def peek(self, at: int) -> str:
        """The character at an offset, empty at the end."""
        return self.source[at : at + 1]

    def wrong(self, at: int) -> NotLiteral:
        """Why the text at an offset is no literal."""
        if at >= len(self.source):
            return NotLiteral("nothing where a literal was expected", at)
        word = WORD.match(self.source, at)
        return NotLiteral(f"`{word.group() if word else self.peek(at)}` is no literal", at)

    def value(self, at: int, depth: int) -> tuple[Literal, int]:
        """The literal after any space at an offset, and where it ends."""
        at = skip_blank(self.source, at)
        if depth > MAX_DEPTH:
            raise NotLiteral(f"literal nested deeper than {MAX_DEPTH} levels", at)
        match self.peek(at):
            case "[":
                return self.array(at + 1, depth)
            case "{":
                return self.object(at + 1, depth)
            case "(":
                value, end = self.value(at + 1, depth + 1)
                return value, self.expect(")", end)
            case "'" | '"' | "`":
                return self.string(at)
            case _:
                return self.atom(at)

    def atom(self, at: int) -> tuple[Literal, int]:
        """A number, with its sign, or one of the words."""
        word = WORD.match(self.source, at)
        if word:
            if word.group() not in WORDS:
                return self.variable(at)
            return WORDS[word.group()], word.end()
        sign = self.peek(at) if self.peek(at) in ("-", "+") else ""
        number = NUMBER.match(self.source, skip_blank(self.source, at + 1) if sign else at)
        if number is None or WORD.match(self.source, number.end()):
            raise self.wrong(at)
        value = number_value(number.group().replace("_", ""))
        return -value if sign == "-" else value, number.end()

    def variable(self, at: int) -> tuple[Literal, int]:
        """The value of a dotted name."""
        match = PATH.match(self.source, at)
        if match is None or self.variables is None:
            raise self.wrong(at)
        try:
            return self.variables(re.sub(r"\s+", "", match.group())), match.end()
        except KeyError:
            raise self.wrong(at) from None

    def string(self, at: int) -> tuple[str, int]:
        """A string in any of the three quotes."""
        template = self.peek(at) == "`"
        match = (TEMPLATE if template else STRING).match(self.source, at)
        if match is None:
            raise NotLiteral("string without its end", at)
        body = match.group(1) if match.group(1) is not None else match.group(2)
        if template and SUBSTITUTION.search(body):
            return self.filled(body, at + 1), match.end()
        return unescaped(body), match.end()

    def filled(self, body: str, at: int) -> str:
        """The text of a template that begins at an offset, its names replaced by their values."""
        found, done = [], 0
        for hole in SUBSTITUTION.finditer(body):
            end = body.find("}", hole.end())
            path = variable_path(body[hole.end() : end]) if end >= 0 else None
            if path is None or self.variables is None:
                where = at + hole.end() - 2
                raise NotLiteral("`${` in a string, expected plain text", where)
            value = Reader(path, self.variables).variable(0)[0]
            found += [unescaped(body[done : hole.end() - 2]), literal_text(value)]
            done = end + 1
        return "".join((*found, unescaped(body[done:])))

    def array(self, at: int, depth: int) -> tuple[Literal, int]:
        """The items up to ``]``."""
        items: list[Literal] = []
        at = skip_blank(self.source, at)
        while self.peek(at) != "]":
            item, at = self.value(at, depth + 1)
            items.append(item)
            at = self.separator("]", at)
        return items, at + 1

    def object(self, at: int, depth: int) -> tuple[Literal, int]:
        """The entries up to ``}``."""
        entries: dict[str, Literal] = {}
        at = skip_blank(self.source, at)
        while self.peek(at) != "}":
            key, at = self.key(at)
            entries[key], at = self.value(self.expect(":", at), depth + 1)
            at = self.separator("}", at)
        return entries, at + 1

    def key(self, at: int) -> tuple[str, int]:
        """A key of an object: a name, a string or a number."""
        if self.peek(at) in ("'", '"'):
            return self.string(at)
        match = WORD.match(self.source, at) or NUMBER.match(self.source, at)
        if match is None:
            raise self.wrong(at)
        return match.group(), match.end()

    def expect(self, mark: str, at: int) -> int:
        """The offset after a mark that must come now."""
        at = skip_blank(self.source, at)
        if self.peek(at) != mark:
            raise self.wrong(at)
        return at + 1

    def separator(self, closing: str, at: int) -> int:
        """The offset after a comma, or that of the closing mark."""
        at = skip_blank(self.source, at)
        return at if self.peek(at) == closing else skip_blank(self.source, self.expect(",", at))


def number_value(digits: str) -> int | float:
    """The value of a number as JavaScript writes it; whole numbers are ints."""
    if digits[:2].lower() in ("0x", "0o", "0b"):
        return int(digits, 0)
    if digits.isdigit() and len(digits) < 16:
        return int(digits)
    value = float(digits)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def unescaped(body: str) -> str:
    """The text of a string, its escapes resolved."""
    return ESCAPE.sub(unescape, body) if "\\" in body else body


def unescape(match: re.Match[str]) -> str:
    """What a backslash and what follows it stand for in a string."""
    code = match.group(1) or match.group(2) or match.group(3)
    if code:
        point = int(code, 16)
        return chr(point) if point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else "\ufffd"
    char = match.group(4)
    return "" if char in LINE_ENDS else SIMPLE_ESCAPES.get(char, char)
