"""Who writes parts: processes of this machine, or those of a cluster, through one loop."""

import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Protocol

from crawler.batch.part_lines import PartTask
from crawler.batch.part_readers import end_resting_readers
from crawler.batch.part_writing import PartReport, write_part

_LOOK_AFTER_SECONDS = 1.0


class Hands(Protocol):
    """Something that writes parts side by side."""

    @property
    def width(self) -> int:
        """How many parts it takes at once."""

    def submit(self, task: PartTask) -> Future[PartReport]:
        """Have a part written."""

    def look_after(self, under_way: Collection[Future[PartReport]]) -> None:
        """See that what is under way can come to an end; what cannot is cancelled."""

    def take_back(self, task: PartTask, error: BaseException) -> None:
        """Return where a part that failed is to be tried again, else raise what went wrong."""


class LocalHands:
    """So many processes of this machine, each with a part."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._stop = threading.Event()
        self._executor = ThreadPoolExecutor(width)

    def submit(self, task: PartTask) -> Future[PartReport]:
        """Have a part written."""
        return self._executor.submit(write_part, task, self._stop)

    def look_after(self, under_way: Collection[Future[PartReport]]) -> None:
        """Leave them alone: threads of this process do not get lost."""

    def take_back(self, task: PartTask, error: BaseException) -> None:
        """Raise the error: what cannot be done here cannot be done."""
        raise error

    def close(self) -> None:
        """End what is under way."""
        self._stop.set()
        self._executor.shutdown(cancel_futures=True)
        end_resting_readers()


@contextmanager
def open_local_hands(width: int) -> Iterator[LocalHands]:
    """Give hands of this machine for the time of the block."""
    hands = LocalHands(width)
    try:
        yield hands
    finally:
        hands.close()


def _take_task(returned: deque[PartTask], waiting: Iterator[PartTask]) -> PartTask | None:
    return returned.popleft() if returned else next(waiting, None)


def write_parts(
    tasks: Iterable[PartTask], hands: Hands, tell: Callable[[PartReport], object]
) -> list[PartReport]:
    """Have parts written and return what is to be said of each, in the order of their numbers.

    `tell`: called with each as it is done. Raises what the hands do not take back.
    """
    waiting = iter(tasks)
    returned: deque[PartTask] = deque()
    under_way: dict[Future[PartReport], PartTask] = {}
    reports = []
    while True:
        while len(under_way) < hands.width and (given := _take_task(returned, waiting)):
            under_way[hands.submit(given)] = given
        if not under_way:
            break
        done, _ = wait(under_way, _LOOK_AFTER_SECONDS, FIRST_COMPLETED)
        for future in done:
            task = under_way.pop(future)
            try:
                reports.append(future.result())
            except BaseException as error:
                hands.take_back(task, error)
                returned.append(task)
            else:
                tell(reports[-1])
        hands.look_after(under_way)
    return sorted(reports, key=lambda report: report.number)
