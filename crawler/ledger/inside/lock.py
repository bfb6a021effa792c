"""One writer at a time."""

import contextlib
import os
from pathlib import Path

from filelock import FileLock, Timeout

from crawler.errors import LedgerError
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.appending import check_regular

# Long enough for somebody who only looks whether the lock is held.
_PATIENCE_SECONDS = 0.3


class WriterLock:
    """The right to write the output of a portal; it ends with the process, however that ends.

    The lock file holds the number of the process that has the lock, for people to read; the file
    itself stays, and means nothing.
    """

    def __init__(self, path: Path, output: Path) -> None:
        self._path = path
        self._output = output
        self._lock = FileLock(path, timeout=_PATIENCE_SECONDS, fallback_to_soft=False)

    def acquire(self) -> None:
        """Take the lock. Raises LedgerError where another run has it."""
        check_regular(self._path)
        try:
            self._lock.acquire()
            self._path.write_text(f"{os.getpid()}\n", encoding="ascii")
        except Timeout:
            raise LedgerError(
                f"{self._output}: another run{self._holder()} is writing to it. Nothing was "
                "written. Wait until it has ended, or give another folder (-s OUTPUT_DIR=DIR)."
            ) from None
        except OSError as error:
            self.release()
            raise LedgerError(explain(self._path, error)) from error

    def release(self) -> None:
        """Give the lock back; does nothing where it is not held."""
        self._lock.release(force=True)

    def is_held_elsewhere(self) -> bool:
        """Tell whether a run is writing at this moment."""
        if not self._path.exists():
            return False
        with contextlib.suppress(OSError):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                return True
            self._lock.release()
        return False

    def _holder(self) -> str:
        with contextlib.suppress(OSError, ValueError):
            return f" (process {int(self._path.read_text(encoding='ascii'))})"
        return ""
