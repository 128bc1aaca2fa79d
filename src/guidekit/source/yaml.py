"""YAML with positions: the one place that knows the YAML library.

Nothing is ever constructed from a tag, references cannot blow up, and what a parser would silently
drop (duplicate keys) is kept. Wrong YAML is a fault, never an exception.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from guidekit.source.diagnostics import Fault
from guidekit.source.patterns import regex
from guidekit.source.span import Span
from guidekit.source.text import SourceText
from guidekit.source.yaml_json import has_halves, whole, without_tabs
from guidekit.source.yaml_library import yaml
from guidekit.source.yaml_messages import UNCLOSED_LIST, UNCLOSED_MAP, explain
from guidekit.source.yaml_nodes import YamlList, YamlMap, YamlNode, YamlScalar, describe, plain
from guidekit.source.yaml_scalars import resolve

__all__ = [
    "MAX_DEPTH",
    "MAX_NODES",
    "YamlList",
    "YamlMap",
    "YamlNode",
    "YamlScalar",
    "describe",
    "load_yaml",
    "plain",
]

MAX_DEPTH = 100
"""How deep lists and maps may nest."""

MAX_NODES = 500_000
"""How many values a file may hold once every alias is replaced by what it stands for."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
PROPERTIES = regex(r"(?:[&!]\S*(?:\s+|$))*")
STANDARD_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("null", "bool", "int", "float", "str", "seq", "map", "timestamp", "merge")
)


def load_yaml(
    source: SourceText, start: int = 0, end: int | None = None
) -> tuple[YamlNode | None, tuple[Fault, ...]]:
    r"""Read a file, or the slice of it between two offsets; spans refer to the whole file.

    The node is None for an empty document and where the text cannot be read at all; faults are
    named ``invalid-yaml``.

    >>> node, faults = load_yaml(SourceText("a.yaml", "label: API Key\n"))
    >>> print(node.get("label").span, node.get("label").text, faults)
    a.yaml:1:8 API Key ()
    >>> load_yaml(SourceText("a.yaml", "a: [1"))[1][0].message
    '`[` without its `]`, expected `,` or `]`'
    """
    return Composer(source, start, len(source.text) if end is None else end).load()


def is_list(event: Any) -> bool:
    """Whether an event begins a list rather than a map."""
    return isinstance(event, yaml.SequenceStartEvent)


class UnreadableError(Exception):
    """The rest of the text has no meaning; the fault that says why is already recorded."""


class Finished(Struct, frozen=True):
    """A node with what its parent must know.

    ``size`` counts its values with every alias replaced, ``height`` the levels of lists and maps;
    ``end`` is where it ends here, which for an alias is not where the node ends.
    """

    node: YamlNode
    size: int
    height: int
    end: int


class Frame(Struct, frozen=True):
    """A list or map whose end has not come yet."""

    event: Any
    children: list[Finished] = field(default_factory=list)


class Composer:
    """Turns the parser's events into nodes, without recursion."""

    def __init__(self, source: SourceText, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.text = source.text[start:end]
        self.halves = has_halves(self.text)
        self.faults: list[Fault] = []
        self.stack: list[Frame] = []
        self.root: YamlNode | None = None
        self.anchors: dict[str, Finished] = {}
        self.total = 0

    def load(self) -> tuple[YamlNode | None, tuple[Fault, ...]]:
        """The root node, and what is wrong."""
        try:
            for event in self.events():
                self.take(event)
        except UnreadableError:
            return None, tuple(self.faults)
        return self.root, tuple(self.faults)

    def events(self) -> Iterator[Any]:
        """The parser's events up to the end of the first document."""
        wrong = FORBIDDEN.search(self.text)
        if wrong:
            message = f"character U+{ord(wrong.group()):04X}, expected text"
            raise self.unreadable(message, wrong.start(), wrong.end())
        try:
            # Only the slower parser reads escapes of half a character.
            loader = yaml.SafeLoader if self.halves else LOADER
            for event in yaml.parse(without_tabs(self.text), Loader=loader):
                if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                    at = self.extent(event)[0]
                    self.fault("second document, expected one", at, at + 3)
                    return
                yield event
        except yaml.MarkedYAMLError as error:
            raise self.broken(error) from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            raise self.unreadable("unreadable YAML, expected a valid document", 0, 0) from error

    def broken(self, error: yaml.MarkedYAMLError) -> UnreadableError:
        """The parser's complaint, told in plain words at the place that matters."""
        mark = error.problem_mark or error.context_mark
        at = min(mark.index, len(self.text)) if mark else 0
        if self.stack and self.stack[-1].event.flow_style and not self.text[at:].strip():
            opening = self.stack[-1].event
            at = self.extent(opening)[0]
            message = UNCLOSED_LIST if is_list(opening) else UNCLOSED_MAP
            return self.unreadable(message, at, at + 1)
        before = self.text[:at].rpartition("\n")[2]
        message, where_it_began = explain(
            error.problem or "",
            error.context or "",
            self.text[at : at + 1],
            opens_line=not before.strip(),
        )
        if where_it_began and error.context_mark:
            at = min(error.context_mark.index, at)
        return self.unreadable(message, at, at + len(self.text[at : at + 1].strip("\r\n")))

    def take(self, event: Any) -> None:
        """Do what one event asks for."""
        match event:
            case yaml.ScalarEvent():
                self.count(1, 0, event)
                self.place(self.scalar(event), event.anchor)
            case yaml.AliasEvent():
                self.place(self.alias(event), None)
            case yaml.CollectionStartEvent():
                self.count(1, 1, event)
                self.check_tag(event)
                self.stack.append(Frame(event))
            case yaml.CollectionEndEvent():
                frame = self.stack.pop()
                self.place(self.collection(frame, self.extent(event)[1]), frame.event.anchor)

    def place(self, finished: Finished, anchor: str | None) -> None:
        """Put a finished node where it belongs."""
        if anchor:
            self.anchors[anchor] = finished
        if self.stack:
            self.stack[-1].children.append(finished)
        else:
            self.root = finished.node

    def count(self, size: int, height: int, event: Any) -> None:
        """Stop where a file would unfold beyond all measure."""
        self.total += size
        if self.total > MAX_NODES:
            message = f"more than {MAX_NODES:,} values, expected at most that many"
        elif len(self.stack) + height > MAX_DEPTH:
            message = f"value more than {MAX_DEPTH} levels deep, expected at most that many"
        else:
            return
        raise self.unreadable(message, *self.extent(event))

    def alias(self, event: Any) -> Finished:
        """What the alias stands for; the node keeps the place where it is written."""
        (start, end), name = self.extent(event), event.anchor
        known = self.anchors.get(name)
        inside = any(frame.event.anchor == name for frame in self.stack)
        if known and not inside:
            self.count(known.size, known.height, event)
            return replace(known, end=end)
        self.count(1, 0, event)
        reason = "within what it names" if inside else "that names nothing"
        self.fault(f"alias `*{name}` {reason}, expected `&{name}` before it", start, end)
        return Finished(YamlScalar(None, "", self.span(start, end)), 1, 0, end)

    def scalar(self, event: Any) -> Finished:
        """One value; only where it stands without quotes and tag can it be more than text."""
        start, end = self.extent(event)
        if event.anchor or event.tag:
            self.check_tag(event)
            start = min(self.begin(event), end)
        if event.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        text, half = whole(event.value) if self.halves else (event.value, False)
        if half:
            self.fault("escape of half a character, expected the whole character", start, end)
        value = text if event.style or event.tag else resolve(text)
        return Finished(YamlScalar(value, text, self.span(start, end)), 1, 0, end)

    def collection(self, frame: Frame, end: int) -> Finished:
        """A finished list or map. One in block style ends with its last value."""
        children = frame.children
        if not frame.event.flow_style and children:
            end = children[-1].end
        span = self.span(self.begin(frame.event), end)
        nodes = [child.node for child in children]
        node = YamlList(tuple(nodes), span) if is_list(frame.event) else self.mapping(nodes, span)
        size = 1 + sum(child.size for child in children)
        height = 1 + max((child.height for child in children), default=0)
        return Finished(node, size, height, end)

    def mapping(self, nodes: list[YamlNode], span: Span) -> YamlMap:
        """A map of keys and values in turn; ``<<`` brings in the entries of other maps."""
        entries: list[tuple[YamlScalar, YamlNode]] = []
        merged: list[YamlNode] = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, YamlScalar):
                message = f"{describe(key)} as a key, expected text"
                self.faults.append(Fault("invalid-yaml", message, key.span))
            elif key.text == "<<":
                merged.extend(value.items if isinstance(value, YamlList) else (value,))
            else:
                entries.append((key, value))
        return YamlMap((*self.inherited(entries, merged), *entries), span)

    def inherited(
        self, own: list[tuple[YamlScalar, YamlNode]], merged: list[YamlNode]
    ) -> Iterator[tuple[YamlScalar, YamlNode]]:
        """The entries of merged maps whose keys are new; the first map to name a key wins."""
        known = {key.text for key, _ in own}
        for other in merged:
            if not isinstance(other, YamlMap):
                message = f"{describe(other)} after `<<`, expected a map"
                self.faults.append(Fault("invalid-yaml", message, other.span))
                continue
            yield from (entry for entry in other.entries if entry[0].text not in known)
            known.update(key.text for key, _ in other.entries)

    def check_tag(self, event: Any) -> None:
        """Tags ask for objects of some program: none is ever made."""
        if event.tag and event.tag != "!" and event.tag not in STANDARD_TAGS:
            start, end = self.extent(event)
            shown = self.text[start:end].split(maxsplit=1)[0]
            message = f"tag `{shown}`, expected a value without a tag"
            self.fault(message, start, start + len(shown))

    @staticmethod
    def extent(event: Any) -> tuple[int, int]:
        """Where an event begins and ends: offsets in the slice, in code points."""
        return event.start_mark.index, event.end_mark.index

    def begin(self, event: Any) -> int:
        """Where a value begins, after its anchor and tag."""
        start = self.extent(event)[0]
        found = PROPERTIES.match(self.text, start) if event.anchor or event.tag else None
        return found.end() if found else start

    def span(self, start: int, end: int) -> Span:
        """The stretch between two offsets of the slice."""
        return self.source.span(self.start + start, self.start + max(start, end))

    def fault(self, message: str, start: int, end: int) -> None:
        """Record what is wrong."""
        end = min(end, len(self.text))
        self.faults.append(Fault("invalid-yaml", message, self.span(min(start, end), end)))

    def unreadable(self, message: str, start: int, end: int) -> UnreadableError:
        """Record what is wrong, and hand out the error that ends the reading."""
        self.fault(message, start, end)
        return UnreadableError(message)
