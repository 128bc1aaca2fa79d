"""The scopes of a definition: where each name stands, and whether the definitions hold together."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from guidekit.connectors.types import Scope
from guidekit.source import Fault, SourceText, Span, did_you_mean
from guidekit.source.patterns import regex
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlNode, YamlScalar

__all__ = ["ScopeUse", "check_scopes", "read_scope_uses"]

WORD = regex(r"[^\s,]+")


class ScopeUse(Struct, frozen=True):
    """A scope's name somewhere in a definition, and where exactly it stands."""

    name: str
    span: Span


def read_scope_uses(reader: YamlReader, key: str, source: SourceText) -> tuple[ScopeUse, ...]:
    """The scopes of a key: one text with spaces between the names, or a list of texts."""
    reader.strings(key, split=True)
    node = reader.raw(key)
    items: Iterable[YamlNode] = () if node is None else (node,)
    if node is not None and not isinstance(node, YamlScalar):
        items = (item for item in getattr(node, "items", ()))
    return tuple(
        use for item in items if isinstance(item, YamlScalar) for use in words_of(item, source)
    )


def words_of(node: YamlScalar, source: SourceText) -> Iterator[ScopeUse]:
    """Each word of a text with its own place; the whole text's place where escapes hide it."""
    start, end = source.offset(node.span.start), source.offset(node.span.end)
    at = start
    for match in WORD.finditer(node.text):
        found = source.text.find(match.group(), at, end)
        if found < 0:
            yield ScopeUse(match.group(), node.span)
        else:
            at = found + len(match.group())
            yield ScopeUse(match.group(), source.span(found, at))


def check_scopes(scopes: Mapping[str, Scope], uses: Iterable[ScopeUse]) -> Iterator[Fault]:
    """Names that no definition has, each once, and scopes that include themselves."""
    reported: set[str] = set()
    for use in uses:
        if use.name not in scopes and use.name not in reported:
            reported.add(use.name)
            message = f"undefined scope `{use.name}`, expected a defined one"
            yield Fault("undefined-scope", message, use.span, did_you_mean(use.name, scopes))
    seen: set[str] = set()
    for scope in scopes.values():
        circle = circle_through(scope.name, scopes)
        if circle and seen.isdisjoint(circle):
            seen.update(circle)
            path = " > ".join(f"`{name}`" for name in (*circle, circle[0]))
            message = f"scope that includes itself: {path}, expected no circle"
            yield Fault("cyclic-scopes", message, scope.span)


def circle_through(name: str, scopes: Mapping[str, Scope]) -> tuple[str, ...]:
    """The shortest way from a scope through its includes back to itself; empty without one."""
    came_from: dict[str, str] = {}
    waiting = [name]
    for current in waiting:
        for included in scopes[current].includes:
            if included == name:
                return unwind(current, name, came_from)
            if included in scopes and included not in came_from:
                came_from[included] = current
                waiting.append(included)
    return ()


def unwind(last: str, first: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    """The way from the first to the last scope."""
    way = [last]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
