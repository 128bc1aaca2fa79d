"""YAML as a tree that knows where each value stands.

Maps keep every entry: two entries with the same key are a fact about the file, and some formats
give them a meaning.
"""

from collections.abc import Iterator

from msgspec import Struct

from guidekit.source.span import Span

__all__ = ["YamlList", "YamlMap", "YamlNode", "YamlScalar", "describe", "plain"]


class YamlScalar(Struct, frozen=True):
    """One value: ``value`` by the YAML 1.2 core schema, ``text`` as the file spells it.

    Dates stay text, and so do ``yes``, ``no``, ``on`` and ``off``. Of a quoted or block value,
    ``text`` is the value itself. ``span`` covers quotes too.
    """

    value: str | int | float | bool | None
    text: str
    span: Span


class YamlList(Struct, frozen=True):
    """A sequence."""

    items: "tuple[YamlNode, ...]"
    span: Span

    def __iter__(self) -> "Iterator[YamlNode]":
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class YamlMap(Struct, frozen=True):
    """A mapping; ``entries`` in the order of the file, duplicates kept.

    Keys are found by their text: ``get("200")`` finds the entry ``200: ...``.
    """

    entries: "tuple[tuple[YamlScalar, YamlNode], ...]"
    span: Span

    def get(self, key: str) -> "YamlNode | None":
        """The value of a key; the last one wins."""
        for name, value in reversed(self.entries):
            if name.text == key:
                return value
        return None

    def get_all(self, key: str) -> "tuple[YamlNode, ...]":
        """The values of all entries with this key."""
        return tuple(value for name, value in self.entries if name.text == key)

    def key(self, name: str) -> YamlScalar | None:
        """Where a key itself stands; the last one wins, as in :meth:`get`."""
        for key, _ in reversed(self.entries):
            if key.text == name:
                return key
        return None

    def __contains__(self, key: str) -> bool:
        return self.key(key) is not None


YamlNode = YamlScalar | YamlList | YamlMap


def plain(node: YamlNode | None) -> object:
    """The data alone, as dicts with text keys, lists and scalars; the last duplicate wins."""
    match node:
        case None:
            return None
        case YamlScalar():
            return node.value
        case YamlList():
            return [plain(item) for item in node.items]
        case YamlMap():
            return {key.text: plain(value) for key, value in node.entries}


def describe(node: YamlNode | None) -> str:
    """What a value is, for messages: ``a list``, ``a map``, ``empty``, or the scalar itself."""
    match node:
        case YamlList():
            return "a list"
        case YamlMap():
            return "a map"
        case YamlScalar(value=None) | None:
            return "empty"
        case YamlScalar():
            text = " ".join(node.text.split())
            return f"`{text[:37]}...`" if len(text) > 40 else f"`{text}`"
