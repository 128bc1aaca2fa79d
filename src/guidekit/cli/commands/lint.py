"""``guidekit lint``."""

from pathlib import Path

import click

from guidekit.cli.output import Meter
from guidekit.cli.reporting import Reporting, deliver, reporting_options

__all__ = ["lint"]


EXAMPLES = """\b
Examples:
  guidekit lint
  guidekit lint guides --format json
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
@click.pass_context
def lint(
    ctx: click.Context,
    targets: tuple[Path, ...],
    file: Path | None,
    jobs: int | None,
    reporting: Reporting,
) -> None:
    """Check the guides against the connectors' definitions, for the readers of every brand.

    Without arguments this checks the nearest project, from the current folder upward, or in
    `guides/`. Files of a project are checked with all that their connectors' folders hold; a file
    that concerns every connector, such as a brand, checks them all. Files outside any project are
    checked by themselves. With --project, the folder given (or the current one) is the tree that
    the file describes.
    """
    from guidekit.site import lint_project, resolve_targets

    project, files = resolve_targets(targets, file)
    with Meter("checking") as meter:
        result = lint_project(project, files, jobs, meter.show)
    summary = {"connectors": result.connectors, "guides": result.guides}
    deliver(result.diagnostics, reporting, summary)
    ctx.exit(1 if result.errors else 0)
