"""The end of a run: its summary, its verdict, and what is kept of it."""

import logging
import sys
from dataclasses import dataclass

from scrapy.crawler import Crawler

from crawler import counters
from crawler.errors import ExitStatus, LedgerError, SilkroadError
from crawler.monitor.exit_status import Verdict, judge_run
from crawler.monitor.run_file import RunFile, describe_run, write_run_file
from crawler.monitor.run_keeping import compare_run, keep_run
from crawler.monitor.run_monitor import RunMonitor
from crawler.monitor.summary import find_width, render_summary
from crawler.run import find_run

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended: the verdict, and its file; None where it did not come to writing any."""

    verdict: Verdict
    file: RunFile | None = None


def end_run(crawler: Crawler, error: BaseException | None) -> Ending:
    """Print the summary of a run, keep what later runs and programs need, and return its verdict.

    `error`: what kept it from running. The run of a spider that is no portal's has no summary.
    """
    run = find_run(crawler)
    monitor = crawler.get_extension(RunMonitor) if run else None
    if run is None or monitor is None:
        return Ending(_judge_start(error) or _judge_plain_run(crawler))
    report = monitor.report()
    if error is None:
        report = compare_run(run, report)
    print(render_summary(report, find_width()), file=sys.stderr)
    if verdict := _judge_start(error):
        return Ending(verdict)
    floors = monitor.floors(report.drift.runs)
    verdict = judge_run(report, floors)
    try:
        keep_run(run, report, floors, verdict)
        file = describe_run(run, report, verdict)
        write_run_file(run.ledger.paths.run_file, file)
    except LedgerError as failure:
        return Ending(Verdict(ExitStatus.INTERNAL_ERROR, str(failure)))
    return Ending(verdict, file)


def _judge_start(error: BaseException | None) -> Verdict | None:
    """Return the verdict on a run that could not start."""
    if isinstance(error, SilkroadError):
        return Verdict(error.exit_status, str(error))
    if error is not None:
        logger.error("The run could not start", exc_info=error)
        return Verdict(ExitStatus.INTERNAL_ERROR, f"internal error: {type(error).__name__}")
    return None


def _judge_plain_run(crawler: Crawler) -> Verdict:
    """Return the verdict on the run of a spider that is no portal's: only errors make it fail."""
    errors = crawler.stats.get_value(counters.INTERNAL_ERRORS, 0)
    if errors:
        reason = f"{errors} errors of the spider; the log says which"
        return Verdict(ExitStatus.INTERNAL_ERROR, reason)
    return Verdict(ExitStatus.COMPLETE)
