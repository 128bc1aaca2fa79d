"""Whether the disk still answers as it did: by a file's status where that is proof enough.

A status is no proof for a file that was changed about when it was read: another change may have
followed within the same tick of the clock. Such a file is read again until it has rested.
"""

import os
from collections.abc import Callable, Mapping
from stat import S_ISREG
from time import time_ns

from guidekit.project import MOST_READ, digest, kind, listing, size

__all__ = ["Fingerprints", "Row"]

RESTED = 2_000_000_000
"""Nanoseconds: the coarsest clock that file systems keep."""

Row = tuple[list[int], str]
"""The status of a file (when its content and itself were changed, size, number), an answer."""


class Fingerprints:
    """Answers questions as :mod:`guidekit.project.watch` takes them down.

    ``known`` are the answers of an earlier run with the status that each file had then;
    ``changed`` tells whether there are new ones, which ``rows`` has with the old.
    """

    def __init__(self, known: Mapping[str, Row] | None = None) -> None:
        self._known = dict(known or {})
        self._now: dict[str, str] = {}
        self._find: dict[str, Callable[[str], str]] = {
            "=": self._content,
            "*": self._listing,
            "?": lambda question: kind(question[1:]),
            "#": lambda question: size(question[1:]),
        }
        self.changed = False

    @property
    def rows(self) -> dict[str, Row]:
        """All answers that a status proves, for a later run."""
        return self._known

    def look_again(self) -> None:
        """Begin anew: what was looked up before may have changed since."""
        self._now.clear()

    def answer(self, question: str) -> str:
        """What the disk answers now; looked up once, so that one run sees one state."""
        if question not in self._now:
            self._now[question] = self._find[question[0]](question)
        return self._now[question]

    def hold(self, answers: Mapping[str, str]) -> bool:
        """Whether all these answers are still right."""
        return all(self.answer(question) == answer for question, answer in answers.items())

    def _content(self, question: str) -> str:
        return self._proven(question, _read)

    def _listing(self, question: str) -> str:
        return self._proven(question, lambda path: listing(os.listdir(path)))  # noqa: PTH208

    def _proven(self, question: str, find: Callable[[str], str]) -> str:
        path, now = question[1:], time_ns()
        try:
            status = os.stat(path)  # noqa: PTH116 - asked for each file
            row = [status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino]
            if question[0] == "=" and not S_ISREG(status.st_mode):
                return "nothing"
            known = self._known.get(question)
            if known is not None and known[0] == row:
                return known[1]
            answer = find(path)
        except (OSError, ValueError):
            return "nothing"
        if max(row[0], row[1]) < now - RESTED:
            self._known[question] = (row, answer)
            self.changed = True
        return answer


def _read(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        return digest(file.read(MOST_READ))
