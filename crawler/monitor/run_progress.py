"""How far a run is, in one line that fits a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass

from tqdm import tqdm

from crawler.monitor.run_report import RunReport
from crawler.monitor.text import escape_controls
from crawler.monitor.wording import count_noun

_SHORTEST_CURRENT = 8


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run is.

    `pages`: article pages that were seen or passed over; `total`: how many there are, None where
    nobody knows; `current`: what is asked for or read; `seconds`: since the run began.
    """

    portal: str
    pages: int
    total: int | None
    records: int
    rejects: int
    seconds: float
    current: str = ""

    @classmethod
    def of(cls, report: RunReport, seconds: float, current: str, *, is_live: bool) -> "RunProgress":
        """Return how far the run of a report is; only without a network the total is known."""
        return cls(
            report.portal,
            pages=report.pages_read + sum(report.skipped.values()),
            total=None if is_live else report.pages_found,
            records=report.valid,
            rejects=sum(report.rejects.values()),
            seconds=seconds,
            current=current,
        )

    @classmethod
    def join(cls, runs: Sequence["RunProgress"]) -> "RunProgress":
        """Return how far several runs are together; what is read is that of the first."""
        if len(runs) == 1:
            return runs[0]
        totals = [run.total for run in runs if run.total is not None]
        return cls(
            f"{len(runs)} portals,",
            pages=sum(run.pages for run in runs),
            total=sum(totals) if len(totals) == len(runs) else None,
            records=sum(run.records for run in runs),
            rejects=sum(run.rejects for run in runs),
            seconds=max(run.seconds for run in runs),
            current=runs[0].current,
        )

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at this rate, None where that cannot be told."""
        if self.total is None or not self.rate:
            return None
        return max(0, self.total - self.pages) / self.rate


def describe_progress(progress: RunProgress, width: int | None = None) -> str:
    """Return the line, cut to `width` columns; the end of what is read tells most of it."""
    of = "" if progress.total is None else f"/{progress.total}"
    parts = [
        f"{progress.portal} {progress.pages}{of} {'page' if progress.pages == 1 else 'pages'}",
        count_noun(progress.records, "record"),
        count_noun(progress.rejects, "reject"),
        f"{progress.rate:.1f}/s",
    ]
    if progress.seconds_left is not None:
        parts.append(f"{tqdm.format_interval(progress.seconds_left)} left")
    line, current = ", ".join(parts), escape_controls(progress.current).replace("\n", " ")
    if width is None:
        return f"{line}, {current}" if current else line
    room = width - len(line) - 2
    if not current or room < _SHORTEST_CURRENT:
        return line[:width]
    return f"{line}, {current if len(current) <= room else '…' + current[1 - room :]}"
