"""Patterns that are compiled when they are first used: most texts need few of them.

To compile all those of the house takes longer than to check several guides, and those of the
libraries that read Markdown and YAML, of which hardly a text needs any, cost half of that again.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, cast, overload

__all__ = ["regex", "sparing_patterns"]

METHODS = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "pattern",
    "search", "split", "sub", "subn",
)  # fmt: skip

COMPILING = RLock()
"""Held while `re.compile` is another: two threads in turns would not put back what it was."""


class _Pattern:
    """Stands for a compiled pattern; once it has been asked for one of its methods, has them."""

    def __init__(self, expression: Any, flags: int) -> None:
        self._asked = expression, flags

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise AttributeError(f"a pattern has no `{name}`")
        compiled = re.compile(*self._asked)
        self.__dict__.update({each: getattr(compiled, each) for each in METHODS})
        return getattr(compiled, name)


@overload
def regex(expression: str, flags: int = 0) -> re.Pattern[str]: ...
@overload
def regex(expression: bytes, flags: int = 0) -> re.Pattern[bytes]: ...
def regex(expression: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """What :func:`re.compile` makes, but later: for a module's constants.

    Its own methods are what there is: functions of :mod:`re` do not take it, and the ``re`` of a
    match is another.

    >>> WORD = regex("[a-z]+")
    >>> WORD.findall("one two")
    ['one', 'two']
    """
    return cast("re.Pattern[Any]", _Pattern(expression, flags))


@contextmanager
def sparing_patterns(*libraries: str) -> Iterator[None]:
    """While modules of libraries are loaded, what they compile is made by :func:`regex`.

    What they need of other libraries is compiled as ever.

    >>> with sparing_patterns("html"):
    ...     import html.parser
    """
    with COMPILING:
        compiling = re.compile

        def later(pattern: Any, flags: Any = 0) -> Any:
            caller: str = sys._getframe(1).f_globals["__name__"]  # noqa: SLF001 - nobody else knows
            spared = caller.partition(".")[0] in libraries
            return regex(pattern, flags) if spared else compiling(pattern, flags)

        re.compile = later
        try:
            yield
        finally:
            re.compile = compiling
