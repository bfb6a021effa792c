"""What became of each page, counted before anything is compared or written.

The Scrapy shell of crawler.coverage.
"""

from typing import Self

from scrapy.crawler import Crawler

from crawler import counters
from crawler.items import Article, Reject
from crawler.run import find_run


class CoveragePipeline:
    """Counts every record with its fields, and every reject by its first reason."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def process_item(self, item: Article | Reject) -> Article | Reject:
        """Return the item as it is."""
        run = find_run(self._crawler)
        if run is not None and isinstance(item, Article):
            run.coverage.add(item)
            run.count(counters.RECORDS_VALID)
        elif run is not None and isinstance(item, Reject):
            run.observations.add_reject(item)
            run.count(counters.REJECTS.format(item.reasons[0].code))
        return item
