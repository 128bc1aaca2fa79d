"""Whether two readings of a definition say the same, wherever in their files."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import astuple

from guidekit.connectors.types import Connector
from guidekit.source import SourceText, Span

__all__ = ["says_the_same"]


def says_the_same(one: Connector, other: Connector) -> bool:
    r"""Whether two connectors are alike but for their places and the rest of their files.

    >>> from guidekit.connectors import read_connectors
    >>> def read(text):
    ...     found, = read_connectors(SourceText("providers.yaml", text), lambda part: None)
    ...     return found
    >>> harbor = "harbor:\n  display_name: {}\n  auth_mode: API_KEY\n"
    >>> says_the_same(read(harbor.format("Harbor")), read("# More\n\n" + harbor.format("Harbor")))
    True
    >>> says_the_same(read(harbor.format("Harbor")), read(harbor.format("Haven")))
    False
    """
    return _facts(one) == _facts(other)


def _facts(value: object) -> object:
    match value:
        case Span() | SourceText():
            return None
        case tuple():
            return tuple(map(_facts, value))
        case Mapping():
            return tuple((key, _facts(each)) for key, each in value.items())
    if isinstance(value, Struct):
        return type(value), *map(_facts, astuple(value))
    return value
