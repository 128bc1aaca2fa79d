"""Components that a snippet exports as code: ``export const Name = ({a}) => (<p>{a}</p>)``.

Only the tags that such a function returns are read; nothing is run.
"""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guidekit.source import SourceText
from guidekit.source.patterns import regex
from guidekit.syntax import Node, parse, unravel
from guidekit.syntax.literals import BLANK, IDENTIFIER, Literal, NotLiteral, read_literal

__all__ = ["CodeBody", "CodeCondition", "read_code_component", "read_condition", "tags_between"]

ARROW = regex(r"\s*(?:\(\s*(?P<one>[\w$]+)?\s*\)|(?P<bare>[\w$]+))\s*=>\s*")
DESTRUCTURED = regex(r"\s*\(\s*\{")
AFTER_PARAMETERS = regex(r"\s*\}\s*\)\s*=>\s*")
PARAMETER = regex(rf"({IDENTIFIER})")
RETURN = regex(r"\{\s*return\b\s*")
CONDITION = regex(rf"\s*(?P<not>!?)\s*(?P<path>{IDENTIFIER}(?:\.{IDENTIFIER})*)\s*&&\s*\(?\s*(?=<)")


class CodeBody(Struct, eq=False, dict=True):
    """What a component function returns; ``parameters`` with their defaults, None for ``props``."""

    source: SourceText
    start: int
    end: int
    parameters: Mapping[str, Literal] | None

    @cached_property
    def children(self) -> tuple[Node, ...]:
        """The returned tags."""
        return tags_between(self.source, self.start, self.end)


@lru_cache(maxsize=512)
def tags_between(source: SourceText, start: int, end: int) -> tuple[Node, ...]:
    """The tree of the tags between two offsets of a file, with offsets of that file."""
    tags = unravel(parse(SourceText(source.path, source.text[start:end])).children)
    return tuple(_moved(node, start) for node in tags)


def _moved(value: Any, by: int) -> Any:
    """A node, or a tuple of nodes, that stands so many characters later."""
    if isinstance(value, tuple):
        return tuple(_moved(item, by) for item in value)
    if not isinstance(value, Node):
        return value
    changes = {}
    for name in value.__struct_fields__:
        old = getattr(value, name)
        new = old + by if name.endswith(("start", "end")) else _moved(old, by)
        if new is not old:
            changes[name] = new
    return replace(value, **changes)


def read_code_component(source: SourceText, start: int, end: int) -> CodeBody | None:
    """The component whose function stands between two offsets; None where it is none.

    >>> source = SourceText("a.mdx", "({ name = 'you' }) => (<p>Hello {name}</p>)")
    >>> body = read_code_component(source, 0, len(source.text))
    >>> body.parameters, body.children[0].name
    ({'name': 'you'}, 'p')
    """
    text = source.text
    read = _parameters(text, start, end)
    if read is None:
        return None
    parameters, at = read
    returned = RETURN.match(text, at, end)
    begin = returned.end() if returned else at
    first = text.find("<", begin, end)
    last = text.rfind(">", begin, end)
    if first < 0 or last < first or text[begin:first].strip(" \t\r\n("):
        return None
    return CodeBody(source, first, last + 1, parameters)


def _parameters(text: str, start: int, end: int) -> tuple[Mapping[str, Literal] | None, int] | None:
    """What stands before the arrow of a function, and the offset after it."""
    if DESTRUCTURED.match(text, start, end):
        return _destructured(text, start, end)
    arrow = ARROW.match(text, start, end)
    if arrow is None:
        return None
    return None if arrow["one"] or arrow["bare"] else {}, arrow.end()


def _destructured(text: str, start: int, end: int) -> tuple[dict[str, Literal], int] | None:
    """The names between ``({`` and ``}) =>``, and the offset after the arrow."""
    at = text.index("{", start) + 1
    found: dict[str, Literal] = {}
    while at < end:
        at = _skip(text, at)
        after = AFTER_PARAMETERS.match(text, at, end)
        if after:
            return found, after.end()
        name = PARAMETER.match(text, at, end)
        if name is None:
            return None
        at = _skip(text, name.end())
        default: Literal = None
        if text[at : at + 1] == "=":
            try:
                default, at = read_literal(text, at + 1)
            except NotLiteral:
                return None
        found[name.group(1)] = default
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at += 1
    return None


def _skip(text: str, at: int) -> int:
    match = BLANK.match(text, at)
    return match.end() if match else at


class CodeCondition(Struct, frozen=True):
    """Tags that are shown where a name's value is ``wanted``: truthy, or the opposite.

    ``start`` and ``end`` are where the tags stand in the expression.
    """

    path: str
    wanted: bool
    start: int
    end: int


def read_condition(source: str) -> CodeCondition | None:
    """The condition in ``name && (<p/>)``, None where the code is anything else.

    >>> read_condition("paid && (<b>x</b>)")
    CodeCondition(path='paid', wanted=True, start=9, end=17)
    """
    match = CONDITION.match(source)
    end = source.rfind(">") + 1
    if match is None or end <= match.end() or source[end:].strip(" \t\r\n)"):
        return None
    return CodeCondition(match["path"], not match["not"], match.end(), end)
