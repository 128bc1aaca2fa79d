"""One check of a project, as a command line asks for it; made again after something changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guidekit.cli.output import Meter

if TYPE_CHECKING:
    from guidekit.rules import Choice, Selection
    from guidekit.site import LintResult, Memory, Project

__all__ = ["Check", "Checked"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A project as it was read, the rules that were chosen, and what they found."""

    project: "Project"
    selection: "Selection"
    result: "LintResult"


@dataclass(frozen=True, slots=True)
class Check:
    """What to check, by which rules, and what is known of it from earlier runs."""

    targets: tuple[Path, ...]
    file: Path | None
    jobs: int | None
    choice: "Choice"
    memory: "Callable[[Project], Memory | None]" = lambda _: None

    def run(self, unsaved: Mapping[Path, str] | None = None) -> Checked:
        """Check what is on the disk now, but for files that are to hold other texts."""
        from guidekit.rules import select_rules
        from guidekit.site import lint_project, resolve_targets

        project, files = resolve_targets(self.targets, self.file, unsaved)
        selection = select_rules(project.settings.lint.choice, self.choice)
        with Meter("checking") as meter:
            memory = self.memory(project)
            result = lint_project(project, files, self.jobs, meter.show, selection, memory)
        return Checked(project, selection, result)
