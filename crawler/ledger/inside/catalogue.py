"""What the index takes from each line of each file, and whether it still describes the files."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice, takewhile
from json import dumps
from pathlib import Path
from typing import Annotated, Any, Generic, Literal

from pydantic import Field

from crawler.errors import LedgerError
from crawler.items import Article, FetchTime, RejectCode, Tombstone
from crawler.ledger.inside.address_index import Index
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.index_file import IndexUnusableError, remove_index
from crawler.ledger.inside.lines import Entry, EntryType, Parsed, parse_line, read_lines
from crawler.ledger.inside.paths import LedgerPaths, unfinished_path
from crawler.ledger.inside.reading_progress import Progress
from crawler.ledger.inside.rows import FileState, RecordRow, ReplacedRow, WithdrawalRow

_FINGERPRINTED = 4096
# Few enough lines to be still in the processor's cache when they are parsed.
_BATCH = 200
_BUFFER = 1024 * 1024


class RecordEntry(Entry):
    """What the index takes from a line of `<portal>.jsonl`."""

    published: str
    fetched_at: FetchTime | None
    revision: Annotated[int, Field(ge=1)]
    content_hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    schema_: Annotated[Literal["article/2"], Field(alias="schema")]


class TombstoneEntry(Entry):
    """What the index takes from a line of `<portal>.jsonl` whose record was taken down."""

    revision: Annotated[int, Field(ge=1)]
    content_hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    schema_: Annotated[Literal["tombstone/1"], Field(alias="schema")]


RECORD_ENTRIES: tuple[type[RecordEntry | TombstoneEntry], ...] = (RecordEntry, TombstoneEntry)


class RejectEntry(Entry):
    """What the index takes from a line of `rejects/<portal>.jsonl`."""

    reasons: list[dict[str, Any]]
    record: dict[str, Any] | None
    fetched_at: FetchTime | None
    schema_: Annotated[Literal["reject/2"], Field(alias="schema")]


class WithdrawalEntry(Entry):
    """What the index takes from a line of `withdrawn/<portal>.jsonl`."""

    withdrawn_at: FetchTime | None
    returned_at: FetchTime | None
    schema_: Annotated[Literal["withdrawn/1"], Field(alias="schema")]


def hash_bytes(content_hash: str) -> bytes:
    """Return the 32 bytes of a `content_hash`."""
    return bytes.fromhex(content_hash.removeprefix("sha256:"))


def reject_digest(fields: Mapping[str, Any]) -> bytes:
    """Return what two rejects share that say the same of the same address, whenever fetched."""
    said = dumps([fields["url"], fields["reasons"], fields["record"]], sort_keys=True)
    return blake2b(said.encode(), digest_size=16).digest()


def has_code(reasons: Iterable[Mapping[str, Any]], *codes: RejectCode) -> bool:
    """Tell whether the reasons of a reject, as in its line, hold one of some codes."""
    return any(reason.get("code") in codes for reason in reasons)


def make_row(offset: int, record: RecordEntry | TombstoneEntry | Article | Tombstone) -> RecordRow:
    """Return what the index holds of the line of a record, or of one that was taken down."""
    kept = record if isinstance(record, RecordEntry | Article) else None
    return RecordRow(
        offset=offset,
        url=record.url,
        revision=record.revision,
        content_hash=hash_bytes(record.content_hash),
        published=kept.published if kept else None,
        fetched_at=kept.fetched_at if kept else None,
    )


def _add_records(index: Index, parsed: Iterable[Parsed[RecordEntry | TombstoneEntry]]) -> None:
    index.add_records(make_row(offset, entry) for offset, entry in parsed)


def _add_rejects(index: Index, parsed: Iterable[Parsed[RejectEntry]]) -> None:
    rejects = list(parsed)
    index.add_rejects(reject_digest(entry.model_dump()) for _, entry in rejects)
    index.add_replaced(
        ReplacedRow(offset, entry.url, entry.fetched_at)
        for offset, entry in rejects
        if has_code(entry.reasons, RejectCode.REPLACED)
    )
    index.add_forgotten(
        entry.url for _, entry in rejects if has_code(entry.reasons, RejectCode.FORGOTTEN)
    )


def _add_withdrawals(index: Index, parsed: Iterable[Parsed[WithdrawalEntry]]) -> None:
    index.set_withdrawals(
        (entry.url, WithdrawalRow(entry.withdrawn_at, entry.returned_at)) for _, entry in parsed
    )


@dataclass(frozen=True)
class Catalogued(Generic[EntryType]):
    """How the lines of one file get into the index."""

    models: tuple[type[EntryType], ...]
    add: Callable[[Index, Iterable[Parsed[EntryType]]], None]

    def read(
        self, index: Index, path: Path, start: FileState, progress: Progress, end: int | None = None
    ) -> FileState:
        """Add the lines of a file from where `start` ends; return the state then reached.

        `end`: where in bytes the last line to be added ends at the latest; None for the file's end.
        """
        offset, lines = start.size, start.lines
        with path.open("rb", buffering=_BUFFER) as file:
            unread = read_lines(file, number=lines + 1, offset=offset)
            if end is not None:
                unread = takewhile(lambda line: line.offset < end, unread)
            while batch := list(islice(unread, _BATCH)):
                self.add(index, self._parse(batch, path))
                size = sum(len(line.text) for line in batch)
                offset, lines = offset + size, lines + len(batch)
                progress.advance(len(batch), size)
        return describe_file(path, size=offset, lines=lines)

    def _parse(self, batch: list[Any], path: Path) -> Iterator[Parsed[EntryType]]:
        for line in batch:
            yield from parse_line(line, self.models, path)


_RECORDS = Catalogued(RECORD_ENTRIES, _add_records)
_REJECTS = Catalogued((RejectEntry,), _add_rejects)
_WITHDRAWALS = Catalogued((WithdrawalEntry,), _add_withdrawals)
CATALOGUED: tuple[Catalogued[Any], ...] = (_RECORDS, _REJECTS, _WITHDRAWALS)
"""In the order of `LedgerPaths.data`."""


def read_anew(index: Index, paths: LedgerPaths, path: Path) -> FileState:
    """Make the index describe the records or rejects of a file that was rewritten, and only those.

    Returns the state of the file.
    """
    is_records = path == paths.records
    catalogued: Catalogued[Any] = _RECORDS if is_records else _REJECTS
    (index.forget_records if is_records else index.forget_rejects)()
    progress = Progress(f"{path}: indexing", path.stat().st_size)
    return catalogued.read(index, path, FileState(0, 0, 0, b""), progress)


def describe_file(path: Path, *, size: int, lines: int) -> FileState:
    """Return how a file looks up to `size`, to know later that it is still the same there."""
    if not path.exists():
        return FileState(0, 0, 0, b"")
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        digest.update(file.read(min(_FINGERPRINTED, size)))
        file.seek(max(0, size - _FINGERPRINTED))
        digest.update(file.read(min(_FINGERPRINTED, size)))
        modified = os.fstat(file.fileno()).st_mtime_ns
    return FileState(size, lines, modified, digest.digest())


@dataclass(frozen=True)
class Condition:
    """In what condition an index was found.

    `rebuilt`: whether it was built anew. `lines`: how many each of the files has, in the order of
    `LedgerPaths.data`. `notices`: what had to be done, as sentences for users.
    """

    rebuilt: bool
    lines: list[int]
    notices: list[str]


def open_index(paths: LedgerPaths) -> tuple[Index, Condition]:
    """Open the index of a portal, brought up to its files, and say what had to be done.

    Lines that a crash kept from the index are added. An index that is missing, damaged or of
    other files is built anew. Raises LedgerError, and may raise OSError.
    """
    try:
        index = Index.open(paths.index)
    except IndexUnusableError as reason:
        return _rebuild(paths, str(reason))
    try:
        return index, catch_up(index, paths)
    except (IndexUnusableError, sqlite3.DatabaseError) as reason:
        index.abandon()
        return _rebuild(paths, str(reason))
    except BaseException:
        index.abandon()
        raise


def catch_up(
    index: Index, paths: LedgerPaths, mended: Mapping[Path, int] | None = None
) -> Condition:
    """Add to an index what the files have more, and say what was added.

    `mended`: size in bytes of files whose last line is going to be mended, as if it were. Raises
    IndexUnusableError where the index is of other files, and LedgerError.
    """
    notices = []
    lines = []
    for catalogued, path in zip(CATALOGUED, paths.data, strict=True):
        state = index.file_state(paths.name(path))
        end = (mended or {}).get(path)
        size = end if end is not None else path.stat().st_size if path.exists() else 0
        if not _fits(state, path, size, is_touched=end is not None):
            raise IndexUnusableError(f"{paths.name(path)} was changed by something else")
        known = state or FileState(0, 0, 0, b"")
        reached = known
        if size > known.size:
            progress = Progress(f"{paths.index}: catching up", size - known.size)
            reached = catalogued.read(index, path, known, progress, end)
            index.set_file_state(paths.name(path), reached)
            new = reached.lines - known.lines
            notices.append(
                f"{paths.index}: lacked the last {new:,} lines of {path}; they were added"
            )
        lines.append(reached.lines)
    index.commit()
    return Condition(rebuilt=False, lines=lines, notices=notices)


def _fits(state: FileState | None, path: Path, size: int, *, is_touched: bool) -> bool:
    if state is None or not state.size:
        return True
    if size < state.size:
        return False
    now = describe_file(path, size=state.size, lines=state.lines)
    if now.fingerprint != state.fingerprint:
        return False
    return size > state.size or (now.modified_ns == state.modified_ns and not is_touched)


def _rebuild(paths: LedgerPaths, reason: str) -> tuple[Index, Condition]:
    unfinished = unfinished_path(paths.index)
    total = sum(path.stat().st_size for path in paths.data if path.exists())
    progress = Progress(f"{paths.index}: building it", total)
    lines = []
    existed = paths.index.exists()
    try:
        index = Index.create(unfinished)
        try:
            for catalogued, path in zip(CATALOGUED, paths.data, strict=True):
                state = describe_file(path, size=0, lines=0)
                if path.exists():
                    state = catalogued.read(index, path, state, progress)
                index.set_file_state(paths.name(path), state)
                lines.append(state.lines)
            index.finish()
        except BaseException:
            index.abandon()
            remove_index(unfinished)
            raise
        remove_index(paths.index)
        unfinished.replace(paths.index)
        index = Index.open(paths.index)
    except sqlite3.Error as error:
        raise LedgerError(
            f"{paths.index}: cannot be written ({error}). Nothing was written."
        ) from error
    except OSError as error:
        raise LedgerError(explain(Path(error.filename or paths.index), error)) from error
    notices = []
    if existed or any(lines):
        notices = [f"{paths.index}: built anew from {sum(lines):,} lines, because {reason}"]
    return index, Condition(rebuilt=True, lines=lines, notices=notices)
