"""A run put beside the earlier runs of its portal, and kept for the later ones."""

import datetime as dt
from dataclasses import replace

from crawler.drift.baselines import read_usual
from crawler.drift.run_lines import Kind, RunLine
from crawler.drift.statistics import Statistics
from crawler.errors import ExitStatus
from crawler.ledger import program_version
from crawler.ledger.run_history import RunHistory
from crawler.monitor.exit_status import Floors, Verdict, judge_run
from crawler.monitor.run_drift import Drift, find_drift
from crawler.monitor.run_report import RunReport
from crawler.run import Run
from crawler.text.fetch_times import format_fetch_time


def compare_run(run: Run, report: RunReport) -> RunReport:
    """Return the report of a run with what is not as it was in the earlier runs of its kind.

    A run that was interrupted or failed is compared with nothing.
    """
    if report.interrupted or report.error or report.internal_errors:
        return report
    history = RunHistory(run.ledger.paths.runs)
    lines, problems = history.read()
    usual = read_usual(lines, _kind_of(run), run.site)
    day = _find_start(report)[:10]
    drift = find_drift(usual, _summarise(run), run.observations, day)
    notices = [*report.notices, *(f"{history.path}: {problem}" for problem in problems)]
    return replace(report, drift=drift, notices=notices)


def keep_run(run: Run, report: RunReport, floors: Floors, verdict: Verdict) -> None:
    """Add a run to the history of its portal; raises LedgerError where it cannot be written."""
    complete = judge_run(replace(report, drift=Drift()), floors).status is ExitStatus.COMPLETE
    line = RunLine(
        portal=report.portal,
        kind=_kind_of(run),
        site=run.site,
        started_at=_find_start(report),
        seconds=round(report.seconds, 3),
        status=verdict.status,
        complete=complete,
        new=report.new,
        revised=report.revised,
        unchanged=report.unchanged,
        outside=report.outside,
        fetches={"answered": report.answered, **report.failures},
        lists=report.lists.articles(),
        bytes=report.bytes,
        statistics=_summarise(run),
        alarms=list(report.drift.alarms),
        version=program_version(),
    )
    RunHistory(run.ledger.paths.runs).append(line)


def _summarise(run: Run) -> Statistics:
    counts = run.ledger.counts
    revised = counts["revisions"]
    return run.observations.summarise(known=counts["unchanged"] + revised, revised=revised)


def _kind_of(run: Run) -> Kind:
    return "live" if run.is_live else "offline"


def _find_start(report: RunReport) -> str:
    return format_fetch_time(dt.datetime.now(dt.UTC) - dt.timedelta(seconds=report.seconds))
