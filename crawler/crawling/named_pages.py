"""A few pages of a portal, asked for with the manners of a crawl and kept in memory."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler import counters
from crawler.crawling.portal_spider import PortalSpider
from crawler.fetching.exchange import read_header
from crawler.fetching.failures import describe_failure
from crawler.fetching.redirects import LedElsewhereError, answers_for
from crawler.pages.base import ArticlePage


class NamedPages:
    """What makes a portal's spider ask for named pages and write nothing.

    `responses` holds the answers by the address that was asked for, `problems` why there is none.
    """

    page_urls: ClassVar[Sequence[str]]
    responses: dict[str, Response]
    problems: dict[str, str]
    custom_settings: ClassVar[dict[str, object]] = {
        "ITEM_PIPELINES": {},
        "EXTENSIONS": {},
        "AUTOTHROTTLE_ENABLED": False,
    }

    def __init__(self, **arguments: str) -> None:
        """Check the arguments; raises ArgumentError."""
        super().__init__(**arguments)
        self.responses = {}
        self.problems = dict.fromkeys(self.page_urls, "the run ended before it was asked for")

    async def start(self) -> AsyncIterator[Request]:
        """Yield a request for each page."""
        run = cast(PortalSpider, self).run
        for url in self.page_urls:
            given = {"url": url}
            yield Request(
                run.fetch_url(url), callback=self.keep, errback=self.fail, cb_kwargs=given
            )

    def keep(self, response: Response, url: str) -> None:
        """Keep the answer, if it is one for the page that was asked for."""
        run = cast(PortalSpider, self).run
        target = run.canonical_url(response.url, url)
        if run.portal.is_article(url) and not answers_for(run.portal, target, url):
            self.problems[url] = str(LedElsewhereError(target))
        else:
            self.responses[url] = response

    def fail(self, failure: Failure) -> None:
        """Keep the reason why there is no answer."""
        url = failure.request.cb_kwargs["url"]  # type: ignore[attr-defined]  # set by Scrapy
        self.problems[url] = describe_failure(failure.value)


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page that was asked for: its canonical address, its bytes, and the header of its type."""

    url: str
    body: bytes
    content_type: str | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of some addresses: the pages, and why there is none of the others."""

    pages: dict[str, FetchedPage]
    problems: dict[str, str]


def fetch_pages(
    process: AsyncCrawlerProcess,
    spider: type[PortalSpider],
    page: type[ArticlePage],
    urls: Sequence[str],
    origin: str | None = None,
) -> Fetched:
    """Ask for pages, one after the other, and return the answers; the process is used up by it.

    `spider` is that of the portal, or the base of all of them for a site that is none; `page` the
    class of the pages; `origin` the server that stands in for the portal. An article that moved
    has the address at which it was found. Raises ArgumentError.
    """
    attributes = {"page_urls": urls, "page": page}
    crawler = process.create_crawler(type("NamedPagesSpider", (NamedPages, spider), attributes))
    task = process.crawl(crawler, **({"origin": origin} if origin else {}))
    process.start()
    if error := task.exception():
        raise error
    asked = crawler.spider
    assert isinstance(asked, NamedPages)
    assert isinstance(asked, PortalSpider)
    pages = {}
    for url, response in asked.responses.items():
        found_at = asked.run.canonical_url(response.url, url)
        own = found_at if page.portal.is_article(found_at) else url
        pages[url] = FetchedPage(own, response.body, read_header(response, "Content-Type"))
    stopped = crawler.stats.get_value(counters.STOPPED)
    problems = {url: stopped or why for url, why in asked.problems.items() if url not in pages}
    return Fetched(pages, problems)
