"""A last look at a built file: nothing of the house in what partners get.

This reads the finished file as a stranger would, and so finds what went wrong on the way there,
whichever room it went wrong in. It never changes it.
"""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from guidekit.audit.markup import HOUSE_MARKS
from guidekit.audit.pieces import Surface, UnreadableFileError
from guidekit.audit.seen import Trace
from guidekit.audit.surfaces import surfaces
from guidekit.project import printable, shown_path
from guidekit.source import GuidekitError
from guidekit.variants import Brand, kept, resolve, traces

__all__ = ["FileAudit", "audit_file", "files_in"]

EXCERPT = 40
"""So many characters are shown on each side of a trace."""


class FileAudit(Struct, frozen=True):
    """What a file has of the house, and which of the values that may stay.

    ``unread`` says why not all of the file could be read.
    """

    path: str
    traces: tuple[Trace, ...] = ()
    kept: frozenset[str] = frozenset()
    unread: str | None = None


def audit_file(path: str, data: bytes, house: Brand) -> FileAudit:
    """Read one file of a partner; ``path`` is relative to the brand's folder."""
    found: dict[Trace, None] = {}
    values: set[str] = set()
    unread = None
    try:
        for surface in surfaces(path, data):
            found.update(dict.fromkeys(_in_surface(path, surface, house)))
            values.update(kept(surface.text, house))
    except UnreadableFileError as error:
        unread = str(error)
    return FileAudit(path, tuple(found), frozenset(values), unread)


def files_in(folder: Path) -> tuple[str, ...]:
    """The files below a folder, as paths relative to it, sorted.

    Raises :class:`GuidekitError` where there is no such folder.
    """
    if not folder.is_dir():
        raise GuidekitError(f"`{shown_path(folder)}`: no such folder, expected that of a brand")
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in found))


def _in_surface(path: str, surface: Surface, house: Brand) -> Iterator[Trace]:
    place, line, text = surface
    found = list(traces(text, house))
    if place.startswith("names in "):
        found += [match[0] for match in HOUSE_MARKS.finditer(text)]
    shown = resolve(text) if found else ""
    for trace in found:
        at = max(shown.find(trace), 0)
        around = shown[max(at - EXCERPT, 0) : at + len(trace) + EXCERPT]
        within = line + shown.count("\n", 0, at) if line else 0
        yield Trace(path, within, place, printable(trace), printable(" ".join(around.split())))
