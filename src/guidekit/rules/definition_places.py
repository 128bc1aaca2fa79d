"""Where a definition says things, and which of them are its own.

A connector may inherit fields from another one of its file: what is wrong with these is told once,
where they are declared.
"""

from collections.abc import Iterator

from guidekit.connectors import AuthMethod, Connector, Field
from guidekit.source import Span

__all__ = ["is_own", "own_fields", "own_text", "place_of"]


def own_fields(connector: Connector, method: AuthMethod) -> tuple[Field, ...]:
    """The fields that the connector itself declares, rather than one that it is an alias of."""
    return tuple(f for f in method.fields if f.key_span and is_own(connector, f.span))


def own_text(connector: Connector) -> Iterator[str]:
    """The texts that define the connector: its part of its file, then its other files."""
    start, end = (connector.source.offset(at) for at in (connector.span.start, connector.span.end))
    yield connector.source.text[start:end]
    for part in connector.parts:
        yield part.text


def place_of(connector: Connector, field: Field, value: str) -> Span:
    """Where a field's definition holds a value; the field's key where it is not to be seen."""
    for source in (connector.source, *connector.parts):
        if source.path == field.span.path:
            start, end = source.offset(field.span.start), source.offset(field.span.end)
            at = source.text.find(value, start, end)
            if at >= 0:
                return source.span(at, at + len(value))
    return field.key_span or field.label_span


def is_own(connector: Connector, span: Span) -> bool:
    """Whether a place is in the connector's own definition, or in a file that only it has."""
    if span.path != connector.source.path:
        return True
    return connector.span.start <= span.start and span.end <= connector.span.end
