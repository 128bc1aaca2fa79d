"""``manifest.json``: what a build wrote, and the mark of a folder that guidekit may replace."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from pathlib import Path
from typing import NamedTuple

from guidekit.source.patterns import regex

__all__ = [
    "MANIFEST",
    "SHARD",
    "ManifestWriter",
    "Written",
    "is_manifest",
    "paths_in",
    "written_in",
]

MANIFEST = "manifest.json"
SHARD = "shard.json"
"""Stands beside the manifest of a part of a build, and tells what it is made of."""

VERSION = 1
BEGINNING = regex(rb'\s*\{\s*"version":\s*\d+,\s*"files":\s*\[')
LONGEST_BEGINNING = 100
MOST_WAITING = 10_000
"""So many files take a few megabytes."""


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
    removed in the end), and no more than one brand's, and the latest, are in memory at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if folder.exists():
            _remove(folder)
        folder.mkdir()
        self._files: Counter[str] = Counter()
        self._latest: defaultdict[str, list[str]] = defaultdict(list)
        self._waiting = 0

    @property
    def files(self) -> int:
        """How many files it has."""
        return self._files.total() + self._waiting

    def add(self, files: Iterable[Written]) -> None:
        """Take files into the manifest."""
        latest = self._latest
        for path, sha256, brand, source in files:
            latest[brand].append(f"{path}\0{sha256}\0{source or ''}\n")
            self._waiting += 1
        if self._waiting > MOST_WAITING:
            self._put_away()

    def files_of(self, brand: str) -> Iterator[Written]:
        """The files of a brand, sorted by path."""
        for path, sha256, source in self._rows(brand):
            yield Written(path, sha256, brand, source or None)

    def drop(self, brand: str) -> None:
        """Forget the files of a brand."""
        self._put_away()
        self._files.pop(brand, None)
        (self._folder / brand).unlink(missing_ok=True)

    def write(self, path: Path) -> None:
        """Write the manifest, and forget what was collected."""
        self._put_away()
        with path.open("w", encoding="utf-8") as manifest:
            manifest.write(f'{{"version": {VERSION}, "files": [')
            before = "\n"
            for brand in sorted(self._files, key=lambda brand: f"{brand}/"):
                for line in _lines(brand, self._rows(brand)):
                    manifest.write(f"{before}{line}")
                    before = ",\n"
            manifest.write("\n]}\n")
        _remove(self._folder)

    def _put_away(self) -> None:
        """Write down the latest files: rarely, for each brand's are in a file of their own."""
        for brand, lines in self._latest.items():
            self._files[brand] += len(lines)
            with (self._folder / brand).open("a", encoding="utf-8", newline="\n") as part:
                part.writelines(lines)
        self._latest.clear()
        self._waiting = 0

    def _rows(self, brand: str) -> Iterator[list[str]]:
        """Path, content and source of each file of a brand, sorted by path."""
        self._put_away()
        part = self._folder / brand
        if part.exists():
            with part.open(encoding="utf-8", newline="\n") as lines:
                yield from (line[:-1].split("\0") for line in sorted(lines))


def _remove(folder: Path) -> None:
    import shutil  # checks, which have this module for the names in it, remove nothing

    shutil.rmtree(folder)


def written_in(manifest: Path) -> Iterator[Written]:
    """The files in a manifest that :class:`ManifestWriter` wrote.

    Raises :class:`ValueError` where a line of it is damaged.
    """
    with manifest.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith('{"path"'):
                yield _file_of(line)


def _file_of(line: str) -> Written:
    try:
        file = Written(**json.loads(line.rstrip(",\n")))
    except TypeError as error:
        raise ValueError(f"no file of a manifest: {line[:80]}") from error
    if not isinstance(file.path, str):
        raise ValueError(f"no path of a file: {line[:80]}")  # noqa: TRY004 - it was read, not given
    return file


def _lines(brand: str, rows: Iterable[list[str]]) -> Iterator[str]:
    told = encode_basestring(brand)
    for path, sha256, source in rows:
        shown = encode_basestring(source) if source else "null"
        start = f'{{"path": {encode_basestring(path)}, "sha256": "{sha256}"'
        yield f'{start}, "brand": {told}, "source": {shown}}}'


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
