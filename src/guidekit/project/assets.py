"""Images, videos and logos: under what name a site has them, and what may not be copied.

A copy is named by its content. So it needs no renaming when its file's name tells whose it is, a
browser may keep it for ever, and two guides that show the same picture share it.
"""

import hashlib
import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec import Struct

from guidekit.project.files import ProjectFiles, join_path
from guidekit.project.harmless import svg_problem
from guidekit.project.watch import Remembered
from guidekit.source import Fault, Span

__all__ = ["IMAGE_SUFFIXES", "Asset", "Assets", "local_path"]

SUFFIXES = frozenset(
    {".avif", ".gif", ".ico", ".jpeg", ".jpg", ".mp4", ".png", ".svg", ".webm", ".webp"}
)
IMAGE_SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""Of these, what guides show as images."""


class Asset(Struct, frozen=True):
    """A file to copy: its path in the project, its path in each brand's folder, its bytes."""

    source: str
    path: str
    data: bytes


class Assets:
    """The assets of one connector (or of the brands), found by what guides write.

    ``folder`` is where the copies go, relative to a brand's folder; ``root`` is the folder of the
    project that paths with a leading ``/`` start from.
    """

    def __init__(self, files: ProjectFiles, folder: str, root: str = "") -> None:
        self._files = files
        self._folder = folder
        self._root = root
        self._found: dict[str, Asset | None] = {}
        self._problems: Remembered[str, str | None] = Remembered(files.watch)

    def find(self, home: str, written: str) -> Asset | None:
        """The asset that a file of the folder ``home`` refers to.

        None for a URL, for what is not there or outside the project, for what is no image or
        video, and for a picture that may not be copied.
        """
        path = local_path(home, written, self._root)
        if path is None:
            return None
        if path not in self._found:
            self._found[path] = self._read(path)
        return self._found[path]

    def found(self) -> tuple[Asset, ...]:
        """All assets that were found so far."""
        return tuple(filter(None, self._found.values()))

    def problem(self, home: str, written: str, span: Span) -> Fault | None:
        """What keeps a picture that is there from being copied; None where nothing does."""
        path = local_path(home, written, self._root)
        if path is None or not path.lower().endswith(".svg"):
            return None
        problem = self._problems.get(path, lambda: self._look_at(path))
        if problem is None:
            return None
        message = f"image `{written}` {problem}, expected a drawing that stands for itself"
        return Fault("unsafe-html", message, span)

    def _look_at(self, path: str) -> str | None:
        data = self._files.data(path) if self._files.exists(path) else None
        return None if data is None else svg_problem(data)

    def _read(self, path: str) -> Asset | None:
        suffix = PurePosixPath(path).suffix.lower()
        data = self._files.data(path) if suffix in SUFFIXES else None
        if data is None or (suffix == ".svg" and svg_problem(data)):
            return None
        name = hashlib.sha256(data).hexdigest()[:16]
        return Asset(path, f"{self._folder}/{name}{suffix}", data)


def local_path(home: str, written: str, root: str = "") -> str | None:
    """The path of a project's file as a guide in ``home`` writes it; None for a URL.

    A path with a leading ``/`` starts from the folder ``root``.

    >>> local_path("connectors/lucca", "./images/a%20b.png?raw=true")
    'connectors/lucca/images/a b.png'
    >>> local_path("connectors/lucca", "https://example.com/a.png") is None
    True
    """
    path = re.split(r"[?#]", written, maxsplit=1)[0].strip()
    if not path or path.startswith("//") or re.match(r"[a-z][a-z0-9+.-]*:", path, re.IGNORECASE):
        return None
    path = unquote(path)
    return join_path(root, path.lstrip("/")) if path.startswith("/") else join_path(home, path)
