"""Processes that read pages for a run, which stays alone with all that is written.

`concurrent.futures`, with what a page can do to it: one that kills its process, or never ends,
costs that page and no other.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess

from crawler.crawling.deadline import describe_timeout
from crawler.crawling.page_reading import Fault, PageReading, PageTask, read_slice
from crawler.items import RejectCode

GRACE = 20
"""Seconds beyond the deadlines of its pages after which a process counts as hanging: it may have
had to start, and others had to wait for a core."""

_LOOK_AFTER_SECONDS = 1.0
_opened: "list[Workers]" = []


class Workers:
    """So many processes that read slices of pages. They end with this process, however it ends."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool = _start_pool(count)
        self._alone: ProcessPoolExecutor | None = None

    def submit(self, tasks: Sequence[PageTask]) -> "Slice":
        """Have some pages read."""
        return Slice(self, tasks)

    def read(
        self, tasks: Sequence[PageTask]
    ) -> tuple[ProcessPoolExecutor, Future[list[PageReading]]]:
        """Return the pool that reads some pages, and what will come of them."""
        try:
            return self._pool, self._pool.submit(read_slice, list(tasks))
        except BrokenProcessPool:
            self.replace(self._pool)
            return self._pool, self._pool.submit(read_slice, list(tasks))

    def replace(self, pool: ProcessPoolExecutor) -> None:
        """Put a new pool in the place of one that is of no use any more."""
        if pool is self._pool:
            _kill(pool)
            self._pool = _start_pool(self.count)

    def read_alone(self, task: PageTask) -> PageReading:
        """Read one page in a process of its own, so that it is known what it did."""
        self._alone = self._alone or _start_pool(1)
        try:
            [reading] = _wait(self._alone, self._alone.submit(read_slice, [task]), [task])
        except BrokenProcessPool:
            fault = Fault(RejectCode.CRASH, "the process that read the page died")
        except TimeoutError:
            fault = Fault(RejectCode.TIMEOUT, describe_timeout(task.timeout))
        else:
            return reading
        _kill(self._alone)
        self._alone = None
        return PageReading(fault)

    def close(self) -> None:
        """End all processes."""
        for pool in filter(None, (self._pool, self._alone)):
            _kill(pool)


class Slice:
    """Pages under way."""

    def __init__(self, workers: Workers, tasks: Sequence[PageTask]) -> None:
        self._workers = workers
        self._tasks = tasks
        self._pool, self._future = workers.read(tasks)

    def finish(self) -> list[PageReading]:
        """Wait for the pages and return what came of them, in their order."""
        try:
            return _wait(self._pool, self._future, self._tasks)
        except (BrokenProcessPool, TimeoutError):
            self._workers.replace(self._pool)
            return [self._workers.read_alone(task) for task in self._tasks]


def find_patience(tasks: Sequence[PageTask]) -> float | None:
    """Return how many seconds some pages may take, None for any."""
    if not all(task.timeout for task in tasks):
        return None
    return sum(task.timeout for task in tasks) + GRACE


@cache
def open_workers(count: int) -> Workers:
    """Return the workers of this process, the same for all its runs, until they are closed."""
    workers = Workers(count)
    _opened.append(workers)
    return workers


def close_workers() -> None:
    """End the workers of this process. Python would wait for what they still say, at its end."""
    for workers in _opened:
        workers.close()
    _opened.clear()
    open_workers.cache_clear()


def _start_pool(count: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([read_slice.__module__])
    return ProcessPoolExecutor(count, context, prepare_worker, (os.getpid(),))


def _wait(
    pool: ProcessPoolExecutor, future: Future[list[PageReading]], tasks: Sequence[PageTask]
) -> list[PageReading]:
    """Return what comes of some pages; raises BrokenProcessPool and TimeoutError.

    A process that is killed while it says what it read leaves half a message, for whose end the
    pool would wait for ever; hence the look at the processes themselves.
    """
    patience = find_patience(tasks)
    deadline = None if patience is None else time.monotonic() + patience
    while True:
        with contextlib.suppress(TimeoutError):
            return future.result(_LOOK_AFTER_SECONDS)
        if wait([process.sentinel for process in _list_processes(pool)], timeout=0):
            raise BrokenProcessPool
        if deadline is not None and time.monotonic() > deadline:
            raise TimeoutError


def _list_processes(pool: ProcessPoolExecutor) -> list[BaseProcess]:
    return list((pool._processes or {}).values())


def _kill(pool: ProcessPoolExecutor) -> None:
    processes, results = _list_processes(pool), pool._result_queue
    for process in processes:
        process.kill()
    pool.shutdown(wait=False, cancel_futures=True)
    if results is not None:
        # The last who could say anything: with it the end of half a message is there, too.
        results._writer.close()  # type: ignore[attr-defined]  # of a private kind


def prepare_worker(parent: int) -> None:
    """Make this process one that works for another: Ctrl-C is for that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when the one that it works for is gone, which cannot tell it so."""
    while _is_alive(parent):
        time.sleep(_LOOK_AFTER_SECONDS)
    os._exit(1)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
