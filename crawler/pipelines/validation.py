"""From a draft to a record or to the reasons why there is none.

The Scrapy shell of crawler.validation.
"""

from typing import Self

from scrapy.crawler import Crawler

from crawler import counters
from crawler.items import Article, Reject
from crawler.pages.draft import Draft
from crawler.run import find_run
from crawler.structuring import validate


class ValidationPipeline:
    """Applies the rules of a valid record; rejects pass.

    Counts what gave the fields of a record, and the parts of the portal's template that gave
    nothing on its page.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def process_item(self, item: Draft | Reject) -> Article | Reject:
        """Return the record, or the reject that says what is wrong."""
        if not isinstance(item, Draft):
            return item
        result = validate(item)
        run = find_run(self._crawler)
        if run is not None:
            run.slowest.add(item.url, item.seconds)
        if isinstance(result, Article) and self._stats:
            if run is not None:
                run.observations.add_record(result, item.rules)
            for part in item.unmatched:
                self._stats.inc_value(counters.TEMPLATE_UNMATCHED.format(part))
        return result
