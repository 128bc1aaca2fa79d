"""The comments in files that suppress problems: most files have none, which is remembered."""

from collections.abc import Iterable
from pathlib import Path

from guidekit.project import ProjectFiles
from guidekit.rules import Suppressions, may_suppress, read_suppressions
from guidekit.site.memory import Memory
from guidekit.source import SourceText

__all__ = ["Comments"]

HOLD_COMMENTS = (".mdx", ".md", ".yaml", ".yml")
ROOM = "comments"
BARE = "bare"
NOTHING = (None, "")


class Comments:
    """Reads what comments suppress, in each file once.

    ``memory`` has the digests of texts without such comments: where a file still holds such a text,
    by the answer of the disk, it is not read again.
    """

    def __init__(self, memory: Memory | None = None) -> None:
        self._memory = memory
        self._read: dict[str, tuple[Suppressions | None, str]] = {}
        kept = memory.load(ROOM, BARE) if memory else None
        self._bare = frozenset(map(str, kept if isinstance(kept, list) else ()))

    def read(
        self, files: Iterable[tuple[str, tuple[ProjectFiles, str]]]
    ) -> dict[str, Suppressions]:
        """What comments suppress in those of the files that can hold some, sorted.

        The files go by their names in diagnostics, each with its folder and its path there.
        """
        found: dict[str, Suppressions] = {}
        bare: set[str] = set()
        for shown, (home, path) in files:
            suppressions, digest = self._of(shown, home, path)
            if suppressions is not None:
                found[shown] = suppressions
            elif digest:
                bare.add(digest)
        if self._memory and bare != self._bare:
            self._memory.keep(ROOM, BARE, sorted(bare))
        return dict(sorted(found.items()))

    def are_in(self, shown: str, home: ProjectFiles, path: str) -> bool:
        """Whether any comment in a file suppresses something."""
        return self._of(shown, home, path)[0] is not None

    def _of(self, shown: str, home: ProjectFiles, path: str) -> tuple[Suppressions | None, str]:
        """What comments in a file suppress, None where none does; with the digest of a bare one."""
        if shown not in self._read:
            self._read[shown] = self._look(home, path) if path.endswith(HOLD_COMMENTS) else NOTHING
        return self._read[shown]

    def _look(self, home: ProjectFiles, path: str) -> tuple[Suppressions | None, str]:
        digest = self._known(home, path)
        if digest is None:
            source, digest = _text(home, path)
            if source is None:
                return NOTHING
            if may_suppress(source):
                read = read_suppressions(source)
                return (read, "") if read.entries or read.faults else NOTHING
        return (None, digest) if self._memory else NOTHING

    def _known(self, home: ProjectFiles, path: str) -> str | None:
        """The digest of a file that is known to hold no comment of interest."""
        if self._memory is None or not self._bare:
            return None
        answer = home.watch.answers.get(f"={home.root}/{path}")
        if answer in self._bare:  # the run looked at it before
            return answer
        place = home.place(path)
        if place is None or (home.unsaved and Path(place) in home.unsaved):
            return None
        answer = self._memory.fingerprints.answer(f"={place}")
        if answer not in self._bare:
            return None
        home.watch.note("=", place, answer)
        return answer


def _text(home: ProjectFiles, path: str) -> tuple[SourceText | None, str]:
    """What a file holds, None where it cannot be read, and the digest of that."""
    with home.watch.during() as answers:
        source, unreadable = home.read(path)
    place = home.place(path)
    return (None if unreadable else source), answers.get(f"={place}", "")
