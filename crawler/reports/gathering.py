"""What a report shows of a portal, read from its output."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from crawler.drift.run_lines import RunLine
from crawler.drift.statistics import FieldStatistics
from crawler.errors import ExitStatus
from crawler.items import EXTRACTED_FIELDS, Article, Reject
from crawler.ledger import LedgerPaths
from crawler.monitor.run_drift import describe_alarm
from crawler.monitor.run_file import RunFile
from crawler.reports.last_lines import read_last_lines

RUNS = 30
"""So many of the last runs are shown."""
DAYS = 30
RECORDS = 8
REJECTS = 20

TIERS = ("template", "text", "metadata", "url")

Line = TypeVar("Line", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field over the last runs.

    `shares`: of the records of each run that have it, 0 to 1, the oldest run first; runs without a
    record are left out. `by_template`: of those that have it the share that the portal's template
    gave, likewise; empty where it gave none in any of them. `tiers`: how many records of the last
    run each kind of evidence gave.
    """

    name: str
    shares: list[float]
    by_template: list[float]
    tiers: dict[str, int]

    @property
    def last(self) -> float:
        """The share in the last run."""
        return self.shares[-1]


@dataclass(frozen=True, slots=True)
class PortalReport:
    """All that the report of a portal shows.

    `file`: the summary of the last run, None where no run left one. `runs`: the last ones, the
    oldest first. `days`: new and revised records by the day on which runs wrote them. `changes`:
    sentences, each with whether it is an alarm. `records`, `rejects`: the newest, the last written
    first.
    """

    name: str
    file: RunFile | None
    runs: list[RunLine]
    days: list[tuple[str, int, int]]
    fields: list[FieldRow]
    changes: list[tuple[bool, str]] = field(default_factory=list)
    records: list[Article] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    @property
    def alarms(self) -> int:
        """How many alarms stand."""
        return sum(is_alarm for is_alarm, _ in self.changes)

    @property
    def valid_shares(self) -> list[float]:
        """The share of pages that gave a record, by run; runs that saw no page are left out."""
        counted = [run.statistics for run in self.runs if run.statistics.pages]
        return [run.records / run.pages for run in counted]

    @property
    def status(self) -> str:
        """What the exit status of the last run says, in words."""
        return STATUSES[ExitStatus(self.file.status)] if self.file else "no summary yet"


STATUSES = {
    ExitStatus.COMPLETE: "complete",
    ExitStatus.INTERNAL_ERROR: "internal error",
    ExitStatus.USAGE: "wrong usage",
    ExitStatus.NO_ARTICLE: "no article found",
    ExitStatus.QUALITY: "changed, or below its floor",
    ExitStatus.FETCHING: "not reached",
    ExitStatus.INTERRUPTED: "interrupted",
}


def gather_report(folder: Path, portal: str) -> PortalReport:
    """Return what is to be shown of a portal; lines that cannot be read are for `verify` to tell.

    Only the ends of the files are read.
    """
    paths = LedgerPaths(folder, portal)
    runs = _read_lines(paths.runs, RunLine, RUNS)[::-1]
    file = _read_run_file(paths.run_file)
    return PortalReport(
        name=portal,
        file=file,
        runs=runs,
        days=_count_days(runs),
        fields=_list_fields(runs),
        changes=_list_changes(file),
        records=_read_lines(paths.records, Article, RECORDS),
        rejects=_read_lines(paths.rejects, Reject, REJECTS),
    )


def _read_run_file(path: Path) -> RunFile | None:
    try:
        return RunFile.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _read_lines(path: Path, model: type[Line], most: int) -> list[Line]:
    found = []
    for line in read_last_lines(path, most):
        try:
            found.append(model.model_validate_json(line))
        except ValidationError:
            continue
    return found


def _count_days(runs: list[RunLine]) -> list[tuple[str, int, int]]:
    new: Counter[str] = Counter()
    revised: Counter[str] = Counter()
    for run in runs:
        new[run.started_at[:10]] += run.new
        revised[run.started_at[:10]] += run.revised
    return [(day, new[day], revised[day]) for day in sorted(new)[-DAYS:]]


def _list_fields(runs: list[RunLine]) -> list[FieldRow]:
    counted = [run.statistics for run in runs if run.statistics.records]
    if not counted:
        return []
    rows = []
    for name in EXTRACTED_FIELDS:
        each = [run.fields.get(name, FieldStatistics()) for run in counted]
        shares = [
            min(1.0, found.filled / run.records) for found, run in zip(each, counted, strict=True)
        ]
        known = [found.tiers.get("template", 0) / max(1, found.filled) for found in each]
        tiers = {tier: each[-1].tiers[tier] for tier in TIERS if each[-1].tiers.get(tier)}
        rows.append(FieldRow(name, shares, known if any(known) else [], tiers))
    return rows


def _list_changes(file: RunFile | None) -> list[tuple[bool, str]]:
    if file is None:
        return []
    alarms = [(True, describe_alarm(alarm)) for alarm in (*file.alarms, *file.standing)]
    return alarms + [(False, describe_alarm(alarm)) for alarm in file.notices]
