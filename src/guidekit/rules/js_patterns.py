r"""Patterns of form fields, which are JavaScript's: whether a text has a match.

JavaScript's patterns are nearly Python's, but not quite, and either engine can take for ever. Here
a pattern becomes steps from the places of a text that are reached to those reached next, so that
the time stays small whatever the pattern. What cannot be done so (references to groups) and what
is a matter of Unicode's tables (``\p``) is not understood.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from guidekit.rules.js_steps import (
    Step,
    any_of,
    char,
    edge,
    in_sequence,
    look_ahead,
    look_behind,
    repeated,
)
from guidekit.source.patterns import regex

__all__ = ["has_match"]

Test = Callable[[str], bool]

DEEPEST = 40
LONGEST = 1000
"""The longest text that is looked at, and as often as anything can be repeated in it."""

QUANTIFIER = regex(r"([*+?]|\{([0-9]{1,9})(,([0-9]{0,9}))?\})\??")
COUNTS = {"*": (0, LONGEST), "+": (1, LONGEST), "?": (0, 1)}
SPACES = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
LINE_ENDS = "\n\r\u2028\u2029"
CONTROLS = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "0": "\0"}
CODE_POINTS = {"x": regex("[0-9a-fA-F]{2}"), "u": regex("[0-9a-fA-F]{4}")}
OBSCURE = "pPkc123456789"
"""Escapes for Unicode's tables, for groups by name or number, and for control characters."""


class _ObscurePatternError(Exception):
    """A pattern that is none, or that says what only JavaScript can tell."""


def has_match(pattern: str, text: str, *, whole: bool = False) -> bool | None:
    r"""Whether a pattern matches somewhere in a text, or the ``whole`` of it; None if unknown.

    >>> has_match(r"^[\w-.]+\.example\.com$", "acme.example.com")
    True
    >>> has_match("[a-f0-9]{8}", "12345678-no"), has_match("[a-f0-9]{8}", "12345678-no", whole=True)
    (True, False)
    >>> has_match(r"(a)\1", "aa") is None
    True
    """
    step = _compiled(pattern)
    if step is None or len(text) > LONGEST:
        return None
    if whole:
        return len(text) in step(text, {0})
    return bool(step(text, set(range(len(text) + 1))))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Step | None:
    try:
        return _Parser(pattern).pattern()
    except _ObscurePatternError:
        return None


def _is_word(char: str) -> bool:
    return char == "_" or (char.isascii() and char.isalnum())


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdigit()


CLASSES: Mapping[str, Test] = {
    "d": _is_digit,
    "D": lambda char: not _is_digit(char),
    "w": _is_word,
    "W": lambda char: not _is_word(char),
    "s": lambda char: char in SPACES,
    "S": lambda char: char not in SPACES,
}


def _at_word_edge(text: str, at: int) -> bool:
    return _is_word(text[max(at - 1, 0) : at]) is not _is_word(text[at : at + 1])


EDGES: Mapping[str, Callable[[str, int], bool]] = {
    "^": lambda _, at: at == 0,
    "$": lambda text, at: at == len(text),
    r"\b": _at_word_edge,
    r"\B": lambda text, at: not _at_word_edge(text, at),
}
GROUPS: Mapping[str, Callable[[Step], Step]] = {
    "(?:": lambda step: step,
    "(?=": look_ahead,
    "(?!": lambda step: look_ahead(step, negated=True),
    "(?<=": look_behind,
    "(?<!": lambda step: look_behind(step, negated=True),
}
NAMED_GROUP = regex(r"\(\?<[A-Za-z_$][\w$]*>|\((?!\?)")


class _Parser:
    """Reads one pattern from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def pattern(self) -> Step:
        step = self.choice()
        if self.at < len(self.text):
            raise _ObscurePatternError
        return step

    def take(self, expected: str) -> bool:
        """Go over a text if it comes next."""
        found = self.text.startswith(expected, self.at)
        self.at += len(expected) if found else 0
        return found

    def take_match(self, expected: re.Pattern[str]) -> re.Match[str] | None:
        """Go over what matches, if it comes next."""
        match = expected.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match

    def next(self) -> str:
        """Go over one character."""
        if self.at >= len(self.text):
            raise _ObscurePatternError
        self.at += 1
        return self.text[self.at - 1]

    def choice(self) -> Step:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _ObscurePatternError
        ways = [self.sequence()]
        while self.take("|"):
            ways.append(self.sequence())
        self.depth -= 1
        return any_of(ways)

    def sequence(self) -> Step:
        steps = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            mark = next((mark for mark in EDGES if self.take(mark)), None)
            steps.append(edge(EDGES[mark]) if mark else self.counted(self.atom()))
        return in_sequence(steps)

    def counted(self, step: Step) -> Step:
        """The step as often as the pattern says behind it."""
        count = self.take_match(QUANTIFIER)
        if count is None:
            return step
        if count[1] in COUNTS:
            return repeated(step, *COUNTS[count[1]])
        least = min(int(count[2]), LONGEST + 1)
        most = least if count[3] is None else int(count[4] or LONGEST)
        return repeated(step, least, min(most, LONGEST))

    def atom(self) -> Step:
        opening = next((opening for opening in GROUPS if self.take(opening)), None)
        if opening or self.take_match(NAMED_GROUP):
            inner = self.choice()
            if not self.take(")"):
                raise _ObscurePatternError
            return GROUPS[opening](inner) if opening else inner
        one = self.next()
        if one in "*+?(":
            raise _ObscurePatternError
        if one == "[":
            return char(self.one_of())
        if one == "\\":
            return char(self.escape())
        if one == ".":
            return char(lambda char: char not in LINE_ENDS)
        return char(lambda char: char == one)

    def escape(self) -> Test:
        """What a back-slash and the signs behind it stand for."""
        one = self.next()
        if one in CLASSES:
            return CLASSES[one]
        meant = self.meant(one)
        return lambda char: char == meant

    def meant(self, one: str) -> str:
        """The character that an escape is."""
        if one in OBSCURE:
            raise _ObscurePatternError
        if one not in CODE_POINTS:
            return CONTROLS.get(one, one)
        digits = self.take_match(CODE_POINTS[one])
        if digits is None:
            raise _ObscurePatternError
        return chr(int(digits[0], 16))

    def one_of(self) -> Test:
        """What stands in square brackets."""
        negated = self.take("^")
        tests: list[Test] = []
        while not self.take("]"):
            low = self.member()
            if isinstance(low, str) and self.text[self.at + 1 : self.at + 2] != "]":
                high = self.member() if self.take("-") else low
                if isinstance(high, str):
                    tests.append(self.between(low, high))
                    continue
                tests.append(lambda char: char == "-")
                tests.append(high)
            tests.append(low if not isinstance(low, str) else self.between(low, low))
        return lambda char: any(test(char) for test in tests) is not negated

    def member(self) -> str | Test:
        """One character of a class, or a class within the class."""
        one = self.next()
        if one != "\\":
            return one
        one = self.next()
        if one == "b":
            return "\b"
        return CLASSES[one] if one in CLASSES else self.meant(one)

    def between(self, low: str, high: str) -> Test:
        if high < low:
            raise _ObscurePatternError
        return lambda char: low <= char <= high
