"""JSX in JavaScript: as in guides, but the text between tags holds no Markdown."""

import re

from guidekit.source.patterns import regex
from guidekit.syntax.script.expressions import ExpressionReader

__all__ = ["ElementReader"]

NAME = regex(r"(?:[^\W\d]|[$_])[-\w$\u200c\u200d]*")
SPACE = re.compile(r"(?:[\s\ufeff]|//[^\n\r\u2028\u2029]*+|/\*.*?\*/)*+", re.DOTALL)
TEXT = regex(r"[^<{>}]*")


class ElementReader(ExpressionReader):
    """Reads elements; within tags it looks at characters, not at tokens."""

    def element(self) -> None:
        """An element from its angle bracket on, and the token after it."""
        self._element_at(self.start, outermost=True)
        self.kind, self.word = "string", ">"
        self.next()
        if self.is_mark("<"):
            self.fail()

    def _element_at(self, start: int, *, outermost: bool = False) -> None:
        self.deeper()
        self.stop = start + 1
        name = self._tag_name()
        if not self._attributes():
            self._children(name, outermost=outermost)
        self.higher()

    def _char(self) -> str:
        """The next character of a tag, past blank space."""
        space = SPACE.match(self.text, self.stop, self.end)
        self.stop = space.end() if space else self.stop
        return self.text[self.stop : min(self.stop + 1, self.end)]

    def _take(self, char: str) -> bool:
        if self._char() != char:
            return False
        self.stop += 1
        return True

    def _wrong(self, at: int | None = None) -> None:
        """Fail at the next character of a tag."""
        where = self.stop if at is None else at
        self.start = where
        self.kind, self.word = "mark", self.text[where : min(where + 1, self.end)]
        self.fail(where, max(self.stop, where) + 1)

    def _word(self) -> str:
        self._char()
        match = NAME.match(self.text, self.stop, self.end)
        if match is None:
            self._wrong()
            return ""
        self.stop = match.end()
        return match[0]

    def _tag_name(self) -> str:
        if self._char() == ">":
            return ""
        name = self._word()
        if self._take(":"):
            return f"{name}:{self._word()}"
        while self._take("."):
            name = f"{name}.{self._word()}"
        return name

    def _attributes(self) -> bool:
        """Move over attributes and the end of the tag; whether it closes itself."""
        while True:
            char = self._char()
            if char == ">":
                self.stop += 1
                return False
            if char == "/":
                self.stop += 1
                if not self._take(">"):
                    self._wrong()
                return True
            if char == "{":
                self.stop += 1
                self.next()
                self.expect("...")
                self.assign()
                self._end_braces()
                continue
            self._word()
            if self._take(":"):
                self._word()
            if self._take("="):
                self._attribute_value()

    def _attribute_value(self) -> None:
        char = self._char()
        if char in ("'", '"') and char:
            close = self.text.find(char, self.stop + 1, self.end)
            if close < 0:
                self.fail(self.stop, self.end)
            self.stop = close + 1
        elif char == "{":
            opening = self.stop
            self.stop += 1
            self.next()
            if self.is_mark("}"):
                self.fail(opening)
            self.expression()
            self._end_braces()
        elif char == "<":
            self._element_at(self.stop)
        else:
            self._wrong()

    def _end_braces(self) -> None:
        """The closing brace is the token at which the reader stands; go on after it."""
        if not self.is_mark("}"):
            self.fail()

    def _children(self, name: str, *, outermost: bool) -> None:
        while True:
            opening = self._to_markup()
            at = self.stop
            self.stop += 1
            if opening == "{":
                self.next()
                if not self.is_mark("}"):
                    self.expression()
                    self._end_braces()
            elif self._take("/"):
                self._closing(name, at, outermost=outermost)
                return
            else:
                self._element_at(at)

    def _to_markup(self) -> str:
        """Move over text; the character that ends it."""
        text = TEXT.match(self.text, self.stop, self.end)
        at = text.end() if text else self.stop
        if at >= self.end:
            self.fail(self.stop, self.end)
        self.stop = at
        if self.text[at] not in "<{":
            self._wrong()
        return self.text[at]

    def _closing(self, name: str, at: int, *, outermost: bool) -> None:
        found = self._tag_name()
        if not self._take(">"):
            self._wrong()
        if found != name:
            if not outermost:
                self._to_markup()  # a text that cannot be is found out first
            self.fail(at, self.stop)
