"""Typed access to what a YAML file says, with a fault for all that is not as expected.

Read the keys you know, then call :meth:`YamlReader.finish`: keys that nobody asked for and keys
that stand twice become faults. Nothing raises; a wrong value is recorded and reads as absent.

    reader = YamlReader.of(source, "invalid-brand")
    name = reader.string("name", required=True) or brand_id
    support = reader.map("support")                # an empty reader where it is absent
    email = support.string("email")
    vocabulary = reader.string_map("vocabulary")
    for field in reader.maps("fields"):            # a list of maps
        key = field.string("key", required=True)
        field.finish()
    support.finish()
    reader.finish()
    return Brand(...), tuple(reader.faults)        # children share the list of their parent
"""

from collections.abc import Collection, Iterator

from guidekit.source.diagnostics import Fault
from guidekit.source.span import Span
from guidekit.source.suggest import did_you_mean
from guidekit.source.text import SourceText
from guidekit.source.yaml import load_yaml
from guidekit.source.yaml_nodes import YamlList, YamlMap, YamlNode, YamlScalar, describe

__all__ = ["YamlReader"]

FEW = 6
"""So many names fit into a message."""


class YamlReader:
    r"""Reads one map; ``fault_name`` names the rule that what it finds wrong breaks.

    >>> reader = YamlReader.of(SourceText("a.yaml", "label: [x]\nlable: API Key\n"), "invalid-x")
    >>> reader.string("label")
    >>> reader.finish()
    >>> [fault.message for fault in reader.faults]
    ['`label` is a list, expected text', 'unknown key `lable`, expected `label`']
    """

    __slots__ = ("absent", "asked", "fault_name", "faults", "node", "repeatable")

    def __init__(
        self, node: YamlMap, faults: list[Fault], fault_name: str, *, absent: bool = False
    ) -> None:
        self.node = node
        self.absent = absent
        self.faults = faults
        self.fault_name = fault_name
        self.asked: dict[str, None] = {}
        self.repeatable: set[str] = set()

    @classmethod
    def of(
        cls, source: SourceText, fault_name: str, start: int = 0, end: int | None = None
    ) -> "YamlReader":
        """A reader of a file, or of the slice between two offsets, whose root should be a map."""
        node, faults = load_yaml(source, start, end)
        nowhere = source.span(start, start)
        if isinstance(node, YamlMap):
            return cls(node, list(faults), fault_name)
        empty = YamlMap((), nowhere if node is None else node.span)
        reader = cls(empty, list(faults), fault_name, absent=True)
        if not faults:
            found = "nothing" if node is None else describe(node)
            reader.fail(f"{found}, expected a map of keys and values", reader.node.span)
        return reader

    @property
    def head(self) -> Span:
        """Where the map begins, up to the end of its first key: for what it lacks."""
        first = self.node.entries[0][0].span if self.node.entries else self.node.span
        return Span(first.path, self.node.span.start, first.end)

    def span(self, key: str) -> Span:
        """Where the value of a key stands; the head of the map where there is none."""
        node = self.node.get(key)
        return self.head if node is None else node.span

    def key_span(self, key: str) -> Span:
        """Where a key itself stands; the head of the map where it is absent."""
        name = self.node.key(key)
        return name.span if name else self.head

    def fail(self, message: str, where: Span | str, help: str | None = None) -> None:
        """Record a fault at a span, or at the value of a key."""
        span = self.span(where) if isinstance(where, str) else where
        self.faults.append(Fault(self.fault_name, message, span, help))

    def keys(self) -> tuple[str, ...]:
        """All keys of the map, each once; asking for them is up to the caller."""
        return tuple(dict.fromkeys(key.text for key, _ in self.node.entries))

    def known(self, *keys: str) -> None:
        """Accept keys whose values are of no interest."""
        self.asked.update(dict.fromkeys(keys))

    def raw(self, key: str) -> YamlNode | None:
        """The value as it is; None where it is absent or empty."""
        self.known(key)
        node = self.node.get(key)
        return None if isinstance(node, YamlScalar) and node.value is None else node

    def every(self, key: str) -> tuple[YamlNode, ...]:
        """The values of a key that may stand more than once."""
        self.known(key)
        self.repeatable.add(key)
        return self.node.get_all(key)

    def string(self, key: str, *, required: bool = False) -> str | None:
        """A text; a number counts as the text that it is written as."""
        node = self.raw(key)
        if node is None:
            if required:
                self.missing(key, "text")
            return None
        return self.text(node, key)

    def boolean(self, key: str) -> bool | None:
        """``true`` or ``false``."""
        node = self.raw(key)
        if node is None:
            return None
        if isinstance(node, YamlScalar) and isinstance(node.value, bool):
            return node.value
        self.wrong(key, node, "`true` or `false`")
        return None

    def choice(self, key: str, allowed: Collection[str], *, required: bool = False) -> str | None:
        """One of a few words."""
        value = self.string(key, required=required)
        if value is None or value in allowed:
            return value
        words = listed(allowed)
        self.fail(f"`{key}` is `{value}`, expected {words}", key, did_you_mean(value, allowed))
        return None

    def strings(self, key: str, *, split: bool = False) -> tuple[str, ...]:
        """A list of texts; with ``split`` also one text with spaces between the words."""
        node = self.raw(key)
        if node is None:
            return ()
        if isinstance(node, YamlList):
            found = [self.text(item, key, "a list of texts") for item in node]
            return tuple(text for text in found if text is not None)
        if split and isinstance(node, YamlScalar):
            return tuple((self.text(node, key) or "").split())
        self.wrong(key, node, "a list of texts")
        return ()

    def string_map(self, key: str) -> dict[str, str | None]:
        """A map of texts to texts; None where the value is empty."""
        inner = self.map(key)
        return {name: inner.string(name) for name in inner.keys()}  # noqa: SIM118 - no dict

    def map(self, key: str, *, required: bool = False) -> "YamlReader":
        """A reader of an inner map: an empty one, which requires nothing, where there is none."""
        node = self.raw(key)
        if isinstance(node, YamlMap):
            return self.child(node)
        if node is not None:
            self.wrong(key, node, "a map")
        elif required:
            self.missing(key, "a map")
        empty = YamlMap((), self.head)
        return YamlReader(empty, self.faults, self.fault_name, absent=True)

    def maps(self, key: str) -> "tuple[YamlReader, ...]":
        """Readers of the maps in a list."""
        node = self.raw(key)
        if node is not None and not isinstance(node, YamlList):
            self.wrong(key, node, "a list of maps")
        return tuple(self.each(node, key)) if isinstance(node, YamlList) else ()

    def each(self, node: YamlList, key: str) -> "Iterator[YamlReader]":
        """Readers of the maps in a list that was read as it is."""
        for item in node:
            if isinstance(item, YamlMap):
                yield self.child(item)
            else:
                self.wrong(key, item, "a list of maps")

    def child(self, node: YamlMap) -> "YamlReader":
        """A reader of a map further in, with the same list of faults."""
        return YamlReader(node, self.faults, self.fault_name)

    def finish(self, *, unknown: str | None = None, only_near: bool = False) -> None:
        """Record duplicate keys, and keys that nobody asked for.

        ``unknown`` names the fault of an unknown key, where that is another than the reader's;
        with ``only_near`` keys that resemble no known key pass.
        """
        seen: set[str] = set()
        for key, _ in self.node.entries:
            name = key.text
            if name not in self.asked:
                suggestion = did_you_mean(name, self.asked) or snake_case_of(name, self.asked)
                if suggestion or not only_near:
                    self.unknown(key, suggestion, unknown or self.fault_name)
            elif name in seen and name not in self.repeatable:
                self.fail(f"second `{name}`, expected each key once", key.span)
            seen.add(name)

    def unknown(self, key: YamlScalar, suggestion: str | None, fault_name: str) -> None:
        """Record a key that nobody asked for; long lists of known keys go into the help."""
        expected, advice = listed(sorted(self.asked)), suggestion
        if len(self.asked) > FEW:
            expected, advice = "a known one", suggestion or f"the known keys: {expected[7:]}"
        message = f"unknown key `{key.text}`, expected {expected}"
        self.faults.append(Fault(fault_name, message, key.span, advice))

    def text(self, node: YamlNode, key: str, expected: str = "text") -> str | None:
        """What a value of a key says, if it is text."""
        if isinstance(node, YamlScalar) and not isinstance(node.value, bool | None):
            return node.text
        self.wrong(key, node, expected)
        return None

    def wrong(self, key: str, node: YamlNode, expected: str) -> None:
        """Record that a value is something else than expected."""
        found = describe(node)
        if node is not self.node.get(key):
            found = "an empty value" if found == "empty" else found
            self.fail(f"`{key}` holds {found}, expected {expected}", node.span)
        else:
            self.fail(f"`{key}` is {found}, expected {expected}", node.span)

    def missing(self, key: str, expected: str) -> None:
        """Record that a value is not there; what lacks the whole map has been said already."""
        if self.absent:
            return
        problem = f"`{key}` is empty" if key in self.node else f"no `{key}`"
        self.fail(f"{problem}, expected {expected}", self.key_span(key))


def snake_case_of(name: str, known: Collection[str]) -> str | None:
    """A suggestion for a key that is a known one written with underscores."""
    return did_you_mean(name.replace("_", "").replace("-", ""), known)


def listed(names: Collection[str]) -> str:
    """Names for a message."""
    shown = [f"`{name}`" for name in names]
    if len(shown) < 2:
        return shown[0] if shown else "none"
    return f"one of {', '.join(shown)}"
