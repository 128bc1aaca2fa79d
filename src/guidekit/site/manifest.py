"""``manifest.json``: what a build wrote, and the mark of a folder that guidekit may replace."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from guidekit.source.patterns import regex

__all__ = ["MANIFEST", "ManifestWriter", "Written", "is_manifest", "paths_in", "written_in"]

MANIFEST = "manifest.json"
VERSION = 1
BEGINNING = regex(rb'\s*\{\s*"version":\s*\d+,\s*"files":\s*\[')
LONGEST_BEGINNING = 100
ENCODE = json.JSONEncoder(ensure_ascii=False).encode


class Written(NamedTuple):
    """One file of the output.

    ``path`` is relative to the output folder, ``source`` the file of the project that it comes
    from (None where it is made from many, such as a catalogue).
    """

    path: str
    sha256: str
    brand: str
    source: str | None = None


class ManifestWriter:
    """Collects what is written and makes the manifest of it, the files sorted by path.

    There is a file per guide and brand. So each brand's are kept in a file of ``folder`` (made, and
    removed in the end), and no more than one brand's are in memory at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self._files: Counter[str] = Counter()

    @property
    def files(self) -> int:
        """How many files it has."""
        return self._files.total()

    def add(self, files: Iterable[Written]) -> None:
        """Take files into the manifest."""
        lines: dict[str, list[str]] = {}
        for path, sha256, brand, source in files:
            lines.setdefault(brand, []).append(f"{path}\0{sha256}\0{source or ''}\n")
        for brand, new in lines.items():
            self._files[brand] += len(new)
            with (self._folder / brand).open("a", encoding="utf-8") as part:
                part.writelines(new)

    def files_of(self, brand: str) -> Iterator[Written]:
        """The files of a brand, sorted by path."""
        part = self._folder / brand
        if part.exists():
            with part.open(encoding="utf-8", newline="\n") as lines:
                for line in sorted(lines):
                    path, sha256, source = line[:-1].split("\0")
                    yield Written(path, sha256, brand, source or None)

    def drop(self, brand: str) -> None:
        """Forget the files of a brand."""
        self._files.pop(brand, None)
        (self._folder / brand).unlink(missing_ok=True)

    def write(self, path: Path) -> None:
        """Write the manifest, and forget what was collected."""
        with path.open("w", encoding="utf-8") as manifest:
            manifest.write(f'{{"version": {VERSION}, "files": [')
            before = "\n"
            for brand in sorted(self._files, key=lambda brand: f"{brand}/"):
                for file in self.files_of(brand):
                    manifest.write(f"{before}{_line(file)}")
                    before = ",\n"
            manifest.write("\n]}\n")
        shutil.rmtree(self._folder)


def written_in(manifest: Path) -> Iterator[Written]:
    """The files in a manifest that :class:`ManifestWriter` wrote.

    Raises :class:`ValueError` where a line of it is damaged.
    """
    with manifest.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith('{"path"'):
                try:
                    yield Written(**json.loads(line.rstrip(",\n")))
                except TypeError as error:
                    raise ValueError(f"no file of a manifest: {line[:80]}") from error


def _line(file: Written) -> str:
    path, brand, source = (ENCODE(text or "") for text in (file.path, file.brand, file.source))
    told = f'"path": {path}, "sha256": "{file.sha256}", "brand": {brand}'
    return f'{{{told}, "source": {source if file.source else "null"}}}'


def paths_in(manifest: Path) -> Iterator[str]:
    """The paths of the files in a manifest."""
    return (file.path for file in written_in(manifest))


def is_manifest(path: Path) -> bool:
    """Whether a file is a manifest that guidekit wrote; it may be long, and its beginning tells."""
    try:
        with path.open("rb") as file:
            return BEGINNING.match(file.read(LONGEST_BEGINNING)) is not None
    except OSError:
        return False
