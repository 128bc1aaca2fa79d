"""When to do what: typing goes first, then what it concerns elsewhere, and nothing queues up."""

import asyncio
import logging
from collections.abc import Callable
from io import BufferedReader
from time import perf_counter

__all__ = ["Incoming", "Pulse"]

LONGEST_PAUSE = 0.3
CALM = 0.25
LONGEST_WAIT = 3.0

log = logging.getLogger(__name__)


class Incoming(BufferedReader):
    """A stream that an editor writes to, which knows whether it has just done so."""

    last = 0.0

    def readline(self, size: int | None = -1) -> bytes:
        """One line of a message's head."""
        return self._heard(super().readline(size))

    def read(self, size: int | None = -1) -> bytes:
        """A message."""
        return self._heard(super().read(size))

    def calm(self) -> bool:
        """Whether no part of a message has come for a moment."""
        return perf_counter() - self.last > CALM

    def _heard(self, data: bytes) -> bytes:
        self.last = perf_counter()
        return data


class Pulse:
    """Calls ``beat`` once after any number of changes, and ``idle`` while there is work left.

    A beat comes at once, unless the last one has ended less long ago than it took: a large file is
    not checked for every single key. ``idle`` does a small piece of work and tells whether there is
    more. It waits while somebody types, for a few seconds at most: a piece that has begun delays
    the next key, and each turn of the loop that a message takes would let in another one.
    """

    def __init__(self, beat: Callable[[], None], idle: Callable[[], bool]) -> None:
        self.calm: Callable[[], bool] = lambda: True
        self._beat = beat
        self._idle = idle
        self._next = 0.0
        self._wait_until = 0.0
        self._due = False
        self._busy = False

    def soon(self) -> None:
        """Something has changed."""
        if not self._due:
            self._due = True
            pause = max(0.0, self._next - perf_counter())
            asyncio.get_running_loop().call_later(pause, self._run)

    def _run(self) -> None:
        self._due = False
        start = perf_counter()
        try:
            self._beat()
        except Exception:
            # One file that guidekit trips over must not end the help with all others.
            log.exception("a check failed")
        end = perf_counter()
        self._next = end + min(end - start, LONGEST_PAUSE)
        self._go_on()

    def _go_on(self) -> None:
        if not self._busy:
            self._busy = True
            self._wait_until = perf_counter() + LONGEST_WAIT
            asyncio.get_running_loop().call_soon(self._work)

    def _work(self) -> None:
        if not self.calm() and perf_counter() < self._wait_until:
            asyncio.get_running_loop().call_later(CALM / 5, self._work)
            return
        self._busy = False
        if self._due:
            return
        try:
            more = self._idle()
        except Exception:
            log.exception("a check failed")
            more = False
        if more:
            self._go_on()
