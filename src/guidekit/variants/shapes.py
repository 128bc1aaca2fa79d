"""What the values of a brand file may look like, described once: for its reader and its schema."""

import re
from typing import Any, Literal, TypeAlias, assert_never

from msgspec import Struct

from guidekit.source.reading import YamlReader, listed
from guidekit.source.suggest import did_you_mean
from guidekit.source.yaml import YamlList, YamlMap, YamlNode, YamlScalar

__all__ = [
    "Either", "Flag", "Items", "Key", "Kind", "Record", "Role", "Shape", "Table", "Text", "Word",
    "read_record",
]  # fmt: skip

Role: TypeAlias = Literal["house", "partner"]
Values: TypeAlias = dict[str, Any]
"""What a map holds: texts, booleans, tuples and maps again, or None where a value says "none"."""


class Kind(Struct, frozen=True):
    """What a text looks like from end to end, and how messages call it.

    ``pattern`` means the same to Python and to JSON Schema. ``hint`` helps those who left the value
    empty.
    """

    pattern: str
    expected: str
    hint: str | None = None

    def fits(self, text: str) -> bool:
        """Whether a text looks so."""
        return re.fullmatch(self.pattern, text) is not None


class Text(Struct, frozen=True):
    """A text of one kind; a number counts as the text that it is written as."""

    kind: Kind


class Word(Struct, frozen=True):
    """One of a few words."""

    allowed: tuple[str, ...]


class Flag(Struct, frozen=True):
    """``true`` or ``false``."""


class Items(Struct, frozen=True):
    """A list."""

    item: "Shape"


class Table(Struct, frozen=True):
    """A map whose keys are up to the brand.

    An empty value is a fault, or says "none" where the table is ``nullable``.
    """

    value: "Shape"
    key: Kind | None = None
    nullable: bool = False


class Key(Struct, frozen=True):
    """A key of a record; ``role`` tells whose files have it, if not all."""

    name: str
    shape: "Shape"
    meaning: str
    required: bool = False
    role: Role | None = None


class Record(Struct, frozen=True):
    """A map with known keys."""

    keys: tuple[Key, ...]


class Either(Struct, frozen=True):
    """One of two shapes; ``expected`` for messages.

    A text where no map is written, or ``false`` in place of a text.
    """

    plain: "Text | Flag"
    full: "Record | Text"
    expected: str


Shape: TypeAlias = Text | Word | Flag | Items | Table | Record | Either


def read_record(record: Record, reader: YamlReader, role: Role) -> Values:
    """The values of a map that are as described; whatever else it holds is a fault."""
    found: Values = {}
    for key in record.keys:
        name, node = reader.node.key(key.name), reader.raw(key.name)
        if name is not None and key.role not in (None, role):
            whose = "the house" if key.role == "house" else "a partner"
            message = f"`{key.name}` does not belong here, expected it in the file of {whose}"
            reader.fail(message, name.span)
        elif node is not None:
            value = _read(key.shape, node, key.name, reader, role)
            if value is not None:
                found[key.name] = value
        elif name is not None and (hint := _hint(key.shape)):
            reader.fail(f"`{key.name}` is empty, expected {_expected(key.shape)}", name.span, hint)
        elif key.required:
            reader.missing(key.name, _expected(key.shape))
    reader.finish()
    return found


def _read(shape: Shape, node: YamlNode, key: str, reader: YamlReader, role: Role) -> Any:
    """A value as described; None, and a fault, where it is otherwise."""
    match shape:
        case Text(kind):
            return _text(kind, node, key, reader)
        case Word(allowed):
            return _word(allowed, node, key, reader)
        case Flag():
            if isinstance(node, YamlScalar) and isinstance(node.value, bool):
                return node.value
            return reader.wrong(key, node, "`true` or `false`")
        case Items():
            return _items(shape, node, key, reader, role)
        case Table():
            return _table(shape, node, key, reader, role)
        case Record():
            if isinstance(node, YamlMap):
                return read_record(shape, reader.child(node), role)
            return reader.wrong(key, node, "a map")
        case Either(plain, full, expected):
            chosen = _choose(plain, full, node)
            if chosen is None:
                return reader.wrong(key, node, expected)
            return _read(chosen, node, key, reader, role)
        case _:
            assert_never(shape)


def _choose(plain: Text | Flag, full: Record | Text, node: YamlNode) -> Shape | None:
    if isinstance(node, YamlMap):
        return full if isinstance(full, Record) else None
    if not isinstance(node, YamlScalar):
        return None
    is_flag = isinstance(node.value, bool)
    if isinstance(plain, Flag):
        chosen = plain if is_flag else full
        return None if node.value is True else chosen
    return None if is_flag else plain


def _text(kind: Kind, node: YamlNode, key: str, reader: YamlReader) -> str | None:
    listed_in = node is not reader.node.get(key)
    text = reader.text(node, key, "a list of texts" if listed_in else "text")
    if text is None or kind.fits(text):
        return text
    verb = "holds" if listed_in else "is"
    reader.fail(f"`{key}` {verb} `{text}`, expected {kind.expected}", node.span)
    return None


def _word(allowed: tuple[str, ...], node: YamlNode, key: str, reader: YamlReader) -> str | None:
    text = reader.text(node, key)
    if text is not None and text not in allowed:
        message = f"`{key}` is `{text}`, expected {listed(allowed)}"
        reader.fail(message, node.span, did_you_mean(text, allowed))
        return None
    return text


def _items(
    shape: Items, node: YamlNode, key: str, reader: YamlReader, role: Role
) -> tuple[Any, ...] | None:
    if not isinstance(node, YamlList):
        reader.wrong(key, node, _expected(shape))
        return None
    found = [_read(shape.item, item, key, reader, role) for item in node]
    return tuple(value for value in found if value is not None)


def _table(shape: Table, node: YamlNode, key: str, reader: YamlReader, role: Role) -> Values | None:
    if not isinstance(node, YamlMap):
        reader.wrong(key, node, "a map")
        return None
    inner, found = reader.child(node), {}
    for name, span in {entry.text: entry.span for entry, _ in node.entries}.items():
        value = inner.raw(name)
        if shape.key and not shape.key.fits(name):
            what = f"`{name}` as a key" if name else "an empty key"
            inner.fail(f"{what}, expected {shape.key.expected}", span)
        elif value is not None:
            read = _read(shape.value, value, name, inner, role)
            if read is not None:
                found[name] = read
        elif shape.nullable:
            found[name] = None
        elif not isinstance(shape.value, Items):
            inner.missing(name, _expected(shape.value))
    inner.finish()
    return found


def _hint(shape: Shape) -> str | None:
    return shape.kind.hint if isinstance(shape, Text) else None


def _expected(shape: Shape) -> str:
    match shape:
        case Text(kind):
            return kind.expected
        case Word(allowed):
            return listed(allowed)
        case Flag():
            return "`true` or `false`"
        case Items(item):
            return "a list of texts" if isinstance(item, Text) else "a list"
        case Either(expected=expected):
            return expected
        case Table() | Record():
            return "a map"
        case _:
            assert_never(shape)
