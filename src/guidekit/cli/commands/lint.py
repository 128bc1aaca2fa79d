"""``guidekit lint``."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from guidekit.cli.adoption import Adoption, adoption_options
from guidekit.cli.checking import Check, Checked
from guidekit.cli.fixing import Fixing, fixing_options
from guidekit.cli.memo import memory_of, no_cache_option, remember
from guidekit.cli.output import counted, said, say
from guidekit.cli.reporting import Reporting, reporting_options
from guidekit.cli.scope import Scope, scope_options
from guidekit.cli.selection import selection_options
from guidekit.cli.watching import Look, watch
from guidekit.source import SourceText

if TYPE_CHECKING:
    from guidekit.project import Project
    from guidekit.rules import Choice
    from guidekit.site import Fixes, LintResult

__all__ = ["lint"]


EXAMPLES = """\b
Examples:
  guidekit lint
  guidekit lint guides --format json
  guidekit lint --select GK3,broken-link --severity GK302=error
  guidekit lint --fix --show-fixes
  guidekit lint --changed=origin/main
  guidekit lint --watch
  guidekit lint --statistics
  guidekit lint --baseline known.json --write-baseline
  guidekit lint --output sarif:lint.sarif --output junit:lint.xml
  guidekit lint guides/connectors/lucca/lucca.mdx
  guidekit lint --project docs.yaml ../docs
"""


@click.command(
    short_help="Report what is wrong with guides, definitions and brands.", epilog=EXAMPLES
)
@click.argument(
    "targets", nargs=-1, metavar="[PROJECT | FILES...]", type=click.Path(path_type=Path)
)
@click.option(
    "-p",
    "--project",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Project file, where it is not `guidekit.yaml` in the tree that it describes.",
)
@reporting_options
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as useful."
)
@selection_options
@adoption_options
@fixing_options
@scope_options
@click.option("--exit-zero", is_flag=True, help="End with 0 in spite of problems.")
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="End with 1 where there are more warnings.",
)
@no_cache_option
@click.pass_context
def lint(
    ctx: click.Context,
    targets: tuple[Path, ...],
    file: Path | None,
    jobs: int | None,
    reporting: Reporting,
    choice: "Choice",
    adoption: Adoption,
    fixing: Fixing,
    scope: Scope,
    *,
    exit_zero: bool,
    max_warnings: int | None,
) -> None:
    """Check the guides against the connectors' definitions, for the readers of every brand.

    Without arguments this checks the nearest project, from the current folder upward, or in
    `guides/`. Files of a project are checked with all that their connectors' folders hold; a file
    that concerns every connector, such as a brand, checks them all. Files outside any project are
    checked by themselves. With --project, the folder given (or the current one) is the tree that
    the file describes.
    """
    from guidekit.project import shown_path

    check = Check(targets, file, jobs, choice, partial(memory_of, ctx), scope.since, scope.typed)
    if scope.typed:
        adoption.refuse("--stdin-filename")
        source = SourceText(shown_path(scope.typed.path), scope.typed.text)
        reporting = replace(reporting, typed=source)
    run = _Run(ctx, check, reporting, adoption, fixing, exit_zero, max_warnings)
    if scope.watch:
        adoption.refuse("--watch")
        watch(run.look)
        ctx.exit(0)
    ctx.exit(run.tell(*run.check()))


class _Run(Struct, frozen=True):
    """A check as the command line asks for it, and what is told of it."""

    ctx: click.Context
    job: Check
    reporting: Reporting
    adoption: Adoption
    fixing: Fixing
    exit_zero: bool
    max_warnings: int | None

    def check(self) -> "tuple[Checked, Fixes | None]":
        """Check, and fix where that is asked for."""
        if self.fixing.asked:
            return self.fixing.run(self.job, self.adoption.unknown)
        return self.job.run(), None

    def tell(self, checked: Checked, fixes: "Fixes | None") -> int:
        """Report what was found, and give the exit code."""
        if fixes and self.fixing.diff:
            self.fixing.show_patch(fixes)
            return 1 if self.fixing.fails(fixes) and not self.exit_zero else 0
        reporting = self.reporting
        if fixes and self.job.typed:
            self.job.typed.put_out(fixes)
            reporting = reporting.silent
        if self.adoption.change(checked.project, checked.result, checked.selection):
            checked = self.job.run()
        result = self.adoption.finish(checked.project, checked.result, checked.selection, reporting)
        if fixes:
            self.fixing.tell(fixes, result)
        code = 1 if self.fixing.fails(fixes) else self._code(checked.project, result)
        remember(self.ctx, checked.project, 0 if self.exit_zero else code)
        return 0 if self.exit_zero else code

    def look(self) -> Look:
        """Check for a user who watches."""
        from guidekit.site import Fingerprints

        said(self.ctx).clear()
        checked, fixes = self.check()
        baseline = self.adoption.known_in(checked.project)
        questions = [f"={baseline.absolute()}"] if baseline else []
        known = {question: Fingerprints().answer(question) for question in questions}
        # What was fixed is told, whatever is left.
        fixed = object() if fixes and fixes.files else None
        news = (checked.result.diagnostics, checked.result.suppressed, known, fixed)
        answers = {**checked.project.files.watch.answers, **known}
        return Look(news, answers, lambda: self.tell(checked, fixes))

    def _code(self, project: "Project", result: "LintResult") -> int:
        """1 for errors, and for more warnings than there may be."""
        most = self.max_warnings
        if most is None:
            most = project.settings.lint.max_warnings
        if most is not None and result.warnings > most:
            say(f"{counted(result.warnings, 'warning')}, expected at most {most}\n", err=True)
            return 1
        return 1 if result.errors else 0
