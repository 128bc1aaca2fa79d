"""``guidekit cache``."""

from pathlib import Path

import click

from guidekit.cli.output import counted
from guidekit.source import GuidekitError

__all__ = ["cache"]


EXAMPLES = """\b
Examples:
  guidekit cache info
  guidekit cache clear guides
"""


@click.command(short_help="Show or clear what is remembered between runs.", epilog=EXAMPLES)
@click.argument("action", type=click.Choice(["info", "clear"]))
@click.argument("folder", required=False, metavar="[PROJECT]", type=click.Path(path_type=Path))
def cache(action: str, folder: Path | None) -> None:
    """Show or clear what guidekit remembers of a project between runs.

    It is kept in `.guidekit-cache` beside the project file, and may be deleted at any time.
    PROJECT is the folder with the project file; by default the nearest one.
    """
    from guidekit.site import find_memory

    memory = find_memory([str(folder)] if folder else [])
    if memory is None or (folder and not folder.exists()):
        raise GuidekitError("no project here", help="name the folder of a project")
    files, size = memory.size()
    if action == "clear":
        memory.clear()
        click.echo(f"cleared `{memory.folder}`: {counted(files, 'file')}")
    else:
        click.echo(f"`{memory.folder}`: {counted(files, 'file')}, {size / 1e6:.1f} MB")
