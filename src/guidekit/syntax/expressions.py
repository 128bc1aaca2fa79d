"""What is wrong with the source of a ``{...}``, where it is no JavaScript.

Nothing is run. A stray brace in a sentence is to be reported as what it is.
"""

import re
from functools import lru_cache

from msgspec import Struct

from guidekit.source.patterns import regex
from guidekit.syntax import script

__all__ = ["ExpressionProblem", "Expressions", "expression_problem", "where_it_fails"]

BLANK = regex(r"(?:[\s\ufeff]|//[^\n\r\u2028\u2029]*+|/\*.*?\*/)*+", re.DOTALL)
PLAIN = r"""(?:"[^"\\\n\r]*"|'[^'\\\n\r]*'|-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false)"""
WORDS = re.compile(
    rf"\s*(?:{PLAIN}|\{{\s*[A-Za-z]\w*\s*:\s*{PLAIN}\s*(?:,\s*[A-Za-z]\w*\s*:\s*{PLAIN}\s*)*,?\s*\}})\s*"
)
"""What most braces of real guides hold: a literal, or an object of literals."""


class ExpressionProblem(Struct, frozen=True):
    """``at`` is the place that the reference parser tells."""

    message: str
    at: int


class Expressions:
    """The expressions of one text.

    In what turns out to be none, further braces are not looked at: they belong to it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.none = 0, 0

    def read(self, start: int, close: int) -> tuple[int, ExpressionProblem | None]:
        """The place after the ``}`` of the ``{`` at ``start``, and what is wrong between them.

        ``close`` is where it seems to be.

        >>> Expressions("{a} {<b>{'}'} isn't</b>}").read(0, 3)
        (3, None)
        """
        if WORDS.fullmatch(self.text, start + 1, close - 1) or _is_blank(
            self.text, start + 1, close - 1
        ):
            return close, None
        found = script.expression_end(self.text, start + 1, close)
        if isinstance(found, script.ScriptError) and found.at >= close - 1:
            # The brace was part of a text, or of a regular expression.
            further = script.expression_end(self.text, start + 1, len(self.text))
            found = found if isinstance(further, script.ScriptError) else further
        if not isinstance(found, script.ScriptError):
            return found + 1, None
        if not self.skips(start):
            self.none = start, close
        return close, _problem(self.text[start + 1 : close - 1], found, close - 1)

    def skips(self, start: int) -> bool:
        """Whether a brace belongs to what was no expression."""
        return self.none[0] < start < self.none[1]


@lru_cache(maxsize=1024)  # the same style stands on one image after the other
def expression_problem(
    source: str, *, empty: bool = True, spread: bool = False
) -> ExpressionProblem | None:
    """What is wrong with the source of an expression, or of a spread.

    >>> expression_problem("name") is None
    True
    >>> expression_problem("your token").message
    '`token` after `your` in `{your token}`, expected an operator or `}`'
    """
    if WORDS.fullmatch(source):
        return None
    if _is_blank(source, 0, len(source)):
        return None if empty else ExpressionProblem("empty braces, expected a value", 0)
    found = script.expression_end(f"{source}}}", 0, len(source) + 1, spread=spread)
    return _problem(source, found, len(source)) if isinstance(found, script.ScriptError) else None


def where_it_fails(text: str, start: int, end: int) -> int:
    """The place that the reference parser tells of the expression at ``start``.

    It reads on until a ``}`` makes an expression of it: to the last one, or to the end.
    """
    last = text.rfind("}", start, end)
    if last < 0:
        return end
    found = script.expression_end(text, start, last + 1)
    return min(found.told, last) if isinstance(found, script.ScriptError) else start


def _is_blank(text: str, start: int, end: int) -> bool:
    blank = BLANK.match(text, start, end)
    return blank is not None and blank.end() == end


def _problem(source: str, error: "script.ScriptError", end: int) -> ExpressionProblem:
    shown = source if len(source) <= 30 else source[:29] + "…"
    token, after = error.token, error.after
    if error.at >= end or not token:
        message = f"`{{{shown}}}` breaks off, expected a value at its end"
    elif not after:
        message = f"`{token}` in `{{{shown}}}`, expected a value such as a name or a string"
    elif token[0] in ":;,)]}.=":
        message = f"`{token}` in `{{{shown}}}`, expected an operator or `}}`"
    else:
        message = f"`{token}` after `{after}` in `{{{shown}}}`, expected an operator or `}}`"
    return ExpressionProblem(message, error.told)
