"""Checks of one file of the output, line by line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from pydantic import BaseModel, ValidationError

from crawler.items import Article, Reject, RejectCode, content_hash
from crawler.ledger.catalogue import hash_bytes, reject_digest
from crawler.ledger.index import Index
from crawler.ledger.lines import (
    BOM,
    Line,
    dump_line,
    explain_entry,
    read_lines,
    split_records,
    to_fields,
)
from crawler.ledger.rows import RecordRow, ReplacedRow, WithdrawalRow
from crawler.ledger.withdrawals import Withdrawal

_SHOWN = 5


@dataclass
class FileReport:
    """What a check found in one file.

    `summary`: what is in it. `problems`: the first few of what is wrong, `found` how many there
    are. `note`: something to know that is not wrong.
    """

    path: Path
    summary: str = ""
    problems: list[str] = field(default_factory=list)
    found: int = 0
    note: str | None = None

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
        return f"{self.path}: " + (f"{self.summary}, " if self.summary else "") + verdict


def check_records(path: Path, size: int, portal: str, index: Index) -> FileReport:
    """Check the first `size` bytes of `<portal>.jsonl`, and index its lines."""

    def check(report: FileReport, line: Line, record: BaseModel) -> None:
        assert isinstance(record, Article)
        recomputed = content_hash(to_fields(record))
        if recomputed != record.content_hash:
            report.add(f"line {line.number}: content_hash is not that of the content")
        row = RecordRow(
            offset=line.offset,
            url=record.url,
            revision=record.revision,
            content_hash=hash_bytes(record.content_hash),
            published=record.published,
            fetched_at=record.fetched_at,
        )
        index.add_records([row])

    report, lines = _check_lines(path, size, portal, Article, check)
    for url, revision, place in index.misnumbered_revisions():
        report.add(f"{url}: revision {revision} stands where revision {place} belongs")
    report.summary = f"{lines:,} records of {index.count_addresses():,} addresses"
    return report


def check_rejects(path: Path, size: int, portal: str, index: Index) -> FileReport:
    """Check the first `size` bytes of `<portal>.rejects.jsonl`, and index its lines."""

    def check(report: FileReport, line: Line, record: BaseModel) -> None:
        digest = reject_digest(to_fields(record))
        if index.has_reject(digest):
            report.add(f"line {line.number}: says again what an earlier line says")
        index.add_rejects([digest])
        assert isinstance(record, Reject)
        if any(reason.code is RejectCode.REPLACED for reason in record.reasons):
            index.add_replaced([ReplacedRow(line.offset, record.url, record.fetched_at)])

    report, lines = _check_lines(path, size, portal, Reject, check)
    report.summary = f"{lines:,} rejects"
    return report


def check_withdrawals(path: Path, size: int, portal: str, index: Index) -> FileReport:
    """Check the first `size` bytes of `<portal>.withdrawn.jsonl`, and index its lines."""

    def check(report: FileReport, line: Line, record: BaseModel) -> None:
        assert isinstance(record, Withdrawal)
        if not index.records_of(record.url):
            report.add(f"line {line.number}: there is no record of {record.url}")
        row = WithdrawalRow(record.withdrawn_at, record.returned_at)
        index.set_withdrawals([(record.url, row)])

    report, lines = _check_lines(path, size, portal, Withdrawal, check)
    report.summary = f"{lines:,} withdrawals and returns"
    return report


def _check_lines(
    path: Path,
    size: int,
    portal: str,
    model: type[BaseModel],
    check: Callable[[FileReport, Line, BaseModel], None],
) -> tuple[FileReport, int]:
    report = FileReport(path)
    lines = 0
    with path.open("rb") as file:
        for line in takewhile(lambda line: line.offset < size, read_lines(file)):
            lines += 1
            try:
                record = model.model_validate_json(line.text.strip(), strict=True)
            except ValidationError as error:
                report.add(f"line {line.number}: {_explain(line, error)}")
                continue
            for problem in _check_form(line, record, portal):
                report.add(f"line {line.number}: {problem}")
            check(report, line, record)
    return report, lines


def _check_form(line: Line, record: BaseModel, portal: str) -> Iterator[str]:
    text = line.text
    if not text.endswith(b"\n"):
        yield "is torn: it has no end; the next run mends it"
    elif text.endswith(b"\r\n"):
        yield "has a Windows line end; `sed -i 's/\\r$//' FILE` removes them"
    if text.rstrip(b"\r\n") != dump_line(record).encode():
        yield "is not written as this program writes it"
    if getattr(record, "portal", portal) != portal:
        yield f"belongs to another portal ({getattr(record, 'portal', '')})"


def _explain(line: Line, error: ValidationError) -> str:
    if not line.text.strip():
        return "is empty"
    if not line.text.endswith(b"\n"):
        return "is torn; the next run puts it aside"
    if line.text.startswith(BOM):
        return "starts with a byte order mark; remove its three bytes"
    try:
        number = len(split_records(line.text))
    except (ValueError, RecursionError):
        number = 0
    return f"holds {number} records" if number > 1 else explain_entry(error)
