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
    """Write rows to a folder that takes its name only when it is whole; return how many.

    An export that is there stays until then. Raises ArgumentError where the folder holds anything
    else or cannot be written, and whatever `rows` raises.
    """
    if path.exists() and not _is_export(path):
        raise ArgumentError(f"{path}: holds what is no export; give another folder (--output)")
    unfinished, old = (path.with_name(f"{path.name}.{end}") for end in ("unfinished", "old"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(unfinished, ignore_errors=True)
        written = write_parts(rows, unfinished, columns)
        for part in filter(Path.is_file, unfinished.rglob("*")):
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


def _is_export(path: Path) -> bool:
    """Tell whether a folder is empty or holds what an export writes, and nothing else."""
    names = {part.name for part in path.iterdir()} if path.is_dir() else {path.name}
    is_dataset = names == {"README.md", "croissant.json", "data"}
    return is_dataset or all(name.startswith("portal=") for name in names)
