"""``guidekit publish``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidekit.cli.output import Meter, counted

if TYPE_CHECKING:
    from guidekit.site import Publication

__all__ = ["publish"]


EXAMPLES = """\b
Examples:
  guidekit publish build s3://help/guides
  guidekit publish build sftp://web.example/var/www --dry-run
  guidekit publish build /mnt/shared/guides
"""


@click.command(short_help="Bring built sites to an object store or a server.", epilog=EXAMPLES)
@click.argument("output", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("url", metavar="URL")
@click.option("-n", "--dry-run", is_flag=True, help="Only tell what would be done.")
def publish(output: Path, url: str, *, dry_run: bool) -> None:
    """Bring the output of a build to where people read it, and only what differs from last time.

    DIR is the output folder of `guidekit build`, URL any place that fsspec can write to: an object
    store (s3://, gs://, az://), a server (sftp://) or a folder. What was published earlier and is
    no more is removed; other files are never touched. Pages come after what they load, and a run
    that was stopped goes on the next time.

    Needs `guidekit[publish]`, and for each kind of place what fsspec asks for, such as s3fs.
    """
    from guidekit.site import publish as send

    with Meter("sending", "files") as meter:
        done = send(output, url, dry_run=dry_run, progress=meter.show)
    if dry_run:
        for verb, paths in (("send", done.sent), ("remove", done.removed)):
            for path in paths:
                click.echo(f"{verb:<6} {path}")
    click.echo(_summary(done, dry_run=dry_run))


def _summary(done: "Publication", *, dry_run: bool) -> str:
    sent, removed = counted(len(done.sent), "file"), counted(len(done.removed), "file")
    if not done.sent:
        return f"`{done.place}` is as it should be: {counted(done.same, 'file')}"
    verbs = ("would send", "remove") if dry_run else ("sent", "removed")
    others = f"; {done.same} are there already" if done.same else ""
    return f"{verbs[0]} {sent} to `{done.place}`, {verbs[1]} {removed}{others}"
