"""`scrapy crawl PORTAL`: one run, its summary, and an exit status that tells the truth."""

import argparse
import asyncio
import logging
import sys

from scrapy.commands import BaseRunSpiderCommand
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import UsageError

from crawler import counters
from crawler.crawling.interruption import Interruption
from crawler.errors import ExitStatus, LedgerError, SilkroadError
from crawler.monitor.exit_status import Verdict, judge_run
from crawler.monitor.logs import install_safe_logging
from crawler.monitor.run_keeping import compare_run, keep_run
from crawler.monitor.run_monitor import RunMonitor
from crawler.monitor.summary import find_width, render_summary
from crawler.monitor.text import escape_controls
from crawler.run import find_run

logger = logging.getLogger(__name__)


class Command(BaseRunSpiderCommand):
    """Takes the place of Scrapy's own command, which ends with 0 whatever happened."""

    requires_project = True

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[options] PORTAL"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Read a portal, live or from saved pages, into JSON Lines"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Reads the articles of a portal into OUTPUT_DIR/PORTAL.jsonl. Arguments: "
            "-a source=PATH reads saved pages and opens no connection; -a since=DATE, "
            "-a until=DATE, -a limit=N narrow the run; -a max_pages=N bounds the list pages; "
            "-a origin=URL asks another server; -a archive=FILE.warc.gz keeps the raw pages. "
            "Exit status: 0 complete, 1 internal error, 2 wrong usage or unreadable source, "
            "3 no article page found, 4 quality below its floor, 5 fetching failed beyond its "
            "floor, 130 interrupted."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options: -a for the run, -o and -O for one more copy of its new records."""
        super().add_options(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make the log safe before its first line, then read the options."""
        install_safe_logging()
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run one spider; the exit status is `exitcode`."""
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)
        crawler = self._find_crawler(process, args)
        task = process.crawl(crawler, **opts.spargs)
        Interruption(crawler, task).install()
        process.start(install_signal_handlers=False)
        verdict = self._judge(crawler, task)
        if verdict.reason:
            print(f"scrapy crawl: {escape_controls(verdict.reason)}", file=sys.stderr)
        self.exitcode = verdict.status

    def _find_crawler(self, process: AsyncCrawlerProcess, args: list[str]) -> Crawler:
        portals = ", ".join(sorted(process.spider_loader.list()))
        if len(args) != 1 or args[0].startswith("-"):
            unknown = next((arg for arg in args if arg.startswith("-")), None)
            problem = f"unknown option {unknown!r}" if unknown else "give one portal"
            raise UsageError(f"{problem}; the portals are: {portals}")
        try:
            return process.create_crawler(args[0])
        except KeyError:
            message = f"there is no portal {args[0]!r}; the portals are: {portals}"
            raise UsageError(message) from None

    def _judge(self, crawler: Crawler, task: asyncio.Task[None]) -> Verdict:
        error = task.exception()
        run = find_run(crawler)
        monitor = crawler.get_extension(RunMonitor) if run else None
        report = monitor.report() if monitor else None
        if run and report and error is None:
            report = compare_run(run, report)
        if report:
            print(render_summary(report, find_width()), file=sys.stderr)
        if isinstance(error, SilkroadError):
            if error.exit_status is ExitStatus.USAGE:
                raise UsageError(escape_controls(str(error)))
            return Verdict(error.exit_status, str(error))
        if error is not None:
            logger.error("The run could not start", exc_info=error)
            return Verdict(ExitStatus.INTERNAL_ERROR, f"internal error: {type(error).__name__}")
        if report is None:
            return judge_plain_run(crawler)
        assert run is not None
        assert monitor is not None
        floors = monitor.floors(report.drift.runs)
        verdict = judge_run(report, floors)
        try:
            keep_run(run, report, floors, verdict)
        except LedgerError as failure:
            return Verdict(ExitStatus.INTERNAL_ERROR, str(failure))
        return verdict


def judge_plain_run(crawler: Crawler) -> Verdict:
    """Return the verdict on the run of a spider that is no portal's: only errors make it fail."""
    errors = crawler.stats.get_value(counters.INTERNAL_ERRORS, 0)
    if errors:
        reason = f"{errors} errors of the spider; the log says which"
        return Verdict(ExitStatus.INTERNAL_ERROR, reason)
    return Verdict(ExitStatus.COMPLETE)
