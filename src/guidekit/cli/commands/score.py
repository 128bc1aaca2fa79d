"""``guidekit score``."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.cli.output import Meter, counted
from guidekit.cli.writing import write_file
from guidekit.reports import printable
from guidekit.source import GuidekitError

if TYPE_CHECKING:
    from guidekit.rules import Grade
    from guidekit.site import GuideScore, Scores

__all__ = ["score"]


EXAMPLES = """\b
Examples:
  guidekit score
  guidekit score --json score.json --badge guides.svg
  guidekit score --no-regress score.json
"""


@click.command(short_help="Grade guides: bronze, silver, gold.", epilog=EXAMPLES)
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
    "--json",
    "record",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the grades to a file.",
)
@click.option(
    "--badge",
    "badges",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write a badge: FILE.svg, or FILE.json for an endpoint of shields.io; repeatable.",
)
@click.option(
    "--no-regress",
    "base",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="End with 1 where a guide is worse than in this file of --json.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as useful."
)
@click.pass_context
def score(
    ctx: click.Context,
    folder: Path | None,
    file: Path | None,
    record: Path | None,
    badges: tuple[Path, ...],
    base: Path | None,
    jobs: int | None,
) -> None:
    """Grade each guide of a project, by what all rules find in it.

    Bronze has no errors; silver no warnings, and each required field located for the readers of
    every brand; gold nothing left to report. With --no-regress no guide may have a worse grade
    than in the file, and new guides need bronze.
    """
    from guidekit.project import open_project
    from guidekit.site import regressions, score_project

    for badge in badges:
        if badge.suffix not in (".svg", ".json"):
            raise click.BadParameter(f"`{badge}`, expected a file of `.svg` or `.json`")
    before = _grades(base) if base else None
    project = open_project(folder, file)
    with Meter("checking") as meter:
        scores = score_project(project, jobs, meter.show)
    fallen = list(regressions(scores, before)) if before is not None else []
    if not fallen or record is None or base is None or record.resolve() != base.resolve():
        # What the next run is held to must not become worse by a run that failed.
        _write(scores, record, badges)
    for line in _lines(scores):
        click.echo(line)
    for each in fallen:
        was = f"it was {each.before.word}" if each.before else "a new guide needs bronze"
        click.echo(f"worse: `{printable(each.path)}` is {each.now.word}, {was}", err=True)
    ctx.exit(1 if fallen else 0)


def _grades(file: Path) -> "Mapping[str, Grade]":
    """The grades in a file of an earlier run, which may be larger than any guide."""
    from guidekit.site import read_grades

    try:
        return read_grades(file.read_bytes(), str(file))
    except OSError as error:
        raise GuidekitError(f"`{file}` cannot be read: {error.strerror or error}") from error


def _lines(scores: "Scores") -> Iterator[str]:
    from guidekit.site import tally

    width = max((len(printable(guide.path)) for guide in scores.guides), default=0)
    for guide in scores.guides:
        row = f"{guide.grade.word:<6}  {printable(guide.path):<{width}}  {_against(guide)}"
        yield row.rstrip()
    yield f"{tally(scores)} of {counted(len(scores.guides), 'guide')}"
    for each in scores.unused:
        yield f"exempt for nothing: {each.rule} in `{printable(each.guide)}` ({each.span})"
    if scores.errors:
        yield f"{counted(scores.errors, 'error')} outside of guides: `guidekit lint` tells"


def _against(guide: "GuideScore") -> str:
    found = [f"{code} ({n})" if n > 1 else code for code, n in guide.problems.items()]
    exempt = sum(guide.exempt.values())
    return "  ".join([", ".join(found), *([f"{exempt} exempt"] if exempt else [])]).strip()


def _write(scores: "Scores", record: Path | None, badges: tuple[Path, ...]) -> None:
    from guidekit.site import badge_json, badge_svg, scores_json

    if record:
        write_file(record, scores_json(scores))
    for badge in badges:
        write_file(badge, badge_svg(scores) if badge.suffix == ".svg" else badge_json(scores))
