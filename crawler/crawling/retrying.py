"""Rejected pages once more, under the rules of today: from where they were saved, or live."""

from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from scrapy.http import Request

from crawler.crawling.offline import SourceReader
from crawler.crawling.portal_spider import PortalSpider
from crawler.ledger import Ledger
from crawler.pages.base import ArticlePage
from crawler.pages.draft import Draft
from crawler.sources import Entry, Source
from crawler.structuring import normalise_dates, validate


@dataclass(frozen=True)
class Retrial:
    """What came of it: how many addresses were retried, found, and what they gave."""

    retried: int
    found: int
    records: int

    def __str__(self) -> str:
        """Return one sentence for users."""
        missing = self.retried - self.found
        text = (
            f"{self.retried} rejected pages: {self.records} are records now, "
            f"{self.found - self.records} are rejected again"
        )
        return f"{text}, {missing} are not in the source" if missing else text


class _Selection:
    """The pages of a source with certain addresses; later pages are found all the same."""

    def __init__(self, source: Source, urls: Collection[str]) -> None:
        self._source = source
        self._urls = urls
        self.found = 0

    @property
    def notices(self) -> Sequence[str]:
        return self._source.notices

    @property
    def passed_over(self) -> int:
        return self._source.passed_over

    def __len__(self) -> int:
        return len(self._urls)

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._source:
            if entry.url in self._urls:
                self.found += 1
                yield entry

    def list_entries(self) -> Iterator[Entry]:
        return (entry for entry in self._source.list_entries() if entry.url in self._urls)

    def find(self, url: str) -> Entry | None:
        return self._source.find(url)


def retry_rejects(
    ledger: Ledger, source: Source, page: type[ArticlePage], max_pages: int, timeout: float = 0
) -> Retrial:
    """Read the rejected pages that a source holds again, and write what they give now.

    What gives a record leaves the rejects. `max_pages`: how many pages an article may have;
    `timeout`: how many seconds the reading of one may take, 0 for any.
    Raises LedgerWriteError.
    """
    urls = dict.fromkeys(ledger.rejected_urls())
    selection = _Selection(source, urls)
    reader = SourceReader(
        selection,
        page,
        skip=lambda url: False,
        stop=lambda: False,
        max_pages=max_pages,
        timeout=timeout,
    )
    for item in reader.read_articles():
        if isinstance(item, Draft):
            ledger.add(validate(normalise_dates(item, page.portal)))
        else:
            ledger.add(item)
    ledger.drop_settled_rejects()
    records = sum(ledger.known(url) is not None for url in urls)
    return Retrial(len(urls), selection.found, records)


class _RejectedPages:
    """What makes a spider ask for certain addresses, in place of its lists."""

    rejected_urls: ClassVar[Sequence[str]] = ()

    async def start(self) -> AsyncIterator[Request]:
        """Yield the requests for the pages."""
        self.discovery = cast(PortalSpider, self).make_discovery()
        for url in self.rejected_urls:
            for request in self.discovery.request_article(url):
                yield request

    def closed(self, reason: str) -> None:
        """Leave alone what the lists' own runs noted of their progress."""


def make_retry_spider(spider: type[PortalSpider], urls: Sequence[str]) -> type[PortalSpider]:
    """Return the spider of a portal that asks for certain addresses and nothing else."""
    attributes = {"rejected_urls": urls, "page": spider.page}
    return cast(type[PortalSpider], type("RetrySpider", (_RejectedPages, spider), attributes))
