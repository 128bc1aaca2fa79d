"""Blocks of ``import`` and ``export`` statements: where they end and what they say.

guidekit runs no JavaScript. It reads the statements that guides use and checks the shape of the
rest: brackets and strings must be closed, and nothing but imports and exports may stand there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from guidekit.source import Fault, SourceText

__all__ = ["EsmBlocks", "Statement", "read_statements"]

IMPORT = re.compile(
    r"""import\s*(?:
        (?P<clause>[\w$]+(?:\s*,\s*(?:\{[^}]*\}|\*\s*as\s+[\w$]+))?|\{[^}]*\}|\*\s*as\s+[\w$]+)
        \s*from\s*)?
    (?P<quote>["'])(?P<source>[^"'\n]*)(?P=quote)[ \t]*;?""",
    re.VERBOSE,
)
EXPORT = re.compile(
    r"""export\s+(?:
        default\b(?P<default>)
      |(?:const|let|var)\s+(?P<name>[\w$]+|[{\[])
      |(?:async\s+)?function\s*\*?\s*(?P<function>[\w$]+)
      |class\s+(?P<class>[\w$]+)
      |(?P<list>\{[^}]*\}|\*)
    )""",
    re.VERBOSE,
)
NAMED = re.compile(r"([\w$]+)(?:\s+as\s+([\w$]+))?")
TOKEN = re.compile(
    r"""(?P<quote>["'])|`(?:\\.|[^`\\])*+(?:`|\Z)|//[^\n]*|/\*.*?(?:\*/|\Z)
    |(?P<open>[(\[{])|(?P<close>[)\]}])""",
    re.VERBOSE | re.DOTALL,
)
STRINGS = {quote: re.compile(rf"(?:\\.|[^{quote}\\\n])*+", re.DOTALL) for quote in "\"'"}
GAP = re.compile(r"(?:\s|;|//[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)
BREAKS_STATEMENT = re.compile(r"[ \t\r]*(?:import\b|export\b|<|#|[-*+]\s|\d+\.\s|\w+\s+\w|\w+\s*$)")


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


class EsmBlocks:
    """Finds the blocks of statements of one file."""

    def __init__(self, source: SourceText, lines: list[tuple[int, int]]) -> None:
        self.source = source
        self.lines = lines

    def lines_from(self, first: int) -> tuple[int, list[Fault]]:
        """How many lines the block that begins with line ``first`` takes, and what is wrong in it.

        A blank line ends the block unless a bracket is still open.
        """
        start = self.lines[first][0]
        last = self._block_end(first)
        end = self.lines[last - 1][1]
        problem = read_statements(self.source.text[start:end])[1]
        if problem is None:
            return last - first, []
        return last - first, [_fault(self.source, start, end, *problem)]

    def _block_end(self, first: int) -> int:
        """The index after the block's last line."""
        end = self._paragraph_end(first)
        depth = self._depth(first, end)
        if depth <= 0:
            return end
        index = bisect_left(self._paragraphs, (end,))
        below = self._sums[index] - depth
        if index == len(self._paragraphs) or self._least[index] > below:
            return end  # nothing closes the bracket: so it does not carry the block on
        while self._sums[index + 1] > below:
            index += 1
        return self._paragraphs[index][1]

    def _paragraph_end(self, first: int) -> int:
        text, at = self.source.text, first
        while at < len(self.lines) and text[slice(*self.lines[at])].strip():
            at += 1
        return at

    def _depth(self, first: int, end: int) -> int:
        """Brackets that these lines open and do not close."""
        text = self.source.text[self.lines[first][0] : self.lines[end - 1][1]]
        return sum(step for _, _, step in _brackets(text))

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


def _fault(source: SourceText, start: int, end: int, at: int, message: str) -> Fault:
    line_end = source.text.find("\n", start + at, end)
    span = source.span(start + at, max(start + at + 1, end if line_end < 0 else line_end))
    advice = "start a new paragraph with a blank line after the imports, or reword the line"
    return Fault("malformed-esm", message, span, help=advice)


class _Brackets:
    """The tokens of a block, found when they are first asked for."""

    def __init__(self, block: str) -> None:
        self.block = block

    @cached_property
    def all(self) -> list[tuple[int, int, int]]:
        """Each token as :func:`_brackets` gives it."""
        return list(_brackets(self.block))

    def after(self, at: int) -> Iterator[tuple[int, int, int]]:
        """Those from a place on."""
        return (self.all[index] for index in range(bisect_left(self.all, (at,)), len(self.all)))


def _brackets(text: str) -> Iterator[tuple[int, int, int]]:
    """The tokens of a text: start, end and 1 for an opening bracket, -1 for a closing one."""
    at = 0
    unclosed: dict[str, int] = {}
    while match := TOKEN.search(text, at):
        at = match.end()
        if quote := match["quote"]:
            if at <= unclosed.get(quote, 0):
                continue  # it is escaped, in a string that nothing closes
            string = STRINGS[quote].match(text, at)
            end = string.end() if string else at
            if not text.startswith(quote, end):
                unclosed[quote] = end
                continue
            at = end + 1
        yield match.start(), at, bool(match["open"]) - bool(match["close"])


def read_statements(block: str) -> tuple[tuple[Statement, ...], tuple[int, str] | None]:
    """The statements of a block, and the place and message of the first thing that is none.

    >>> statements, problem = read_statements('import A, {b as c} from "/a.mdx"')
    >>> statements[0].default, statements[0].named, problem
    ('A', (('b', 'c'),), None)
    """
    found: list[Statement] = []
    brackets = _Brackets(block)
    at = 0
    while True:
        gap = GAP.match(block, at)
        at = gap.end() if gap else at
        if at >= len(block):
            return tuple(found), None
        statement, end = _statement(block, at, brackets)
        if statement is None:
            line = block[at : _line_end(block, at)].strip()
            shown = line if len(line) <= 40 else line[:39] + "…"
            what = "text" if found else "statement"
            return tuple(found), (
                at,
                f"{what} `{shown}` among imports and exports, expected `import … from '…'` "
                "or `export const …`",
            )
        found.append(statement)
        at = end


def _statement(block: str, at: int, brackets: "_Brackets") -> tuple[Statement | None, int]:
    match = IMPORT.match(block, at)
    if match:
        default, named = _clause(match["clause"] or "")
        end = match.end()
        rest = block[end : _line_end(block, end)].strip()
        if rest and not rest.startswith(("//", "/*", "import", "export")):
            return None, at
        text = match[0]
        return Statement("import", at, text, match["source"], default, named), end
    match = EXPORT.match(block, at)
    if match is None:
        return None, at
    end = _export_end(block, match.end(), brackets)
    text = block[at:end].rstrip()
    names = tuple(n for n in match.group("name", "function", "class") if n)
    value = text.partition("=")[2].strip().rstrip(";") if match["name"] else None
    if match["name"] and not value:
        return None, at
    return Statement("export", at, text, names=names, value=value), end


def _clause(clause: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    head, brace, inside = clause.partition("{")
    first = head.partition(",")[0].strip()
    named = tuple((m[1], m[2] or m[1]) for m in NAMED.finditer(inside)) if brace else ()
    default = first if first and not first.startswith("*") else None
    return default, named


def _export_end(block: str, at: int, brackets: "_Brackets") -> int:
    """Where an export ends: at a line end outside brackets after which something new begins."""
    depth = 0
    end = len(block)
    position = at
    tokens = brackets.after(at)
    token = next(tokens, None)
    while position < end:
        stop = _line_end(block, position)
        # A template literal may span lines: look at whole tokens that begin in this line.
        while token and token[0] < stop:
            depth += token[2]
            stop = max(stop, token[1])
            token = next(tokens, None)
        position = stop + 1
        if depth <= 0 and BREAKS_STATEMENT.match(block, position):
            return stop
    return end


def _line_end(block: str, at: int) -> int:
    end = block.find("\n", at)
    return len(block) if end < 0 else end
