"""Which ``}`` closes which ``{``: found out once for a file, whoever asks and however often.

A brace in a string, a comment or the text of a template literal closes nothing. What stands before
a line in a quote or a list, and is left out of its text, is never part of an expression's tokens:
so the file's own text tells the pairs of all the texts that are taken out of it.
"""

import re

from guidekit.source.patterns import regex
from guidekit.syntax.content import Content

__all__ = ["Braces"]

TOKEN = re.compile(r"[{}`\"']|//|/\*")
TEMPLATE_TOKEN = regex(r"\\.|`|\$\{", re.DOTALL)
LINE_END = regex(r"[\r\n]|\Z")
STRINGS = {quote: regex(rf"(?:\\(?:\r\n|.)|[^{quote}\\\r\n])*+", re.DOTALL) for quote in "\"'"}


class Braces:
    r"""The pairs of braces of a text.

    >>> Braces("{a: '}'} b").after(0)
    8
    >>> Braces("{a: '}' b").after(0) is None
    True
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[int, int] = {}
        """The place after the first ``}`` that nothing opened, 0 for none; from which place on."""
        self.marks: dict[str, tuple[int, int]] = {}
        self.line = (1, 0)
        self.unclosed: dict[str, tuple[int, int]] = {}

    def after(self, start: int) -> int | None:
        """The place after the ``}`` that closes the ``{`` at ``start``, or None where none does."""
        if start + 1 not in self.known:
            self._match(start + 1)
        return self.known[start + 1] or None

    def close(self, content: Content, start: int) -> int | None:
        """The same for a place in a content; None too where the ``}`` is outside of it."""
        end = self.after(content.offset(start))
        last = None if end is None else content.index(end - 1)
        return None if last is None else last + 1

    def find(self, mark: str, start: int) -> int:
        """Where a mark stands next, or -1: like ``str.find``, and quick where asked in order."""
        asked, found = self.marks.get(mark, (len(self.text), 0))
        if start < asked or 0 <= found < start:
            found = self.text.find(mark, start)
            self.marks[mark] = start, found
        return found

    def find_in(self, content: Content, mark: str, start: int) -> int:
        """The same for a place in a content; -1 too where the mark is outside of it."""
        found = self.find(mark, content.offset(start))
        index = content.index(found) if found >= 0 else None
        return -1 if index is None else index

    def _match(self, at: int) -> None:
        """Note what closes the brace before ``at``, and each that is met on the way."""
        # All places of one entry wait for the same brace; None is a template literal.
        opened: list[list[int] | None] = [[at]]
        while opened:
            waiting = opened[-1]
            if waiting is None:
                at = self._template(at, opened)
            elif at in self.known:
                at = self.known[at]
                self._note(opened, at)
            else:
                at = self._code(at, opened, waiting)
            if not at:
                break
        for entry in opened:
            self.known.update(dict.fromkeys(entry or (), 0))

    def _note(self, opened: list[list[int] | None], end: int) -> None:
        """What the innermost entry waits for ends here."""
        if end:
            self.known.update(dict.fromkeys(opened.pop() or (), end))

    def _template(self, at: int, opened: list[list[int] | None]) -> int:
        match = TEMPLATE_TOKEN.search(self.text, at)
        if match is None:
            return 0
        if match[0] == "`":
            opened.pop()
        elif match[0] == "${":
            opened.append([match.end()])
        return match.end()

    def _code(self, at: int, opened: list[list[int] | None], waiting: list[int]) -> int:
        match = TOKEN.search(self.text, at)
        if match is None:
            return 0
        mark, at = match[0], match.end()
        if mark == "{":
            opened.append([at])
        elif mark == "}":
            self._note(opened, at)
        elif mark == "`":
            opened.append(None)
        elif mark in STRINGS:
            at = self._string(mark, at - 1)
        else:
            at = self._line_end(at) if mark == "//" else self.find("*/", at) + 2
            if at < 2:
                return 0
            waiting.append(at)  # whoever is in this comment goes on from here as well
        return at

    def _line_end(self, at: int) -> int:
        first, last = self.line
        if not first <= at <= last:
            end = LINE_END.search(self.text, at)
            self.line = at, end.start() if end else at
        return self.line[1]

    def _string(self, quote: str, at: int) -> int:
        """The place after the string, or after its quote where nothing closes it in its line."""
        first, last = self.unclosed.get(quote, (0, 0))
        if first <= at < last:
            return at + 1
        match = STRINGS[quote].match(self.text, at + 1)
        assert match is not None  # noqa: S101  # the pattern matches the empty string
        if self.text.startswith(quote, match.end()):
            return match.end() + 1
        self.unclosed[quote] = at, match.end()  # all quotes in there are escaped
        return at + 1
