"""Work in processes: in order, complete, and not for ever."""

import os
import threading
from collections.abc import Callable
from functools import partial

import pytest

from guidekit.site.workers import default_jobs, spread
from guidekit.source import GuidekitError


def times(factor: int) -> Callable[[int], tuple[int, int]]:
    """Work that multiplies and tells its process."""
    return partial(multiply, factor)


def multiply(factor: int, number: int) -> tuple[int, int]:
    return factor * number, os.getpid()


def dying() -> Callable[[int], int]:
    """Work that ends its process."""
    return die


def die(number: int) -> int:
    os._exit(number)


def failing() -> Callable[[int], int]:
    """Work that cannot begin."""
    raise GuidekitError("no template", help="write one")


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_that_cannot_begin_tells_why(jobs: int) -> None:
    with pytest.raises(GuidekitError) as failed:
        list(spread(failing, range(4), jobs))
    assert (str(failed.value), failed.value.help) == ("no template", "write one")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    done = list(spread(partial(times, 3), range(40), jobs))
    assert [product for product, _ in done] == [3 * number for number in range(40)]
    assert (os.getpid() in {process for _, process in done}) is (jobs == 1)


def test_processes_are_spawned_where_forking_could_lock() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        done = list(spread(partial(times, 2), range(4), 2))
    finally:
        stop.set()
        other.join()
    assert [product for product, _ in done] == [0, 2, 4, 6]


def test_no_tasks_need_no_process() -> None:
    assert list(spread(partial(times, 3), (), 4)) == []


def test_a_process_that_dies_is_an_error_of_the_machine() -> None:
    with pytest.raises(GuidekitError, match="worker"):
        list(spread(dying, (1, 2, 3), 2))


def test_small_work_starts_no_processes() -> None:
    assert default_jobs(1) == 1
    assert 1 <= default_jobs(10_000) <= 8
