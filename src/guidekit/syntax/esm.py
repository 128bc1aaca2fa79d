"""Blocks of ``import`` and ``export`` statements: where they end and what they say.

guidekit runs no JavaScript, but knows what can be parsed as such.
"""

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from guidekit.source import Fault, SourceText
from guidekit.source.patterns import regex
from guidekit.syntax import script
from guidekit.syntax.stops import Pass, Stops

__all__ = ["EsmBlocks", "Statement", "read_statements"]

TOKEN = regex(
    r"""(?P<quote>["'])|`(?:\\.|[^`\\])*+(?:`|\Z)|//[^\n]*|/\*.*?(?:\*/|\Z)
    |(?P<open>[(\[{])|(?P<close>[)\]}])""",
    re.VERBOSE | re.DOTALL,
)
STRINGS = {quote: regex(rf"(?:\\.|[^{quote}\\\n])*+", re.DOTALL) for quote in "\"'"}
TRIES = 8
"""How often a block is read again with more of the file, where it breaks off at a blank line."""


class Statement(Struct, frozen=True):
    """One statement; ``at`` is its offset in the block, ``names`` what an export defines.

    ``value`` is the text after the ``=`` of an ``export const name = value``.
    """

    kind: Literal["import", "export"]
    at: int
    text: str
    source: str | None = None
    default: str | None = None
    named: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    value: str | None = None
    namespace: str | None = None


class EsmBlocks:
    """Finds the blocks of statements of one file."""

    def __init__(self, source: SourceText, lines: list[tuple[int, int]], stops: Stops) -> None:
        self.source = source
        self.lines = lines
        self.stops = stops
        self.imported: frozenset[str] = frozenset()

    def lines_from(self, first: int) -> tuple[int, list[Fault]]:
        """How many lines the block that begins with line ``first`` takes, and what is wrong in it.

        A blank line ends the block unless the statements break off there.
        """
        text, start = self.source.text, self.lines[first][0]
        last = nearest = self._paragraph_end(first)
        statements, error = self._read(first, last)
        for _ in range(TRIES):
            if error is None or error.read < self.lines[last - 1][1]:
                break
            further = self._further(first, last)
            if further is None:
                last = nearest
                error = self._error_in_the_rest(start) or error
                break
            last = further
            statements, error = self._read(first, last)
        if error is not None and text.startswith("export", start) and self._depth(first, last) > 0:
            last = self._further(first, last) or last  # what belongs to it is no guide's text
        end = self.lines[last - 1][1]
        self.imported |= {name for each in statements for name in each.imported}
        problem = _problem(text, start, end, statements, error)
        if problem is None:
            return last - first, []
        at, message, told = problem
        self.stops.note(Pass.BLOCKS, told)
        return last - first, [_fault(self.source, end, at, message)]

    def _read(
        self, first: int, last: int
    ) -> "tuple[tuple[script.ModuleStatement, ...], script.ScriptError | None]":
        start, end = self.lines[first][0], self.lines[last - 1][1]
        return script.read_module(self.source.text, start, end, self.imported)

    def _error_in_the_rest(self, start: int) -> "script.ScriptError | None":
        """What is wrong when all of the file belongs to the block; asked once."""
        if self.stops.first is not None and self.stops.first.during == Pass.BLOCKS:
            return None
        return script.read_module(self.source.text, start, len(self.source.text), self.imported)[1]

    def _further(self, first: int, last: int) -> int | None:
        """The index after the next paragraph that may end the block."""
        depth = self._depth(first, last)
        index = bisect_left(self._paragraphs, (last,))
        if index == len(self._paragraphs):
            return None
        if depth <= 0:
            return self._paragraphs[index][1]
        below = self._sums[index] - depth
        if self._least[index] > below:
            return None  # nothing closes the bracket: so it does not carry the block on
        while self._sums[index + 1] > below:
            index += 1
        return self._paragraphs[index][1]

    def _paragraph_end(self, first: int) -> int:
        text, at = self.source.text, first
        while at < len(self.lines) and text[slice(*self.lines[at])].strip(" \t"):
            at += 1
        return at

    def _depth(self, first: int, end: int) -> int:
        """Brackets that these lines open and do not close."""
        return _depth(self.source.text[self.lines[first][0] : self.lines[end - 1][1]])

    @cached_property
    def _paragraphs(self) -> list[tuple[int, int]]:
        """The first line of each run of lines that are not blank, and the line after the run."""
        found, at = [], 0
        while at < len(self.lines):
            end = self._paragraph_end(at)
            if end > at:
                found.append((at, end))
            at = end + 1
        return found

    @cached_property
    def _sums(self) -> list[int]:
        """How many brackets are open before each paragraph, and after the last."""
        return [0, *accumulate(self._depth(first, end) for first, end in self._paragraphs)]

    @cached_property
    def _least(self) -> list[int]:
        """The least of the sums after a paragraph or a later one."""
        return list(accumulate(reversed(self._sums[1:]), min))[::-1]


def _depth(text: str) -> int:
    depth = at = 0
    unclosed: dict[str, int] = {}
    while match := TOKEN.search(text, at):
        at = match.end()
        depth += bool(match["open"]) - bool(match["close"])
        quote = match["quote"]
        if quote and at > unclosed.get(quote, 0):  # else it is escaped, in what nothing closes
            string = STRINGS[quote].match(text, at)
            end = string.end() if string else at
            if text.startswith(quote, end):
                at = end + 1
            else:
                unclosed[quote] = end
    return depth


def _fault(source: SourceText, end: int, at: int, message: str) -> Fault:
    line_end = source.text.find("\n", at, end)
    span = source.span(at, max(at + 1, end if line_end < 0 else line_end))
    advice = None
    if "among imports" in message:
        advice = "start a new paragraph with a blank line after the imports, or reword the line"
    return Fault("malformed-esm", message, span, help=advice)


def read_statements(block: str) -> tuple[tuple[Statement, ...], tuple[int, str] | None]:
    """The statements of a block, and the place and message of the first thing that is none.

    >>> statements, problem = read_statements('import A, {b as c} from "/a.mdx"')
    >>> statements[0].default, statements[0].named, problem
    ('A', (('b', 'c'),), None)
    """
    found, error = script.read_module(block, 0, len(block))
    problem = _problem(block, 0, len(block), found, error)
    statements = tuple(_statement(block, each) for each in found if each.kind)
    return statements, problem and problem[:2]


def _problem(
    text: str,
    start: int,
    end: int,
    statements: "tuple[script.ModuleStatement, ...]",
    error: "script.ScriptError | None",
) -> tuple[int, str, int] | None:
    """Place and message of what is no statement of a module, and the place told elsewhere."""
    other = next((each for each in statements if not each.kind), None)
    if error is None and other is None:
        return None
    if error is not None and error.twice:
        return error.at, f"`{error.twice}` is defined twice, expected another name", error.told
    before = statements[-1].end if statements else start
    at = before + len(text[before:end]) - len(text[before:end].lstrip(" \t\r\n;"))
    told = error.told if error else other.start if other else at
    if other is not None:
        at = other.start
        statements = statements[: statements.index(other)]
    elif told < end and text.startswith("export", at) and "\n" in text[at:told]:
        return told, f"`{_line(text, told, end)}` in an export, expected JavaScript", told
    what = "text" if statements else "statement"
    message = (
        f"{what} `{_line(text, at, end)}` among imports and exports, "
        "expected `import … from '…'` or `export const …`"
    )
    return at, message, told


def _line(text: str, at: int, end: int) -> str:
    stop = text.find("\n", at, end)
    line = text[at : end if stop < 0 else stop].strip()
    return line if len(line) <= 40 else line[:39] + "…"


def _statement(block: str, found: "script.ModuleStatement") -> Statement:
    value = None
    if found.value is not None and len(found.names) == 1:
        value = block[found.value : found.end].strip().rstrip(";")
    return Statement(
        "import" if found.kind == "import" else "export",
        found.start, block[found.start : found.end], found.source, found.default, found.named,
        found.names, value, found.namespace,
    )  # fmt: skip
