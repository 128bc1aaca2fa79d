"""A shelf whose project changes: it remembers what was asked of which file, and forgets."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from guidekit.connectors import Connector
from guidekit.model import Anchor, Guide
from guidekit.project import ConnectorFolder, Project, ProjectFiles, Shelf, join_path
from guidekit.source import Fault, SourceText

__all__ = ["Asked", "LiveShelf"]


class Asked(Struct):
    """What a piece of work looked at: files by their paths, and the anchors of guides."""

    files: set[str] = field(default_factory=set)
    guides: set[str] = field(default_factory=set)


class _ListeningFiles(ProjectFiles, frozen=True, eq=False):
    """The files of a project, which tell what is asked of them."""

    listeners: list[Asked] = field(default_factory=list)

    @classmethod
    def around(cls, files: ProjectFiles, listeners: list[Asked]) -> "_ListeningFiles":
        return cls(files.root, files.shown, files.unsaved, listeners=listeners)

    def place(self, path: str) -> str | None:
        """Where a path leads: all questions about files begin with this one."""
        joined = join_path("", path)
        if joined is not None and self.listeners:
            self.listeners[-1].files.add(joined)
        return super().place(path)


class _Opened(Struct, frozen=True):
    """A guide without its bulk, or why it cannot be read; and the files that it was made of."""

    guide: Guide | None
    faults: tuple[Fault, ...]
    files: frozenset[str]

    @property
    def face(self) -> tuple[tuple[str, object], ...]:
        """What the check of another guide may depend on."""
        anchors: tuple[Anchor, ...] = self.guide.anchors if self.guide else ()
        return tuple((anchor.id, anchor.guard) for anchor in anchors)


class LiveShelf(Shelf):
    """Reads a project's files once, until one of them is said to have changed.

    ``outdated`` collects the guides that have come to offer other anchors than before. Whole
    guides are kept only where somebody holds on to them: ``held`` has their paths.
    """

    def __init__(self, project: Project) -> None:
        self._listeners: list[Asked] = []
        files = _ListeningFiles.around(project.files, self._listeners)
        super().__init__(replace(project, files=files))
        self.held: set[str] = set()
        self.outdated: set[str] = set()
        self._opened: dict[str, _Opened] = {}
        self._faces: dict[str, Any] = {}
        self._versions: dict[str, int] = {}
        self._guides: dict[str, Guide] = {}
        self._snippets: dict[tuple[str, str], tuple[SourceText | None, Asked]] = {}
        self._defined: dict[tuple[str, str], Any] = {}

    @contextmanager
    def listening(self) -> Iterator[Asked]:
        """Collects what is asked within, but for what is kept and has its own memory."""
        asked = Asked()
        self._listeners.append(asked)
        try:
            yield asked
        finally:
            self._listeners.pop()

    def forget(self, path: str) -> None:
        """A file has changed, come or gone: read it anew, and what was made of it."""
        self._there.forget(path)
        for key in [key for key, (_, asked) in self._snippets.items() if path in asked.files]:
            del self._snippets[key]
        for key in [key for key, (_, asked) in self._defined.items() if path in asked.files]:
            del self._defined[key]
        for guide in [key for key, opened in self._opened.items() if path in opened.files]:
            self._faces.setdefault(guide, self._opened.pop(guide).face)
            self._guides.pop(guide, None)
            self._versions[guide] = self.version(guide) + 1

    def version(self, path: str) -> int:
        """How often the guide at a path has changed."""
        return self._versions.get(path, 0)

    def is_guide(self, path: str) -> bool:
        """Whether the project has a guide at a path."""
        return path in self._folders

    def files_of(self, folder: ConnectorFolder) -> frozenset[str]:
        """The files that a folder's definition and guides are made of, as far as they are read."""
        defined = self._defined.get((folder.key, folder.definition or ""))
        files = set(defined[1].files) if defined else set()
        return frozenset(files).union(*map(self.files_of_guide, folder.guides))

    def files_of_guide(self, path: str) -> frozenset[str]:
        """The file of a guide and the snippets that it includes, as far as it is read."""
        return self._opened[path].files if path in self._opened else frozenset({path})

    def open(self, path: str) -> tuple[Guide | None, tuple[Fault, ...]]:
        """A guide by its path, maybe without its bulk; None where its file cannot be read."""
        opened = self._read(path)
        return self._guides.get(path, opened.guide), opened.faults

    def whole(self, path: str) -> Guide | None:
        """A guide with all that it says."""
        self._read(path)
        if path not in self._guides and self._opened[path].guide is not None:
            del self._opened[path]
            self._read(path)
        return self._guides.get(path)

    def guide(self, path: str) -> Guide | None:
        """What links need of the guide at a path."""
        if path not in self._folders:
            return None
        if self._listeners:
            self._listeners[-1].guides.add(path)
        return self._read(path).guide

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        if self._listeners:
            self._listeners[-1].files.add(path)
        return super().exists(path)

    def close(self, folder: ConnectorFolder) -> None:
        """Let go of the bulk of a folder's guides."""
        for path in folder.guides:
            if path not in self.held:
                self._guides.pop(path, None)

    def definition(self, folder: ConnectorFolder) -> tuple[Connector | None, tuple[Fault, ...]]:
        """The connector of a folder, the same until one of its files changes."""
        key = (folder.key, folder.definition or "")
        if key not in self._defined:
            with self.listening() as asked:
                self._defined[key] = super().definition(folder), asked
        found: tuple[Connector | None, tuple[Fault, ...]] = self._defined[key][0]
        return found

    def _read(self, path: str) -> _Opened:
        if path not in self._opened:
            with self.listening() as asked:
                source, faults = self.project.files.read(path)
                guide = None if faults else self._build(path, source)
            if guide is not None:
                self._guides[path] = guide
            opened = _Opened(guide and _slim(guide), faults, frozenset({path, *asked.files}))
            self._opened[path] = opened
            if path in self._faces and self._faces.pop(path) != opened.face:
                self.outdated.add(path)
        return self._opened[path]

    def _snippet(self, path: str, written: str) -> SourceText | None:
        folder = "" if written.startswith("/") else path.rpartition("/")[0]
        key = (folder, written)
        if key not in self._snippets:
            with self.listening() as asked:
                self._snippets[key] = self.project.snippet(path, written), asked
        source, asked = self._snippets[key]
        if self._listeners:
            self._listeners[-1].files |= asked.files
        return source


def _slim(guide: Guide) -> Guide:
    """A guide without the bulk of it: what links to it need, and a rename of what it links to."""
    empty = replace(guide.document, children=())
    return replace(guide, document=empty, passages=(), placements={})
