"""What commands print besides reports, and what a terminal can show."""

import os
import sys
from types import TracebackType

import click

__all__ = ["Meter", "counted", "said", "say", "wants_color"]

SAID = "guidekit.said"


class Meter:
    """Tells a terminal how far the work is; says nothing where standard error is none."""

    def __init__(self, verb: str, things: str = "connectors") -> None:
        self._verb = verb
        self._things = things
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> "Meter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)

    def show(self, done: int, total: int) -> None:
        """So many of so many are done."""
        if self._terminal:
            self._shown = True
            click.echo(f"\r{self._verb} {done}/{total} {self._things}\x1b[K", nl=False, err=True)


def say(text: str, *, err: bool = False) -> None:
    """Print a text as it is, and note that the command in progress has said it."""
    said(click.get_current_context()).append((text, err))
    click.echo(text, nl=False, err=err)


def said(ctx: click.Context) -> list[tuple[str, bool]]:
    """The texts that were said so far, each with whether it is no part of the report."""
    texts: list[tuple[str, bool]] = ctx.meta.setdefault(SAID, [])
    return texts


def counted(number: int, thing: str) -> str:
    """A number of things.

    >>> counted(1, "page"), counted(2, "page")
    ('1 page', '2 pages')
    """
    return f"{number} {thing}{'' if number == 1 else 's'}"


def wants_color() -> bool:
    """Whether standard output is a terminal whose user did not ask for plain text."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain
