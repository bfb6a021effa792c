"""The end of an item's way: a line in the output."""

from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from crawler.errors import LedgerWriteError
from crawler.items import Article, Reject
from crawler.run import find_run


class JsonLinesPipeline:
    """Writes records and rejects into the ledger of the run, and closes it at the end."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def close_spider(self) -> None:
        """Close the ledger.

        Scrapy drops what is raised here, so an error goes to the run's monitor as one of an item:
        the output could not be written.
        """
        run = find_run(self._crawler)
        if run is None:
            return
        try:
            run.ledger.close()
        except LedgerWriteError as error:
            self._crawler.signals.send_catch_log(
                signals.item_error,
                item=None,
                response=None,
                spider=self._crawler.spider,
                failure=Failure(error),  # type: ignore[no-untyped-call]  # Twisted's own
            )

    def process_item(self, item: Article | Reject) -> Article | Reject:
        """Return the item as it was written; raises LedgerWriteError."""
        run = find_run(self._crawler)
        if run is not None and isinstance(item, Reject):
            run.ledger.append_reject(item)
        elif run is not None and isinstance(item, Article):
            run.ledger.append(item)
        return item
