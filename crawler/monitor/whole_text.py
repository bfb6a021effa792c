"""Texts for people and other programs, under their names only when they are whole."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from crawler.errors import LedgerWriteError


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Write a file in place of what is there, and have the disk keep it.

    `text`: the whole of it, or its parts one after the other.

    Raises LedgerWriteError; what was there is then as it was.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise LedgerWriteError(f"{path}: cannot be written ({error.strerror})") from error
