"""Records that the output holds already go no further."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.items import Article, Reject
from crawler.ledger import Kind, Ledger, reject_record


class UnchangedArticle(DropItem):
    """An article whose record says what the output says already."""


class DuplicatesPipeline:
    """Drops unchanged articles, numbers revisions, and rejects what is no record of its own.

    That are duplicates, and what is seen in a story's place for the first time. Rejects pass.
    """

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

    def process_item(self, item: Article | Reject) -> Article | Reject:
        """Return what is to be written; raises UnchangedArticle and LedgerWriteError."""
        if isinstance(item, Reject):
            return item
        assessment = self._ledger.assess(item)
        if assessment.kind is Kind.UNCHANGED:
            self._ledger.confirm(item.url, item.fetched_at)
            raise UnchangedArticle(item.url)
        if not assessment.is_written:
            return reject_record(item, assessment)
        return item.model_copy(update={"revision": assessment.revision})
