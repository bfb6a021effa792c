"""The end of an item's way: a line in the output."""

import logging
from typing import Any, Self

from scrapy.crawler import Crawler

from crawler.items import Article, Reject
from crawler.ledger import Ledger, LedgerWriteError
from crawler.monitor import counters

logger = logging.getLogger(__name__)


class JsonLinesPipeline:
    """Writes records and rejects into the ledger of the run, and closes it at the end."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Take the ledger of the run."""
        spider: Any = self._crawler.spider
        self._ledger: Ledger = spider.ledger

    def close_spider(self) -> None:
        """Close the ledger; what goes wrong is logged, since Scrapy drops what is raised here."""
        try:
            self._ledger.close()
        except LedgerWriteError as error:
            logger.critical("%s", error)
            self._crawler.stats.inc_value(counters.INTERNAL_ERRORS)

    def process_item(self, item: Article | Reject) -> Article | Reject:
        """Return the item as it was written; raises LedgerWriteError."""
        if isinstance(item, Reject):
            self._ledger.append_reject(item)
        else:
            self._ledger.append(item)
        return item
