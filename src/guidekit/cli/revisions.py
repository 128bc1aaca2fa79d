"""Which files have changed since a commit, as git has it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from guidekit.source import GuidekitError

if TYPE_CHECKING:
    from subprocess import CompletedProcess

__all__ = ["HEAD", "Difference", "difference_from"]

HEAD = "HEAD"
OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks, by paths from another folder than the one that is asked about."""


class Difference(Struct, frozen=True):
    """The files of a repository that are not as in a commit.

    ``changed`` are in both, ``moved`` have come or gone; ``top`` is the folder of the repository.
    """

    top: Path
    commit: str
    changed: tuple[Path, ...]
    moved: tuple[Path, ...]

    def before(self, path: Path) -> bytes | None:
        """What a file held in the commit; None where it was not there."""
        if not path.is_relative_to(self.top):
            return None
        return _Git(self.top).content(f"{self.commit}:{path.relative_to(self.top).as_posix()}")


def difference_from(folder: Path, base: str) -> Difference:
    """How the files of a repository, as they are, untracked ones too, differ from a commit.

    That is the commit ``base``, or the last one that it has in common with ``HEAD``. ``folder`` is
    in the repository. Raises :class:`GuidekitError` outside of one, and for a base that is no
    commit.
    """
    top = Path(_Git(folder).ask("rev-parse", "--show-toplevel").removesuffix("\n"))
    git = _Git(top)
    commit = git.commit(base)
    diff = ("diff", "--name-status", "--no-renames", "--no-ext-diff", "--ignore-submodules", "-z")
    words = git.ask(*diff, commit, "--").split("\0")
    changed: list[Path] = []
    moved: list[Path] = []
    for status, name in zip(words[::2], words[1::2], strict=False):
        (moved if status in ("A", "D") else changed).append(top / name)
    new = git.ask("ls-files", "--others", "--exclude-standard", "--full-name", "-z").split("\0")
    moved += [top / name for name in new if name]
    return Difference(top, commit, tuple(changed), tuple(moved))


class _Git:
    """Asks git about the repository of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ask(self, *words: str) -> str:
        """What git answers; raises :class:`GuidekitError` where it has no answer."""
        done = self._run(*words)
        if done.returncode:
            lines = os.fsdecode(done.stderr).strip().splitlines() or ["no reason given"]
            if "not a git repository" in lines[0]:
                hint = "name the files to check instead"
                raise GuidekitError(f"`{self.folder}` is in no git repository", help=hint)
            raise GuidekitError(f"git: {lines[0].removeprefix('fatal: ')}")
        return os.fsdecode(done.stdout)

    def content(self, name: str) -> bytes | None:
        """The bytes of a file in a commit, by both their names."""
        done = self._run("cat-file", "blob", name)
        return None if done.returncode else done.stdout

    def commit(self, base: str) -> str:
        """The commit to compare with; of a repository that has none yet, the empty tree."""
        named = self._named(base)
        if named is None and base == HEAD:
            return self.ask("hash-object", "-t", "tree", "--stdin").strip()
        if named is None:
            hint = "write `--changed=BASE` where files follow" if Path(base).exists() else None
            raise GuidekitError(f"no commit `{base}`, expected a branch, tag or commit", help=hint)
        done = self._run("merge-base", named, HEAD)
        if done.returncode:
            hint = "fetch more of the history, such as with `fetch-depth: 0`"
            raise GuidekitError(f"`{base}` and `HEAD` have no commit in common", help=hint)
        return done.stdout.decode().strip()

    def _named(self, base: str) -> str | None:
        if base.startswith("-") or "\0" in base:  # an option, to git
            return None
        done = self._run("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}")
        return None if done.returncode else done.stdout.decode().strip()

    def _run(self, *words: str) -> "CompletedProcess[bytes]":
        from subprocess import run

        around = {name: value for name, value in os.environ.items() if name not in OF_A_HOOK}
        around |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        command = ["git", "-c", "core.fsmonitor=false", "-C", str(self.folder), *words]
        try:
            return run(  # noqa: S603 - no shell, and no user's word is an option
                command, input=b"", capture_output=True, check=False, env=around
            )
        except OSError as error:
            raise GuidekitError(f"`git` cannot be run: {error.strerror}") from error
