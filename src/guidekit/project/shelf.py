"""The guides and definitions of a project, read when they are asked for."""

from pathlib import PurePosixPath
from time import perf_counter

from msgspec import Struct
from msgspec.structs import replace

from guidekit.connectors import Connector, read_connector
from guidekit.model import Guide, build_guide
from guidekit.project.definitions import parts_beside
from guidekit.project.folders import ConnectorFolder
from guidekit.project.names import NAMED, ConnectorNames
from guidekit.project.project import Project
from guidekit.project.watch import Remembered
from guidekit.rules import ProjectView
from guidekit.source import Fault, SourceText
from guidekit.variants import Brand

__all__ = ["AT", "Shelf"]

AT = "@"
"""The question which connectors' pages the guide at a path has."""

WHOLE = 16
"""So many guides stay whole that links led to, or that are of a folder that is done with."""

TARGETS = 2000
"""So many guides are kept for the links that lead to them: a project may have any number."""

Opened = tuple[Guide | None, tuple[Fault, ...]]


class Shelf:
    """Reads each guide of a project once, and answers what rules ask of other files.

    A guide is kept whole until its folder is done with; then only what links need of it stays. In
    a large project a guide is read again for a link that comes late.
    ``parsed`` counts the guides that were read, which took so many ``seconds``; ``names`` are
    those of the connectors.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.names = ConnectorNames(project)
        self.parsed = 0
        self.seconds = 0.0
        self._folders: dict[str, list[ConnectorFolder]] = {}
        for folder in project.folders:
            for path in folder.guides:
                self._folders.setdefault(path, []).append(folder)
        self._watch = project.files.watch
        self._whole: Remembered[str, Opened] = Remembered(self._watch)
        self._targets: Remembered[str, Guide | None] = Remembered(self._watch)
        self._texts: Remembered[str, SourceText | None] = Remembered(self._watch)
        self._there: Remembered[str, bool] = Remembered(self._watch)

    def open(self, path: str) -> Opened:
        """A guide by its path; None and the reason where its file cannot be read."""

        def find() -> Opened:
            source, faults = self.project.files.read(path)
            return None if faults else self._build(path, source), faults

        return self._whole.get(path, find)

    def definition(self, folder: ConnectorFolder) -> tuple[Connector | None, tuple[Fault, ...]]:
        """The connector of a folder; None where it has no definition, or none to be read."""
        if folder.definition is None:
            return None, ()
        if self.project.settings.layout.free:
            return self.project.definitions.connector(folder.definition, folder.key), ()
        source, faults = self.project.files.read(folder.definition)
        if faults:
            return None, faults
        connector = read_connector(source, parts_beside(self.project.files, folder.path))
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
            self._whole.forget(path)
        self._whole.keep(WHOLE)
        self._targets.keep(TARGETS)

    def exists(self, path: str) -> bool:
        """Whether there is such a file in the project, or elsewhere by the list of images."""
        elsewhere = path in self.project.elsewhere
        return self._there.get(path, lambda: self.project.files.exists(path) or elsewhere)

    def guide(self, path: str) -> Guide | None:
        """What links need of the guide at a path; None where there is none."""
        self._watch.note(AT, path, self.answer(AT + path))
        if path not in self._folders:
            return None

        def find() -> Guide | None:
            guide, _ = self.open(path)
            return guide and _target(guide)

        return self._targets.get(path, find)

    def folder_of(self, path: str, near: ConnectorFolder) -> ConnectorFolder | None:
        """The connector whose page of the guide at a path a page of ``near`` links to.

        None where there is no such guide; ``near`` itself where the guide is one of its own.
        """
        folders = self._folders.get(path, ())
        own = (folder for folder in folders if folder.key == near.key and path in near.guides)
        self._watch.note(AT, path, self.answer(AT + path))
        return next(own, folders[0] if folders else None)

    def answer(self, question: str) -> str:
        """Whose pages the guide at a path has, or whose a name is; for a question of the watch."""
        if question.startswith(NAMED):
            return self.names.answer(question)
        folders = self._folders.get(question.removeprefix(AT), ())
        return " ".join(f"{folder.key}/{folder.page(question[1:])}" for folder in folders)

    def seen_from(self, folder: ConnectorFolder) -> ProjectView:
        """What rules ask of the project while they check the guides of a folder."""
        return _View(self, folder)

    def _build(self, path: str, source: SourceText) -> Guide:
        self.parsed += 1
        start = perf_counter()
        guide = build_guide(
            source,
            lambda snippet: self._snippet(path, snippet),
            components=self.project.components.specs,
            slugs=self.project.settings.slugs,
        )
        self.seconds += perf_counter() - start
        return guide

    def _snippet(self, path: str, written: str) -> SourceText | None:
        folder = "" if written.startswith("/") else str(PurePosixPath(path).parent)
        key = f"{folder}:{written}"
        return self._texts.get(key, lambda: self.project.snippet(path, written))


class _View(Struct, frozen=True):
    """The project, seen from a folder."""

    shelf: Shelf
    folder: ConnectorFolder

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return self.shelf.exists(path)

    def guide(self, path: str) -> Guide | None:
        """What links need of the guide at a path."""
        return self.shelf.guide(path)

    def shows(self, path: str, brand: Brand) -> bool:
        """Whether a brand's site has the page that a link to the guide at a path leads to."""
        folder = self.shelf.folder_of(path, self.folder)
        if folder is None or not brand.offers(folder.key):
            return False
        guide = self.guide(path) if brand.audience else None
        return guide is None or guide.audience == brand.audience


def _target(guide: Guide) -> Guide:
    """What links need of a guide: its parts and their anchors, and for whom it is.

    All guides of a project are kept so, and a text would be most of it.
    """
    nothing = SourceText(guide.path, "")
    document = replace(guide.document, source=nothing, frontmatter=None, children=(), faults=())
    return replace(
        guide,
        source=nothing,
        document=document,
        metadata={},
        passages=(),
        links=(),
        images=(),
        placements={},
        includes=(),
        faults=(),
    )
