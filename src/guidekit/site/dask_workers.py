"""The workers of a Dask cluster, which build the pages of connectors.

The scheduler hands a task to another worker where one dies. So a task may be done twice, and by a
worker that everybody else takes for dead: it writes the same bytes, each file whole or not at all.
"""

import pickle
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from guidekit.source import GuidekitError

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["DaskWorkers"]

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 30
"""Seconds to wait for the scheduler, and for a first worker."""

_mine = threading.local()


class DaskWorkers:
    """The workers that a scheduler at an address has, now and later.

    Raises :class:`GuidekitError` where Dask is not installed.
    """

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        try:
            import distributed  # noqa: F401
        except ImportError as error:
            hint = "install `guidekit[dask]`, here and on the workers"
            raise GuidekitError("Dask is not installed", help=hint) from error
        self._address = address
        self._patience = patience

    def spread(self, make: Callable[[], Callable[[T], R]], tasks: Sequence[T]) -> Iterator[R]:
        """The results of all tasks, in their order.

        Each thread of a worker has a function of its own from ``make``. Raises
        :class:`GuidekitError` where the cluster cannot do the work.
        """
        from distributed import KilledWorker

        if not tasks:
            return
        client = self._client()
        try:
            yield from _in_order(client, self._submit(client, make, tasks))
        except KilledWorker as error:
            hint = "the logs of the workers say why; they may be out of memory"
            message = f"{error.allowed_failures + 1} workers ended over one connector"
            raise GuidekitError(message, help=hint) from error
        except ImportError as error:
            hint = "install the same `guidekit[dask]` on the workers"
            raise GuidekitError(f"a worker cannot build: {error}", help=hint) from error
        finally:
            client.close()

    def _client(self) -> "Client":
        from distributed import Client

        try:
            client = Client(self._address, timeout=self._patience, set_as_default=False)
        except (OSError, ValueError) as error:
            hint = "expected an address such as `tcp://10.0.0.1:8786`"
            raise GuidekitError(f"no Dask scheduler at `{self._address}`", help=hint) from error
        try:
            client.wait_for_workers(1, timeout=self._patience)
        except TimeoutError as error:
            client.close()
            raise GuidekitError(f"the scheduler at `{self._address}` has no workers") from error
        return client

    def _submit(
        self, client: "Client", make: Callable[[], Callable[[T], R]], tasks: Sequence[T]
    ) -> "list[Future]":
        """One task for each; what all need is a task too, so that it can be made again."""
        run = f"guidekit-{secrets.token_hex(8)}"
        shared = client.submit(_same, pickle.dumps(make), key=run)
        keys = [f"{run}-{number}" for number in range(len(tasks))]
        futures: list[Future] = client.map(_work, tasks, run=run, shared=shared, key=keys)
        return futures


def _in_order(client: "Client", futures: "list[Future]") -> Iterator[Any]:
    """Results are fetched as they come, so that few can be lost with a worker."""
    from distributed import as_completed

    places = {future.key: place for place, future in enumerate(futures)}
    early: dict[int, Any] = {}
    upcoming = 0
    for future, result in as_completed(futures, client.loop, with_results=True):
        early[places[future.key]] = result
        while upcoming in early:
            yield early.pop(upcoming)
            upcoming += 1


def _same(data: bytes) -> bytes:
    return data


def _work(task: Any, *, run: str, shared: bytes) -> Any:
    """Do one task on a worker; ``shared`` is how the function is made that does it."""
    if getattr(_mine, "run", None) != run:
        make = pickle.loads(shared)  # noqa: S301 - Dask has unpickled the task around it
        _mine.work, _mine.run = make(), run
    return _mine.work(task)
