"""Only articles of the window that the user asked for, and at most as many as asked for."""

import datetime as dt
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.fetching.stopping import stop_run
from crawler.items import Article, Reject
from crawler.run import find_run


class OutsideWindow(DropItem):
    """An article that was published before `since` or after `until`."""


class BeyondLimit(DropItem):
    """An article that was read after the run had as many as asked for."""


class WindowPipeline:
    """Drops articles outside of the window and beyond the limit; rejects pass.

    The limit counts articles, new or known: the same command gives the same articles again.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._articles = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def process_item(self, item: Article | Reject) -> Article | Reject:
        """Return the item; raises OutsideWindow or BeyondLimit."""
        run = find_run(self._crawler)
        if run is None or not isinstance(item, Article):
            return item
        if not is_within(item.published, run.since, run.until):
            raise OutsideWindow(item.published)
        if run.limit is None:
            return item
        self._articles += 1
        if self._articles > run.limit:
            raise BeyondLimit(str(run.limit))
        if self._articles == run.limit:
            run.limit_reached = True
            stop_run(self._crawler, "limit", f"limit of {run.limit} articles reached")
        return item


def is_within(published: str, since: dt.date | None, until: dt.date | None) -> bool:
    """Tell whether an ISO 8601 date lies in a window whose ends belong to it."""
    date = dt.date.fromisoformat(published[:10])
    return (since is None or date >= since) and (until is None or date <= until)
