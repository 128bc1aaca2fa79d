"""``guidekit merge``."""

from pathlib import Path

import click

from guidekit.cli.commands.build import summary
from guidekit.cli.output import say
from guidekit.cli.output_folder import output_option
from guidekit.cli.reporting import deliver

__all__ = ["merge"]


EXAMPLES = """\b
Examples:
  guidekit merge shard-1 shard-2 shard-3
  guidekit merge shards/* -o public
"""


@click.command(short_help="Put the shards of a build together.", epilog=EXAMPLES)
@click.argument(
    "shards", nargs=-1, required=True, metavar="DIR...", type=click.Path(path_type=Path)
)
@output_option
@click.option(
    "--tree",
    metavar="PROJECT",
    type=click.Path(path_type=Path),
    help="Folder of the project that the shards were built of; by default the nearest.",
)
@click.option(
    "-p",
    "--project",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Project file, where it is not `guidekit.yaml` in the tree that it describes.",
)
@click.option("--allow-errors", is_flag=True, help="Write the sites in spite of errors.")
@click.pass_context
def merge(
    ctx: click.Context,
    shards: tuple[Path, ...],
    output: Path,
    tree: Path | None,
    file: Path | None,
    *,
    allow_errors: bool,
) -> None:
    """Put together what `guidekit build --shard` wrote: the same bytes as of one whole build.

    Each DIR is the output folder of one shard. All must be there, each once, built by this release
    of the project as it is here: with the same guides, definitions and brands.
    """
    from guidekit.project import open_project
    from guidekit.site import merge_shards

    result = merge_shards(open_project(tree, file), shards, output, allow_errors=allow_errors)
    deliver(result.diagnostics)
    say(f"{summary(result, output)}\n")
    ctx.exit(1 if result.errors else 0)
