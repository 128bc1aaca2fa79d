"""``guidekit scopes``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from guidekit.cli.output import counted

__all__ = ["scopes"]


EXAMPLES = """\b
Examples:
  guidekit scopes greenhouse
  guidekit scopes greenhouse --actions list_candidates,create_candidate
  guidekit scopes greenhouse --scopes harvest:jobs:list --format json
"""


@click.command(short_help="Tell what a choice of scopes comes to.", epilog=EXAMPLES)
@click.argument("connector")
@click.option(
    "-p",
    "--project",
    metavar="PATH",
    type=click.Path(path_type=Path, exists=True),
    help="Folder of the project, or a project file that describes the current folder.",
)
@click.option("--actions", metavar="A,B", default="", help="What the product does, by action.")
@click.option("--scopes", "chosen", metavar="A,B", default="", help="Scopes that it wants besides.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
def scopes(connector: str, project: Path | None, actions: str, chosen: str, form: str) -> None:
    """Print the least scopes that a choice of actions and scopes of CONNECTOR comes to.

    Without a choice all its scopes are taken. With them come the text to copy for each method, the
    parts of the guides that show, and for each required field a proof over all choices: the
    smallest one under which nothing explains the field, or that there is none.
    """
    from guidekit.project import open_project
    from guidekit.site import scope_report

    file = project if project is not None and project.is_file() else None
    opened = open_project(None if project is None or file else project, file)
    report = scope_report(opened, connector, actions=_names(actions), scopes=_names(chosen))
    if form == "json":
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    for line in _lines(report):
        click.echo(line)


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def _lines(report: dict[str, Any]) -> Iterator[str]:
    purpose = f" for {', '.join(report['actions'])}" if report["actions"] else ""
    number = counted(len(report["scopes"]), "scope")
    yield f"{report['title']} ({report['connector']}): {number}{purpose}"
    for scope in report["scopes"]:
        notes = [scope["description"], "required" if scope["required"] else None]
        notes.append(f"includes {', '.join(scope['includes'])}" if scope["includes"] else None)
        yield f"  {scope['name']}  {'; '.join(filter(None, notes))}".rstrip()
    for copy in report["copy"] if report["scopes"] else ():
        yield f"\nto copy ({copy['label']}):\n  {copy['text']}"
    for guide in report["guides"]:
        yield f"\n{guide['path']}"
        for part in guide["parts"]:
            needs = " and ".join(" or ".join(names) for names in part["needs"])
            mark = "shown " if part["shown"] else "hidden"
            note = f"  (needs {needs})" if needs else ""
            yield f"  {mark}  {part['line']}: {part['title'] or 'untitled'}{note}"
        for field in guide["fields"]:
            yield f"  field   {field['label']}: {_proof(field)}"


def _proof(field: dict[str, Any]) -> str:
    without = field["smallestChoiceWithout"]
    if not field["everExplained"]:
        return "explained nowhere"
    if without is None:
        return "explained, whatever is chosen"
    now = "explained" if field["explained"] else "not explained"
    return f"{now}; with {', '.join(without)} alone nothing explains it"
