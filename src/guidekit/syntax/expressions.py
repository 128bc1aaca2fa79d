"""Whether the source of a ``{...}`` can be JavaScript at all.

guidekit evaluates nothing but literals; this is a check of shape, so that a stray brace in a
sentence is reported as what it is.
"""

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

__all__ = ["ExpressionChecks", "expression_problem"]

TOKEN = re.compile(
    r"""(?P<space>(?:\s|//[^\n]*|/\*.*?\*/)+)
    |(?P<value>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`
              |\d[\w.]*|\.\d\w*|[^\W\d][\w$]*|[$_][\w$]*)
    |(?P<open>[(\[{])
    |(?P<close>[)\]}])
    |(?P<colon>:)
    |(?P<postfix>\+\+|--)
    |(?P<operator>\.\.\.|=>|[-+*/%<>=!&|^~?,.]+)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
BLANK = re.compile(r"(?:\s+|/\*.*?\*/|//[^\n]*)*", re.DOTALL)
OPERATOR_WORDS = frozenset({"typeof", "void", "delete", "new", "await", "in", "of", "instanceof"})
STATEMENTS = re.compile(r"=>|\bfunction\b|\bclass\b|<[A-Za-z/>]|`[^`]*\$\{")
"""What holds whole statements or elements: only its brackets are checked."""


COLON = "`:` in ", ", expected an operator or `}`"
Problem = tuple[str, str] | None
"""A message in two parts: what comes before the expression and what comes after it."""


@lru_cache(maxsize=1024)  # the same style stands on one image after the other
def expression_problem(source: str, *, empty: bool = True) -> str | None:
    """A message if the source cannot be an expression, else None.

    >>> expression_problem("name") is None
    True
    >>> expression_problem("your token")
    '`token` after `your` in `{your token}`, expected an operator or `}`'
    """
    return ExpressionChecks(source).problem(0, len(source), empty=empty)


class ExpressionChecks:
    """Checks the expressions of one text.

    What is found out about an expression holds for the braces in it too, and is remembered: braces
    in braces that are all no expressions cost no more than one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[int, Problem] = {}
        self.statements: tuple[int, re.Match[str] | None] | None = None

    def problem(self, start: int, end: int, *, empty: bool = True) -> str | None:
        """A message if the stretch of the text cannot be an expression, else None."""
        blank = BLANK.match(self.text, start, end)
        if blank and blank.end() == end:
            return None if empty else "empty braces, expected a value"
        if start not in self.known:
            _Check(self, start, end).run()
        problem = self.known[start]
        if problem is None or self._holds_statements(start, end):
            return None
        shown = self.text[start:end] if end - start <= 30 else self.text[start : start + 29] + "…"
        return f"{problem[0]}`{{{shown}}}`{problem[1]}"

    def _holds_statements(self, start: int, end: int) -> bool:
        asked, match = self.statements or (len(self.text) + 1, None)
        if start < asked or (match and match.start() < start):
            match = STATEMENTS.search(self.text, start)
            self.statements = start, match
        if match is None or match.start() >= end:
            return False
        return match.end() <= end or STATEMENTS.search(self.text, start, end) is not None

    @cached_property
    def questions(self) -> list[int]:
        """The places of all question marks."""
        return [match.start() for match in re.finditer(r"\?", self.text)]

    def asks(self, start: int, end: int) -> bool:
        """Whether there is a question mark in a stretch: then its colons may belong to it."""
        index = bisect_left(self.questions, start)
        return index < len(self.questions) and self.questions[index] < end


class _Check:
    """One pass over an expression, which notes what is wrong with it and with those inside."""

    def __init__(self, checks: ExpressionChecks, start: int, end: int) -> None:
        self.checks = checks
        self.bounds = start, end
        self.depth = 0
        self.operand = ""
        self.opened: list[tuple[int, bool]] = []  # place after a bracket, and if it has a colon

    def run(self) -> None:
        start, end = self.bounds
        problem: Problem = None
        for match in TOKEN.finditer(self.checks.text, start, end):
            if match.lastgroup not in ("space", "postfix"):
                problem = self._token(match)
                if problem:
                    break
        else:
            problem = self._at_end()
        for place, _ in self.opened:
            self.checks.known[place] = problem
        self.checks.known[start] = problem

    def _token(self, match: re.Match[str]) -> Problem:
        kind, token = match.lastgroup, match[0]
        if kind == "other":
            return f"`{token}` in ", ", expected a value such as a name or a string"
        if kind == "colon" and not self.depth and not self.checks.asks(*self.bounds):
            return COLON
        begins_value = kind == "value" or token == "{"
        if begins_value and self.operand and token not in OPERATOR_WORDS:
            return f"`{token}` after `{self.operand}` in ", ", expected an operator or `}`"
        if kind == "open":
            self.depth += 1
            self.opened.append((match.end(), False))
        elif kind == "close":
            self.depth -= 1
            self._close(match.start())
        elif kind == "colon" and self.opened:
            self.opened[-1] = self.opened[-1][0], True
        ends_value = kind == "close" or (kind == "value" and token not in OPERATOR_WORDS)
        self.operand = token if ends_value else ""
        return None

    def _close(self, at: int) -> None:
        if self.opened:
            place, colon = self.opened.pop()
            odd = colon and not self.checks.asks(place, at)
            self.checks.known[place] = COLON if odd else self._at_end()

    def _at_end(self) -> Problem:
        return None if self.operand else ("", " breaks off, expected a value at its end")
