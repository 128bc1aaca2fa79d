"""A project that is being edited: what checking all of it says, kept up with every change.

Only what a change concerns is read and checked again: the changed guide, guides that include the
changed snippet or link to anchors that are new or gone, the guides of the changed definition. A
change of the project file or of a brand concerns everything.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from guidekit.model import Guide
from guidekit.project import Project, ProjectFiles, is_definition, is_guide, named_connectors
from guidekit.rules import Context
from guidekit.site.live_shelf import LiveShelf
from guidekit.site.live_student import LiveStudent
from guidekit.site.study import check_project, each_once
from guidekit.site.verdict import home_of, judge_file, known_files, project_selection
from guidekit.source import Diagnostic, GuidekitError, SourceText

__all__ = ["LiveGuide", "LiveProject"]

DATA = (".yaml", ".yml", ".json")


class LiveGuide(Struct, frozen=True):
    """A guide as it is now, its path in the project, and what each check of it is made with.

    A guide has a check for each connector and method that it explains.
    """

    path: str
    guide: Guide
    contexts: tuple[Context, ...]


class LiveProject:
    """The problems of a project's files while these change.

    ``load`` reads the project; it does so again after a change that may concern everything. It may
    raise :class:`GuidekitError`, which only the constructor lets through: a project that cannot be
    read again stays as it was.
    """

    def __init__(self, load: Callable[[], Project]) -> None:
        self._load = load
        self._held: frozenset[Path] = frozenset()
        self._claimed: dict[str, object] = {}
        self._begin(load())

    @property
    def settled(self) -> bool:
        """Whether all that could be wrong with any file has been looked for."""
        return not self.left

    @property
    def left(self) -> int:
        """How many connectors are yet to be checked."""
        return len(self._stale)

    def changed(self, files: Iterable[Path]) -> None:
        """These files have another text than before; or they, or folders, have come or gone."""
        files = tuple(files)
        for each in (self.project.files, self.project.own, self._student.shelf.project.files):
            each.look_again()
        concerning = [file for file in files if self._concerns_all(file)]
        if concerning:
            self._reload()
            return
        for file in files:
            path = self.project.files.relative(file)
            if path is not None:
                self._stale.update(dict.fromkeys(self._student.forget(path)))
                self._stale.update(dict.fromkeys(self._guides.get(path, ())))

    def hold(self, files: Iterable[Path]) -> None:
        """These files are being edited: they come first, and what they say stays at hand."""
        self._held = frozenset(files)
        self._hold()

    def work(self) -> frozenset[str]:
        """Check one more connector, those of files that are being edited first.

        The paths, as diagnostics have them, of the files whose problems are others now.
        """
        for index in self._stale:
            if self._is_held(index):
                return self._study(index)
        return self._study(next(iter(self._stale))) if self._stale else frozenset()

    def problems(self, file: Path) -> tuple[Diagnostic, ...]:
        """What is wrong with a file as it is now.

        While the project is not ``settled``, this may lack what the checks of connectors other
        than the file's own will find in it.
        """
        home, path = self._home(file)
        if home is None:
            return ()
        own = self._owners(path)
        for index in own:
            if index in self._stale:
                self._study(index)
        shown = home.show(path)
        found = [problem for problem in self._general if problem.span.path == shown]
        for problems in self._by_file.get(shown, {}).values():
            found += problems
        if not found and shown not in self._known:
            return ()
        complete = shown in self._known and (self.settled or path in self._guides)
        selected = self._selection
        return judge_file(self.project, each_once(found), selected, (home, path), complete=complete)

    def source(self, file: Path) -> SourceText | None:
        """The text of a file as it is now; None outside the project, and for no text."""
        home, path = self._home(file)
        if home is None:
            return None
        source, unreadable = home.read(path)
        return None if unreadable else source

    def place(self, shown: str) -> Path:
        """Where the file is that spans name so."""
        home, path = home_of(self.project, shown)
        return home.root / path

    def guide(self, file: Path) -> LiveGuide | None:
        """The guide in a file as it is now; None where the file is no guide of the project."""
        path = self.project.files.relative(file)
        if path is None or path not in self._guides:
            return None
        slim = self._slim(path)
        guide = self._student.shelf.whole(path)
        return LiveGuide(path, guide, slim.contexts) if guide and slim else None

    def included_by(self, file: Path) -> Iterator[LiveGuide]:
        """The guides that are known to include a snippet, without the bulk of their texts."""
        path = self.project.files.relative(file)
        for index in self._student.made_of(path) if path is not None else ():
            for each in self.project.folders[index].guides:
                guide = self._slim(each)
                if guide is not None and path in self._student.shelf.files_of_guide(each):
                    yield guide

    def guides(self) -> Iterator[LiveGuide]:
        """All guides, without the bulk of their texts."""
        for path in self._guides:
            guide = self._slim(path)
            if guide is not None:
                yield guide

    def _slim(self, path: str) -> LiveGuide | None:
        contexts: list[Context] = []
        for index in self._guides[path]:
            if index in self._stale:
                self._study(index)
            contexts += [each for each in self._student.contexts(index) if each.home == path]
        guide = self._student.shelf.guide(path)
        return LiveGuide(path, guide, tuple(contexts)) if guide else None

    def target(self, path: str) -> Guide | None:
        """What links need of the guide at a path of the project; None where there is none."""
        return self._student.shelf.guide(path)

    def _begin(self, project: Project) -> None:
        self.project = project
        self._student = LiveStudent(LiveShelf(project))
        self._selection = project_selection(project)
        self._general = check_project(project)
        self._known = known_files(project)
        self._stale = dict.fromkeys(range(len(project.folders)))
        self._by_file: dict[str, dict[int, list[Diagnostic]]] = defaultdict(dict)
        self._guides: dict[str, list[int]] = {}
        self._beside: dict[str, list[int]] = {}
        for index, folder in enumerate(project.folders):
            for path in folder.guides:
                self._guides.setdefault(path, []).append(index)
            if folder.definition:
                home = folder.definition.rpartition("/")[0]
                self._beside.setdefault(home, []).append(index)
        self._hold()

    def _reload(self) -> None:
        try:
            project = self._load()
        except GuidekitError:
            return
        self._begin(project)

    def _hold(self) -> None:
        paths = {self.project.files.relative(file) for file in self._held}
        held = {path for path in paths if path is not None}
        self._student.shelf.held = held
        if self.project.settings.layout.free:
            guides = (path for path in held if path in self._guides)
            self._claimed = {path: self._claimed_by(path) for path in guides}

    def _claimed_by(self, path: str) -> object:
        """The connectors that a guide of a free layout says it is about."""
        source, _ = self.project.files.read(path)
        return named_connectors(source)

    def _concerns_all(self, file: Path) -> bool:
        """Whether a change of a file may change which guides there are, or all of their checks."""
        settings = self.project.settings
        own = self.project.own.relative(file)
        if own is not None and (own == settings.path or _is_in(own, self._shared_folders())):
            return True
        path = self.project.files.relative(file)
        if path is None:
            return False
        exists, layout = self.project.files.exists(path), settings.layout
        if not exists and self._may_be_folder(path):
            return True
        if _is_in(path, [settings.folders["snippets"]]):
            return exists != (self.project.files.show(path) in self._known)
        if path in self._guides:
            claimed = self._claimed.get(path)
            if layout.free and exists and path in self._claimed:
                self._claimed[path] = self._claimed_by(path)
            return not exists or claimed != self._claimed.get(path)
        if layout.free and (path.endswith(DATA) or (layout.images and path == layout.images[0])):
            return True
        known = any(folder.definition == path for folder in self.project.folders)
        return (is_guide(path) or is_definition(file.name)) and exists != known

    def _may_be_folder(self, path: str) -> bool:
        """Whether there is a folder at a path, or was one that some check has looked into."""
        return self.project.files.is_folder(path) or self._student.has_looked_below(path)

    def _shared_folders(self) -> list[str]:
        """The folders, and files, of what all guides share; snippets know who includes them."""
        settings = self.project.settings
        folders = [settings.folders["brands"], settings.folders["templates"]]
        return [*folders, *(path for path, _ in settings.components)]

    def _owners(self, path: str) -> list[int]:
        """The connectors that a guide is about, or whose definition a file is beside."""
        return self._guides.get(path) or self._beside.get(path.rpartition("/")[0], [])

    def _is_held(self, index: int) -> bool:
        folder, held = self.project.folders[index], self._student.shelf.held
        return folder.definition in held or not held.isdisjoint(folder.guides)

    def _home(self, file: Path) -> tuple[ProjectFiles | None, str]:
        """The folder of the project that a file is in, and its path there."""
        for home in (self.project.files, self.project.own):
            path = home.relative(file)
            if path is not None:
                return home, path
        return None, ""

    def _study(self, index: int) -> frozenset[str]:
        """Check a connector; the paths of the files whose problems are others now."""
        self._stale.pop(index, None)
        found: dict[str, list[Diagnostic]] = {}
        for problem in self._student.study_folder(index):
            found.setdefault(problem.span.path, []).append(problem)
        before = [path for path, have in self._by_file.items() if index in have]
        touched = set()
        for path in {*found, *before}:
            if self._by_file[path].pop(index, []) != found.get(path, []):
                touched.add(path)
            if path in found:
                self._by_file[path][index] = found[path]
        outdated = self._student.shelf.outdated
        while outdated:
            self._stale.update(dict.fromkeys(self._student.forget_links(outdated.pop())))
        return frozenset(touched)


def _is_in(path: str, folders: Iterable[str]) -> bool:
    return any(PurePosixPath(path).is_relative_to(folder) for folder in folders if folder)
