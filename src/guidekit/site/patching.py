"""A change of the output in its place: new files in, then pages, then what is gone out.

Everything is written beside the output first. From then on the change is only renaming, in an order
in which readers never miss what a page refers to, and a list of what is to be done makes sure of
its end: whoever finds the list of a build that was killed does the rest.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath

from guidekit.site.manifest import MANIFEST

__all__ = ["finish_patch", "is_planned", "patch", "reading_order"]

PLAN = ".patch.json"
PAGE = "index.html"


def patch(new: Path, out: Path, removed: list[str]) -> None:
    """Move the files of ``new`` into ``out``, and remove others from there."""
    fresh = new / f"{PLAN}.new"
    fresh.write_text(json.dumps(removed), "ascii")
    fresh.rename(new / PLAN)
    finish_patch(new, out)


def is_planned(new: Path) -> bool:
    """Whether all was written that a folder is to bring into the output."""
    return (new / PLAN).is_file()


def finish_patch(new: Path, out: Path) -> None:
    """Do what is left to do of a planned change."""
    removed: list[str] = json.loads((new / PLAN).read_bytes())
    for path in sorted(_files(new), key=reading_order):
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (new / path).replace(target)
    for path in removed:
        (out / path).unlink(missing_ok=True)
        for folder in (out / path).parents:
            if folder == out:
                break
            with suppress(OSError):  # what is not empty stays
                folder.rmdir()
    shutil.rmtree(new, ignore_errors=True)


def _files(new: Path) -> Iterator[str]:
    for above, _, names in os.walk(new):
        home = os.path.relpath(above, new)
        yield from (os.path.normpath(f"{home}/{name}") for name in names if name != PLAN)


def reading_order(path: str) -> tuple[bool, bool, int, str]:
    """What pages load, then pages, then the lists of pages, then the list of all files.

    >>> sorted(["a/index.html", "a/x/index.html", "a/theme.css"], key=reading_order)
    ['a/theme.css', 'a/x/index.html', 'a/index.html']
    """
    is_page = path.endswith(PAGE)
    return path == MANIFEST, is_page, -len(PurePath(path).parts) if is_page else 0, path
