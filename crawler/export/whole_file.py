"""An export under its name: whole or not at all."""

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from crawler.errors import ArgumentError
from crawler.export.export_forms import Writer
from crawler.export.export_rows import Row
from crawler.schemas.columns import Column


def write_export(
    write_rows: Writer, rows: Iterable[Row], path: Path, columns: Sequence[Column]
) -> int:
    """Write rows to a file that takes its name only when it is whole; return how many.

    What is at `path` stays until then. Raises ArgumentError where the file cannot be written, and
    whatever `rows` raises.
    """
    if path.is_dir():
        raise ArgumentError(f"{path}: is a folder; give the name of a file (--output)")
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        written = write_rows(rows, unfinished, columns)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise ArgumentError(
            f"{path}: cannot be written ({error.strerror}); nothing was changed"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
    return written
