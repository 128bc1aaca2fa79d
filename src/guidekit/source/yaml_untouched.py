"""Whether a YAML file still says the same where it was not changed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from guidekit.source.edits import Change, places_after
from guidekit.source.span import Span
from guidekit.source.text import SourceText
from guidekit.source.yaml import load_yaml
from guidekit.source.yaml_nodes import YamlList, YamlMap, YamlNode, YamlScalar

__all__ = ["Places", "yaml_harm"]

Fact = tuple[int, str, object]
"""How deep something stands, what it is, and its value."""


class Places(Struct, frozen=True):
    """Stretches of a text that were changed."""

    ranges: tuple[tuple[int, int], ...]

    @classmethod
    def before(cls, changes: Sequence[Change]) -> "Places":
        """Where changes are made."""
        return cls(tuple((change.start, change.end) for change in changes))

    @classmethod
    def after(cls, changes: Sequence[Change]) -> "Places":
        """Where the new texts stand."""
        return cls(tuple(places_after(changes)))

    def touch(self, start: int, end: int) -> bool:
        """Whether a stretch has anything to do with them, were it only an end in common."""
        return any(start <= last and first <= end for first, last in self.ranges)


def yaml_harm(
    before: SourceText,
    after: SourceText,
    changes: Sequence[Change],
    start: int = 0,
    ends: tuple[int, int] | None = None,
) -> str | None:
    r"""What else changes with ``changes`` in a file, in a few words; None for nothing.

    ``start`` and ``ends`` (before and after) bound the part of a file that is YAML.

    >>> one = SourceText("a.yaml", "a: 1\nb: 2\n")
    >>> yaml_harm(one, SourceText("a.yaml", "a: 3\nb: 2\n"), [Change(3, 4, "3")])
    >>> yaml_harm(one, SourceText("a.yaml", "a: |\nb: 2\n"), [Change(3, 4, "|")])
    >>> yaml_harm(one, SourceText("a.yaml", "a: {\nb: 2\n"), [Change(3, 4, "{")])
    'the file could not be read'
    """
    last, new_last = ends or (len(before.text), len(after.text))
    old, old_faults = load_yaml(before, start, last)
    new, new_faults = load_yaml(after, start, new_last)
    known, found = (Counter(f.message for f in each) for each in (old_faults, new_faults))
    if found - known:
        return "the file could not be read"
    here = list(_facts(old, before, Places.before(changes), 0))
    there = list(_facts(new, after, Places.after(changes), 0))
    return None if here == there else "another part of the file would say something else"


def _facts(node: YamlNode | None, source: SourceText, places: Places, depth: int) -> Iterator[Fact]:
    """All keys and values that no change touches, in order."""
    match node:
        case YamlScalar() if not _touched(node.span, source, places):
            yield depth, type(node.value).__name__, node.text
        case YamlList():
            for item in node.items:
                yield from _facts(item, source, places, depth + 1)
        case YamlMap():
            for key, value in node.entries:
                yield from _facts(key, source, places, depth + 1)
                yield from _facts(value, source, places, depth + 1)


def _touched(span: Span, source: SourceText, places: Places) -> bool:
    return places.touch(source.offset(span.start), source.offset(span.end))
