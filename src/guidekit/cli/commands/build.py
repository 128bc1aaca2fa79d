"""``guidekit build``."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.cli.garbage import spare_loaded
from guidekit.cli.memo import memory_of, no_cache_option, remember
from guidekit.cli.output import Meter, counted, say
from guidekit.cli.output_folder import output_option
from guidekit.cli.reporting import deliver

if TYPE_CHECKING:
    from guidekit.site import BuildResult, DaskWorkers, Shard, Tally

__all__ = ["build", "summary"]


EXAMPLES = """\b
Examples:
  guidekit build
  guidekit build guides -o public
  guidekit build --brand acme --brand globex
  guidekit build --shard 3/8 -o shard-3
  guidekit build --executor dask --scheduler tcp://10.0.0.1:8786 -o /shared/build
"""


@click.command(short_help="Build the site of every brand.", epilog=EXAMPLES)
@click.argument("folder", required=False, metavar="[PROJECT]", type=click.Path(path_type=Path))
@click.option(
    "-p",
    "--project",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Project file, where it is not `guidekit.yaml` in the tree that it describes.",
)
@output_option
@click.option("--brand", "brands", multiple=True, metavar="ID", help="Only this brand; repeatable.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as useful."
)
@click.option("--allow-errors", is_flag=True, help="Write the sites in spite of errors.")
@click.option("--timings", is_flag=True, help="Tell what was done, stage by stage.")
@click.option(
    "--shard",
    metavar="N/COUNT",
    help="Build only this part, such as 3/8, for `guidekit merge`.",
)
@click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who builds: processes of this machine, or the workers of a Dask cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Scheduler of the Dask cluster.")
@no_cache_option
@click.pass_context
def build(
    ctx: click.Context,
    folder: Path | None,
    file: Path | None,
    output: Path,
    brands: tuple[str, ...],
    jobs: int | None,
    *,
    allow_errors: bool,
    timings: bool,
    shard: str | None,
    executor: str,
    scheduler: str | None,
) -> None:
    """Build the sites of a project: for each brand a catalogue and a page per guide.

    PROJECT is the folder with `guidekit.yaml`; by default the nearest one, from the current folder
    upward, or `guides/`. With --project it is the tree that the file describes. Until the new sites
    are complete the old ones stay as they are, and where a guide has errors they stay for good. A
    partner whose site would tell of the house is left out; the others come out all the same.
    """
    from guidekit.project import open_project
    from guidekit.site import build_site

    spare_loaded()
    part = None if shard is None else _part(shard)
    workers = _workers(executor, scheduler, part)
    found = open_project(folder, file)
    with Meter("building") as meter:
        shown = meter.show
        if part:
            from guidekit.site import build_shard

            result = build_shard(
                found, part, output, brands, jobs, allow_errors=allow_errors, progress=shown
            )
        else:
            result = build_site(
                found,
                output,
                brands,
                jobs,
                allow_errors=allow_errors,
                progress=shown,
                memory=memory_of(ctx, found),
                workers=workers,
            )
    deliver(result.diagnostics)
    say(f"{summary(result, output)}{f', shard {part}' if part else ''}\n")
    if timings:
        say("".join(_timings(result.tally)))
    code = 1 if result.errors else 0
    remember(ctx, found, code)
    ctx.exit(code)


def _part(text: str) -> "Shard":
    from guidekit.site import Shard

    return Shard.parse(text)


def _workers(executor: str, scheduler: str | None, shard: "Shard | None") -> "DaskWorkers | None":
    if (executor == "dask") is (scheduler is None):
        raise click.UsageError("expected `--executor dask` and `--scheduler ADDRESS` together")
    if scheduler is None:
        return None
    if shard is not None:
        raise click.UsageError("`--shard` is for builds without `--executor dask`")
    from guidekit.site import DaskWorkers

    return DaskWorkers(scheduler)


def summary(result: "BuildResult", output: Path) -> str:
    """What a build came to, in one line."""
    if not result.replaced:
        return f"nothing written, `{output}` is as it was: correct the errors first"
    pages = f"{counted(result.pages, 'page')} of {counted(result.guides, 'guide')}"
    brands = counted(result.brands - len(result.refused), "brand")
    built = f"built {pages} for {brands}: {counted(result.files, 'file')} in `{output}`"
    if result.refused:
        names = ", ".join(f"`{brand}`" for brand in result.refused)
        return f"{built}\nnot among them {names}: the site would tell of the house"
    return built


def _timings(tally: "Tally") -> Iterator[str]:
    """A line for each stage; seconds are those of all processes together."""
    yield f"{'stage':<9} {'count':>8} {'seconds':>8}\n"
    for stage, seconds in tally.seconds.items():
        yield f"{stage:<9} {tally.counts[stage]:>8} {seconds:>8.3f}\n"
    yield f"{'skipped':<9} {tally.counts['skipped']:>8}          files as they were\n"
    yield f"{'recalled':<9} {tally.counts['recalled']:>8}          connectors from the cache\n"
