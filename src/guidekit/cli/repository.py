"""Where the repository begins that the user is in."""

import os
from collections.abc import Callable
from pathlib import Path

__all__ = ["top_of", "way_from_top"]


def top_of(folder: Path) -> Path | None:
    """The folder that git keeps, from ``folder`` (absolute) upward; None where there is none."""
    return next((up for up in (folder, *folder.parents) if (up / ".git").exists()), None)


def way_from_top() -> Callable[[str], str]:
    """How a path, as users type it, reads from the top of the repository: POSIX, without ``./``.

    That is the repository of the current folder, or else the one that the file is in. Outside of
    any, paths stay relative to the current folder; what is not below it has an absolute path.
    """
    here = Path.cwd()
    top = top_of(here)

    def way(path: str) -> str:
        plain = Path(os.path.abspath(here / path))  # noqa: PTH100 - a symlink has its own name
        for found in (plain, plain.parent.resolve() / plain.name):
            for root in (top, top_of(found.parent), here):
                if root and found.is_relative_to(root):
                    return found.relative_to(root).as_posix()
        return plain.as_posix()

    return way
