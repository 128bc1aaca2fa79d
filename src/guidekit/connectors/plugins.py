"""Formats that other distributions bring, found by the entry points that they declare.

A distribution declares in its ``pyproject.toml``::

    [project.entry-points."guidekit.connector_formats"]
    acme = "acme_guidekit.definitions"

The name leads to a module, or to any object, with the functions of
:class:`guidekit.connectors.Format`. Entry points are looked for, and loaded, only once a definition
is of no format that guidekit knows itself.
"""

import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from msgspec import Struct

from guidekit.connectors.types import Connector
from guidekit.source import GuidekitError, SourceText
from guidekit.source.installed import offered
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlMap

__all__ = ["GROUP", "PluginFormat", "plugin_formats"]

GROUP = "guidekit.connector_formats"


class PluginFormat(Struct, frozen=True):
    """A format that does what another distribution's object does, whose errors name it."""

    name: str
    origin: str
    format: Any

    def matches(self, root: YamlMap) -> bool:
        """Whether the object takes a file for one of its format."""
        try:
            return bool(self.format.matches(root))
        except Exception as error:
            raise self.broken(error) from error

    def read(
        self,
        source: SourceText,
        root: YamlReader,
        load_part: Callable[[str], SourceText | None],
    ) -> tuple[Connector, ...]:
        """The connectors that the object reads."""
        try:
            connectors = tuple(self.format.read(source, root, load_part))
        except Exception as error:
            raise self.broken(error) from error
        if all(isinstance(connector, Connector) for connector in connectors):
            return connectors
        raise self.broken(TypeError("`read` gave something else than connectors"))

    def broken(self, error: Exception) -> GuidekitError:
        """What to tell of an error of the object's own."""
        message = f"connector format `{self.name}` failed: {type(error).__name__}: {error}"
        return GuidekitError(message, help=f"it comes from {self.origin}")


def plugin_formats() -> tuple[PluginFormat, ...]:
    """The formats of all installed distributions, by name.

    :raises GuidekitError: where one cannot be loaded, or is no format.
    """
    return formats_on(tuple(sys.path))


@lru_cache(maxsize=1)
def formats_on(path: tuple[str, ...]) -> tuple[PluginFormat, ...]:  # noqa: ARG001 - it is the key
    """The formats of the distributions on a path, loaded once."""
    return tuple(sorted(load_all(), key=lambda each: (each.name, each.origin)))


def load_all() -> Iterator[PluginFormat]:
    """Load each entry point of the group."""
    for entry in offered(GROUP):
        origin = f"`{entry.dist.name}`" if entry.dist else "an unknown distribution"
        origin = f"{origin}, entry point `{entry.name} = {entry.value}` in `{GROUP}`"
        try:
            loaded = entry.load()
        except Exception as error:
            message = f"connector format `{entry.name}` cannot be loaded: {error}"
            raise GuidekitError(message, help=f"it comes from {origin}") from error
        missing = [
            name for name in ("matches", "read") if not callable(getattr(loaded, name, None))
        ]
        if missing:
            message = f"connector format `{entry.name}` has no `{missing[0]}`, expected a format"
            raise GuidekitError(message, help=f"it comes from {origin}")
        yield PluginFormat(entry.name, origin, loaded)
