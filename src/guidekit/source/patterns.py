"""Patterns that are compiled when they are first used: most texts need few of those of the house.

To compile all of them takes longer than to check several guides.
"""

import re
from typing import Any, cast, overload

__all__ = ["regex"]

METHODS = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "pattern",
    "search", "split", "sub", "subn",
)  # fmt: skip


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

    Functions of :mod:`re` do not take it; its own methods are what there is.

    >>> WORD = regex("[a-z]+")
    >>> WORD.findall("one two")
    ['one', 'two']
    """
    return cast("re.Pattern[Any]", _Pattern(expression, flags))
