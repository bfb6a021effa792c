"""The last lines of a file, however long the file is."""

import os
from pathlib import Path

_BLOCK = 64 * 1024
_MOST_BYTES = 4 * 1024 * 1024
"""No more is read: a report shows what is new."""


def read_last_lines(path: Path, most: int) -> list[bytes]:
    """Return the last whole lines of a file, at most so many, the last first.

    None where there is no file. A line that is being written has no end and is left out.
    """
    if not path.is_file():
        return []
    with path.open("rb") as file:
        at = file.seek(0, os.SEEK_END)
        read = b""
        while at and read.count(b"\n") <= most and len(read) < _MOST_BYTES:
            size = min(_BLOCK, at)
            at -= size
            file.seek(at)
            read = file.read(size) + read
    lines = read.split(b"\n")[:-1]
    if at:
        lines = lines[1:]
    return lines[: -most - 1 : -1]
