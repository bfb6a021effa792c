"""Records that the output holds already go no further."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.items import Article, Reject
from crawler.ledger import Kind, reject_record
from crawler.run import find_run


class UnchangedArticle(DropItem):
    """An article whose record says what the output says already."""


class ForgottenArticle(DropItem):
    """An article whose address was taken down, so that its record is not kept."""


class ForgottenReject(DropItem):
    """A reject of an address that was taken down, so that nothing of it is kept."""


class DuplicatesPipeline:
    """Drops unchanged articles, numbers revisions, and rejects what is no record of its own.

    That are duplicates, and what is seen in a story's place for the first time. Rejects pass, but
    for those of pages that were taken down: these are dropped like their articles.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline of one run."""
        return cls(crawler)

    def process_item(self, item: Article | Reject) -> Article | Reject:
        """Return what is to be written.

        Raises UnchangedArticle, ForgottenArticle, ForgottenReject and LedgerWriteError.
        """
        run = find_run(self._crawler)
        if run is None or not isinstance(item, Article | Reject):
            return item
        ledger = run.ledger
        is_forgotten = ledger.is_forgotten(item.url)
        if isinstance(item, Reject):
            if is_forgotten:
                raise ForgottenReject(item.url)
            return item
        if is_forgotten:
            raise ForgottenArticle(item.url)
        assessment = ledger.assess(item)
        if assessment.kind is Kind.UNCHANGED:
            ledger.confirm(item.url, item.fetched_at)
            raise UnchangedArticle(item.url)
        if not assessment.is_written:
            return reject_record(item, assessment)
        return item.model_copy(update={"revision": assessment.revision})
