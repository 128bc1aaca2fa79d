"""Check a project, or some of its files, without writing anything."""

from collections.abc import Callable, Set
from functools import partial
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from guidekit.project import ConnectorFolder, Project, essential
from guidekit.rules import Selection
from guidekit.site.changes import Changes, Reach
from guidekit.site.comments import Comments
from guidekit.site.memory import Memory
from guidekit.site.recall import Recall, name_of
from guidekit.site.records import Record, places_among
from guidekit.site.study import Student, check_project, each_once
from guidekit.site.survey import check_surveys, survey_of
from guidekit.site.verdict import judge, project_selection
from guidekit.site.workers import default_jobs, spread
from guidekit.source import Diagnostic, Severity

__all__ = ["LintResult", "Progress", "lint_project"]

Progress = Callable[[int, int], None]
"""Is told how many folders are done, and of how many."""


class LintResult(Struct, frozen=True):
    """What is wrong, sorted, and how much was looked at; ``parsed`` counts readings.

    ``whole`` tells whether that was all of the project; ``suppressed`` are problems that somebody
    allowed, each with the reason. ``recalled`` counts connectors of which all was known from an
    earlier run.
    """

    diagnostics: tuple[Diagnostic, ...]
    connectors: int
    guides: int
    parsed: int
    whole: bool = True
    suppressed: tuple[tuple[Diagnostic, str], ...] = ()
    recalled: int = 0

    def within(self, files: Set[str]) -> "LintResult":
        """What of it is in some files, by their names in diagnostics."""
        return replace(
            self,
            diagnostics=tuple(each for each in self.diagnostics if each.span.path in files),
            suppressed=tuple(each for each in self.suppressed if each[0].span.path in files),
        )

    def without(self, files: Set[str]) -> "LintResult":
        """The same but for some guides, by their names in diagnostics."""
        if not files:
            return self
        others = {each.span.path for each in self.diagnostics}
        others.update(each.span.path for each, _ in self.suppressed)
        return replace(self.within(others - files), guides=self.guides - len(files), whole=False)

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(found.severity is Severity.ERROR for found in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many of the problems are warnings."""
        return sum(found.severity is Severity.WARNING for found in self.diagnostics)


def lint_project(
    project: Project,
    files: tuple[str, ...] = (),
    jobs: int | None = None,
    progress: Progress | None = None,
    selection: Selection | None = None,
    memory: Memory | None = None,
    changes: Changes | None = None,
) -> LintResult:
    """Check a project.

    ``files`` (paths in the project) narrow the check to the connectors' folders they are in; a
    file in none of them, such as a brand or a snippet, concerns every guide and narrows nothing.
    ``selection`` says which problems are reported; by default the project file does. What
    ``memory`` has of a connector is not found again as long as nothing has changed. ``changes``
    narrow the report to the guides that they concern.
    """
    recall = Recall(memory, project, "checks")
    work = _Work(project, recall, jobs, progress)
    folders = _folders_of(project, files)
    records = work.check(folders)
    reach = Reach(project, changes) if changes is not None else None
    concerned = None
    if reach is not None and not reach.everywhere:
        named = ((folder, records[name_of(folder)]) for folder in folders)
        found_in = [(folder, reach.files(folder, record)) for folder, record in named]
        folders = tuple(folder for folder, mine in found_in if mine)
        concerned = reach.changed().union(*(mine for _, mine in found_in))
    parts = [records[name_of(folder)] for folder in folders]
    found = [*check_project(project), *(d for part in parts for d in part.diagnostics)]
    whole = reach is None and len(folders) == len(project.folders)
    if whole:
        found += check_surveys(project, [part.survey for part in parts if part.survey])
    selection = project_selection(project) if selection is None else selection
    verdict = judge(
        project,
        each_once(found),
        selection,
        None if len(folders) == len(project.folders) else folders,
        files=concerned,
        comments=Comments(memory if whole else None),
    )
    shown = {project.files.show(path) for folder in folders for path in folder.guides}
    result = LintResult(
        verdict.reported,
        len(folders),
        len(shown if concerned is None else shown & concerned),
        work.parsed,
        whole=whole,
        suppressed=verdict.suppressed,
        recalled=work.recalled,
    )
    beside = _beside(project, files, folders)
    return result.without(beside) if concerned is None else result.within(concerned)


class _Work:
    """Checks the folders of which a memory does not know all."""

    def __init__(
        self, project: Project, recall: Recall, jobs: int | None, progress: Progress | None
    ) -> None:
        self.project = project
        self.recall = recall
        self.jobs = jobs
        self.progress = progress
        self.parsed = self.recalled = 0

    def check(self, folders: tuple[ConnectorFolder, ...]) -> dict[str, Record]:
        """What there is to say of each folder, by its name."""
        records, changed = self.recall.sort_out(folders)
        self.recalled = len(records)
        guides = sum(len(folder.guides) for folder in changed)
        jobs = default_jobs(guides) if self.jobs is None else self.jobs
        checks = spread(partial(_Checker, self.project), changed, jobs)
        try:
            for done, (folder, checked) in enumerate(zip(changed, checks, strict=True)):
                name = name_of(folder)
                records[name] = replace(checked.record, basis=self.recall.basis(folder))
                self.recall.keep(name, records[name])
                self.parsed += checked.parsed
                if self.progress:
                    self.progress(done + 1, len(changed))
        finally:  # what was found before an interruption is found
            self.recall.done(map(name_of, self.project.folders))
        return records


class _Checked(Struct, frozen=True):
    """What a worker sends back of a folder; the basis of the record is not its business."""

    record: Record
    parsed: int


class _Checker:
    def __init__(self, project: Project) -> None:
        self.student = Student(project, project.brands)

    def __call__(self, folder: ConnectorFolder) -> _Checked:
        before, project = self.student.shelf.parsed, self.student.project
        with project.files.watch.during() as answers:
            study = self.student.study(folder)
            self.student.shelf.close(folder)
        answers = essential(answers)
        survey = survey_of(study, project.settings.layout.base)
        asked = places_among(answers, study.asked)
        record = Record("", answers, study.diagnostics, survey=survey, asked=asked)
        return _Checked(record, self.student.shelf.parsed - before)


def _is_of(project: Project, file: str, folder: ConnectorFolder) -> bool:
    """Whether a file or folder is of a connector."""
    if not project.settings.layout.free:
        return file == folder.path or file.startswith(f"{folder.path}/")
    files = (folder.definition or "", *folder.guides)
    return any(PurePosixPath(path).is_relative_to(file) for path in files)


def _folders_of(project: Project, files: tuple[str, ...]) -> tuple[ConnectorFolder, ...]:
    chosen: dict[str, ConnectorFolder] = {}
    for file in files:
        own = [f for f in project.folders if _is_of(project, file, f)]
        if not own:
            return project.folders
        chosen.update((folder.key, folder) for folder in own)
    return tuple(chosen[key] for key in sorted(chosen)) if files else project.folders


def _beside(
    project: Project, files: tuple[str, ...], folders: tuple[ConnectorFolder, ...]
) -> frozenset[str]:
    """Guides that were checked with the named files and have nothing to do with them.

    Guides of one connector concern each other; of those that no connector claims, each is alone.
    """
    free = project.settings.layout.free
    if not free or not all(any(_is_of(project, file, each) for each in folders) for file in files):
        return frozenset()
    alone = [path for folder in folders if folder.definition is None for path in folder.guides]
    return frozenset(
        project.files.show(path)
        for path in alone
        if files and not any(PurePosixPath(path).is_relative_to(file) for file in files)
    )
