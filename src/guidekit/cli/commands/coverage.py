"""``guidekit coverage``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.cli.output import Meter
from guidekit.cli.writing import write_file

if TYPE_CHECKING:
    from guidekit.project import Project
    from guidekit.variants import Coverage

__all__ = ["coverage"]


EXAMPLES = """\b
Examples:
  guidekit coverage
  guidekit coverage guides --connector lucca --all
  guidekit coverage --format html --output coverage.html
  guidekit coverage --project docs.yaml ../docs --fail-under 95
"""


@click.command(short_help="Show which fields of the forms the guides explain.", epilog=EXAMPLES)
@click.argument("folder", required=False, metavar="[PROJECT]", type=click.Path(path_type=Path))
@click.option(
    "-p",
    "--project",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Project file, where it is not `guidekit.yaml` in the tree that it describes.",
)
@click.option(
    "--connector", "keys", multiple=True, metavar="KEY", help="Only this connector; repeatable."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="How to show it.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write it to this file instead of printing it.",
)
@click.option("--all", "everything", is_flag=True, help="As text, show forms without gaps too.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 where less than this share of the required fields is located.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as useful."
)
@click.pass_context
def coverage(
    ctx: click.Context,
    folder: Path | None,
    file: Path | None,
    keys: tuple[str, ...],
    form: str,
    output: Path | None,
    jobs: int | None,
    fail_under: float | None,
    *,
    everything: bool,
) -> None:
    """Show which fields of each connector's forms the guides name, locate and have entered.

    For each form and each brand's readers: the line that names a field, the line that says where
    its value is found or made, and the line that has the reader enter it. The share that the totals
    tell is that of required fields that are located.

    PROJECT is the folder with `guidekit.yaml`; by default the nearest one, from the current folder
    upward, or `guides/`. With --project it is the tree that the file describes.
    """
    from guidekit.project import open_project
    from guidekit.site import cover_project

    project = open_project(folder, file)
    with Meter("reading") as meter:
        found = cover_project(project, keys, jobs, meter.show)
    text = _shown(project, found, form, everything=everything)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text)
    ctx.exit(1 if fail_under is not None and found.totals.percent < fail_under else 0)


def _shown(project: "Project", found: "Coverage", form: str, *, everything: bool) -> str:
    if form == "html":
        from guidekit.render import Theme, render_coverage

        return render_coverage(Theme(project.templates), found, title=project.settings.title)
    from guidekit.reports.coverage_formats import COVERAGE_FORMATS

    return COVERAGE_FORMATS[form](found, everything)
