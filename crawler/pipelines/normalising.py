"""Dates in one form, with the portal's zone."""

from typing import Self

from scrapy.crawler import Crawler

from crawler import counters
from crawler.crawling.portal_spider import PortalSpider
from crawler.items import Draft, Reject
from crawler.structuring import normalise_dates


class DatesPipeline:
    """Normalises the dates of drafts; rejects pass. Counts printed dates that were overruled."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def process_item(self, item: Draft | Reject) -> Draft | Reject:
        """Return the item with its dates in the record's form."""
        if not isinstance(item, Draft):
            return item
        spider = self._crawler.spider
        assert isinstance(spider, PortalSpider)
        draft = normalise_dates(item, spider.portal)
        if draft.published_raw and draft.extraction.get("published") == "url" and self._stats:
            self._stats.inc_value(counters.DATES_OVERRULED)
        return draft
