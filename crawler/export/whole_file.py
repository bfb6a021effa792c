"""An export, a file or a folder, under its name: whole or not at all."""

import contextlib
import os
import shutil
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


def write_export_folder(
    write_parts: Writer, rows: Iterable[Row], path: Path, columns: Sequence[Column]
) -> int:
    """Write rows to a folder of parts that takes its name only when it is whole; return how many.

    An export that is there stays until then. Raises ArgumentError where the folder holds anything
    else or cannot be written, and whatever `rows` raises.
    """
    if path.exists() and not _is_parted(path):
        raise ArgumentError(f"{path}: holds what is no export by portal; give another folder")
    unfinished, old = (path.with_name(f"{path.name}.{end}") for end in ("unfinished", "old"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(unfinished, ignore_errors=True)
        written = write_parts(rows, unfinished, columns)
        for part in unfinished.rglob("*.parquet"):
            with part.open("rb") as file:
                os.fsync(file.fileno())
        shutil.rmtree(old, ignore_errors=True)
        if path.exists():
            path.rename(old)
        unfinished.rename(path)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise ArgumentError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return written


def _is_parted(path: Path) -> bool:
    return path.is_dir() and all(part.name.startswith("portal=") for part in path.iterdir())
