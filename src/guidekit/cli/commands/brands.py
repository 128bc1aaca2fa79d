"""``guidekit brands``."""

from pathlib import Path

import click

__all__ = ["brands"]


EXAMPLES = """\b
Examples:
  guidekit brands
  guidekit brands guides
  guidekit brands --schema > brand.schema.json
"""


@click.command(short_help="List the brands of a project.", epilog=EXAMPLES)
@click.argument("project", required=False, type=click.Path(path_type=Path))
@click.option("--schema", is_flag=True, help="Print the JSON Schema of brand files instead.")
def brands(project: Path | None, *, schema: bool) -> None:
    """List the brands: id, name, the connectors they offer and those with chosen scopes.

    The house, in whose words the guides are written, comes first and is marked with `*`.
    """
    if schema:
        from guidekit.variants import brand_schema_text

        click.echo(brand_schema_text(), nl=False)
        return
    from guidekit.project import open_project
    from guidekit.site import brand_table

    rows = [("id", "name", "connectors", "scopes"), *brand_table(open_project(project))]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        click.echo(f"{line}  {row[3]}".rstrip())
