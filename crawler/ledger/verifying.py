"""Whether the output of all portals in a folder is in order, without changing any of it."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.ledger.checking import (
    FileReport,
    check_records,
    check_rejects,
    check_withdrawals,
)
from crawler.ledger.errors import LedgerError, explain
from crawler.ledger.forms import check_form
from crawler.ledger.index import Index
from crawler.ledger.lock import WriterLock
from crawler.ledger.manifest import FileManifest, part_digests, read_manifest
from crawler.ledger.paths import LedgerPaths, find_portals

_CHECKS: tuple[Callable[[Path, int, str, Index], FileReport], ...] = (
    check_records,
    check_rejects,
    check_withdrawals,
)
_BUSY = "another run is writing to it; what that run has not finished was not compared"


def verify_folder(folder: Path) -> Iterator[FileReport]:
    """Yield what is in each file of an output folder, and what is wrong with it.

    Raises LedgerError where there is no such folder, or no output in it.
    """
    if not folder.is_dir():
        raise LedgerError(f"{folder}: there is no such folder; give the one that a run wrote to")
    portals = find_portals(folder)
    if not portals:
        raise LedgerError(
            f"{folder}: no run wrote anything here; give the folder of a run's output"
        )
    for portal in portals:
        try:
            yield from verify_portal(LedgerPaths(folder, portal))
        except OSError as error:
            raise LedgerError(explain(Path(error.filename or folder), error)) from error


def verify_portal(paths: LedgerPaths) -> Iterator[FileReport]:
    """Yield what is in each file of a portal, and what is wrong with it.

    Raises LedgerError where they are of an older form.

    A run may be writing meanwhile and is not disturbed: then the whole lines that were there at
    the start are checked, but not what the run only brings up to date at its end.
    """
    check_form(paths)
    busy = WriterLock(paths.lock, paths.records).is_held_elsewhere()
    with TemporaryDirectory(prefix="silkroad-verify-") as folder:
        kept_index = None if busy else _copy_index(paths, Path(folder))
        sizes = {path: _whole_size(path, busy=busy) for path in paths.data if path.exists()}
        fresh = Index.create(Path(folder) / "fresh.sqlite")
        try:
            for path, check in zip(paths.data, _CHECKS, strict=True):
                if path in sizes:
                    report = check(path, sizes[path], paths.portal, fresh)
                    report.note = _BUSY if busy else None
                    yield report
            if not busy:
                yield _check_index(paths, kept_index, fresh)
                yield _check_manifest(paths, sizes, fresh)
        finally:
            fresh.abandon()
    if paths.torn.exists():
        lines = paths.torn.read_bytes().count(b"\n")
        yield FileReport(paths.torn, f"{lines:,} torn lines that interrupted runs left")


def _copy_index(paths: LedgerPaths, folder: Path) -> Path | None:
    """Copy the index away: reading it where it is could change what lies beside it."""
    if not paths.index.exists():
        return None
    copy = folder / "kept.sqlite"
    for suffix in ("", "-wal"):
        source = paths.index.with_name(paths.index.name + suffix)
        if source.exists():
            shutil.copyfile(source, f"{copy}{suffix}")
    return copy


def _whole_size(path: Path, *, busy: bool) -> int:
    size = path.stat().st_size
    if not busy:
        return size
    with path.open("rb") as file:
        while size:
            start = max(0, size - 65536)
            file.seek(start)
            newline = file.read(size - start).rfind(b"\n")
            if newline >= 0:
                return start + newline + 1
            size = start
    return 0


def _check_index(paths: LedgerPaths, kept: Path | None, fresh: Index) -> FileReport:
    report = FileReport(paths.index, "index")
    if kept is None:
        report.note = "it is missing; the next run builds it"
        return report
    try:
        for problem in fresh.compare(kept):
            report.add(problem)
    except sqlite3.Error as error:
        report.add(f"is damaged ({error})")
    if report.found:
        report.problems.append("the next run puts it right, or delete it")
    return report


def _check_manifest(paths: LedgerPaths, sizes: dict[Path, int], fresh: Index) -> FileReport:
    report = FileReport(paths.manifest, "manifest")
    try:
        manifest = read_manifest(paths.manifest)
    except ValueError:
        report.add("is not readable; the next run writes it anew")
        return report
    if manifest is None:
        report.add("is missing: no run has come to its end here")
        return report
    for path in paths.data:
        stated = manifest.files.get(path.name)
        if path not in sizes:
            if stated:
                report.add(f"{path.name} is gone")
        elif stated is None:
            report.add(f"{path.name} is not in it")
        else:
            for problem in _compare(path, sizes[path], stated):
                report.add(f"{path.name} {problem}")
    stated = manifest.files.get(paths.records.name)
    if stated and stated.addresses != fresh.count_addresses():
        report.add(f"{paths.records.name} has another number of addresses")
    return report


def _compare(path: Path, size: int, stated: FileManifest) -> Iterator[str]:
    if size != stated.bytes:
        yield f"has {size:,} bytes, not {stated.bytes:,}"
        return
    digests = part_digests(path, size)
    for number, (found, told) in enumerate(zip(digests, stated.sha256, strict=False), start=1):
        if found != told:
            yield f"has another SHA-256 (part {number} of {len(digests)})"
