"""How much one run may fetch: answers and bytes."""

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler import counters
from crawler.fetching.stopping import stop_run


class Budget:
    """Ends the run once it has received BUDGET_PAGES answers or BUDGET_BYTES bytes; 0: no bound.

    Bytes are counted as they arrive, before decoding. The next run goes on where this one ended.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._pages = crawler.settings.getint("BUDGET_PAGES")
        self._bytes = crawler.settings.getint("BUDGET_BYTES")
        if not (self._pages or self._bytes):
            raise NotConfigured
        self._answers = 0
        crawler.signals.connect(self._spend, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Budget":
        """Scrapy's way to build a component."""
        return cls(crawler)

    def _spend(self) -> None:
        self._answers += 1
        stats = self._crawler.stats
        received = stats.get_value(counters.BYTES_RECEIVED, 0) if stats else 0
        if self._pages and self._answers >= self._pages:
            self._exhaust(f"{self._answers} answers (BUDGET_PAGES={self._pages})")
        elif self._bytes and received >= self._bytes:
            self._exhaust(f"{received} bytes (BUDGET_BYTES={self._bytes})")

    def _exhaust(self, spent: str) -> None:
        if self._crawler.stats is not None:
            self._crawler.stats.set_value("silkroad/budget_exhausted", spent)
        stop_run(
            self._crawler,
            "budget_exhausted",
            f"the run ended after {spent}; the same command goes on from there",
        )
