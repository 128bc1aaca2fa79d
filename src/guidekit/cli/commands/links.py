"""``guidekit links``."""

import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guidekit.cli.output import counted

if TYPE_CHECKING:
    from guidekit.web import LinkReport, LinkState

__all__ = ["links"]


EXAMPLES = """\b
Examples:
  guidekit links                    what is known, without the network
  guidekit links --online           ask for what is new, in doubt or was good long ago
  guidekit links --online --all --format json
"""


@click.command(short_help="List and check the links to other sites.", epilog=EXAMPLES)
@click.argument("project", required=False, type=click.Path(path_type=Path))
@click.option(
    "-p",
    "--project",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Project file, where it is not `guidekit.yaml` in the tree that it describes.",
)
@click.option("--online", is_flag=True, help="Ask the sites, and note what they say.")
@click.option("--all", "everything", is_flag=True, help="With --online: ask for every link.")
@click.option(
    "--after",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    metavar="N",
    help="Days of failure until a link that worked is broken.",
)
@click.option(
    "--max-age",
    type=click.IntRange(min=0),
    default=14,
    show_default=True,
    metavar="DAYS",
    help="How long a good link is good.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), default=8, show_default=True, metavar="N",
    help="Sites asked at once.",
)  # fmt: skip
@click.option(
    "--pause", type=click.FloatRange(min=0), default=0.5, show_default=True, metavar="SECONDS",
    help="Between two questions to one site.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to print the links.",
)  # fmt: skip
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    hidden=True,
    help="The day that is noted, for tests.",
)
@click.option(
    "--allow-loopback", is_flag=True, hidden=True, help="Ask this machine too, for tests."
)
@click.pass_context
def links(
    ctx: click.Context,
    /,
    project: Path | None,
    file: Path | None,
    form: str,
    today: datetime | None,
    **options: Any,
) -> None:
    """List the links of the guides to other sites, with what is known of each.

    Without --online nothing is asked: what is known is what the file `guidekit-links.json` beside
    the project file says, which is meant to be committed. With it, links that are new, in doubt
    or have been good for long are asked for. A link that worked is broken only after failures on
    several days; a site that is busy or does not answer says nothing about its links.

    Exit codes: 0 no link is broken, 1 some are, 2 guidekit could not run.
    """
    from guidekit.project import open_project
    from guidekit.web import Asker, Manners, check_links

    day = today.date() if today else date.today()
    asker = Asker(loopback=options["allow_loopback"]) if options["online"] else None
    manners = Manners(*(options[name] for name in ("jobs", "pause", "after", "max_age")))
    opened = open_project(project, file)
    report = check_links(opened, day, asker, manners, everything=options["everything"])
    if form == "json":
        click.echo(json.dumps(_data(report), indent=2, ensure_ascii=False))
    else:
        _print(report, all_of_them=asker is None)
    ctx.exit(1 if report.broken else 0)


def _print(report: "LinkReport", *, all_of_them: bool) -> None:
    """The links, a line each with its places below; of a check only those that are not good."""
    for link in report.links:
        if all_of_them or link.state != "good" or (link.record and link.record.moved):
            click.echo(f"{link.state:<9} {link.url}{_details(link)}")
            for place in link.places:
                click.echo(f"          {place}")
    states = Counter(link.state for link in report.links)
    summary = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    asked = f"; asked for {report.asked}" if report.asked else ""
    click.echo(f"{counted(len(report.links), 'link')}{f': {summary}' if summary else ''}{asked}")


def _details(link: "LinkState") -> str:
    record = link.record
    if record is None:
        return ""
    said = [record.reason]
    if link.state != "good":
        said.append(f"last good {record.good}" if record.good else "never good")
    if record.failures:
        said.append(f"failing since {record.since} on {counted(record.failures, 'day')}")
    if record.moved:
        said.append(f"moved to {record.moved}")
    return f" ({'; '.join(said)})"


def _data(report: "LinkReport") -> dict[str, Any]:
    """The report as data."""
    return {"asked": report.asked, "links": [_entry(link) for link in report.links]}


def _entry(link: "LinkState") -> dict[str, Any]:
    record = link.record
    known = {
        "checked": str(record.checked),
        "reason": record.reason,
        "good": str(record.good) if record.good else None,
        "since": str(record.since) if record.since else None,
        "failures": record.failures,
        "moved": record.moved,
    } if record else {}  # fmt: skip
    places = [{"path": p.path, "line": p.start.line, "column": p.start.column} for p in link.places]
    return {"url": link.url, "state": link.state, **known, "places": places}
