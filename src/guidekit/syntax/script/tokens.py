"""The tokens of JavaScript, one at a time: what may follow decides how the next is read."""

import re
from typing import NoReturn

from guidekit.source.patterns import regex

__all__ = ["RESERVED", "ScriptError", "TokenReader", "TooDeep"]

SPACE = regex(r"(?:[\s\ufeff]|//[^\n\r\u2028\u2029]*+|/\*.*?\*/)*+", re.DOTALL)
ASYNC_FUNCTION = regex(r"async(?:[\s\ufeff]|/\*.*?\*/)+function(?![\w$])", re.DOTALL)
LINE_END = regex(r"[\n\r\u2028\u2029]")
TOKEN = regex(
    r"""(?P<name>(?:[^\W\d]|[$_])[\w$\u200c\u200d]*)
    |(?P<number>(?:0[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO][0-7]+(?:_[0-7]+)*|0[bB][01]+(?:_[01]+)*
        |0(?![\d_])|[1-9]\d*(?:_\d+)*(?!\d))n
      |0[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO][0-7]+(?:_[0-7]+)*|0[bB][01]+(?:_[01]+)*
      |(?:(?:0(?![\d_])|[1-9]\d*(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][-+]?\d+)?)
    |(?P<string>"(?:[^"\\\n\r]|\\(?:\r\n|.))*+"|'(?:[^'\\\n\r]|\\(?:\r\n|.))*+')
    |(?P<private>\#(?:[^\W\d]|[$_])[\w$]*)
    |(?P<mark>>>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?
      |\?\.(?!\d)|\+\+|--|\+=|-=|\*=|/=|%=|&=|\|=|\^=|<<|>>|\*\*|[-{}()\[\];,<>+*/%&|^!~?:=.`])""",
    re.VERBOSE | re.DOTALL,
)
RUN = regex(r"[\w$]+")
REGEX = regex(r"/(?:[^/\\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+/(\w*)")
FLAGS = regex(r"(?!.*(.).*\1)[dgimsuvy]*")
BAD_ESCAPE = regex(
    r"\\(?:x(?![0-9a-fA-F]{2})|u(?!\{0*(?:10|[0-9a-fA-F])?[0-9a-fA-F]{1,4}\}|[0-9a-fA-F]{4})|[1-9]|0\d)"
)
TEMPLATE_PART = regex(r"(?:[^`\\$]|\\.|\$(?!\{))*+", re.DOTALL)
RESERVED = frozenset(
    (
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete",
        "do", "else", "enum", "export", "extends", "false", "finally", "for", "function", "if",
        "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package",
        "private", "protected", "public", "return", "static", "super", "switch", "this", "throw",
        "true", "try", "typeof", "var", "void", "while", "with", "yield",
    )
)  # fmt: skip
"""The names that no variable has in a module."""

MAX_DEPTH = 40


class ScriptError(Exception):
    """``at`` is what cannot stand there, ``read`` how far was read when that was found out.

    ``token`` is what stands at ``at`` (empty at the end), ``after`` the value before it if there
    is one. ``told`` is the place that the reference parser tells: of what stands after a whole
    expression, it is the end of that. ``twice`` is a name that is defined already.
    """

    def __init__(
        self, at: int, read: int, token: str, after: str = "", twice: str | None = None
    ) -> None:
        super().__init__()
        self.twice = twice
        self.at = self.told = at
        self.read = read
        self.token = token
        self.after = after


class TooDeep(Exception):  # noqa: N818  # no error of the text
    """What is nested deeper than this is taken for granted."""


class TokenReader:
    """Reads a stretch of a text; ``kind``, ``word``, ``start`` and ``stop`` tell of one token.

    ``kind`` is ``name``, ``number``, ``string``, ``private``, ``mark`` or ``end``; ``word`` is the
    token as written; ``fresh`` tells that a line end stands before it.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.end = end
        self.kind = "mark"
        self.word = ""
        self.start = self.stop = start
        self.last_stop = start
        self.last_word = ""
        self.last_kind = "mark"
        self.fresh = False
        self.depth = 0

    def next(self) -> None:
        """Move to the token after this one."""
        self.last_word, self.last_kind, self.last_stop = self.word, self.kind, self.stop
        space = SPACE.match(self.text, self.stop, self.end)
        at = space.end() if space else self.stop
        self.fresh = at > self.stop and LINE_END.search(self.text, self.stop, at) is not None
        self.start = at
        if at >= self.end:
            self.kind, self.word, self.stop = "end", "", self.end
            return
        match = TOKEN.match(self.text, at, self.end)
        if match is None or match[0].startswith("/*"):
            self._no_token(at)
        self.kind = match.lastgroup or ""
        self.word = match[0]
        self.stop = match.end()
        if self.kind in ("number", "string"):
            self._check_literal()
        elif self.word == "/" and self.text.startswith("*", self.stop):
            self.fail(at, self.end)

    def _no_token(self, at: int) -> NoReturn:
        """A character that begins nothing, or a string that its line ends in."""
        char = self.text[at]
        read = at + 1
        if char in "\"'":
            line = LINE_END.search(self.text, at, self.end)
            read = line.start() if line else self.end
        run = RUN.match(self.text, at, self.end)
        self.kind, self.word, self.stop = "mark", run[0] if run else char, read
        self.fail(at, read)

    def _check_literal(self) -> None:
        if self.kind == "number":
            run = RUN.match(self.text, self.start, self.end)
            if run and run.end() > self.stop:
                self.word = run[0]
                self.fail(self.start, self.stop)
        elif "\\" in self.word and self._bad_escape(self.word):
            self.fail(self.start, self.stop)

    def _bad_escape(self, text: str) -> bool:
        return BAD_ESCAPE.search(text.replace("\\\\", "")) is not None

    def regex(self) -> None:
        """Read the slash at which the reader stands as a regular expression."""
        match = REGEX.match(self.text, self.start, self.end)
        if match is None or not FLAGS.fullmatch(match[1]):
            self.fail(self.start, self.end if match is None else match.end())
        self.kind, self.word, self.stop = "regex", match[0], match.end()

    def template_part(self, *, tagged: bool) -> str:
        """Read the text of a template literal from ``stop`` on; what ended it: "`" or ``${``."""
        match = TEMPLATE_PART.match(self.text, self.stop, self.end)
        end = match.end() if match else self.stop
        if end >= self.end or self.text[end] == "\\":
            self.fail(self.start, self.end)
        if not tagged and self._bad_escape(self.text[self.stop : end]):
            self.fail(self.stop, end)
        ended_by = "`" if self.text[end] == "`" else "${"
        self.stop = end + len(ended_by)
        return ended_by

    # -- what parsers ask --------------------------------------------------------------------------

    def fail(self, at: int | None = None, read: int | None = None) -> NoReturn:
        """The token cannot stand here, or something at an earlier place cannot."""
        where = self.start if at is None else at
        run = RUN.match(self.text, where, self.end)
        token = run[0] if run else self.text[where : min(where + 1, self.end)]
        if where == self.start:
            token = self.word
        after = self.last_word if self.last_kind in ("name", "number", "string") else ""
        raise ScriptError(where, self.stop if read is None else read, token, after)

    def is_mark(self, word: str) -> bool:
        """Whether this is the mark."""
        return self.kind == "mark" and self.word == word

    def is_name(self, word: str) -> bool:
        """Whether this is the keyword or contextual word."""
        return self.kind == "name" and self.word == word

    def eat(self, word: str) -> bool:
        """Move over a mark, if this is it."""
        if self.kind == "mark" and self.word == word:
            self.next()
            return True
        return False

    def eat_name(self, word: str) -> bool:
        """Move over a word, if this is it."""
        if self.kind == "name" and self.word == word:
            self.next()
            return True
        return False

    def expect(self, word: str) -> None:
        """Move over a mark that has to stand here."""
        if not self.eat(word):
            self.fail()

    def expect_name(self, word: str) -> None:
        """Move over a word that has to stand here."""
        if not self.eat_name(word):
            self.fail()

    def semicolon(self) -> None:
        """The end of a statement, written or not."""
        if not self.eat(";") and self.kind != "end" and not self.fresh and not self.is_mark("}"):
            self.fail()

    def identifier(self) -> str:
        """Move over a name that a variable may have."""
        word = self.word
        if self.kind != "name" or word in RESERVED:
            self.fail()
        self.next()
        return word

    def peek(self) -> tuple[str, bool]:
        """The first character of the token after this one, and whether a line end is before it."""
        space = SPACE.match(self.text, self.stop, self.end)
        at = space.end() if space else self.stop
        fresh = LINE_END.search(self.text, self.stop, at) is not None
        return self.text[at : min(at + 1, self.end)], fresh

    def begins_function(self) -> bool:
        """Whether this is a function's first word."""
        if self.is_name("async"):
            match = ASYNC_FUNCTION.match(self.text, self.start, self.end)
            return match is not None and not LINE_END.search(match[0])
        return self.is_name("function")

    def deeper(self) -> None:
        """Note that something is nested here; who says so says :meth:`higher` too."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeep

    def higher(self) -> None:
        """The end of what :meth:`deeper` began."""
        self.depth -= 1
