"""Watches a run and keeps what its report is made of."""

import gc
import time
from pathlib import Path
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from twisted.python.failure import Failure

from crawler.fetching.stopping import STOPPED_STAT
from crawler.items import Article, Reject
from crawler.monitor import counters
from crawler.monitor.coverage import Coverage
from crawler.monitor.exit_status import Floors
from crawler.monitor.report import COMPARED_CODES, RunReport
from crawler.pipelines.duplicates import ForgottenArticle
from crawler.pipelines.window import BeyondLimit, OutsideWindow
from crawler.spiders.base import PortalSpider

_ALLOCATIONS_TO_COLLECT = 20_000


class RunMonitor:
    """An extension that counts what becomes of the items of a run."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._coverage = Coverage()
        self._started = self._ended = time.monotonic()
        self._reason = ""
        self._error: Exception | None = None

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

    def observe(self, item: Article | Reject) -> None:
        """Count what became of a page; called as soon as that is known."""
        if isinstance(item, Article):
            self._coverage.add(item)
            self._count(counters.RECORDS_VALID)
        else:
            self._count(counters.REJECTS.format(item.reasons[0].code))

    def report(self) -> RunReport:
        """Return the facts of the run so far."""
        spider = self._spider()
        folder = Path(self._crawler.settings["OUTPUT_DIR"])
        files = [folder / f"{spider.name}.jsonl", folder / "rejects" / f"{spider.name}.jsonl"]
        ledger_notices = getattr(getattr(spider, "ledger", None), "notices", ())
        return RunReport(
            portal=spider.name,
            stats=self._crawler.stats.get_stats(),
            coverage=self._coverage,
            reason=self._reason,
            interrupted=spider.interrupted,
            seconds=self._ended - self._started,
            files=[file for file in files if file.exists()],
            notices=[*spider.notices, *ledger_notices],
            stopped=self._crawler.stats.get_value(STOPPED_STAT),
            limit=spider.arguments.limit if spider.limit_reached else None,
            error=self._error,
        )

    def floors(self) -> Floors:
        """Return what the run must reach: the settings', and the portal's own."""
        settings = self._crawler.settings
        own = self._spider().portal.floors
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
        if not hasattr(error, "exit_status"):
            self._count(counters.INTERNAL_ERRORS)
            return
        if self._error is None and isinstance(error, Exception):
            self._error = error
            self._spider().end_run("output_failed", str(error))

    def _spider(self) -> PortalSpider:
        spider = self._crawler.spider
        assert isinstance(spider, PortalSpider)
        return spider

    def _count(self, counter: str) -> None:
        self._crawler.stats.inc_value(counter)
