"""``guidekit audit``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.cli.output import counted
from guidekit.cli.reporting import Reporting, deliver, reporting_options

if TYPE_CHECKING:
    from guidekit.audit import Differences
    from guidekit.site import AuditResult

__all__ = ["audit"]


EXAMPLES = """\b
Examples:
  guidekit audit
  guidekit audit build/acme --project guides
  guidekit audit --verify delivered/acme
"""


@click.command(short_help="Search built sites for traces of the house.", epilog=EXAMPLES)
@click.argument("folders", nargs=-1, metavar="[FOLDERS...]", type=click.Path(path_type=Path))
@click.option(
    "-p",
    "--project",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of the project, or its project file, where that is in another place.",
)
@click.option(
    "--verify", is_flag=True, help="Compare each folder with its certificate; needs no project."
)
@reporting_options
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default as useful."
)
@click.pass_context
def audit(
    ctx: click.Context,
    folders: tuple[Path, ...],
    project: Path | None,
    jobs: int | None,
    reporting: Reporting,
    *,
    verify: bool,
) -> None:
    """Read the sites of partners as a stranger would, and report what names the house.

    FOLDERS are those of partners, such as `build/acme`, or output folders with several; by default
    `build`. The project says what the house is called and what may stay. Texts, attributes,
    addresses, names of files, scripts, data and images' metadata are searched, in many disguises;
    what a picture shows is not, nor base64.

    With --verify nothing is searched: each folder is compared with the `certificate.json` that the
    build put into it. That is told as text, or with `--format json` as JSON.
    """
    folders = folders or (Path("build"),)
    printed = {target.form for target in reporting.targets if target.path is None}
    if verify:
        ctx.exit(1 if _verify(folders, as_json="json" in printed) else 0)
    from guidekit.project import open_project
    from guidekit.site import audit_site

    file = project if project is not None and project.is_file() else None
    found = open_project(None if file else project, file)
    result = audit_site(found, folders, jobs)
    summary = {"audited": result.files, "unreviewed": len(result.unreviewed)}
    deliver(result.diagnostics, reporting, summary)
    if "text" in printed:
        click.echo(_summary(result))
    ctx.exit(1 if any(one.severity.value == "error" for one in result.diagnostics) else 0)


def _summary(result: "AuditResult") -> str:
    files, brands = counted(result.files, "file"), counted(len(result.brands), "brand")
    lines = [f"audited {files} of {brands}"]
    lines += [f"kept `{value}` in {counted(n, 'file')}" for value, n in result.kept.items()]
    if result.unreviewed:
        lines.append(f"{counted(len(result.unreviewed), 'image')} that nobody has reviewed")
    return "\n".join(lines)


def _verify(folders: tuple[Path, ...], *, as_json: bool) -> bool:
    """Print how the folders differ from their certificates; tells whether any does."""
    from guidekit.audit import verify_folder

    found = {folder: verify_folder(folder) for folder in folders}
    if as_json:
        click.echo(_as_json(found))
    else:
        for folder, differences in found.items():
            _tell(folder, differences)
    return any(found.values())


def _tell(folder: Path, found: "Differences") -> None:
    for word in ("changed", "missing", "extra"):
        for path in getattr(found, word):
            click.echo(f"{word}: {folder.as_posix()}/{path}")
    state = "not as certified" if found else "as certified"
    click.echo(f"`{folder.as_posix()}`: {counted(found.files, 'file')} of `{found.brand}`, {state}")


def _as_json(found: "dict[Path, Differences]") -> str:
    import json

    from msgspec.structs import asdict

    told = [{"folder": folder.as_posix(), **asdict(one)} for folder, one in found.items()]
    return json.dumps({"version": 1, "folders": told}, indent=2)
