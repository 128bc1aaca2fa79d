"""The output folder: written beside the old one and swapped in by renaming.

Whatever happens on the way, a reader of the output finds either all of the old or all of the new.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from guidekit.audit import Lookout
from guidekit.project import shown_path
from guidekit.site.manifest import MANIFEST, Written, is_manifest
from guidekit.site.patching import finish_patch, is_planned, patch
from guidekit.source import GuidekitError

__all__ = ["Staged", "Writer", "check_output", "staged"]


SCRATCH = ".scratch"
MOST_FOLDERS = 4096
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Writer:
    """Writes files below one folder and keeps account of them.

    Each worker has its own; none writes a file that another writes. A page takes less time to fill
    than a :class:`~pathlib.Path` takes to make, so this works with the system's own calls. Files
    whose content, by path, is ``known`` are in the old output already: ``skipped`` counts them. A
    ``lookout`` looks at all of them.

    With a folder ``scratch``, which must be on the same disk, each file is written there and then
    renamed: where a task may run twice, even at the same time, nobody finds half of a file.
    """

    def __init__(
        self, folder: Path, lookout: Lookout | None = None, scratch: Path | None = None
    ) -> None:
        self.folder = folder
        self.known: Mapping[str, str] = {}
        self.written = self.skipped = 0
        self._lookout = lookout
        self._start = f"{folder}/"
        self._scratch = f"{scratch}/{os.urandom(16).hex()}" if scratch else None
        self._written: list[Written] = []
        self._folders: set[str] = {""}

    def write(self, brand: str, path: str, data: bytes, source: str | None = None) -> None:
        """Write one file of a brand; ``path`` is relative to the brand's folder."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self._lookout is not None:
            self._lookout.see(brand, path, data, sha256)
        self._write(Written(f"{brand}/{path}", sha256, brand, source), data)

    def write_data(
        self, brand: str, path: str, pieces: Iterable[str], parts: Iterable[str]
    ) -> None:
        """Write JSON, given also in the parts that a :meth:`Lookout.see_data` looks at.

        It may be by far the longest of all files, and is never in memory as a whole.
        """
        whole, content = f"{brand}/{path}", hashlib.sha256()
        place = self._place(whole)
        new = Path(self._scratch or place)
        with new.open("wb") as file:
            for piece in map(str.encode, pieces):
                content.update(piece)
                file.write(piece)
        sha256 = content.hexdigest()
        if self._lookout is not None:
            self._lookout.see_data(brand, path, parts, new.read_bytes, sha256)
        if self._is_known(Written(whole, sha256, brand)):
            new.unlink()
        elif self._scratch is not None:
            new.replace(place)

    def write_page(
        self, brand: str, path: str, pieces: Sequence[bytes], source: str | None = None
    ) -> None:
        """Write a page, given in the pieces that it was made of."""
        data = b"".join(pieces)
        if self._lookout is not None:
            self._lookout.see_page(brand, path, pieces, data)
        sha256 = hashlib.sha256(data).hexdigest()
        self._write(Written(f"{brand}/{path}", sha256, brand, source), data)

    def _write(self, file: Written, data: bytes) -> None:
        if self._is_known(file):
            return
        place = self._place(file.path)
        _put(self._scratch or place, data)
        if self._scratch is not None:
            os.replace(self._scratch, place)  # noqa: PTH105 - as above

    def _is_known(self, file: Written) -> bool:
        """Take a file into account; whether it is in the old output already."""
        self._written.append(file)
        known = self.known.get(file.path) == file.sha256
        self.skipped += known
        self.written += not known
        return known

    def _place(self, path: str) -> str:
        """Where a file is to be, in a folder that is there."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._make_folder(folder)
        return self._start + path

    def _make_folder(self, path: str) -> None:
        """Make a folder and those around it that were not asked for lately.

        Most files are the first in theirs, and alone.
        """
        if len(self._folders) > MOST_FOLDERS:
            self._folders = {""}
        around = path.rpartition("/")[0]
        if around not in self._folders:
            self._make_folder(around)
        with suppress(FileExistsError):
            os.mkdir(self._start + path)  # noqa: PTH102 - as above
        self._folders.add(path)

    def take(self) -> tuple[Written, ...]:
        """What has been written since the last time."""
        taken = tuple(self._written)
        self._written.clear()
        return taken


def _put(path: str, data: bytes) -> None:
    file = os.open(path, NEW_FILE, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):  # a signal, or more than the system takes at once
            written += os.write(file, memoryview(data)[written:])
    finally:
        os.close(file)


def check_output(out: Path, kept: Iterable[Path]) -> Path:
    """The output folder's real path, once it is sure that a build may replace what is there.

    Raises :class:`GuidekitError` for a file, for a folder that holds something guidekit did not
    make, and for one that holds one of the folders ``kept``, such as the project.
    """
    shown = shown_path(out)
    try:
        out = out.resolve()
    except (OSError, RuntimeError) as error:
        raise GuidekitError(f"output folder `{shown}` leads nowhere") from error
    if any(folder.is_relative_to(out) for folder in kept):
        raise GuidekitError(f"output folder `{shown}` holds the project, expected another folder")
    if out.exists() and not out.is_dir():
        raise GuidekitError(f"output folder `{shown}` is a file, expected a folder")
    _restore(out)
    try:
        foreign = out.is_dir() and any(out.iterdir()) and not is_manifest(out / MANIFEST)
    except OSError as error:
        raise GuidekitError(f"output folder `{shown}`: {error.strerror}") from error
    if foreign:
        hint = f"it has no `{MANIFEST}`; name another folder, or delete this one yourself"
        raise GuidekitError(f"output folder `{shown}` was not made by guidekit", help=hint)
    return out


class Staged:
    """A new output folder that is being written, in the end to take the place of ``out``."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder = folder
        self.out = out
        self.committed = False

    def commit(self) -> None:
        """Swap the new folder in: from now on readers find it."""
        _swap(self.folder, self.out)
        self.committed = True

    def patch(self, removed: Iterable[str]) -> None:
        """Move the files of the new folder into the old one and remove others there."""
        patch(self.folder, self.out, sorted(removed))
        self.committed = True

    def keep(self, paths: Iterable[str]) -> None:
        """Take files that the new folder lacks from the old one: by a second name if possible."""
        for path in paths:
            old, new = self.out / path, self.folder / path
            if new.exists():
                continue
            new.parent.mkdir(parents=True, exist_ok=True)
            try:
                new.hardlink_to(old)
            except OSError:
                shutil.copyfile(old, new)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for files that are not whole yet; it is gone after the block."""
        folder = self.folder / SCRATCH
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def leave(self) -> None:
        """Leave the output as it is: it is what was to be made."""
        self.committed = True


@contextmanager
def staged(out: Path) -> Iterator[Staged]:
    """A new empty folder beside ``out``, which takes its place when it is committed.

    Without that, after an error and after an interruption, ``out`` is as it was and the new
    folder is gone. Raises :class:`GuidekitError` where the folder cannot be made or renamed.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _sweep(out)
        new = out.with_name(f".{out.name}.new-{os.getpid()}-{os.urandom(4).hex()}")
        new.mkdir()
    except OSError as error:
        message = f"cannot write beside `{shown_path(out)}`: {error.strerror}"
        raise GuidekitError(message) from error
    try:
        yield Staged(new, out)
    except OSError as error:
        message = f"cannot write `{shown_path(out)}`: {error.strerror or error}"
        raise GuidekitError(message) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, out: Path) -> None:
    old = _old(out)
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except BaseException:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}.old-guidekit")


def _restore(out: Path) -> None:
    """Bring back what a build that was killed between the two renames had put aside."""
    for left in _left_behind(out):
        if is_planned(left):
            finish_patch(left, out)
    old = _old(out)
    if not is_manifest(old / MANIFEST):
        return
    if out.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        with suppress(OSError):
            old.rename(out)


def _sweep(out: Path) -> None:
    """Remove what builds that were killed left behind; a living build's folder stays."""
    for left in _left_behind(out):
        shutil.rmtree(left, ignore_errors=True)


def _left_behind(out: Path) -> Iterator[Path]:
    """The new folders of builds that are no more."""
    for left in sorted(out.parent.glob(f".{out.name}.new-*")):
        pid = left.name.removeprefix(f".{out.name}.new-").partition("-")[0]
        if pid.isdigit() and not _alive(int(pid)):
            yield left


def _alive(pid: int) -> bool:
    if os.name != "posix":  # elsewhere signal 0 is no question but an end
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
