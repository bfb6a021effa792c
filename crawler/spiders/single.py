"""One page of a portal, asked for with the manners of a crawl and kept in memory."""

from collections.abc import AsyncIterator
from typing import ClassVar, Self, cast

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.fetching.failures import describe_failure
from crawler.fetching.redirects import LedElsewhereError, answers_for
from crawler.pages.base import ArticlePage
from crawler.spiders.base import PortalSpider


class SinglePage:
    """What makes a portal's spider ask for one page and write nothing.

    `response` is the answer, None where there is none; `problem` says why.
    """

    page_url: ClassVar[str]
    custom_settings: ClassVar[dict[str, object]] = {
        "ITEM_PIPELINES": {},
        "EXTENSIONS": {},
        "AUTOTHROTTLE_ENABLED": False,
    }
    response: Response | None = None
    problem: str = "the run ended before the page was asked for"

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: str, **kwargs: str) -> Self:
        """Return the spider without an output; raises ArgumentError."""
        spider = cast(type[PortalSpider], cls)
        return cast(Self, super(PortalSpider, spider).from_crawler(crawler, *args, **kwargs))

    async def start(self) -> AsyncIterator[Request]:
        """Yield the one request."""
        url = cast(PortalSpider, self).fetch_url(self.page_url)
        yield Request(url, callback=self.keep, errback=self.fail)

    def keep(self, response: Response) -> None:
        """Keep the answer, if it is one for the page that was asked for."""
        spider = cast(PortalSpider, self)
        target = spider.canonical_url(response.url, self.page_url)
        is_article = spider.portal.is_article(self.page_url)
        if is_article and not answers_for(spider.portal, target, self.page_url):
            self.problem = str(LedElsewhereError(target))
        else:
            self.response = response

    def fail(self, failure: Failure) -> None:
        """Keep the reason why there is no answer."""
        self.problem = describe_failure(failure.value)


def make_single_page_spider(
    spider: type[PortalSpider], page: type[ArticlePage], url: str
) -> type[PortalSpider]:
    """Return a spider that asks for one page; its instance keeps the answer.

    `spider` is that of the portal, or the base of all of them for a site that is none; `page` the
    class of the page.
    """
    attributes = {"page_url": url, "page": page}
    return cast(type[PortalSpider], type("SinglePageSpider", (SinglePage, spider), attributes))
