"""Blocks of ``import`` and ``export`` statements: where they end and what they say.

guidekit runs no JavaScript. It reads the statements that guides use and checks the shape of the
rest: brackets and strings must be closed, and nothing but imports and exports may stand there.
"""

import re
from dataclasses import dataclass
from typing import Literal

from guidekit.source import Fault, SourceText

__all__ = ["Statement", "esm_lines", "read_statements"]

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
    r"""(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*(?:`|\Z))
    |(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))|(?P<open>[(\[{])|(?P<close>[)\]}])""",
    re.VERBOSE | re.DOTALL,
)
GAP = re.compile(r"(?:\s|;|//[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)
BREAKS_STATEMENT = re.compile(r"\s*(?:import\b|export\b|<|#|[-*+]\s|\d+\.\s|\w+\s+\w|\w+\s*$)")


MAX_LINES = 500
"""How far an open bracket carries a block over blank lines; bounds what an unclosed one costs."""


@dataclass(frozen=True, slots=True)
class Statement:
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


def esm_lines(
    source: SourceText, lines: list[tuple[int, int]], first: int
) -> tuple[int, list[Fault]]:
    """How many lines the block that begins with line ``first`` takes, and what is wrong in it.

    A blank line ends the block unless a bracket is still open.
    """
    text = source.text
    start = lines[first][0]
    last = _block_end(text, lines, first)
    end = lines[last - 1][1]
    _, problem = read_statements(text[start:end])
    if problem is None:
        return last - first, []
    at, message = problem
    line_end = text.find("\n", start + at, end)
    span = source.span(start + at, max(start + at + 1, end if line_end < 0 else line_end))
    advice = "start a new paragraph with a blank line after the imports, or reword the line"
    return last - first, [Fault("malformed-esm", message, span, help=advice)]


def _block_end(text: str, lines: list[tuple[int, int]], first: int) -> int:
    """The index after the block's last line."""
    depth, at = 0, first
    end = paragraph_end = 0
    while at < min(len(lines), first + MAX_LINES):
        begin = at
        while at < len(lines) and text[slice(*lines[at])].strip():
            at += 1
        end = at
        paragraph_end = paragraph_end or end
        depth += _depth(text[lines[begin][0] : lines[end - 1][1]])
        if depth <= 0:
            return end
        while at < len(lines) and not text[slice(*lines[at])].strip():
            at += 1
    return paragraph_end


def _depth(text: str) -> int:
    """Open brackets that nothing closes."""
    depth = 0
    for match in TOKEN.finditer(text):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth -= 1
    return depth


def read_statements(block: str) -> tuple[tuple[Statement, ...], tuple[int, str] | None]:
    """The statements of a block, and the place and message of the first thing that is none.

    >>> statements, problem = read_statements('import A, {b as c} from "/a.mdx"')
    >>> statements[0].default, statements[0].named, problem
    ('A', (('b', 'c'),), None)
    """
    found: list[Statement] = []
    at = 0
    while True:
        gap = GAP.match(block, at)
        at = gap.end() if gap else at
        if at >= len(block):
            return tuple(found), None
        statement, end = _statement(block, at)
        if statement is None:
            line = block[at:].split("\n", 1)[0].strip()
            shown = line if len(line) <= 40 else line[:39] + "…"
            what = "text" if found else "statement"
            return tuple(found), (
                at,
                f"{what} `{shown}` among imports and exports, expected `import … from '…'` "
                "or `export const …`",
            )
        found.append(statement)
        at = end


def _statement(block: str, at: int) -> tuple[Statement | None, int]:
    match = IMPORT.match(block, at)
    if match:
        default, named = _clause(match["clause"] or "")
        end = match.end()
        rest = block[end:].split("\n", 1)[0].strip()
        if rest and not rest.startswith(("//", "/*", "import", "export")):
            return None, at
        text = match[0]
        return Statement("import", at, text, match["source"], default, named), end
    match = EXPORT.match(block, at)
    if match is None:
        return None, at
    end = _export_end(block, match.end())
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


def _export_end(block: str, at: int) -> int:
    """Where an export ends: at a line end outside brackets after which something new begins."""
    depth = 0
    end = len(block)
    position = at
    while position < end:
        newline = block.find("\n", position)
        stop = end if newline < 0 else newline
        # A template literal may span lines: look at whole tokens that begin in this line.
        while position < stop:
            match = TOKEN.search(block, position)
            if match is None or match.start() >= stop:
                position = stop
                break
            depth += bool(match["open"]) - bool(match["close"])
            position = match.end()
            stop = max(stop, position)
        position = stop + 1
        if depth <= 0 and BREAKS_STATEMENT.match(block, position):
            return stop
    return end
