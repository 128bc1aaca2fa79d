"""Whether the disk still answers as it did: by a file's status where that is proof enough.

A status is no proof for a file that was changed about when it was read: another change may have
followed within the same tick of the clock. Such a file is read again until it has rested.
"""

import os
from collections.abc import Mapping
from stat import S_ISREG
from time import time_ns

from guidekit.project import MOST_READ, digest, kind_of, listing, status_of

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
        self._linked: dict[str, bool] = {}
        self.changed = False

    @property
    def rows(self) -> dict[str, Row]:
        """All answers that a status proves, for a later run."""
        return self._known

    def look_again(self) -> None:
        """Begin anew: what was looked up before may have changed since."""
        self._now.clear()
        self._linked.clear()

    def answer(self, question: str) -> str:
        """What the disk answers now; looked up once, so that one run sees one state."""
        answer = self._now.get(question)
        if answer is None:
            answer = self._now[question] = self._look(question)
        return answer

    def hold(self, answers: Mapping[str, str]) -> bool:
        """Whether all these answers are still right."""
        return all(self.answer(question) == answer for question, answer in answers.items())

    def _look(self, question: str) -> str:
        asked, path = question[0], question[1:]
        status, led = status_of(path, linked=self._is_linked(path.rpartition("/")[0]))
        if asked == "?":
            return kind_of(status, led)
        if status is None or (asked == "=" and not S_ISREG(status.st_mode)):
            return "nothing"
        return str(status.st_size) if asked == "#" else self._proven(question, path, status) + led

    def _is_linked(self, folder: str) -> bool:
        """Whether a folder is a link, or in one; looked up once, as all is."""
        linked = self._linked.get(folder)
        if linked is None:
            above = folder.rpartition("/")[0]
            linked = folder != above and (self._is_linked(above) or os.path.islink(folder))  # noqa: PTH114
            self._linked[folder] = linked
        return linked

    def _proven(self, question: str, path: str, status: os.stat_result) -> str:
        """What a file holds or a folder lists: known, where the status is what it was."""
        row = [status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino]
        known = self._known.get(question)
        if known is not None and known[0] == row:
            return known[1]
        now = time_ns()
        try:
            answer = FIND[question[0]](path)
        except OSError:
            return "nothing"
        if max(row[0], row[1]) < now - RESTED:
            self._known[question] = (row, answer)
            self.changed = True
        return answer


def _content(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 - asked for each file
        return digest(file.read(MOST_READ))


def _names(path: str) -> str:
    return listing(os.listdir(path))  # noqa: PTH208 - as above


FIND = {"=": _content, "*": _names}
