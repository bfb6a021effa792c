"""Processes that read parts, one after the other: to start one takes as long as many pages do."""

import atexit
import contextlib
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path

from crawler.batch import part_process
from crawler.batch.part_lines import PartTask

_resting: "deque[PartReader]" = deque()


class ReaderDiedError(Exception):
    """The process ended before the part was read."""


class PartReader:
    """A process that reads the pages of parts."""

    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        with theirs:
            descriptor = theirs.fileno()
            command = [sys.executable, "-m", part_process.__name__, str(descriptor)]
            self._process = subprocess.Popen(  # noqa: S603  # our own
                command, stdin=subprocess.DEVNULL, pass_fds=[descriptor]
            )
        self._is_busy = False
        self._rests_since = time.monotonic()

    @property
    def can_be_used(self) -> bool:
        """Whether it waits for a part, and will do so for long enough to be given one."""
        rested = time.monotonic() - self._rests_since
        is_alive = self._process.poll() is None
        return not self._is_busy and is_alive and rested < part_process.MAX_REST / 2

    def begin(self, task: PartTask, path: Path) -> None:
        """Have the lines of a part's pages added to a file."""
        self._is_busy = True
        with contextlib.suppress(OSError):  # of a process that died, which `wait` tells
            self._connection.send((task, path))

    def wait(self, seconds: float) -> bool:
        """Tell whether the part was read, after so many seconds at most; raises ReaderDiedError."""
        try:
            if not self._connection.poll(seconds):
                return False
            self._connection.recv()
        except (EOFError, OSError):
            raise ReaderDiedError from None
        self._is_busy = False
        self._rests_since = time.monotonic()
        return True

    def end(self) -> None:
        """End the process, whatever it does."""
        self._connection.close()
        self._process.kill()
        self._process.wait()


@contextlib.contextmanager
def borrow_reader() -> Iterator[PartReader]:
    """Give a process for the time of the block; it is kept for another part if it can be used."""
    reader = _find_resting() or PartReader()
    try:
        yield reader
    finally:
        if reader.can_be_used:
            _resting.append(reader)
        else:
            reader.end()


@atexit.register
def end_resting_readers() -> None:
    """End the processes that nobody uses."""
    for reader in _take_resting():
        reader.end()


def _find_resting() -> PartReader | None:
    for reader in _take_resting():
        if reader.can_be_used:
            return reader
        reader.end()
    return None


def _take_resting() -> Iterator[PartReader]:
    """Yield the processes that nobody uses; other threads take of them at the same time."""
    with contextlib.suppress(IndexError):
        while True:
            yield _resting.pop()
