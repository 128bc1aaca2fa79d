"""A text that comes from standard input, as editors have it before it is saved."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from guidekit.source import GuidekitError, SourceText

if TYPE_CHECKING:
    from guidekit.site import Fixes

__all__ = ["Typed", "read_typed"]

STDIN = Path("-")


class Typed(Struct, frozen=True):
    """The file that the text is to be checked as, whether it is there or not, and the text."""

    path: Path
    text: str

    @property
    def place(self) -> Path:
        """Where the file is, symlinks followed."""
        return self.path.resolve()

    def put_out(self, fixes: "Fixes") -> None:
        """Print the text as fixes have made it."""
        text = next((file.after for file in fixes.files if file.path == self.place), self.text)
        sys.stdout.buffer.write(text.encode())


def read_typed(path: Path | None, targets: tuple[Path, ...]) -> Typed | None:
    """What standard input holds; None where no file was named for it.

    Raises :class:`GuidekitError` for what is no text.
    """
    if path is None:
        if STDIN in targets:
            raise click.UsageError("`-` alone, expected `--stdin-filename FILE` with it")
        return None
    if targets not in ((), (STDIN,)):
        raise click.UsageError("`--stdin-filename` with other files, expected it alone")
    data = sys.stdin.buffer.read()
    _, faults = SourceText.decode(str(path), data)
    if faults:
        raise GuidekitError(f"standard input: {faults[0].message}")
    return Typed(path, data.decode())
