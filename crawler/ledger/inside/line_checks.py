"""Checks of one file of the output, line by line."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from crawler.errors import LedgerError
from crawler.items import Article, Reject, RejectCode, Tombstone, content_hash
from crawler.ledger.inside.address_index import Index
from crawler.ledger.inside.catalogue import Catalogued, make_row, reject_digest
from crawler.ledger.inside.lines import (
    BOM,
    Line,
    dump_line,
    explain_entry,
    parse_line,
    read_lines,
    split_records,
    to_fields,
)
from crawler.ledger.inside.recency import is_later
from crawler.ledger.inside.recovery import foresee_size
from crawler.ledger.inside.withdrawals import Withdrawal
from crawler.text.fetch_times import parse_fetch_time

_SHOWN = 5
_WENT = (404, 410, *range(300, 400))
_CAME = (200, 304)


@dataclass
class FileReport:
    """What a check found in one file.

    `summary`: what is in it. `problems`: the first few of what is wrong, `found` how many there
    are. `remedy`: what puts them right. `note`: something to know that is not wrong.
    `lines`: how many lines were read; `stops_at`: the line at which the next run stops, or None.
    """

    path: Path
    summary: str = ""
    problems: list[str] = field(default_factory=list)
    found: int = 0
    remedy: str | None = None
    note: str | None = None
    lines: int = 0
    stops_at: int | None = None

    def add(self, problem: str) -> None:
        """Add something that is wrong."""
        self.found += 1
        if len(self.problems) < _SHOWN:
            self.problems.append(problem)

    def __str__(self) -> str:
        """Return the one line that is shown to users."""
        if not self.found:
            verdict = "in order" if self.note is None else f"in order; {self.note}"
        else:
            verdict = f"{self.found:,} wrong: " + "; ".join(self.problems)
            if self.found > len(self.problems):
                verdict += f"; and {self.found - len(self.problems):,} more"
            if self.remedy:
                verdict += f"; {self.remedy}"
        return f"{self.path}: " + (f"{self.summary}, " if self.summary else "") + verdict


class FileCheck:
    """The check of a JSON Lines file; `index` gets what the next run would put into its own.

    `models`: what a line may be. `catalogued`: how the lines get into the index.
    """

    models: tuple[type[BaseModel], ...]

    def __init__(
        self, path: Path, size: int, portal: str, catalogued: Catalogued[Any], index: Index
    ) -> None:
        self.report = FileReport(path)
        self._path = path
        self._size = size
        self._portal = portal
        self._catalogued = catalogued
        self._index = index
        self._mended_size = foresee_size(path)

    def run(self) -> FileReport:
        """Check the first `size` bytes of the file."""
        with self._path.open("rb") as file:
            for line in takewhile(lambda line: line.offset < self._size, read_lines(file)):
                self.report.lines += 1
                record = self._read(line)
                if record:
                    for problem in (*self._check_form(line, record), *self._check_record(record)):
                        self.report.add(f"line {line.number}: {problem}")
                self._index_line(line, record)
        self._finish()
        if self.report.stops_at:
            self.report.remedy = (
                f"the next run stops at line {self.report.stops_at}: put it right, or move it to a "
                "file of its own"
            )
        return self.report

    def _read(self, line: Line) -> BaseModel | None:
        try:
            return self._parse(line.text.strip())
        except ValidationError as error:
            self.report.add(f"line {line.number}: {self._explain(line, error)}")
            return None

    def _parse(self, text: bytes) -> BaseModel:
        first, *others = self.models
        try:
            return first.model_validate_json(text, strict=True)
        except ValidationError:
            for model in others:
                if f'"{model.model_fields["schema_"].default}"'.encode() in text:
                    return model.model_validate_json(text, strict=True)
            raise

    def _is_record(self, text: bytes) -> bool:
        try:
            self._parse(text)
        except ValidationError:
            return False
        return True

    def _check_form(self, line: Line, record: BaseModel) -> Iterator[str]:
        text = line.text
        if not text.endswith(b"\n"):
            yield "is torn: it has no end; the next run mends it"
        elif text.endswith(b"\r\n"):
            yield "has a Windows line end; `sed -i 's/\\r$//' FILE` removes them"
        if text.rstrip(b"\r\n") != dump_line(record).encode():
            yield "is not written as this program writes it"
        if getattr(record, "portal", self._portal) != self._portal:
            yield f"belongs to another portal ({getattr(record, 'portal', '')})"

    def _explain(self, line: Line, error: ValidationError) -> str:
        if not line.text.strip():
            return "is empty"
        if line.offset >= self._mended_size:
            return "is torn; the next run puts it aside"
        if not line.text.endswith(b"\n") and self._is_record(line.text.rstrip(b"\0")):
            return "is torn; the next run mends it"
        if line.text.startswith(BOM):
            return "starts with a byte order mark; remove its three bytes"
        try:
            number = len(split_records(line.text))
        except (ValueError, RecursionError):
            number = 0
        return f"holds {number} records" if number > 1 else explain_entry(error)

    def _index_line(self, line: Line, record: BaseModel | None) -> None:
        """Put the line into the index as the next run does, which reads more than is in order."""
        if line.offset >= self._mended_size:
            return
        if isinstance(record, Article | Tombstone):
            self._index.add_records([make_row(line.offset, record)])
            return
        if not line.text.endswith(b"\n"):
            line = line._replace(text=line.text.rstrip(b"\0"))
        try:
            parsed = parse_line(line, self._catalogued.models, self._path)
        except LedgerError:
            self.report.stops_at = self.report.stops_at or line.number
        else:
            self._catalogued.add(self._index, parsed)

    def _check_record(self, record: BaseModel) -> Iterator[str]:
        """Yield what is wrong with a record whose form is right."""
        raise NotImplementedError

    def _finish(self) -> None:
        """Add what only shows when all lines are indexed, and say what is in the file."""
        raise NotImplementedError


class RecordsCheck(FileCheck):
    """The check of `<portal>.jsonl`."""

    models = (Article, Tombstone)

    def _check_record(self, record: BaseModel) -> Iterator[str]:
        if isinstance(record, Tombstone):
            yield from _check_moments(forgotten_at=record.forgotten_at)
            return
        assert isinstance(record, Article)
        if content_hash(to_fields(record)) != record.content_hash:
            yield "content_hash is not that of the content"
        yield from _check_moments(fetched_at=record.fetched_at)
        yield from _check_days(record)

    def _finish(self) -> None:
        for url, revision, place in self._index.misnumbered_revisions():
            self.report.add(f"{url}: revision {revision} stands where revision {place} belongs")
        for url in self._index.half_forgotten():
            self.report.add(f"{url}: was taken down, and has a record all the same")
        addresses, tombstones = self._index.count_addresses(), self._index.count_tombstones()
        lines = self.report.lines - tombstones
        self.report.summary = f"{lines:,} records of {addresses:,} addresses"
        if tombstones:
            self.report.summary += f", {tombstones:,} taken down"


class RejectsCheck(FileCheck):
    """The check of `rejects/<portal>.jsonl`."""

    models = (Reject,)

    def _check_record(self, record: BaseModel) -> Iterator[str]:
        assert isinstance(record, Reject)
        yield from _check_moments(fetched_at=record.fetched_at)
        if self._index.has_reject(reject_digest(to_fields(record))):
            yield "says again what an earlier line says"
        if any(reason.code is RejectCode.FORGOTTEN for reason in record.reasons):
            if record.record is not None:
                yield "was taken down, and holds what the page said all the same"
            if any(row.published is not None for row in self._index.records_of(record.url)):
                yield f"{record.url} was taken down, and has a record all the same"

    def _finish(self) -> None:
        self.report.summary = f"{self.report.lines:,} rejects"


class WithdrawalsCheck(FileCheck):
    """The check of `withdrawn/<portal>.jsonl`."""

    models = (Withdrawal,)

    def _check_record(self, record: BaseModel) -> Iterator[str]:
        assert isinstance(record, Withdrawal)
        last = max((row.revision for row in self._index.records_of(record.url)), default=0)
        if not last:
            yield f"there is no record of {record.url}"
        elif record.last_revision > last:
            yield f"revision {record.last_revision} of {record.url} is not there, but {last}"
        yield from _check_moments(withdrawn_at=record.withdrawn_at, returned_at=record.returned_at)
        if record.status not in (_WENT if record.returned_at is None else _CAME):
            yield f"status {record.status} says nothing of the kind"
        yield from self._check_order(record)

    def _check_order(self, record: Withdrawal) -> Iterator[str]:
        earlier = self._index.withdrawal(record.url)
        is_gone = earlier is not None and earlier.returned_at is None
        if record.returned_at is None:
            if is_gone:
                yield f"{record.url} was gone already"
            elif earlier and not is_later(record.withdrawn_at, earlier.returned_at):
                yield f"{record.url} went away before it came back"
        elif not is_gone or not earlier or earlier.withdrawn_at != record.withdrawn_at:
            yield f"{record.url} came back, but had not gone then"
        elif not is_later(record.returned_at, record.withdrawn_at):
            yield f"{record.url} came back before it went away"

    def _finish(self) -> None:
        self.report.summary = f"{self.report.lines:,} withdrawals and returns"


def _check_moments(**moments: str | None) -> Iterator[str]:
    for name, moment in moments.items():
        if moment is not None and parse_fetch_time(moment) != moment:
            yield f"{name} {moment} is no time at which a page can have been fetched"


def _check_days(record: Article) -> Iterator[str]:
    dateline = record.dateline.date if record.dateline else None
    days = {"published": record.published, "modified": record.modified, "dateline": dateline}
    for name, day in days.items():
        if day is not None and not _is_day(day):
            yield f"{name} {day} is no date"
    moments = {"published": record.published_at, "modified": record.modified_at}
    for name, moment in moments.items():
        if moment is not None and not (_is_moment(moment) and moment[:10] == days[name]):
            yield f"{name}_at {moment} is no moment of the day {days[name]}"


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_moment(text: str) -> bool:
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
