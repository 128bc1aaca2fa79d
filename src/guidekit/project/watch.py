"""What was asked of the disk, and what it answered.

A finding stands as long as the disk would answer all questions that led to it as it did then. A
question is one letter and an absolute path: what a file holds (``=``), how large it is (``#``),
what kind of thing is there (``?``), what a folder lists (``*``). The letter ``@`` is for what the
project itself answers. Of a link the answers say where it leads, too.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Generic, TypeVar

__all__ = [
    "MOST_READ", "NOTHING", "Answers", "Remembered", "Watch", "digest", "essential", "kind",
    "kind_of", "listing", "size", "status_of", "visible",
]  # fmt: skip

Answers = dict[str, str]
"""Questions with their answers, all of them short texts."""

K = TypeVar("K")
V = TypeVar("V")

MOST_READ = 50_000_001
"""So many bytes of a file are read: one more than any file may have."""

NOTHING = "nothing"
"""The answer where there is nothing to be asked."""

CHANGED = "changed meanwhile"
"""The answer to a question that was answered in two ways: nothing answers so again."""

HOLDING = {"file": "=", "folder": "*"}
"""What each kind of thing is asked for that it holds."""


def digest(data: bytes) -> str:
    """A text that stands for some bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def kind(path: str) -> str:
    """What is at a path: ``file``, ``folder``, ``other`` or ``nothing``, and where links lead."""
    folder = os.path.dirname(path)  # noqa: PTH120 - asked for each file
    return kind_of(*status_of(path, linked=os.path.realpath(folder) != folder))


def kind_of(status: os.stat_result | None, led: str) -> str:
    """The same of a path whose status is known."""
    if status is None:
        return NOTHING
    what = "folder" if S_ISDIR(status.st_mode) else "other"
    return f"{'file' if S_ISREG(status.st_mode) else what}{led}"


def status_of(path: str, *, linked: bool) -> tuple[os.stat_result | None, str]:
    """The status of what a path leads to, if anything; with a space and the place, for a link.

    The same goes for a path in a folder that is ``linked``: which is one, or is in one.
    """
    try:
        status = os.lstat(path)
        if not (linked or S_ISLNK(status.st_mode)):
            return status, ""
        real = os.path.realpath(path)
        return os.stat(real), f" {real}"  # noqa: PTH116 - asked for each file
    except (OSError, ValueError):
        return None, ""


def listing(names: Iterable[str]) -> str:
    """A text that stands for what a folder holds, hidden files aside."""
    return digest("\0".join(visible(names)).encode("utf-8", "surrogatepass"))


def visible(names: Iterable[str]) -> list[str]:
    """The names in a folder that are not hidden, sorted."""
    return sorted([name for name in names if not name.startswith(".")])


def size(path: str) -> str:
    """How many bytes a file has; ``nothing`` where there is none."""
    status, _ = status_of(path, linked=False)
    return NOTHING if status is None else str(status.st_size)


def essential(answers: Mapping[str, str]) -> Answers:
    """The answers that say all that these do: what holds something tells what it is.

    >>> essential({"?/a": "folder", "*/a": "4d", "?/a/b": "file", "=/a/b": "2c", "?/a/c": "file"})
    {'*/a': '4d', '=/a/b': '2c', '?/a/c': 'file'}
    >>> essential({"?/a": "nothing", "=/a": "nothing"})
    {'?/a': 'nothing'}
    """
    return {question: each for question, each in answers.items() if not _said(question, answers)}


def _said(question: str, answers: Mapping[str, str]) -> bool:
    """Whether the answer to a question follows from that to another."""
    answer = answers[question]
    if question[0] == "?" and answer in HOLDING:
        return answers.get(HOLDING[answer] + question[1:], NOTHING) != NOTHING
    return question[0] == "=" and answer == answers.get(f"?{question[1:]}") == NOTHING


class Watch:
    """Takes down questions and answers, for all who are finding something out.

    >>> watch = Watch()
    >>> with watch.during() as answers:
    ...     watch.note("?", "/guides/a.mdx", "file")
    >>> answers == watch.answers == {"?/guides/a.mdx": "file"}
    True
    """

    def __init__(self) -> None:
        self.answers: Answers = {}
        self._open = [self.answers]

    def note(self, question: str, path: str, answer: str) -> None:
        """Take down an answer about a path."""
        self._add(question + path, answer)

    def rest(self) -> None:
        """Forget all answers and take down no more, but for blocks: nobody will ask for them.

        >>> watch = Watch()
        >>> watch.rest()
        >>> watch.note("?", "/guides/a.mdx", "file")
        >>> watch.answers
        {}
        """
        self._open = [answers for answers in self._open if answers is not self.answers]
        self.answers.clear()

    def repeat(self, answers: Mapping[str, str]) -> None:
        """Take down what something stands on that was found out before."""
        if not self._open:
            return
        known = self._open[-1]
        if known.keys().isdisjoint(answers):
            known.update(answers)
            return
        for question, answer in answers.items():
            self._add(question, answer)

    @contextmanager
    def during(self) -> Iterator[Answers]:
        """All answers that are taken down from now until the end of the block."""
        answers: Answers = {}
        self._open.append(answers)
        try:
            yield answers
        finally:
            self._open.pop()
            self.repeat(answers)

    def _add(self, question: str, answer: str) -> None:
        if self._open:
            answers = self._open[-1]
            answers[question] = answer if answers.get(question, answer) == answer else CHANGED


class Remembered(Generic[K, V]):
    """Findings that are made once, and stand on the same answers whenever they are used."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._known: dict[K, tuple[V, Answers]] = {}

    def get(self, key: K, find: Callable[[], V]) -> V:
        """What was found for a key, or what ``find`` finds now."""
        if key in self._known:
            value, answers = self._known[key]
            self._watch.repeat(answers)
            return value
        with self._watch.during() as answers:
            value = find()
        self._known[key] = value, answers
        return value

    def forget(self, key: K) -> None:
        """Let go of a finding."""
        self._known.pop(key, None)

    def keep(self, most: int) -> None:
        """Let go of the oldest findings, where there are more than so many."""
        for key in list(islice(self._known, max(0, len(self._known) - most))):
            del self._known[key]
