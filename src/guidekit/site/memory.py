"""What guidekit remembers of a project from run to run: a folder of plain JSON files.

Everything in it is found by its content and can be found again, so it may be deleted at any time.
Files are written beside their place and renamed into it, so whoever reads one, in another run or
after a crash, reads all of it or nothing; what cannot be read counts as not there.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from guidekit import __version__
from guidekit.project import digest, essential, find_project, project_above
from guidekit.site.fingerprints import Fingerprints

__all__ = ["FOLDER", "Memory", "Run", "find_memory"]

FOLDER = ".guidekit-cache"
MOST_BYTES = 512_000_000
"""Size of the folder from which the parts that were not used for longest are deleted."""

STATUS = "status.json"
LOCK = "lock"
RUNS = "runs"
FILE_OPTIONS = ("-p", "--project")


class Run(NamedTuple):
    """What a command said, each text with whether it went to standard error, and its exit code."""

    said: tuple[tuple[str, bool], ...]
    code: int


class Memory:
    """The memory of one project.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     memory = Memory(Path(folder) / FOLDER)
    ...     memory.keep_run("lint", {}, [("all is well", False)], 0)
    ...     memory.recall_run("lint"), memory.recall_run("lint --strict")
    (Run(said=(('all is well', False),), code=0), None)
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.release = _release()
        self.fingerprints = Fingerprints(self._load(STATUS, {}))
        self._begun = False

    def recall_run(self, asked: str) -> Run | None:
        """What a command said when it was last run, if all that it looked at is unchanged."""
        run = self.load(RUNS, asked)
        held = run is not None and self.fingerprints.hold(run["answers"])
        self.keep_status()
        if run is None or not held:
            return None
        return Run(tuple((text, err) for text, err in run["said"]), run["code"])

    def keep_run(
        self, asked: str, answers: Mapping[str, str], said: Iterable[tuple[str, bool]], code: int
    ) -> None:
        """Remember what a command said, and the answers of the disk that it stands on."""
        disk = {question: answer for question, answer in answers.items() if question[0] != "@"}
        self.keep(RUNS, asked, {"answers": essential(disk), "said": list(said), "code": code})
        self.keep_status()
        _prune(self.folder)

    def begin(self) -> None:
        """A run begins: since an earlier one in this process the disk may have changed."""
        if self._begun:
            self.fingerprints.look_again()
        self._begun = True

    def load(self, room: str, name: str) -> Any:
        """What was kept under a name in a part of the memory; None where there is nothing."""
        return self._load(self._path(room, name), None)

    def keep(self, room: str, name: str, value: object) -> None:
        """Keep what JSON can hold; a disk that takes no more is no reason to fail."""
        self._keep(self._path(room, name), value)

    def read(self, room: str, name: str) -> bytes | None:
        """The JSON that was written under a name; None where there is nothing."""
        try:
            return (self.folder / self._path(room, name)).read_bytes()
        except OSError:
            return None

    def write(self, room: str, name: str, data: bytes) -> bool:
        """Keep JSON for those who read it as such; whether the disk took it."""
        return self._write(self._path(room, name), data)

    def remove(self, room: str, name: str) -> None:
        """Forget what was kept under a name."""
        with suppress(OSError):
            (self.folder / self._path(room, name)).unlink(missing_ok=True)

    def keep_status(self) -> None:
        """Keep the status of the files that were looked at, where any of it is new."""
        if self.fingerprints.changed:
            self._keep(STATUS, self.fingerprints.rows)
            self.fingerprints.changed = False

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no other run is in such a block of this project."""
        try:
            import fcntl
        except ImportError:  # without it, two builds at a time are the user's business
            yield
            return
        try:
            self._prepare()
            lock = (self.folder / LOCK).open("w")
        except OSError:
            yield
            return
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def size(self) -> tuple[int, int]:
        """How many files there are, and their bytes."""
        sizes = [path.stat().st_size for path in self.folder.rglob("*") if path.is_file()]
        return len(sizes), sum(sizes)

    def clear(self) -> None:
        """Forget everything."""
        import shutil  # of all runs, only this one's business

        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, room: str, name: str) -> str:
        # What another release found, or would find elsewhere, is none of this one's business.
        whole = f"{self.release} {name}".encode("utf-8", "surrogatepass")
        return f"{room}/{digest(whole)}.json"

    def _load(self, path: str, default: Any) -> Any:
        try:
            return json.loads((self.folder / path).read_bytes())
        except (OSError, ValueError):
            return default

    def _keep(self, path: str, value: object) -> None:
        self._write(path, json.dumps(value, separators=(",", ":")).encode("ascii"))

    def _write(self, path: str, data: bytes) -> bool:
        target = self.folder / path
        fresh = target.with_name(f"{target.name}.{os.getpid()}-{os.urandom(4).hex()}")
        try:
            self._prepare()
            target.parent.mkdir(exist_ok=True)
            fresh.write_bytes(data)
            fresh.replace(target)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            return False
        return True

    def _prepare(self) -> None:
        """Make the folder; no version control shall take it in."""
        if not self.folder.is_dir():
            self.folder.mkdir()
            (self.folder / ".gitignore").write_text("*\n", "ascii")


def find_memory(words: Sequence[str]) -> Memory | None:
    """The memory of the project that a command line speaks of; None outside projects.

    It is beside the project file: the one that `--project` names, or that of the nearest project
    of a path among the words or of the current folder.
    """
    for option, word in zip(("", *words), words, strict=False):
        name, equals, value = word.partition("=")
        named = word if option in FILE_OPTIONS else value
        if option in FILE_OPTIONS or (equals and name in FILE_OPTIONS):
            return Memory(Path(named).parent / FOLDER) if Path(named).is_file() else None
    for word in words:
        if not word.startswith("-") and Path(word).exists():
            root = project_above(Path(word)) or find_project(Path(word))
            if root is not None:
                return Memory(root / FOLDER)
    root = find_project(Path.cwd())
    return None if root is None else Memory(root / FOLDER)


def _release() -> str:
    """What stands for guidekit, Python and all that is installed, by names and status."""
    package = Path(__file__).resolve().parent.parent
    folders = [package, package / "templates", package.parent.parent / "templates"]
    seen = [__version__, sys.version, *_status_of(folders)]
    for path in sys.path:
        if path.endswith("-packages"):  # what is installed, plug-ins too
            with suppress(OSError):
                seen.append(f"{path} {os.stat(path).st_mtime_ns}")  # noqa: PTH116
    return digest("\n".join(seen).encode("utf-8", "surrogatepass"))


def _status_of(folders: list[Path]) -> Iterator[str]:
    for folder in folders:
        for above, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if name != "__pycache__")
            for name in sorted(names):
                with suppress(OSError):
                    status = os.stat(f"{above}/{name}")  # noqa: PTH116 - some 300 files
                    yield f"{above}/{name} {status.st_mtime_ns} {status.st_size}"


def _prune(folder: Path) -> None:
    """Delete what was not written for longest, where the folder has become too large."""
    files = []
    with suppress(OSError):
        for path in folder.rglob("*.json*"):
            status = path.stat()
            files.append((status.st_mtime_ns, status.st_size, path))
    total = sum(size for _, size, _ in files)
    for _, size, path in sorted(files):
        if total <= MOST_BYTES:
            break
        with suppress(OSError):
            path.unlink()
        total -= size
