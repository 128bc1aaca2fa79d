"""What a change of some files concerns: by what was asked of the disk to check each guide."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from guidekit.connectors import Connector, read_connectors, says_the_same
from guidekit.project import ConnectorFolder, Project, parts_beside
from guidekit.site.records import Record
from guidekit.site.verdict import home_of, names_of
from guidekit.source import SourceText

__all__ = ["Changes", "Reach"]

OF_FILES = "=?#"
"""The letters of questions about one file."""


Before = Callable[[Path], bytes | None]


def _unknown(_: Path) -> None:
    """What nobody knows a file to have held."""


class Changes(Struct, frozen=True):
    """Files that were changed, have come or have gone, by their absolute paths.

    ``before`` gives what a file held, None where that is not known.

    >>> changes = Changes.of([Path("/guides/a.mdx")], moved=[Path("/guides/b.mdx")])
    >>> changes.meet(["=/guides/a.mdx"]), changes.meet(["*/guides"]), changes.meet(["?/guides/c"])
    (True, True, False)
    """

    paths: tuple[Path, ...]
    moved: tuple[Path, ...]
    questions: frozenset[str]
    before: Before = _unknown

    @classmethod
    def of(
        cls, changed: Iterable[Path], moved: Iterable[Path] = (), before: Before = _unknown
    ) -> "Changes":
        """All these files; ``moved`` are those that have come or gone."""
        moved = tuple(moved)
        paths = (*changed, *moved)
        about = (
            f"{letter}{name}" for path in paths for name in _names(path) for letter in OF_FILES
        )
        lists = (f"*{Path(name).parent}" for path in moved for name in _names(path))
        return cls(paths, moved, frozenset([*about, *lists]), before)

    def meet(self, questions: Iterable[str]) -> bool:
        """Whether the answer to one of these questions may have changed."""
        return not self.questions.isdisjoint(questions)


class Reach:
    """What changes of files have to do with the connectors of a project."""

    def __init__(self, project: Project, changes: Changes) -> None:
        self.project = project
        self.changes = changes
        self._definitions: dict[str, Mapping[str, Connector]] = {}
        root = project.files.root
        self._guides = {f"{root}/{path}" for folder in project.folders for path in folder.guides}

    @property
    def everywhere(self) -> bool:
        """Whether they concern all of the project, as those of a brand do."""
        return self.changes.meet(self.project.basis)

    def files(self, folder: ConnectorFolder, record: Record) -> frozenset[str]:
        """The files of a connector that are concerned, as diagnostics name them.

        A guide is concerned if a changed file was looked at to check it; so are all guides where
        they share that file. With them are the files that they are made of. None where the
        connector has nothing to do with the changes.
        """
        questions = record.questions()
        own = frozenset[str]().union(*questions.values())
        shared = record.answers.keys() - own - self._still_said(folder)
        whole = self.changes.meet(shared) or self._moved_in(folder)
        guides = [path for path, asked in questions.items() if whole or self.changes.meet(asked)]
        if not (guides or whole):
            return frozenset()
        looked = frozenset(shared).union(*(questions[path] for path in guides))
        paths = {question[1:] for question in looked if question[0] in OF_FILES}
        shown = (self.project.files.show(path) for path in guides)
        others = (names_of(self.project, Path(path)) for path in paths - self._guides)
        return frozenset(shown).union(*others)

    def changed(self) -> frozenset[str]:
        """The changed files themselves, as diagnostics name them.

        Where files have come or gone, also folders that are not as they should be.
        """
        names = (names_of(self.project, path) for path in self.changes.paths)
        told = (fault.span.path for fault in self.project.faults if self.changes.moved)
        homes = ((shown, *home_of(self.project, shown)) for shown in told)
        folders = frozenset(shown for shown, home, path in homes if home.is_folder(path))
        return folders.union(*names)

    def _still_said(self, folder: ConnectorFolder) -> frozenset[str]:
        """The questions about a definition's file, where only other connectors in it changed."""
        path = folder.definition
        if path is None or not self.project.settings.layout.free:
            return frozenset()
        question = f"={self.project.files.root}/{path}"
        if question not in self.changes.questions:
            return frozenset()
        before = self._earlier(path).get(folder.key)
        now = self.project.definitions.connector(path, folder.key)
        same = before is not None and now is not None and says_the_same(before, now)
        return frozenset({question, f"?{question[1:]}"} if same else ())

    def _earlier(self, path: str) -> Mapping[str, Connector]:
        """The connectors that a definition's file had; none where its comments were others."""
        if path not in self._definitions:
            files = self.project.files
            held = self.changes.before(files.root / path)
            source, faults = SourceText.decode(files.show(path), held or b"")
            found: tuple[Connector, ...] = ()
            if not faults and _comments(source) == _comments(files.read(path)[0]):
                parts = parts_beside(files, str(PurePosixPath(path).parent))
                name = self.project.definitions.name_of(path)
                found = read_connectors(source, parts, name)
            self._definitions[path] = {connector.key: connector for connector in found}
        return self._definitions[path]

    def _moved_in(self, folder: ConnectorFolder) -> bool:
        """Whether a file has come to a connector's own folder, or gone from it."""
        if self.project.settings.layout.free:
            return False
        paths = (self.project.files.relative(path) for path in self.changes.moved)
        return any(path and PurePosixPath(path).is_relative_to(folder.path) for path in paths)


def _comments(source: SourceText) -> list[str]:
    """The lines that may suppress a problem."""
    return [line for line in source.text.splitlines() if "guidekit:" in line]


def _names(path: Path) -> frozenset[str]:
    """Where a file stands, and where it is when symlinks are followed."""
    return frozenset(map(str, (path, path.parent.resolve() / path.name, path.resolve())))
