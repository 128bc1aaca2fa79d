"""``guidekit lsp``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.source import GuidekitError

if TYPE_CHECKING:
    from guidekit.project import Project

__all__ = ["lsp"]


EXAMPLES = """\b
Examples:
  guidekit lsp
  guidekit lsp --project docs.yaml ../docs
"""


@click.command(short_help="Help editors: problems while typing, completion.", epilog=EXAMPLES)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "-p",
    "--project",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Project file, where it is not `guidekit.yaml` in the tree that it describes.",
)
@click.option(
    "--stdio", is_flag=True, help="Accepted, since editors say so: there is no other way."
)
@click.pass_context
def lsp(ctx: click.Context, folder: Path | None, file: Path | None, *, stdio: bool) -> None:  # noqa: ARG001
    """Serve editors by the Language Server Protocol, over standard input and output.

    An editor starts this itself. Problems of guides, definitions and brands show while one types,
    the same as `guidekit lint` reports; there are quick fixes, completion, hovers, definitions and
    anchors to rename. The project of each file is the nearest one above it, if none is named.
    """
    try:
        from guidekit.lsp import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        message = "no package `pygls`, expected it for editors: pip install 'guidekit[lsp]'"
        raise GuidekitError(message) from error

    def load(texts: dict[Path, str]) -> "Project":
        from guidekit.project import load_project

        return load_project(folder or Path(), file, texts)

    ctx.exit(0 if serve(load if folder or file else None) else 1)
