"""The definition files of a tree, each read once however many connectors it holds."""

from collections.abc import Callable
from pathlib import PurePosixPath

from guidekit.connectors import Connector, read_connectors
from guidekit.project.files import ProjectFiles, below
from guidekit.project.watch import Remembered
from guidekit.source import Fault, SourceText

__all__ = ["Definitions", "parts_beside"]

Read = tuple[tuple[Connector, ...], tuple[Fault, ...]]


class Definitions:
    """Reads definition files when they are asked for, and keeps what they say.

    Another process gets none of it but reads anew what it needs: a connector takes longer to send
    than to read.
    """

    def __init__(self, files: ProjectFiles) -> None:
        self._files = files
        self._known: Remembered[str, Read] = Remembered(files.watch)

    def read(self, path: str) -> Read:
        """The connectors of a file; none, and the reason, where it cannot be read."""

        def find() -> Read:
            source, faults = self._files.read(path)
            parts = parts_beside(self._files, str(PurePosixPath(path).parent))
            return () if faults else read_connectors(source, parts), faults

        return self._known.get(path, find)

    def connector(self, path: str, key: str) -> Connector | None:
        """One connector of a file."""
        return next((each for each in self.read(path)[0] if each.key == key), None)

    def __reduce__(self) -> tuple[type["Definitions"], tuple[ProjectFiles]]:
        return Definitions, (self._files,)


def parts_beside(files: ProjectFiles, folder: str) -> Callable[[str], SourceText | None]:
    """What reads the other files of a definition in a folder; None for one that is not there."""

    def load(name: str) -> SourceText | None:
        path = below("" if folder == "." else folder, name)
        if not files.exists(path):
            return None
        source, faults = files.read(path)
        return None if faults else source

    return load
