"""``guidekit diff``."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.cli.output import counted, wants_color
from guidekit.cli.reporting import deliver
from guidekit.cli.writing import write_file

if TYPE_CHECKING:
    from guidekit.render import ComparedRow, Piece
    from guidekit.site import Comparison

__all__ = ["diff"]


EXAMPLES = """\b
Examples:
  guidekit diff --brand acme --brand globex
  guidekit diff --brand acme --brand globex connectors/jira/jira.mdx
  guidekit diff --brand acme --brand globex --html changes.html
"""


@click.command(short_help="Show what two brands' readers see differently.", epilog=EXAMPLES)
@click.argument("targets", nargs=-1, metavar="[PROJECT|GUIDES]...", type=click.Path(path_type=Path))
@click.option("--brand", "brands", multiple=True, metavar="ID", help="One of the two; give both.")
@click.option(
    "-p",
    "--project",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Project file, where it is not `guidekit.yaml` in the tree that it describes.",
)
@click.option(
    "--html",
    "html",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the comparison side by side into a file instead.",
)
@click.pass_context
def diff(
    ctx: click.Context,
    targets: tuple[Path, ...],
    brands: tuple[str, ...],
    file: Path | None,
    html: Path | None,
) -> None:
    """Show what the readers of two brands see differently: words, links, pictures, steps.

    With GUIDES, files or folders, only their pages are compared; colours and logos never are. The
    exit code is 0 whether there are differences or not, and 1 where the guides have errors.
    """
    from guidekit.project import resolve_targets
    from guidekit.site import compare_brands
    from guidekit.source import Severity

    if len(set(brands)) != 2 or len(brands) != 2:
        raise click.UsageError("expected two different brands, such as `--brand a --brand b`")
    project, chosen = resolve_targets(targets, file)
    found = compare_brands(project, brands[0], brands[1], chosen)
    errors = tuple(d for d in found.diagnostics if d.severity is Severity.ERROR)
    if errors:
        deliver(errors)
    if html is None:
        for line in _text(found, color=wants_color()):
            click.echo(line)
    else:
        write_file(html, found.html())
        click.echo(f"wrote `{html}`: {_summary(found)}")
    ctx.exit(1 if errors else 0)


def _text(found: "Comparison", *, color: bool) -> Iterator[str]:
    """The comparison in the way of a unified diff; with colour, changed words stand out."""
    for page in found.pages:
        name = page.path or "catalogue"
        yield _styled(f"--- {found.left}: {name}", color, bold=True)
        yield _styled(f"+++ {found.right}: {name}", color, bold=True)
        for row in page.rows:
            yield from _row(row, color=color)
        yield ""
    yield _summary(found)


def _row(row: "ComparedRow", *, color: bool) -> Iterator[str]:
    if row.kind == "gap":
        yield _styled("...", color, dim=True)
    elif row.kind == "same":
        yield f"  {_joined(row.left)}"
    else:
        if row.left:
            yield _line("-", row.left, "red", color=color)
        if row.right:
            yield _line("+", row.right, "green", color=color)


def _line(mark: str, pieces: "tuple[Piece, ...]", hue: str, *, color: bool) -> str:
    if not color:
        return f"{mark} {_joined(pieces)}"
    shown = (click.style(p.text, fg=hue, reverse=p.changed) for p in pieces)
    return click.style(f"{mark} ", fg=hue) + "".join(shown)


def _joined(pieces: "tuple[Piece, ...]") -> str:
    return "".join(piece.text for piece in pieces)


def _styled(text: str, color: bool, *, bold: bool = False, dim: bool = False) -> str:  # noqa: FBT001
    return click.style(text, bold=bold, dim=dim) if color else text


def _summary(found: "Comparison") -> str:
    verb = "differs" if len(found.pages) == 1 else "differ"
    return f"{counted(len(found.pages), 'page')} {verb}, {found.same} the same"
