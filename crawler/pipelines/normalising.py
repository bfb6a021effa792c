"""Dates in one form, with the portal's zone."""

from typing import Self

from scrapy.crawler import Crawler

from crawler import counters
from crawler.items import Reject
from crawler.pages.draft import Draft
from crawler.run import find_run
from crawler.structuring import normalise_dates


class DatesPipeline:
    """Normalises the dates of drafts; rejects pass. Counts printed dates that were overruled."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def process_item(self, item: Draft | Reject) -> Draft | Reject:
        """Return the item with its dates in the record's form."""
        run = find_run(self._crawler)
        if run is None or not isinstance(item, Draft):
            return item
        draft = normalise_dates(item, run.portal)
        if draft.published_raw and draft.extraction.get("published") == "url":
            run.count(counters.DATES_OVERRULED)
        return draft
