"""Output that cannot be written, found out while a page is read rather than when it is kept."""

from collections.abc import Iterable
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.errors import LedgerError


class OutputErrorMiddleware:
    """Announces a LedgerError of a callback as if a pipeline had raised it, which ends the run."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of one run."""
        return cls(crawler)

    def process_spider_exception(
        self, response: Response, exception: Exception
    ) -> Iterable[object] | None:
        """Return nothing more to be kept; None for an exception of any other kind."""
        if not isinstance(exception, LedgerError):
            return None
        self._crawler.signals.send_catch_log(
            signals.item_error,
            item=None,
            response=response,
            spider=self._crawler.spider,
            failure=Failure(exception),  # type: ignore[no-untyped-call]  # Twisted has none
        )
        return ()
