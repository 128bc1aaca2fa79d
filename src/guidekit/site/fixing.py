"""Fix what can be fixed, in memory: check, change, check again until nothing is left to change."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_IMODE
from time import time_ns

from msgspec import Struct, field

from guidekit.project import Project, ProjectFiles
from guidekit.site.lint import LintResult
from guidekit.site.verdict import home_of
from guidekit.source import Diagnostic, Fix, SourceText
from guidekit.source.edits import Change, apply_changes, choose_fixes, whole_text
from guidekit.source.yaml_untouched import yaml_harm
from guidekit.syntax.untouched import guide_harm

__all__ = ["MAX_ROUNDS", "FixedFile", "Fixes", "Refusal", "fix_problems"]

MAX_ROUNDS = 10
"""So often what fixes uncover is fixed, too; fixes that undo each other come to an end."""

ANY_WRITE = 0o222
GUIDES = (".mdx", ".md")
YAML = (".yaml", ".yml", ".json")

Check = Callable[[Mapping[Path, str]], tuple[Project, LintResult]]
"""Checks a project whose files are to hold some texts."""


class FixedFile(Struct, frozen=True):
    """A file that fixes change: where it is, what it held when it was read, what it is to hold."""

    path: Path
    shown: str
    before: str
    after: str
    fixed: tuple[Diagnostic, ...]


class Refusal(Struct, frozen=True):
    """A problem whose fix was not made, and why."""

    problem: Diagnostic
    reason: str


class Fixes(Struct, frozen=True):
    """What fixes make of a project: changed files, what could not be fixed, and what is left.

    Nothing is written; ``result`` is what a check finds in the files as they are to be.
    """

    project: Project
    result: LintResult
    files: tuple[FixedFile, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def fixed(self) -> tuple[Diagnostic, ...]:
        """The problems that are gone."""
        return tuple(problem for file in self.files for problem in file.fixed)


def fix_problems(check: Check, *, unsafe: bool = False) -> Fixes:
    """Make the fixes of all problems that a check finds, those that are not safe if asked.

    Fixes of one round never overlap. A fix is only made in a file of the project that can be
    written and was not changed since the check began, and only if all else in the file still says
    the same; otherwise it is refused.
    """
    work = _Work(unsafe)
    for _ in range(MAX_ROUNDS):
        project, result = check(work.texts)
        if not work.round(project, result.diagnostics):
            break
    else:
        project, result = check(work.texts)
    return Fixes(project, result, tuple(work.files()), tuple(work.refused))


class _File(Struct):
    """A file in which there is something to fix, as it is at the beginning of a round."""

    where: Path
    source: SourceText
    problems: dict[Fix, Diagnostic] = field(default_factory=dict)


class _Work:
    def __init__(self, unsafe: bool) -> None:  # noqa: FBT001 - the one thing it is about
        self.unsafe = unsafe
        self.started = time_ns()
        self.texts: dict[Path, str] = {}
        self.before: dict[Path, str] = {}
        self.fixed: dict[Path, list[Diagnostic]] = {}
        self.shown: dict[Path, str] = {}
        self.refused: list[Refusal] = []

    def files(self) -> Iterator[FixedFile]:
        for path in sorted(self.texts):
            before, after = self.before[path], self.texts[path]
            if before != after:
                fixed = tuple(self.fixed[path])
                yield FixedFile(path, self.shown[path], before, after, fixed)

    def round(self, project: Project, found: Iterable[Diagnostic]) -> bool:
        """Make what fixes there are; tell whether there were any."""
        self.refused = []
        return sum([self._fix(file) for file in self._sort(project, found)]) > 0

    def _sort(self, project: Project, found: Iterable[Diagnostic]) -> Iterator[_File]:
        """The files in which something can be fixed, with the problems that have a fix."""
        files: dict[Path, _File | None] = {}
        for problem in found:
            fix = problem.fix
            if fix is None or not fix.edits or not (fix.safe or self.unsafe):
                continue
            shown = fix.edits[0].span.path
            if any(edit.span.path != shown for edit in fix.edits):
                self.refused.append(Refusal(problem, "it would change several files"))
                continue
            home, path = home_of(project, shown)
            where = home.locate(path)
            reason = "" if where in home.unsaved else self._obstacle(where)
            if where is None or reason:
                self.refused.append(Refusal(problem, reason))
                continue
            if where not in files:
                files[where] = self._read(home, path, where)
            file = files[where]
            if file is not None and file.source.path == shown:
                file.problems.setdefault(fix, problem)
        yield from (file for file in files.values() if file is not None)

    def _obstacle(self, where: Path | None) -> str:
        """Why a file must not be changed; nothing where it may."""
        if where is None:
            return "the file is outside the project"
        try:
            status = where.stat()
        except OSError:
            return "the file is gone"
        if not (S_IMODE(status.st_mode) & ANY_WRITE and os.access(where, os.W_OK)):
            return "the file may not be written"
        changed = max(status.st_mtime_ns, status.st_ctime_ns)
        # A clock that is ahead tells nothing.
        meanwhile = self.started < changed <= time_ns()
        return "the file was changed while it was checked" if meanwhile else ""

    def _read(self, home: ProjectFiles, path: str, where: Path) -> _File | None:
        source, unreadable = home.read(path)
        if unreadable:
            return None
        if where not in self.before:
            self.before[where] = whole_text(source, source.text)
            self.shown[where] = source.path
        return _File(where, source)

    def _fix(self, file: _File) -> int:
        """Make the fixes of a file; how many there were.

        The safe ones come first, by themselves: only then can the check that readers see no
        difference mean anything.
        """
        safe = [fix for fix in file.problems if fix.safe]
        others = [fix for fix in file.problems if not fix.safe]
        return self._make(file, safe, moves=False) or self._make(file, others, moves=True)

    def _make(self, file: _File, fixes: list[Fix], *, moves: bool) -> int:
        """Make what does no harm, all at once if that does none, else one by one."""
        chosen = choose_fixes(file.source, fixes)
        problems = [file.problems[fix] for fix, _ in chosen]
        changes = [change for _, mine in chosen for change in mine]
        text, harm = _tried(file.source, changes, moves=moves)
        if harm:
            changes, made = [], []
            for (_, mine), problem in zip(chosen, problems, strict=True):
                text, harm = _tried(file.source, [*changes, *mine], moves=moves)
                if harm:
                    self.refused.append(Refusal(problem, harm))
                else:
                    changes += mine
                    made.append(problem)
            text, problems = apply_changes(file.source.text, changes), made
        if problems:
            self.texts[file.where] = whole_text(file.source, text)
            self.fixed.setdefault(file.where, []).extend(problems)
        return len(problems)


def _tried(source: SourceText, changes: list[Change], *, moves: bool) -> tuple[str, str | None]:
    """The text with changes made, and what harm that does to the rest of it."""
    text = apply_changes(source.text, changes)
    after = SourceText(source.path, text)
    if source.path.endswith(GUIDES):
        return text, guide_harm(source, after, changes, moves=moves)
    if source.path.endswith(YAML):
        return text, yaml_harm(source, after, changes)
    return text, "the file is neither a guide nor YAML"
