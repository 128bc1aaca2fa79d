"""``guidekit inspect``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

__all__ = ["inspect"]


EXAMPLES = """\b
Examples:
  guidekit inspect guides/connectors/lucca/lucca.mdx
  guidekit inspect lucca.mdx --as page --brand acme
  guidekit inspect *.mdx --as syntax --format jsonl
"""


@click.command(short_help="Show how guidekit reads a file, as JSON.", epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as",
    "view",
    type=click.Choice(["syntax", "guide", "page"]),
    default="guide",
    show_default=True,
    help="What the text holds, what the guide says, or the page with its holes.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl"]),
    default="json",
    show_default=True,
    help="Indented, or one line per file.",
)
@click.option("--brand", metavar="ID", help="Only what this brand's readers get.")
def inspect(files: tuple[Path, ...], view: str, form: str, brand: str | None) -> None:
    """Print what guidekit makes of guides.

    As `syntax`: the headings, links, images, tags, lists and so on of the text, each with its
    line. As `guide`: title, sections, steps and links, with the conditions under which they are
    shown. As `page`: literal HTML, conditions and holes; with a brand, the finished HTML.
    """
    if view == "syntax" and brand:
        raise click.UsageError("--brand goes with `--as guide` and `--as page`")
    look = _syntax if view == "syntax" else _reader(view, brand)
    found = (look(file) for file in files)
    if form == "jsonl":
        for record in found:
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        records = list(found)
        shown = records[0] if len(records) == 1 else records
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


def _syntax(file: Path) -> Any:
    from guidekit.cli.sources import read_source
    from guidekit.syntax import parse
    from guidekit.syntax.record import record

    return record(parse(read_source(file)), file.as_posix())


def _reader(view: str, brand: str | None) -> Callable[[Path], Any]:
    from guidekit.site import Inspector

    inspector = Inspector(brand)
    return inspector.guide if view == "guide" else inspector.page
