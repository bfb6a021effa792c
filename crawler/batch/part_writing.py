"""Writing one part, on any machine that sees the source and the folder of the parts."""

import hashlib
import os
import threading
import time
import uuid
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from crawler.batch.part_lines import PartTask, encode_end, encode_line, encode_reading, split_end
from crawler.batch.part_readers import ReaderDiedError, borrow_reader
from crawler.crawling.deadline import describe_timeout
from crawler.crawling.page_reading import Fault, PageReading
from crawler.crawling.workers import GRACE
from crawler.errors import SourceError
from crawler.items import RejectCode
from crawler.warc.remote import RemoteArchive

UNFINISHED = ".unfinished"
"""How the names of files end that are being written, or whose writer was killed."""
_LOOK_AFTER_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class PartReport:
    """A part that is whole. `crashes`, `timeouts`: pages that it has a fault of these for."""

    number: int
    name: str
    portal: str
    pages: int
    bytes: int
    sha256: str
    crashes: int
    timeouts: int


class StoppedError(Exception):
    """Somebody asked for the end before the part was written."""


def write_part(task: PartTask, stop: threading.Event | None = None) -> PartReport:
    """Write a part, unless it is there; a page that kills its process costs that page only.

    The part has its name once it is whole and on the disk, and its bytes follow from its pages:
    two that write the same one do no harm. `stop`: set when the part is not wanted any more. Raises
    OSError where the folder of the parts cannot be written, StoppedError, and SourceError where
    none of the files that hold the pages can be read on this machine.
    """
    if (known := find_part(task)) is not None:
        return known
    _check_places(task)
    unfinished = task.path.with_name(f"{task.path.name}.{uuid.uuid4().hex}{UNFINISHED}")
    try:
        unfinished.write_bytes(encode_line(task.head))
        _add_pages(task, unfinished, stop or threading.Event())
        _seal(unfinished)
        unfinished.replace(task.path)
    finally:
        unfinished.unlink(missing_ok=True)
    report = find_part(task)
    assert report is not None
    return report


def find_part(task: PartTask) -> PartReport | None:
    """Return what is to be said of a part that is there, None where it is not, or of other pages.

    One that was changed since, in whatever letter, is not there.
    """
    try:
        content = task.path.read_bytes()
    except FileNotFoundError:
        return None
    whole, end = split_end(content)
    if end is None or not whole.startswith(encode_line(task.head)):
        return None
    return PartReport(
        number=task.number,
        name=task.path.name,
        portal=task.page.portal.name,
        pages=len(task.entries),
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        crashes=end.crashes,
        timeouts=end.timeouts,
    )


def _seal(path: Path) -> None:
    """Add the last line, and see that all is on the disk."""
    content = path.read_bytes()
    with path.open("ab") as file:
        file.write(encode_end(content))
        file.flush()
        os.fsync(file.fileno())


def _check_places(task: PartTask) -> None:
    """Raise SourceError where none of the files can be read: this machine does not see them."""
    paths = dict.fromkeys(entry.path for entry in task.entries)
    if not any(isinstance(path, RemoteArchive) or os.access(path, os.R_OK) for path in paths):
        raise SourceError(f"{str(next(iter(paths)))!r} cannot be read on {os.uname().nodename}")


def _add_pages(task: PartTask, path: Path, stop: threading.Event) -> None:
    done = 0
    while done < len(task.entries):
        code = _read_pages(replace(task, entries=task.entries[done:]), path, stop)
        done = _cut_to_whole_lines(path) - 1
        if code is None or done >= len(task.entries):
            continue
        timeout = code is RejectCode.TIMEOUT
        said = describe_timeout(task.timeout) if timeout else "the process that read the page died"
        with path.open("ab") as file:
            file.write(encode_reading(task.entries[done].url, PageReading(Fault(code, said))))
        done += 1


def _read_pages(task: PartTask, path: Path, stop: threading.Event) -> RejectCode | None:
    """Have a process read pages; return what the page after its last line did to it, if any."""
    with borrow_reader() as reader:
        reader.begin(task, path)
        size, last = path.stat().st_size, time.monotonic()
        while True:
            try:
                if reader.wait(_LOOK_AFTER_SECONDS):
                    return None
            except ReaderDiedError:
                return RejectCode.CRASH
            if stop.is_set():
                raise StoppedError
            now = time.monotonic()
            if (grown := path.stat().st_size) != size:
                size, last = grown, now
            elif task.timeout and now - last > task.timeout + GRACE:
                return RejectCode.TIMEOUT


def _cut_to_whole_lines(path: Path) -> int:
    """Take off what a process that died left of a line; return how many there are."""
    with path.open("rb+") as file:
        lines = sum(1 for line in file if line.endswith(b"\n"))
        file.seek(0)
        file.truncate(sum(len(line) for line in islice(file, lines)))
    return lines
