"""``guidekit lint``."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.cli.adoption import Adoption, adoption_options
from guidekit.cli.checking import Check
from guidekit.cli.fixing import Fixing, fixing_options
from guidekit.cli.memo import memory_of, no_cache_option, remember
from guidekit.cli.output import counted, say
from guidekit.cli.reporting import Reporting, reporting_options
from guidekit.cli.selection import selection_options

if TYPE_CHECKING:
    from guidekit.rules import Choice
    from guidekit.site import LintResult

__all__ = ["lint"]


EXAMPLES = """\b
Examples:
  guidekit lint
  guidekit lint guides --format json
  guidekit lint --select GK3,broken-link --severity GK302=error
  guidekit lint --fix --show-fixes
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
    check = Check(targets, file, jobs, choice, partial(memory_of, ctx))
    checked, fixes = fixing.run(check, adoption.unknown) if fixing.asked else (check.run(), None)
    if fixes and fixing.diff:
        fixing.show_patch(fixes)
        ctx.exit(1 if fixing.fails(fixes) and not exit_zero else 0)
    if adoption.change(checked.project, checked.result, checked.selection):
        checked = check.run()
    result = adoption.finish(checked.project, checked.result, checked.selection, reporting)
    if fixes:
        fixing.tell(fixes, result)
    settings = checked.project.settings.lint
    most = settings.max_warnings if max_warnings is None else max_warnings
    code = 1 if fixing.fails(fixes) else _exit_code(result, most)
    code = 0 if exit_zero else code
    remember(ctx, checked.project, code)
    ctx.exit(code)


def _exit_code(result: "LintResult", most: int | None) -> int:
    """1 for errors, and for more warnings than there may be."""
    if most is not None and result.warnings > most:
        say(f"{counted(result.warnings, 'warning')}, expected at most {most}\n", err=True)
        return 1
    return 1 if result.errors else 0
