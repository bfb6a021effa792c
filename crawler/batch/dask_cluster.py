"""Parts written by the workers of a Dask cluster. Needs `distributed`: the extra `cluster`.

Workers read the pages and write the parts themselves, at paths that all machines share; what goes
over the network is where they lie.
"""

import logging
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from importlib.metadata import version

from distributed import Client, get_worker
from distributed.scheduler import KilledWorker

from crawler.batch.part_lines import PartTask
from crawler.batch.part_writing import PartReport, write_part
from crawler.errors import ArgumentError, SilkroadError, SourceError

PACKAGE = "silkroad"
CONNECT_SECONDS = 10
RETURN_SECONDS = 60
"""Seconds that a scheduler has to come back, and that a cluster may be without workers."""
MAX_TRIES = 5
"""How often a part is given away: workers are killed and machines go down, but not always the one
that has this part."""
_LOOK_AFTER_SECONDS = 0.5
_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/]+:[0-9]{1,5}")


class BlindWorkerError(Exception):
    """A worker does not see the files that hold the pages. `worker`: its address."""

    def __init__(self, worker: str, message: str) -> None:
        super().__init__(worker, message)
        self.worker = worker
        self.message = message


class ClusterHands:
    """The workers of a cluster that have this version of the package, and see the source.

    `tell`: called with a sentence for the user.
    """

    def __init__(self, address: str, tell: Callable[[str], object]) -> None:
        self._address = address
        self._tell = tell
        self._fit: dict[str, bool] = {}
        self._tries: Counter[int] = Counter()
        self._given: dict[Future[PartReport], frozenset[str]] = {}
        self._client = self._connect(CONNECT_SECONDS)

    @property
    def width(self) -> int:
        """Two parts for each thread of the workers, so that none has to wait for its next one."""
        return max(1, 2 * sum(self._list_threads().values()))

    def submit(self, task: PartTask) -> Future[PartReport]:
        """Have a part written by one of the workers that can; raises SilkroadError for none."""
        workers = self._wait_for_workers()
        executor = self._client.get_executor(workers=[*workers], pure=False)
        future: Future[PartReport] = executor.submit(write_on_worker, task)
        self._given[future] = workers
        return future

    def look_after(self, under_way: Collection[Future[PartReport]]) -> None:
        """Cancel parts whose workers have all gone: a scheduler waits for these for ever."""
        self._given = {future: self._given[future] for future in under_way}
        if not self._is_connected():
            return
        threads = self._list_threads()
        for future, workers in self._given.items():
            if workers.isdisjoint(threads):
                future.cancel()

    def take_back(self, task: PartTask, error: BaseException) -> None:
        """Give a part to others where its worker died, was lost, or cannot see the pages."""
        if isinstance(error, BlindWorkerError):
            if self._fit.get(error.worker):
                self._tell(f"{error.message}: worker {error.worker} gets no more parts")
            self._fit[error.worker] = False
            return
        if not isinstance(error, CancelledError | KilledWorker | OSError):
            raise error
        self._tries[task.number] += 1
        if self._tries[task.number] >= MAX_TRIES:
            raise SilkroadError(
                f"{task.path.name} was given to workers {MAX_TRIES} times and never written "
                f"({type(error).__name__}: {error})"
            ) from None
        if not self._is_connected():
            self._tell(f"the scheduler {self._address} is gone; waiting for it")
            self._client.close()
            self._client = self._connect(RETURN_SECONDS)
            self._tell(f"the scheduler {self._address} is back")

    def close(self) -> None:
        """Take back what is under way, and leave the cluster."""
        for future in self._given:
            future.cancel()
        self._client.close()

    def _connect(self, seconds: float) -> Client:
        try:
            # Workers of other versions of some library are none of the user's worries.
            with warnings.catch_warnings(action="ignore"):
                return Client(self._address, timeout=seconds, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ArgumentError(
                f"no Dask scheduler answers at {self._address!r} ({error}); start one with "
                "`dask scheduler`, and name it as it says itself: tcp://HOST:PORT"
            ) from None

    def _is_connected(self) -> bool:
        return bool(self._client.status == "running")

    def _wait_for_workers(self) -> frozenset[str]:
        deadline = time.monotonic() + RETURN_SECONDS
        while not (threads := self._list_threads()):
            if self._fit and not any(self._fit.values()) and self._is_connected():
                raise SilkroadError(f"no worker of {self._address} can write parts; see above")
            if time.monotonic() > deadline:
                raise SilkroadError(
                    f"{self._address} has had no workers for {RETURN_SECONDS} seconds; start some "
                    f"with `dask worker {self._address}`"
                )
            time.sleep(_LOOK_AFTER_SECONDS)
        return frozenset(threads)

    def _list_threads(self) -> dict[str, int]:
        """Return the workers that are there and fit, with their threads; none while it is lost."""
        if not self._is_connected():
            return {}
        try:
            threads = self._client.nthreads()
            self._look_at([worker for worker in threads if worker not in self._fit])
        except OSError:
            return {}
        return {worker: count for worker, count in threads.items() if self._fit.get(worker)}

    def _look_at(self, workers: list[str]) -> None:
        """See whether new workers have this package, in this version."""
        if not workers:
            return
        answers = self._client.run(version, PACKAGE, workers=workers, on_error="return")
        for worker, found in answers.items():
            self._fit[worker] = found == version(PACKAGE)
            if isinstance(found, Exception):
                self._tell(f"worker {worker} has no {PACKAGE} and gets no parts; install it there")
            elif not self._fit[worker]:
                self._tell(
                    f"worker {worker} has {PACKAGE} {found}, this is {version(PACKAGE)}: it gets "
                    "no parts"
                )


def check_address(address: str) -> None:
    """Raise ArgumentError for what cannot be the address of a scheduler."""
    if not _ADDRESS.fullmatch(address):
        raise ArgumentError(
            f"--scheduler {address!r} is no address; it takes tcp://HOST:PORT, or tls://"
        )


def write_on_worker(task: PartTask) -> PartReport:
    """Write a part, as a task of a worker; raises BlindWorkerError."""
    try:
        return write_part(task)
    except SourceError as error:
        raise BlindWorkerError(get_worker().address, str(error)) from None


@contextmanager
def open_cluster_hands(address: str, tell: Callable[[str], object]) -> Iterator[ClusterHands]:
    """Give the hands of a cluster for the time of the block; raises ArgumentError.

    `address`: of its scheduler. `tell`: called with a sentence for the user.
    """
    # What it logs of lost connections is told in words of our own.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    hands = ClusterHands(address, tell)
    try:
        yield hands
    finally:
        hands.close()
