"""The formats of definition files: each a module, in the order in which they are tried."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import PurePosixPath
from typing import Protocol, cast

from msgspec.structs import replace

from guidekit.connectors.types import Connector
from guidekit.source import Fault, SourceText, Span
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlMap

__all__ = ["FORMATS", "Format", "key_of", "read_connector", "read_connectors"]


class Format(Protocol):
    """What a module must offer to be a format."""

    def matches(self, root: YamlMap) -> bool:
        """Whether a file, by its top keys, is meant to be of this format."""

    def read(
        self,
        source: SourceText,
        root: YamlReader,
        load_part: Callable[[str], SourceText | None],
    ) -> tuple[Connector, ...]:
        """The connectors of the file, in its order, each with a key of its own.

        What is wrong goes into the faults of the connector concerned, or of the reader: from
        there it reaches the connector whose span it lies in.
        """


FORMATS = ("nango", "stackone", "airbyte", "stackone_api", "json_schema")
"""Their modules, which are loaded when they are tried: most projects have one format."""

EVERYDAY = frozenset({"connector", "manifest", "schema", "spec"})
"""What definitions of any connector are called."""


def read_connectors(
    source: SourceText, load_part: Callable[[str], SourceText | None], name: str = ""
) -> tuple[Connector, ...]:
    r"""Read all connectors of a definition file of any known format.

    ``load_part`` gives the text of another file of the definition by its name, relative to the
    definition's folder, or None where there is no such file. What is wrong stands in the
    connectors' ``faults``, each fault once; what concerns none of them more than another stands
    with the first. A file that says nothing readable gives one connector without anything.
    A connector whose definition has no key goes by ``name``, or else by the file's path.

    >>> text = "acme: {display_name: Acme, auth_mode: NONE}\nflow: {alias: acme, display_name: F}\n"
    >>> [each.title for each in read_connectors(SourceText("a.yaml", text), lambda name: None)]
    ['Acme', 'F']
    """
    root = YamlReader.of(source, "invalid-definition")
    chosen = None if root.absent else format_of(root.node)
    if chosen is None and not root.faults:
        message = "no `info` and no `key`, expected the definition of a connector"
        root.fail(message, root.head)
    found = chosen.read(source, root, load_part) if chosen else ()
    if not found:
        found = (Connector("", "", None, None, (), {}, (), source, root.node.span),)
    return tuple(with_faults(found, root.faults, name or key_of(source.path)))


def read_connector(source: SourceText, load_part: Callable[[str], SourceText | None]) -> Connector:
    r"""Read a definition file that holds one connector: the first, where it holds more.

    All else is as in :func:`read_connectors`.

    >>> source = SourceText("lucca/connector.yaml", "info: {key: lucca, title: Lucca}\n")
    >>> connector = read_connector(source, lambda name: None)
    >>> connector.key, connector.title, connector.faults
    ('lucca', 'Lucca', ())
    """
    connector, *others = read_connectors(source, load_part)
    if not others:
        return connector
    message = f"{1 + len(others)} connectors in one file, expected one"
    fault = Fault("invalid-definition", message, others[0].span)
    return replace(connector, faults=(*connector.faults, fault))


def format_of(root: YamlMap) -> Format | None:
    """The first format that takes a file for its own.

    Other distributions' formats come before plain JSON Schema, which takes nearly anything.
    """
    return next((each for each in _formats() if each.matches(root)), None)


def _formats() -> Iterator[Format]:
    *known, last = FORMATS
    yield from map(_format, known)
    from guidekit.connectors.plugins import plugin_formats  # few definitions come so far

    yield from plugin_formats()
    yield _format(last)


def _format(name: str) -> Format:
    return cast("Format", import_module(f"guidekit.connectors.{name}"))


def with_faults(
    connectors: tuple[Connector, ...], faults: Iterable[Fault], name: str
) -> Iterator[Connector]:
    """The connectors, each with its share of what was found in their file."""
    shares: list[list[Fault]] = [list(connector.faults) for connector in connectors]
    for fault in faults:
        inside = (
            at for at, connector in enumerate(connectors) if holds(connector.span, fault.span)
        )
        shares[next(inside, 0)].append(fault)
    for connector, share in zip(connectors, shares, strict=True):
        key = connector.key or name
        ordered = sorted(dict.fromkeys(share), key=lambda fault: (fault.span, fault.name))
        yield replace(connector, key=key, title=connector.title or key, faults=tuple(ordered))


def holds(outer: Span, inner: Span) -> bool:
    """Whether a stretch of a file lies within another."""
    return outer.path == inner.path and outer.start <= inner.start and inner.end <= outer.end


def key_of(path: str) -> str:
    """What a definition without a key is called: its file's first name, else its folder's.

    >>> key_of("connectors/lucca/connector.yaml"), key_of("gong.connector.s1.yaml")
    ('lucca', 'gong')
    """
    file = PurePosixPath(path.replace("\\", "/"))
    name = file.name.split(".")[0]
    return file.parent.name if name in EVERYDAY and file.parent.name else name
