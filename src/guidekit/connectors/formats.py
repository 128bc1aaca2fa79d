"""The formats of definition files: each a module, in the order in which they are tried."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Protocol

from guidekit.connectors import stackone, stackone_api
from guidekit.connectors.types import Connector
from guidekit.source import SourceText
from guidekit.source.reading import YamlReader
from guidekit.source.yaml import YamlMap

__all__ = ["FORMATS", "Format", "read_connector"]


class Format(Protocol):
    """What a module must offer to be a format."""

    def matches(self, root: YamlMap) -> bool:
        """Whether a file, by its top keys, is meant to be of this format."""

    def read(
        self,
        source: SourceText,
        root: YamlReader,
        load_part: Callable[[str], SourceText | None],
    ) -> Connector:
        """The connector; all that is wrong goes into the reader's faults."""


FORMATS: tuple[Format, ...] = (stackone, stackone_api)


def read_connector(source: SourceText, load_part: Callable[[str], SourceText | None]) -> Connector:
    r"""Read a definition file of any known format.

    ``load_part`` gives the text of another file of the definition by its name, relative to the
    definition's folder, or None where there is no such file. What is wrong stands in the
    connector's ``faults``; a file that says nothing readable gives a connector without anything,
    whose key comes from its path.

    >>> source = SourceText("lucca/connector.yaml", "info: {key: lucca, title: Lucca}\n")
    >>> connector = read_connector(source, lambda name: None)
    >>> connector.key, connector.title, connector.faults
    ('lucca', 'Lucca', ())
    """
    root = YamlReader.of(source, "invalid-definition")
    chosen = next((known for known in FORMATS if known.matches(root.node)), None)
    if chosen:
        connector = chosen.read(source, root, load_part)
    else:
        if not root.faults:
            message = "no `info` and no `key`, expected the definition of a connector"
            root.fail(message, root.head)
        connector = Connector("", "", None, None, (), {}, (), source, root.node.span)
    key = connector.key or key_of(source.path)
    faults = tuple(sorted(dict.fromkeys(root.faults), key=lambda fault: (fault.span, fault.name)))
    return replace(connector, key=key, title=connector.title or key, faults=faults)


def key_of(path: str) -> str:
    """What a definition without a key is called: its file's first name, else its folder's.

    >>> key_of("connectors/lucca/connector.yaml"), key_of("gong.connector.s1.yaml")
    ('lucca', 'gong')
    """
    file = PurePosixPath(path.replace("\\", "/"))
    name = file.name.split(".")[0]
    return file.parent.name if name == "connector" and file.parent.name else name
