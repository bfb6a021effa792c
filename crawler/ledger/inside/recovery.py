"""The torn last line that a crash or a full disk leaves, put aside so that nothing is lost."""

import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pydantic import ValidationError

from crawler.errors import LedgerError
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.appending import check_regular
from crawler.ledger.inside.lines import LONGEST_LINE, Entry, split_records

_CHUNK = 1024 * 1024


def mend_last_line(path: Path, torn: Path) -> str | None:
    """Make a JSON Lines file end with a whole line; return what was done, or None.

    A last line that is a whole record and lacks only its line end gets it. Any other last line
    without a line end, and one with a line end that is no JSON, is appended to the file `torn`
    and then cut off. NUL bytes at the end, which some file systems leave after a power cut, are
    cut off. A missing or empty file is left alone. Raises LedgerError.
    """
    try:
        if not path.exists() or not path.stat().st_size:
            return None
        with path.open("r+b") as file:
            return _mend(file, path, torn)
    except OSError as error:
        raise LedgerError(explain(Path(error.filename or path), error)) from error


def foresee_size(path: Path) -> int:
    """Return how many bytes a file will have once its last line was mended."""
    with path.open("rb") as file:
        tail = _read_tail(file)
    if not tail.is_whole:
        return tail.start
    return tail.end + (not tail.ends_line and tail.end > 0)


class _Tail(NamedTuple):
    """The end of a file: its last line from `start` to `end`, behind which only NUL bytes stand."""

    size: int
    start: int
    end: int
    ends_line: bool
    is_whole: bool


def _read_tail(file: BinaryIO) -> _Tail:
    size = file.seek(0, os.SEEK_END)
    end = _end_without_nuls(file, size)
    ends_line = end > 0 and _read_at(file, end - 1, 1) == b"\n"
    start = _start_of_line(file, end - 1 if ends_line else end)
    fits = end - start < LONGEST_LINE
    is_whole = end == 0 or (fits and _is_whole(_read_at(file, start, end - start)))
    return _Tail(size, start, end, ends_line, is_whole)


def _mend(file: BinaryIO, path: Path, torn: Path) -> str | None:
    size, start, end, ends_line, is_whole = _read_tail(file)
    if is_whole and ends_line and end == size:
        return None
    done = []
    if not is_whole:
        _keep(file, start, end, torn)
        done.append(f"the torn last line ({end - start:,} bytes) was moved to {torn}")
        file.truncate(start)
    elif not ends_line and end:
        done.append("the last record was whole but its line was not ended; the line was ended")
        file.truncate(end)
        file.seek(end)
        file.write(b"\n")
    else:
        file.truncate(end)
    if end < size:
        done.append(f"{size - end:,} NUL bytes at the end were cut off")
    _sync(file)
    return f"{path}: the last run was interrupted while writing; {', and '.join(done)}"


def _is_whole(line: bytes) -> bool:
    if not line.strip():
        return True
    try:
        for _, text in split_records(line):
            Entry.model_validate_json(text)
    except (ValidationError, ValueError, RecursionError):
        return False
    return True


def _end_without_nuls(file: BinaryIO, size: int) -> int:
    for start, chunk in _chunks_backwards(file, size):
        if kept := chunk.rstrip(b"\0"):
            return start + len(kept)
    return 0


def _start_of_line(file: BinaryIO, end: int) -> int:
    for start, chunk in _chunks_backwards(file, end):
        if (position := chunk.rfind(b"\n")) >= 0:
            return start + position + 1
    return 0


def _chunks_backwards(file: BinaryIO, end: int) -> Iterator[tuple[int, bytes]]:
    while end > 0:
        start = max(0, end - _CHUNK)
        yield start, _read_at(file, start, end - start)
        end = start


def _read_at(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size)


def _keep(file: BinaryIO, start: int, end: int, torn: Path) -> None:
    """Append a stretch of the file to `torn` as a line, wholly or not at all."""
    check_regular(torn)
    with torn.open("ab", buffering=0) as target:
        before = target.seek(0, os.SEEK_END)
        try:
            for offset in range(start, end, _CHUNK):
                _write(target, _read_at(file, offset, min(_CHUNK, end - offset)))
            _write(target, b"\n")
            os.fsync(target.fileno())
        except OSError:
            target.truncate(before)
            raise


def _write(target: FileIO, data: bytes) -> None:
    while data:
        data = data[target.write(data) :]


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
