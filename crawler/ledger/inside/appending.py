"""A file that only ever grows by whole lines, whatever the disk does."""

import io
import os
import stat
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO, cast

import jsonlines

from crawler.errors import LedgerError, LedgerWriteError
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.lines import Line, read_lines
from crawler.ledger.inside.paths import unfinished_path


def check_regular(path: Path) -> None:
    """Raise LedgerError where something is in the file's place that is not a file of its own.

    Symbolic links are refused: a file that two folders share would have two locks, and a
    rewritten file would take the place of the link. A link to the whole folder is fine.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise LedgerError(explain(path, error)) from error
    if stat.S_ISREG(mode):
        return
    kind = "a symbolic link" if stat.S_ISLNK(mode) else "a folder"
    if not (stat.S_ISLNK(mode) or stat.S_ISDIR(mode)):
        kind = "a device or a pipe"
    raise LedgerError(
        f"{path}: {kind} is in the place of the file. Nothing was written. Move it away, or give "
        "the folder where the files are (-s OUTPUT_DIR=DIR)."
    )


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder: files that were made or took another's place."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folders(folders: Iterable[Path]) -> None:
    """Make folders that are missing, the outermost first, and have the disk keep their names."""
    for folder in folders:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            sync_folder(folder.parent)


def rewrite_lines(path: Path, change: Callable[[Line], bytes]) -> int:
    """Put what `change` returns in the place of each line of a file; return how many differ.

    The file is replaced in one step, or stays as it is where the new one could not be finished.
    Raises LedgerWriteError.
    """
    unfinished = unfinished_path(path)
    changed = 0
    try:
        with path.open("rb") as file, unfinished.open("wb") as copy:
            for line in read_lines(file):
                text = change(line)
                copy.write(text)
                changed += text != line.text
            copy.flush()
            os.fsync(copy.fileno())
        if changed:
            unfinished.replace(path)
            sync_folder(path.parent)
    except OSError as error:
        raise LedgerWriteError(explain(path, error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return changed


class AppendedFile(io.RawIOBase):
    """A file to append to: what was written since the last flush goes out wholly or not at all.

    `size`: length in bytes so far. `unsynced_since`: when the oldest line was flushed that the disk
    may not have yet (monotonic clock), or None.

    The file is created by the first flush. A flush that fails half-way cuts the file back to the
    last whole line before it raises LedgerWriteError; from then on every flush raises.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.size = path.stat().st_size if path.exists() else 0
        self.unsynced_since: float | None = None
        self._descriptor: int | None = None
        self._pending = b""
        self._failure: str | None = None

    def writable(self) -> bool:
        """Return True."""
        return True

    def fileno(self) -> int:
        """Return the descriptor of the file, which is created where it is missing."""
        if self._descriptor is None:
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            try:
                self._descriptor = os.open(self.path, flags, 0o666)
                sync_folder(self.path.parent)
            except OSError as error:
                self._fail(error)
            self.check_untouched()
        return self._descriptor or 0

    @property
    def was_opened(self) -> bool:
        """Whether anything was flushed into it."""
        return self._descriptor is not None

    def write(self, data: bytes) -> int:  # type: ignore[override]  # only bytes are written here
        """Keep some bytes for the next flush; return how many."""
        self._pending += data
        return len(data)

    def flush(self) -> None:
        """Hand what is pending to the operating system."""
        if not self._pending:
            return
        pending, self._pending = memoryview(self._pending), b""
        if self._failure:
            raise LedgerWriteError(self._failure)
        descriptor = self.fileno()
        written = 0
        try:
            while written < len(pending):
                written += os.write(descriptor, pending[written:])
        except OSError as error:
            if written:
                self._cut_back(descriptor)
            self._fail(error)
        self.size += written
        if self.unsynced_since is None:
            self.unsynced_since = time.monotonic()

    def sync(self) -> None:
        """Have the disk keep all that was flushed (fsync); may be called from another thread.

        Raises LedgerWriteError where the disk refuses, now or at an earlier call.
        """
        if self._failure:
            raise LedgerWriteError(self._failure)
        if self._descriptor is None or self.unsynced_since is None:
            return
        self.unsynced_since = None
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            self._fail(error)

    def check_untouched(self) -> None:
        """Raise LedgerWriteError where the file is no longer the one that this run writes."""
        if self._descriptor is None:
            return
        mine = os.fstat(self._descriptor)
        there = self.path.stat() if self.path.exists() else None
        same = there and (mine.st_ino, mine.st_dev) == (there.st_ino, there.st_dev)
        if not same or mine.st_size != self.size:
            self._failure = (
                f"{self.path}: another program replaced or changed the file while this run was "
                "writing to it. The run stops; what is missing in the file is written by the next."
            )
            raise LedgerWriteError(self._failure)

    def close(self) -> None:
        """Close the file; what was not flushed is dropped."""
        self._pending = b""
        if self._descriptor is not None and not self.closed:
            os.close(self._descriptor)
            self._descriptor = None
        super().close()

    def _cut_back(self, descriptor: int) -> None:
        try:
            os.ftruncate(descriptor, self.size)
        except OSError:
            return

    def _fail(self, error: OSError) -> None:
        self._failure = f"{explain(self.path, error)}. All lines in the file are whole."
        raise LedgerWriteError(self._failure) from error


class JsonLinesFile:
    """The JSON Lines file at a path, to append records to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = AppendedFile(path)
        self._writer = jsonlines.Writer(cast(BinaryIO, self._file), flush=True)

    @property
    def size(self) -> int:
        """The length of the file in bytes so far."""
        return self._file.size

    def append(self, fields: dict[str, Any]) -> int:
        """Write one record as one line, and return its offset in bytes.

        When this returns, the line is with the operating system: it survives the end of this
        process, and after `sync` the end of the machine. Raises LedgerWriteError.
        """
        offset = self._file.size
        self._writer.write(fields)
        return offset

    @property
    def was_written(self) -> bool:
        """Whether a line was appended to it."""
        return self._file.was_opened

    @property
    def unsynced_since(self) -> float | None:
        """When the oldest line was appended that the disk may not have yet (monotonic clock)."""
        return self._file.unsynced_since

    def sync(self) -> None:
        """Have the disk keep all lines so far; may be called from another thread.

        Raises LedgerWriteError.
        """
        self._file.sync()

    def check_untouched(self) -> None:
        """Raise LedgerWriteError where another program replaced or changed the file."""
        self._file.check_untouched()

    def close(self) -> None:
        """Close the file; does not sync."""
        self._writer.close()
        self._file.close()
