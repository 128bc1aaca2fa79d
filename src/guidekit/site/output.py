"""The output folder: written beside the old one and swapped in by renaming.

Whatever happens on the way, a reader of the output finds either all of the old or all of the new.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from guidekit.site.files import shown_path
from guidekit.site.lookout import Lookout
from guidekit.site.manifest import MANIFEST, Written, is_manifest
from guidekit.source import GuidekitError

__all__ = ["Staged", "Writer", "check_output", "staged"]


class Writer:
    """Writes files below one folder and keeps account of them.

    Each worker has its own; none writes a file that another writes. A ``lookout`` looks at what is
    written.
    """

    def __init__(self, folder: Path, lookout: Lookout | None = None) -> None:
        self.folder = folder
        self._lookout = lookout
        self._written: list[Written] = []
        self._folders: set[str] = set()

    def write(self, brand: str, path: str, data: bytes, source: str | None = None) -> None:
        """Write one file of a brand; ``path`` is relative to the brand's folder."""
        whole = f"{brand}/{path}"
        parent = os.path.dirname(whole)  # noqa: PTH120 - a Path per page costs more than the page
        if parent not in self._folders:
            (self.folder / parent).mkdir(parents=True, exist_ok=True)
            self._folders.add(parent)
        with open(f"{self.folder}/{whole}", "wb") as file:  # noqa: PTH123 - as above
            file.write(data)
        sha256 = hashlib.sha256(data).hexdigest()
        self._written.append(Written(whole, sha256, brand, source))
        if self._lookout is not None:
            self._lookout.see(brand, path, data, sha256)

    def take(self) -> tuple[Written, ...]:
        """What has been written since the last time."""
        taken = tuple(self._written)
        self._written.clear()
        return taken


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
    """A new output folder that is being written; ``commit`` puts it in the old one's place."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder = folder
        self.committed = False
        self._out = out

    def commit(self) -> None:
        """Swap the new folder in: from now on readers find it."""
        _swap(self.folder, self._out)
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
        new = out.with_name(f".{out.name}.new-{os.getpid()}-{secrets.token_hex(4)}")
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
    for left in out.parent.glob(f".{out.name}.new-*"):
        pid = left.name.removeprefix(f".{out.name}.new-").partition("-")[0]
        if pid.isdigit() and not _alive(int(pid)):
            shutil.rmtree(left, ignore_errors=True)


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
