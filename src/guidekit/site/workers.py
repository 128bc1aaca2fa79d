"""Work spread over processes, its results in the order of the tasks."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from guidekit.source import GuidekitError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

__all__ = ["Workers", "default_jobs", "spread"]

T = TypeVar("T")
R = TypeVar("R")

MAX_JOBS = 8
WORTH_A_PROCESS = 16
"""So many tasks take about as long as starting one more process."""

MOST_TOGETHER = 64
"""So many tasks at most go to a process at a time, and their results come back."""

AHEAD = 4
"""So many times as many tasks as processes are on their way."""

_work: Callable[[Any], Any]


class Workers(Protocol):
    """Processes elsewhere that share this machine's folders."""

    def spread(self, make: Callable[[], Callable[[T], R]], tasks: Sequence[T]) -> Iterator[R]:
        """As :func:`spread`; a task may be done twice, even at the same time."""


def default_jobs(tasks: int) -> int:
    """How many processes are worth starting for so many tasks on this machine."""
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    else:
        processors = os.cpu_count() or 1
    return max(1, min(processors, MAX_JOBS, tasks // WORTH_A_PROCESS))


def spread(
    make: Callable[[], Callable[[T], R]], tasks: Iterable[T], jobs: int, count: int | None = None
) -> Iterator[R]:
    """The results of all tasks, in their order.

    ``make`` builds the function that does one task; each process builds its own, so both ``make``
    and the tasks must be picklable. With one job, all happens in this process. Where ``count`` says
    how many tasks there are, they are made as they are needed. Raises :class:`GuidekitError` where
    a process dies.
    """
    if count is None:
        tasks = tuple(tasks)
        count = len(tasks)
    jobs = min(jobs, count)
    if jobs <= 1:
        yield from map(make(), tasks)
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, _context(), _start, (make,))
    try:
        together = max(1, min(MOST_TOGETHER, count // (jobs * 32)))
        yield from _in_order(pool, _in_batches(iter(tasks), together), jobs * AHEAD)
    except BrokenExecutor as error:
        hint = "the machine may be out of memory; try `--jobs 1`"
        raise GuidekitError("a worker process ended before its work", help=hint) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_batches(tasks: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(tasks, size)):
        yield batch


def _in_order(
    pool: "ProcessPoolExecutor", batches: Iterable[list[Any]], ahead: int
) -> Iterator[Any]:
    """The results of batches, of which no more than so many are on their way."""
    waiting: deque[Future[list[Any]]] = deque()
    for batch in batches:
        waiting.append(pool.submit(_run, batch))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _context() -> "BaseContext":
    """Forking is ten times faster than spawning, and safe where there is only one thread."""
    import multiprocessing

    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _start(make: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    # The parent hears of an interruption too and tidies up: here it is the end, without a word.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _work = make()
    except GuidekitError as error:
        # Raised here, it would end the pool without a reason: the first task tells it.
        _work = partial(_fail, error)


def _fail(error: GuidekitError, _: Any) -> Any:
    raise error


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers: they must not write on without it."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(tasks: list[Any]) -> list[Any]:
    return [_work(task) for task in tasks]
