"""Whether the output of all portals in a folder is in order, without changing any of it."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.errors import LedgerError
from crawler.ledger.inside.address_index import Index
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.catalogue import CATALOGUED, catch_up
from crawler.ledger.inside.forms import check_form
from crawler.ledger.inside.index_file import IndexUnusableError
from crawler.ledger.inside.line_checks import (
    FileCheck,
    FileReport,
    RecordsCheck,
    RejectsCheck,
    WithdrawalsCheck,
)
from crawler.ledger.inside.lock import WriterLock
from crawler.ledger.inside.manifest import (
    PART_BYTES,
    FileCounts,
    FileManifest,
    Manifest,
    line_schemas,
    part_digests,
    read_manifest,
)
from crawler.ledger.inside.paths import LedgerPaths, find_portals
from crawler.ledger.inside.recovery import foresee_size
from crawler.ledger.inside.rows import FileState
from crawler.ledger.run_history import RunHistory

_CHECKS: tuple[type[FileCheck], ...] = (RecordsCheck, RejectsCheck, WithdrawalsCheck)
_BUSY = "another run is writing to it; what that run has not finished was not compared"
_STOPS = "the next run stops before it comes to this: put the lines right first"


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
        reports = {}
        try:
            for path, check, catalogued in zip(paths.data, _CHECKS, CATALOGUED, strict=True):
                if path in sizes:
                    report = check(path, sizes[path], paths.portal, catalogued, fresh).run()
                    report.note = _BUSY if busy else None
                    reports[path] = report
                    state = FileState(sizes[path], report.lines, 0, b"")
                    fresh.set_file_state(paths.name(path), state)
                    yield report
                if path == paths.records:
                    fresh.add_lookups()
            if not busy:
                stops = any(report.stops_at for report in reports.values())
                yield _check_index(paths, kept_index, fresh, stops=stops)
                yield _check_manifest(paths, reports, fresh, stops=stops)
        finally:
            fresh.abandon()
    if paths.runs.exists():
        yield _check_runs(paths)
    if paths.torn.exists():
        lines = paths.torn.read_bytes().count(b"\n")
        yield FileReport(paths.torn, f"{lines:,} torn lines that interrupted runs left")


def _check_runs(paths: LedgerPaths) -> FileReport:
    lines, problems = RunHistory(paths.runs).read()
    report = FileReport(paths.runs, f"{len(lines):,} runs and acceptances")
    for problem in problems:
        report.add(problem)
    if problems:
        report.remedy = "put it back from a copy, or delete it: runs are compared from then on anew"
    return report


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


def _check_index(paths: LedgerPaths, kept: Path | None, fresh: Index, *, stops: bool) -> FileReport:
    report = FileReport(paths.index, "index")
    if kept is None:
        report.note = "it is missing" if stops else "it is missing; the next run builds it"
        return report
    unusable = _find_unusable(kept)
    for problem in _compare_index(kept, fresh):
        report.add(problem)
    if unusable:
        report.add(f"cannot be used: {unusable}")
    if report.found:
        report.remedy = _STOPS if stops else _foresee_index(paths, kept, fresh, unusable)
    return report


def _find_unusable(kept: Path) -> str | None:
    try:
        Index.open(kept).abandon()
    except IndexUnusableError as reason:
        return str(reason)
    return None


def _compare_index(kept: Path, fresh: Index) -> Iterator[str]:
    try:
        yield from fresh.compare(kept)
    except sqlite3.Error as error:
        yield f"is damaged ({error})"


def _foresee_index(paths: LedgerPaths, kept: Path, fresh: Index, unusable: str | None) -> str:
    """Return what becomes of an index by the next run: does to the copy what that does to it."""
    built_anew = "the next run builds it anew"
    if unusable:
        return built_anew
    mended = {path: foresee_size(path) for path in paths.data if path.exists()}
    mended = {path: size for path, size in mended.items() if size != path.stat().st_size}
    try:
        index = Index.open(kept)
        try:
            catch_up(index, paths, mended)
            index.commit()
        finally:
            index.abandon()
    except (IndexUnusableError, sqlite3.Error):
        return built_anew
    if any(_compare_index(kept, fresh)):
        return "delete it: the next run would go on with it, and without it builds it anew"
    return "the next run adds what it lacks"


def _check_manifest(
    paths: LedgerPaths, reports: Mapping[Path, FileReport], fresh: Index, *, stops: bool
) -> FileReport:
    report = FileReport(paths.manifest, "manifest")
    try:
        manifest = read_manifest(paths.manifest)
    except ValueError:
        manifest = None
        report.add("is not readable")
    else:
        if manifest is None:
            report.add("is missing: no run has come to its end here")
    if manifest:
        for problem in _compare_manifest(manifest, paths, reports, fresh):
            report.add(problem)
    if manifest is None or not manifest.is_sound:
        report.remedy = _STOPS if stops else "the next run writes it anew"
    return report


def _compare_manifest(
    manifest: Manifest, paths: LedgerPaths, reports: Mapping[Path, FileReport], fresh: Index
) -> Iterator[str]:
    if not manifest.is_sound:
        yield "was changed since it was written: its digest is another"
    if manifest.portal != paths.portal:
        yield f"is of another portal ({manifest.portal})"
    if manifest.part_bytes != PART_BYTES:
        yield f"has parts of {manifest.part_bytes:,} bytes, not {PART_BYTES:,}"
    for name in manifest.files.keys() - {paths.name(path) for path in paths.data}:
        yield f"names {name}, which is no file of this output"
    for path, schema in line_schemas(paths).items():
        name = paths.name(path)
        stated = manifest.files.get(name)
        if path not in reports:
            if stated:
                yield f"{name} is gone"
        elif stated is None:
            yield f"{name} is not in it"
        else:
            addresses = fresh.count_addresses() if path == paths.records else None
            counts = FileCounts(reports[path].lines, path.stat().st_size, addresses)
            for problem in _compare_file(path, schema, counts, stated):
                yield f"{name} {problem}"


def _compare_file(
    path: Path, schema: str, counts: FileCounts, stated: FileManifest
) -> Iterator[str]:
    if stated.schema_ != schema:
        yield f"holds {schema}, not {stated.schema_}"
    if stated.lines != counts.lines:
        yield f"has {counts.lines:,} lines, not {stated.lines:,}"
    if stated.addresses != counts.addresses:
        yield "has another number of addresses"
    if stated.bytes != counts.size:
        yield f"has {counts.size:,} bytes, not {stated.bytes:,}"
        return
    digests = part_digests(path, counts.size)
    if len(digests) != len(stated.sha256):
        yield f"has {len(digests)} parts, not {len(stated.sha256)}"
    for number, (found, told) in enumerate(zip(digests, stated.sha256, strict=False), start=1):
        if found != told:
            yield f"has another SHA-256 (part {number} of {len(digests)})"
