"""The summary of a portal's last run, for programs: `state/<portal>.run.json`."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from crawler.drift.run_lines import Alarm, Kind
from crawler.drift.statistics import Count
from crawler.items import FetchTime
from crawler.ledger import program_version
from crawler.monitor.exit_status import Verdict
from crawler.monitor.run_report import RunReport
from crawler.monitor.whole_text import write_whole
from crawler.run import Run
from crawler.text.fetch_times import format_fetch_time

RUN_FILE_SCHEMA: Final = "run-file/1"

Share = Annotated[float, Field(ge=0, le=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Pages(_Model):
    """Article pages: `found` by lists or in the source, `read` of them, and what was `left`."""

    found: Count
    read: Count
    left: Count


class Records(_Model):
    """What became of the pages that gave a valid record; see the README's table."""

    valid: Count
    new: Count
    revised: Count
    unchanged: Count
    outside: Count
    forgotten: Count


class ListResult(_Model):
    """One start list: how many articles it named, and what was wrong with it, or null."""

    url: str
    articles: Count
    trouble: str | None
    unreachable: bool


class SlowPage(_Model):
    """One of the pages that took longest to read."""

    url: str
    seconds: float


class RunFile(_Model):
    """All that the summary of a run says, and what it was asked for.

    `status`: the exit status, `reason` why it is not 0. `rejects`: pages by code; `failures`:
    fetches by what failed; `skipped`: pages by why they were passed over. `fields`: the share of
    the run's records that have each field; `evidence`: of each tier among all filled fields.
    `unmatched`: pages on which a part of the template found nothing. `alarms`: what is not as it
    was, `standing`: what was not in earlier runs and nobody accepted yet, `notices`: what may not
    be. `stopped`: why the run ended itself early. `notes`: sentences for the user. `bytes`: what
    was received or read. `arguments`: as they were typed.
    """

    schema_: Annotated[Literal["run-file/1"], Field(alias="schema")] = RUN_FILE_SCHEMA
    portal: str
    site: str | None
    kind: Kind
    arguments: dict[str, str]
    version: str
    started_at: FetchTime
    ended_at: FetchTime
    seconds: float
    status: int
    reason: str | None
    stopped: str | None
    pages: Pages
    records: Records
    rejects: dict[str, Count]
    failures: dict[str, Count]
    skipped: dict[str, Count]
    fields: dict[str, Share]
    evidence: dict[str, Share]
    unmatched: dict[str, Count]
    dates_overruled: Count
    lists: list[ListResult]
    lists_left: Count
    slowest: list[SlowPage]
    alarms: list[Alarm]
    standing: list[Alarm]
    notices: list[Alarm]
    bytes: Count
    files: list[str]
    notes: list[str]


def describe_run(run: Run, report: RunReport, verdict: Verdict) -> RunFile:
    """Return the file of a run that has just ended."""
    now = dt.datetime.now(dt.UTC)
    troubles = report.lists.troubles()
    return RunFile(
        portal=report.portal,
        site=run.site,
        kind="live" if run.is_live else "offline",
        arguments=dict(run.arguments),
        version=program_version(),
        started_at=format_fetch_time(now - dt.timedelta(seconds=report.seconds)),
        ended_at=format_fetch_time(now),
        seconds=round(report.seconds, 3),
        status=verdict.status,
        reason=verdict.reason,
        stopped=report.stopped,
        pages=Pages(found=report.pages_found, read=report.pages_read, left=report.pages_left),
        records=Records(
            valid=report.valid,
            new=report.new,
            revised=report.revised,
            unchanged=report.unchanged,
            outside=report.outside,
            forgotten=report.forgotten,
        ),
        rejects=dict(report.rejects),
        failures=dict(report.failures),
        skipped=dict(report.skipped),
        fields=report.coverage.field_shares(),
        evidence=report.coverage.tier_shares(),
        unmatched=dict(report.unmatched),
        dates_overruled=report.dates_overruled,
        lists=[
            ListResult(
                url=url,
                articles=number,
                trouble=troubles[url].what if url in troubles else None,
                unreachable=url in troubles and troubles[url].unreachable,
            )
            for url, number in report.lists.articles().items()
        ],
        lists_left=report.lists_left,
        slowest=[
            SlowPage(url=url, seconds=round(seconds, 3)) for url, seconds in run.slowest.pages()
        ],
        alarms=list(report.drift.alarms),
        standing=list(report.drift.standing),
        notices=list(report.drift.notices),
        bytes=report.bytes,
        files=[str(file) for file in report.files],
        notes=list(report.notices),
    )


def write_run_file(path: Path, described: RunFile) -> None:
    """Write the file whole, in place of that of the run before; raises LedgerWriteError."""
    write_whole(path, f"{described.model_dump_json(by_alias=True, indent=2)}\n")
