"""Check again whenever something that a check looked at has changed."""

from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import click

from guidekit.source import GuidekitError

if TYPE_CHECKING:
    from guidekit.site import Fingerprints

__all__ = ["Look", "watch"]

PAUSE = 0.5
"""Seconds between looks at the disk."""

FEW = 3


class Look:
    """What a check found, the answers of the disk that this stands on, and how to tell it.

    Two looks with the same ``news`` need no telling twice.
    """

    def __init__(self, news: object, answers: dict[str, str], tell: Callable[[], object]) -> None:
        self.news = news
        self.answers = {question: each for question, each in answers.items() if question[0] != "@"}
        self.tell = tell


def watch(look: Callable[[], Look]) -> None:
    """Look, tell, and look again after each change, until the user interrupts.

    What cannot be checked the first time is an error; later it is told, and tried again.
    """
    from guidekit.site import Fingerprints

    disk = Fingerprints()
    try:
        last = look()
        last.tell()
        click.echo("watching for changes; Ctrl-C ends it", err=True)
        complaint = ""
        while True:
            sleep(PAUSE)
            changed = _changed(disk, last.answers)
            if not (changed or complaint):
                continue
            try:
                now = look()
            except GuidekitError as error:
                if error.message != complaint:
                    complaint = error.message
                    click.echo(f"guidekit: {complaint}", err=True)
                continue
            if now.news != last.news or complaint:
                if changed:
                    click.echo(f"changed: {changed}", err=True)
                now.tell()
            last, complaint = now, ""
    except KeyboardInterrupt:
        click.echo(err=True)


def _changed(disk: "Fingerprints", answers: dict[str, str]) -> str:
    """The paths of which the disk no longer says what it did, in a few words."""
    from guidekit.project import shown_path

    disk.look_again()
    names = [question[1:] for question, each in answers.items() if disk.answer(question) != each]
    shown = sorted({shown_path(Path(name)) for name in names})
    more = f" and {len(shown) - FEW} more" if len(shown) > FEW else ""
    return ", ".join(shown[:FEW]) + more
