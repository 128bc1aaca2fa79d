"""Where a project is: the file that describes it, and the folder that has this file."""

import os
from pathlib import Path

__all__ = ["PROJECT_FILE", "find_project", "project_above"]

PROJECT_FILE = "guidekit.yaml"


def find_project(start: Path) -> Path | None:
    """The nearest folder with a project file: ``start``, a parent of it, or ``start/guides``."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder
    return start / "guides" if (start / "guides" / PROJECT_FILE).is_file() else None


def project_above(path: Path) -> Path | None:
    """The nearest folder with a project file: a path itself, or one that it is in."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a symlink belongs where it stands
    return next((up for up in (absolute, *absolute.parents) if (up / PROJECT_FILE).is_file()), None)
