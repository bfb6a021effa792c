"""Watches a run and keeps what its report is made of."""

import gc
import time
from pathlib import Path
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from twisted.python.failure import Failure

from crawler import counters
from crawler.errors import SilkroadError
from crawler.fetching.stopping import stop_run
from crawler.items import Article, Reject
from crawler.monitor.exit_status import Floors
from crawler.monitor.run_report import COMPARED_CODES, RunReport
from crawler.pipelines.duplicates import ForgottenArticle
from crawler.pipelines.window import BeyondLimit, OutsideWindow
from crawler.run import Run, find_run

FIRST_RUNS = 5
"""So many runs of a portal are held to the floors that it declares; then its own runs say more."""

_ALLOCATIONS_TO_COLLECT = 20_000


class RunMonitor:
    """An extension that counts what becomes of the items of a run."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._started = self._ended = time.monotonic()
        self._reason = ""
        self._error: SilkroadError | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the monitor of one run, connected to its signals."""
        monitor = cls(crawler)
        for receiver, signal in (
            (monitor.spider_opened, signals.spider_opened),
            (monitor.spider_closed, signals.spider_closed),
            (monitor.spider_error, signals.spider_error),
            (monitor.item_scraped, signals.item_scraped),
            (monitor.item_dropped, signals.item_dropped),
            (monitor.item_error, signals.item_error),
        ):
            crawler.signals.connect(receiver, signal=signal)
        return monitor

    def report(self) -> RunReport:
        """Return the facts of the run so far."""
        run = self._run()
        folder = Path(self._crawler.settings["OUTPUT_DIR"])
        name = f"{run.portal.name}.jsonl"
        files = [folder / name, folder / "rejects" / name]
        return RunReport(
            portal=run.portal.name,
            stats=self._crawler.stats.get_stats(),
            coverage=run.coverage,
            reason=self._reason,
            site=run.site,
            interrupted=run.interrupted,
            seconds=self._ended - self._started,
            files=[file for file in files if file.exists()],
            notices=[*run.notices, *run.ledger.notices],
            stopped=self._crawler.stats.get_value(counters.STOPPED),
            limit=run.limit if run.limit_reached else None,
            error=self._error,
            lists=run.lists,
        )

    def floors(self, earlier_runs: int = 0) -> Floors:
        """Return what the run must reach: the settings', and the portal's own in its first runs.

        `earlier_runs`: how many runs say what is usual of the portal; FIRST_RUNS say enough.
        """
        settings = self._crawler.settings
        own = self._run().portal.floors if earlier_runs < FIRST_RUNS else {}
        return Floors(
            quality={**settings.getdict("QUALITY_FLOORS"), **own},
            failures=settings.getfloat("FETCH_FAILURES_CEILING"),
            pages=settings.getint("FLOORS_MIN_PAGES"),
        )

    def spider_opened(self, spider: Spider) -> None:
        """Start the clock.

        What is loaded by now lives as long as the run: the garbage collector need not look at it
        again, nor look for cycles among the parts of a page as often as it would by default.
        """
        gc.freeze()
        gc.set_threshold(_ALLOCATIONS_TO_COLLECT)
        self._started = time.monotonic()

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Stop the clock."""
        self._ended = time.monotonic()
        self._reason = reason

    def spider_error(self, failure: Failure) -> None:
        """Count an exception of a callback."""
        self._count(counters.INTERNAL_ERRORS)

    def item_scraped(self, item: object) -> None:
        """Count a record that was written, or a reject that came of comparing records."""
        if isinstance(item, Article):
            news = item.revision == 1
            self._count(counters.RECORDS_NEW if news else counters.RECORDS_REVISED)
            if not news:
                self._run().observations.add_revision(item.url)
        elif isinstance(item, Reject) and item.reasons[0].code in COMPARED_CODES:
            self._count(counters.REJECTS.format(item.reasons[0].code))

    def item_dropped(self, exception: DropItem) -> None:
        """Count an article that is not wanted; all others that are dropped are unchanged."""
        if isinstance(exception, OutsideWindow | BeyondLimit):
            self._count(counters.RECORDS_OUTSIDE)
        elif isinstance(exception, ForgottenArticle):
            self._count(counters.RECORDS_FORGOTTEN)

    def item_error(self, failure: Failure) -> None:
        """Count an exception of a pipeline; one that the user must see to ends the run."""
        error = failure.value
        if not isinstance(error, SilkroadError):
            self._count(counters.INTERNAL_ERRORS)
        elif self._error is None:
            self._error = error
            stop_run(self._crawler, "output_failed", str(error))

    def _run(self) -> Run:
        run = find_run(self._crawler)
        assert run is not None
        return run

    def _count(self, counter: str) -> None:
        self._crawler.stats.inc_value(counter)
