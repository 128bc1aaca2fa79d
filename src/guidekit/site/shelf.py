"""The guides and definitions of a project, read when they are asked for."""

from dataclasses import replace
from pathlib import PurePosixPath

from guidekit.connectors import Connector, read_connector
from guidekit.model import Guide, build_guide
from guidekit.site.files import below
from guidekit.site.project import ConnectorFolder, Project
from guidekit.source import Fault, SourceText
from guidekit.variants import Brand

__all__ = ["Shelf"]


class Shelf:
    """Reads each guide of a project once, and answers what rules ask of other files.

    A guide is kept whole until its folder is done with; then only what links need of it stays.
    ``parsed`` counts the guides that were read.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.parsed = 0
        self._folders = {path: folder for folder in project.folders for path in folder.guides}
        self._whole: dict[str, tuple[Guide | None, tuple[Fault, ...]]] = {}
        self._targets: dict[str, Guide | None] = {}
        self._texts: dict[str, SourceText | None] = {}
        self._there: dict[str, bool] = {}

    def open(self, path: str) -> tuple[Guide | None, tuple[Fault, ...]]:
        """A guide by its path; None and the reason where its file cannot be read."""
        if path not in self._whole:
            source, faults = self.project.files.read(path)
            self._whole[path] = (None if faults else self._build(path, source), faults)
        return self._whole[path]

    def definition(self, folder: ConnectorFolder) -> tuple[Connector | None, tuple[Fault, ...]]:
        """The connector of a folder; None where it has no definition, or none to be read."""
        if folder.definition is None:
            return None, ()
        source, faults = self.project.files.read(folder.definition)
        if faults:
            return None, faults
        connector = read_connector(source, lambda name: self._part(folder, name))
        if folder.key and connector.key != folder.key:
            if connector.key:
                message = f"connector `{connector.key}` in folder `{folder.key}`, expected one name"
                faults = (Fault("invalid-project", message, connector.span),)
            connector = replace(connector, key=folder.key)
        return connector, faults

    def close(self, folder: ConnectorFolder) -> None:
        """Let go of a folder's guides, but for what links to them need."""
        for path in folder.guides:
            self.guide(path)
            self._whole.pop(path, None)

    def exists(self, path: str) -> bool:
        """Whether there is such a file in the project."""
        if path not in self._there:
            self._there[path] = self.project.files.exists(path)
        return self._there[path]

    def guide(self, path: str) -> Guide | None:
        """What links need of the guide at a path: all but its text; None where there is none."""
        if path not in self._folders:
            return None
        if path not in self._targets:
            guide, _ = self.open(path)
            self._targets[path] = guide and _target(guide)
        return self._targets[path]

    def shows(self, path: str, brand: Brand) -> bool:
        """Whether a brand's site has a page for the guide at a path."""
        return path in self._folders and brand.offers(self._folders[path].key)

    def folder_of(self, path: str) -> ConnectorFolder | None:
        """The folder of the guide at a path; None where there is no such guide."""
        return self._folders.get(path)

    def _build(self, path: str, source: SourceText) -> Guide:
        self.parsed += 1
        return build_guide(
            source,
            lambda snippet: self._snippet(path, snippet),
            components=self.project.components.specs,
            slugs=self.project.settings.slugs,
        )

    def _snippet(self, path: str, written: str) -> SourceText | None:
        folder = "" if written.startswith("/") else str(PurePosixPath(path).parent)
        key = f"{folder}:{written}"
        if key not in self._texts:
            self._texts[key] = self.project.snippet(path, written)
        return self._texts[key]

    def _part(self, folder: ConnectorFolder, name: str) -> SourceText | None:
        path = below(folder.path, name)
        if not self.exists(path):
            return None
        source, faults = self.project.files.read(path)
        return None if faults else source


def _target(guide: Guide) -> Guide:
    """A guide without the bulk of it."""
    empty = replace(guide.document, children=())
    return replace(guide, document=empty, passages=(), placements={})
