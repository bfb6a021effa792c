"""What became of each page, told to the monitor before anything is compared or written."""

from typing import Self

from scrapy.crawler import Crawler

from crawler.items import Article, Reject
from crawler.monitor.run_monitor import RunMonitor


class CoveragePipeline:
    """Shows every record and reject to the run's monitor; changes nothing."""

    def __init__(self, crawler: Crawler) -> None:
        self._monitor = crawler.get_extension(RunMonitor)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def process_item(self, item: Article | Reject) -> Article | Reject:
        """Return the item as it is."""
        if self._monitor:
            self._monitor.observe(item)
        return item
