"""The definition files of a tree, each read once however many connectors it holds."""

from collections.abc import Callable
from pathlib import PurePosixPath

from guidekit.connectors import Connector, read_connectors
from guidekit.project.files import ProjectFiles, below
from guidekit.project.globs import path_pattern
from guidekit.project.watch import Remembered
from guidekit.source import Fault, SourceText

__all__ = ["Definitions", "parts_beside"]

Read = tuple[tuple[Connector, ...], tuple[Fault, ...]]


class Definitions:
    """Reads definition files when they are asked for, and keeps what they say.

    ``patterns`` are those of the project that have ``{connector}`` in them: what stands there in a
    file's path is the key of a connector whose definition has none. Another process gets nothing
    that was read but reads anew what it needs: a connector takes longer to send than to read.
    """

    def __init__(self, files: ProjectFiles, patterns: tuple[str, ...] = ()) -> None:
        self._files = files
        self._patterns = patterns
        self._known: Remembered[str, Read] = Remembered(files.watch)

    def read(self, path: str) -> Read:
        """The connectors of a file; none, and the reason, where it cannot be read."""

        def find() -> Read:
            source, faults = self._files.read(path)
            parts = parts_beside(self._files, str(PurePosixPath(path).parent))
            return () if faults else read_connectors(source, parts, self.name_of(path)), faults

        return self._known.get(path, find)

    def name_of(self, path: str) -> str:
        """What the project's patterns call the connector of a file; empty where they do not."""
        found = (path_pattern(pattern).fullmatch(path) for pattern in self._patterns)
        return next((match["connector"] for match in found if match), "")

    def connector(self, path: str, key: str) -> Connector | None:
        """One connector of a file."""
        return next((each for each in self.read(path)[0] if each.key == key), None)

    def __reduce__(self) -> tuple[type["Definitions"], tuple[ProjectFiles, tuple[str, ...]]]:
        return Definitions, (self._files, self._patterns)


def parts_beside(files: ProjectFiles, folder: str) -> Callable[[str], SourceText | None]:
    """What reads the other files of a definition in a folder; None for one that is not there."""

    def load(name: str) -> SourceText | None:
        path = below("" if folder == "." else folder, name)
        if not files.exists(path):
            return None
        source, faults = files.read(path)
        return None if faults else source

    return load
