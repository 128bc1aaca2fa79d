"""Files that commands write: whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from guidekit.source import GuidekitError

__all__ = ["append_file", "write_file"]


def write_file(path: Path, text: str, shown: str | None = None) -> None:
    """Write a file so that its readers find either what was there or the new text.

    Folders on the way are made, and a file that is there keeps its mode. ``shown`` is what messages
    call the file. Raises :class:`GuidekitError` where it cannot be written.
    """
    new = None
    try:
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            # A pipe or a device, such as /dev/null, is written to and never replaced.
            path.write_bytes(text.encode())
            return
        new = path.with_name(f".{path.name}.new-{os.getpid()}-{os.urandom(4).hex()}")
        new.write_bytes(text.encode())
        if path.exists():
            new.chmod(S_IMODE(path.stat().st_mode))
        new.replace(path)
    except (OSError, RuntimeError) as error:
        raise _cannot_write(shown or str(path), error) from error
    finally:
        if new:
            with suppress(OSError):
                new.unlink()


def append_file(path: Path, text: str) -> None:
    """Add to a file that others add to as well; raises :class:`GuidekitError` where one cannot."""
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise _cannot_write(str(path), error) from error


def _cannot_write(shown: str, error: Exception) -> GuidekitError:
    return GuidekitError(
        f"`{shown}` cannot be written: {getattr(error, 'strerror', None) or error}"
    )
