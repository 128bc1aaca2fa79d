"""One check of a project, as a command line asks for it; made again after something changed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from guidekit.cli.garbage import spare_loaded
from guidekit.cli.output import Meter
from guidekit.cli.repository import top_of
from guidekit.cli.revisions import difference_from
from guidekit.cli.typed import Typed

if TYPE_CHECKING:
    from guidekit.project import Project
    from guidekit.rules import Choice, Selection
    from guidekit.site import Changes, LintResult, Memory

__all__ = ["Check", "Checked"]


class Checked(Struct, frozen=True):
    """A project as it was read, the rules that were chosen, and what they found."""

    project: "Project"
    selection: "Selection"
    result: "LintResult"


class Check(Struct, frozen=True):
    """What to check, by which rules, and what is known of it from earlier runs."""

    targets: tuple[Path, ...]
    file: Path | None
    jobs: int | None
    choice: "Choice"
    memory: "Callable[[Project], Memory | None]" = lambda _: None
    since: str | None = None
    """The commit since which files must have changed to be of interest."""
    typed: Typed | None = None
    """What is to be checked as a file, of which alone the problems are of interest."""

    def run(self, unsaved: Mapping[Path, str] | None = None) -> Checked:
        """Check what is on the disk now, but for files that are to hold other texts."""
        from guidekit.project import resolve_targets
        from guidekit.rules import select_rules
        from guidekit.site import lint_project, names_of

        spare_loaded()
        targets, typed = self.targets, self.typed
        if typed:
            targets, unsaved = (typed.path,), {typed.place: typed.text, **(unsaved or {})}
        project, files = resolve_targets(targets, self.file, unsaved)
        selection = select_rules(project.settings.lint.choice, self.choice)
        with Meter("checking") as meter:
            memory, changes = self.memory(project), self._changes(project)
            result = lint_project(project, files, self.jobs, meter.show, selection, memory, changes)
        if typed:
            result = result.within(names_of(project, typed.path))
        return Checked(project, selection, result)

    def _changes(self, project: "Project") -> "Changes | None":
        if self.since is None:
            return None
        from guidekit.site import Changes

        found = difference_from(project.files.root, self.since)
        changed, moved = found.changed, found.moved
        if project.own.root != project.files.root and top_of(project.own.root):
            beside = difference_from(project.own.root, self.since)
            changed, moved = (*changed, *beside.changed), (*moved, *beside.moved)
        return Changes.of(changed, moved, found.before)
