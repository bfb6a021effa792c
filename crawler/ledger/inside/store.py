"""The files of one portal, open for writing: lock, lines, disk and index kept in step.

Order of writing. A record is one line, handed to the operating system in one piece before
`append` returns; from then on it is acknowledged, and survives the death of this process. The
disk is told to keep it (fsync) within a second, and at the end of the run. Only then does the
index learn of it for good: the index may know less than the file, never more. What a crash kept
from the index is read from the file at the next start.
"""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crawler.errors import LedgerError, LedgerWriteError
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.appending import (
    JsonLinesFile,
    check_regular,
    make_folders,
    rewrite_lines,
)
from crawler.ledger.inside.catalogue import describe_file, open_index, read_anew
from crawler.ledger.inside.forms import check_form
from crawler.ledger.inside.lines import Line
from crawler.ledger.inside.lock import WriterLock
from crawler.ledger.inside.manifest import FileCounts, write_manifest
from crawler.ledger.inside.paths import LedgerPaths
from crawler.ledger.inside.recovery import mend_last_line
from crawler.ledger.inside.syncing import SyncTimer

_SYNC_SECONDS = 0.5

logger = logging.getLogger(__name__)


class Store:
    """The files of one portal for one run, the only one at a time.

    The folder is created where it is missing. Torn last lines are put aside, the index is brought
    up to the files or built anew; `notices` says so in sentences for users. Raises LedgerError
    where another run is writing, a file is damaged or something cannot be written.
    """

    def __init__(self, paths: LedgerPaths) -> None:
        self.paths = paths
        self.notices: list[str] = []
        self._lock = WriterLock(paths.lock, paths.records)
        self._failure: LedgerWriteError | None = None
        try:
            for path in paths.written:
                check_regular(path)
            make_folders(paths.folders)
            self._lock.acquire()
            self._open()
        except OSError as error:
            self._lock.release()
            raise LedgerError(explain(Path(error.filename or paths.folder), error)) from error
        except BaseException:
            self._lock.release()
            raise
        for notice in self.notices:
            logger.info("%s", notice)

    def _open(self) -> None:
        check_form(self.paths)
        for path in self.paths.unfinished:
            path.unlink(missing_ok=True)
        for path in self.paths.data:
            if mended := mend_last_line(path, self.paths.torn):
                self.notices.append(mended)
        self.index, condition = open_index(self.paths)
        self.unbroken = not (self.notices or condition.rebuilt)
        self.notices += condition.notices
        self._grown = set() if condition.rebuilt else set(self.paths.data)
        self._lines = dict(zip(self.paths.data, condition.lines, strict=True))
        self._files = {path: JsonLinesFile(path) for path in self.paths.data}
        self._timer = SyncTimer(self._files)
        self._synced_at = time.monotonic()
        self._closed = False

    def append(self, path: Path, fields: dict[str, Any]) -> int:
        """Append one line to one of the files; return its offset in bytes."""
        offset = self._files[path].append(fields)
        self._lines[path] += 1
        return offset

    def sync_if_due(self) -> None:
        """Do as `sync` does, where the last time was half a second ago or longer."""
        if time.monotonic() - self._synced_at >= _SYNC_SECONDS:
            self.sync()

    def sync(self) -> None:
        """Have the disk keep everything so far, then the index. Raises LedgerWriteError."""
        with self.reporting():
            for path, file in self._files.items():
                if file.was_written:
                    file.sync()
                    file.check_untouched()
                    state = describe_file(path, size=file.size, lines=self._lines[path])
                    self.index.set_file_state(self.paths.name(path), state)
            self.index.commit()
            self._synced_at = time.monotonic()

    def rewrite(self, path: Path, change: Callable[[Line], bytes]) -> int:
        """Put what `change` returns in the place of each line of the records or the rejects.

        Returns how many lines differ. The file is replaced in one step.
        """
        self.sync()
        with self.reporting():
            if not path.exists():
                return 0
            changed = rewrite_lines(path, change)
            if changed:
                self._files[path].close()
                self._files[path] = JsonLinesFile(path)
                self._grown.discard(path)
                state = read_anew(self.index, self.paths, path)
                self.index.set_file_state(self.paths.name(path), state)
                self._lines[path] = state.lines
        self.sync()
        return changed

    def close(self) -> None:
        """End the run: everything on the disk, the manifest written, the lock given back.

        Raises LedgerWriteError where that could not be done; the lock is given back all the same.
        """
        if self._closed:
            return
        self._closed = True
        self._timer.stop()
        try:
            if not self._failure:
                self.sync()
                self._write_manifest()
                with self.reporting():
                    self.index.close()
        finally:
            self.index.abandon()
            for file in self._files.values():
                file.close()
            self._lock.release()

    def _write_manifest(self) -> None:
        addresses = self.index.count_addresses()
        counts = {
            path: FileCounts(
                lines=self._lines[path],
                size=file.size,
                addresses=addresses if path == self.paths.records else None,
            )
            for path, file in self._files.items()
        }
        write_manifest(self.paths, counts, self._grown)

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Turn what goes wrong in files and index into one error that every later call repeats."""
        if self._failure:
            raise self._failure
        try:
            yield
        except LedgerWriteError as error:
            self._failure = error
            raise
        except (sqlite3.Error, OSError) as error:
            self._failure = LedgerWriteError(
                f"{self.paths.index}: {_explain_index(error)}. All records so far are in "
                f"{self.paths.records}; the next run puts the index right."
            )
            raise self._failure from error


def _explain_index(error: Exception) -> str:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return "no space is left on the disk; free some and run again"
    return f"the index cannot be read or written ({error})"
