"""What the spiders of all portals share: a spider file only declares its page and its lists.

Offline, `PortalSpider.start` yields the drafts of the source's pages one after the other; no
request is made. Live, it asks for what `PortalSpider.discover` finds: that method, `parse_list`,
`article_links` and `list_links` are where ways of finding articles belong. All of them hand
addresses of articles to `article_request`, which knows windows and origins, and everything that
was fetched ends in `parse_article`. Addresses in cb_kwargs are canonical; only a request's own
address may be that of the origin.
"""

import datetime as dt
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import ClassVar, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import scrapy
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response, TextResponse
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.items import Draft, Reject, RejectCode
from crawler.monitor import counters
from crawler.pages.base import ArticlePage
from crawler.sources import Source, open_source
from crawler.spiders.arguments import RunArguments, parse_arguments
from crawler.spiders.failures import describe_failure
from crawler.spiders.offline import SourceReader
from crawler.spiders.paging import is_later_page, join_drafts, next_page
from crawler.spiders.rejects import reject_page
from crawler.structuring import read_draft

ADDRESS_DATE_SLACK = dt.timedelta(days=3)
"""How far the date in an address may be off the one that the page prints."""


class PortalSpider(scrapy.Spider):
    """A portal: a subclass declares `page` and `start_lists`; its name is the portal's.

    `start_lists`: canonical addresses of the lists where discovery starts. `quality_floors`: what
    is added to the setting QUALITY_FLOORS for this portal.
    `arguments`: what the user asked for, see RunArguments. `notices`: sentences for the summary.
    `limit_reached`: set when the run has as many articles as the user asked for.
    """

    page: ClassVar[type[ArticlePage]]
    start_lists: ClassVar[Sequence[str]] = ()
    quality_floors: ClassVar[Mapping[str, float]] = {}
    arguments: RunArguments

    def __init_subclass__(cls) -> None:
        """Name the spider after its portal."""
        super().__init_subclass__()
        cls.name = cls.page.portal.name

    def __init__(self, **arguments: str) -> None:
        """Check the arguments; raises ArgumentError."""
        super().__init__()
        self.arguments = parse_arguments(**arguments)
        self.portal = self.page.portal
        self.allowed_domains = [host.removeprefix(".") for host in self.portal.hosts]
        if self.arguments.origin:
            self.allowed_domains.append(urlsplit(self.arguments.origin).hostname or "")
        self.source: Source | None = None
        self.notices: list[str] = []
        self.limit_reached = False
        self.lists_left = 0
        self._found: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: str, **kwargs: str) -> Self:
        """Return the spider of a run; raises ArgumentError and SourceError.

        A source is opened here, before anything is written.
        """
        spider = super().from_crawler(crawler, *args, **kwargs)
        arguments = spider.arguments
        if arguments.source:
            maxsize = crawler.settings.getint("SOURCE_MAXSIZE")
            spider.source = open_source(arguments.source, spider.portal, maxsize, arguments.origin)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Build the User-Agent of the run from CONTACT, unless one was given."""
        super().update_settings(settings)
        settings.set("USER_AGENT", build_user_agent(settings), priority="project")

    async def start(self) -> AsyncIterator[Draft | Reject | Request]:
        """Yield the source's pages, or the first requests of a live run."""
        if self.source is not None:
            for item in self.read_source(self.source):
                yield item
            return
        self.lists_left = self.arguments.max_pages or self.settings.getint("MAX_LIST_PAGES")
        async for request in self.discover():
            yield request

    # Offline

    def read_source(self, source: Source) -> Iterator[Draft | Reject]:
        """Yield the articles of a local source in stable order, until a limit is reached."""
        self.count(counters.PAGES_FOUND, len(source))
        self.notices += source.notices
        if source.passed_over:
            self.notices.append(
                f"{source.passed_over} files of the source are no article pages of {self.name}"
            )
        reader = SourceReader(
            source, self.page, self.count, self.outside_window, self.max_article_pages
        )
        for item in reader.read_articles():
            if self.limit_reached:
                return
            yield item

    # Live: finding

    async def discover(self) -> AsyncIterator[Request]:
        """Yield the requests that discovery starts with: the portal's lists."""
        for url in self.start_lists:
            for request in self.list_requests([url]):
                yield request

    def list_requests(self, urls: Sequence[str]) -> Iterator[Request]:
        """Yield requests for list pages, as many as this run may still ask for."""
        for url in urls:
            if self.lists_left <= 0:
                self.count(counters.LISTS_LEFT)
                continue
            self.lists_left -= 1
            yield Request(
                self.fetch_url(url),
                callback=self.parse_list,
                errback=self.list_failed,
                cb_kwargs={"url": url},
            )

    def parse_list(self, response: Response, url: str) -> Iterator[Request]:
        """Yield requests for the articles that a list names and for the list's next pages."""
        self.count(counters.FETCHES)
        self.count(counters.LISTS_READ)
        links = self.links(response, url)
        for link in links:
            if self.portal.is_article(link):
                yield from self.article_request(link)
        yield from self.list_requests([link for link in links if is_next_page(link, url)])

    def links(self, response: Response, url: str) -> list[str]:
        """Return the canonical addresses that a page links to, each once, in order."""
        if not isinstance(response, TextResponse):
            return []
        base = urljoin(url, response.css("base::attr(href)").get() or "")
        found = (urljoin(base, href.strip()) for href in response.css("a::attr(href)").getall())
        return list(dict.fromkeys(self.canonical_url(link) for link in found))

    def article_request(self, url: str) -> Iterator[Request]:
        """Yield the request for an article, unless this run has no use for it."""
        url = self.portal.first_page(self.portal.canonical_url(url))
        if url in self._found:
            return
        self._found.add(url)
        self.count(counters.PAGES_FOUND)
        if self.outside_window(url):
            self.count(counters.PAGES_SKIPPED.format("window"))
            return
        yield Request(
            self.fetch_url(url),
            callback=self.parse_article,
            errback=self.article_failed,
            cb_kwargs={"url": url},
            priority=1,
        )

    def outside_window(self, url: str) -> bool:
        """Tell whether the date in an address rules the article out of the window."""
        date = self.portal.date_in_url(url)
        since, until = self.arguments.since, self.arguments.until
        if date is None:
            return False
        return bool(
            (since and date < since - ADDRESS_DATE_SLACK)
            or (until and date > until + ADDRESS_DATE_SLACK)
        )

    # Live: reading

    def parse_article(
        self, response: Response, url: str, earlier: Sequence[Draft] = ()
    ) -> Iterator[Draft | Reject | Request]:
        """Yield the draft of an article, or the request for its next page.

        `url`: the page's canonical address; `earlier`: the drafts of the pages before it. An
        exception becomes a reject with code `internal`, and the run goes on.
        """
        self.count(counters.FETCHES)
        if not earlier:
            self.count(counters.PAGES_READ)
        try:
            yield from self.read_article(response, url, earlier)
        except Exception as error:
            self.count(counters.INTERNAL_ERRORS)
            self.logger.exception("%s: internal error", url)
            yield reject_page(url, self.name, RejectCode.INTERNAL, type(error).__name__)

    def read_article(
        self, response: Response, url: str, earlier: Sequence[Draft]
    ) -> Iterator[Draft | Reject | Request]:
        """Read a page that was fetched and go on to the next page of the article, if any."""
        target = self.canonical_url(response.url)
        content_type = response.headers.get("Content-Type") or b""
        draft = read_draft(
            self.page,
            response.body,
            target if self.portal.is_article(target) else url,
            fetched_at=format_time(dt.datetime.now(dt.UTC)),
            content_type=content_type.decode("latin-1") or None,
        )
        if not earlier and is_later_page(draft):
            self.count(counters.PAGES_SKIPPED.format("later_page"))
            return
        drafts = [*earlier, draft]
        following = next_page(drafts)
        if following is None:
            yield join_drafts(drafts)
        elif len(drafts) >= self.max_article_pages:
            yield join_drafts(drafts, f"the article has more than {len(drafts)} pages")
        else:
            yield Request(
                self.fetch_url(following),
                callback=self.parse_article,
                errback=self.article_failed,
                cb_kwargs={"url": following, "earlier": drafts},
                priority=2,
                dont_filter=True,
            )

    # Live: failures

    def list_failed(self, failure: Failure) -> None:
        """Count a list that could not be fetched."""
        if not self.count_failure(failure):
            self.notices.append(f"{failure.request.url}: {describe_failure(failure.value)}")  # type: ignore[attr-defined]

    def article_failed(self, failure: Failure) -> Iterator[Draft | Reject]:
        """Yield the reject of an article that could not be fetched, in whole or in part."""
        arguments = failure.request.cb_kwargs  # type: ignore[attr-defined]  # set by Scrapy
        url, earlier = arguments["url"], arguments.get("earlier", ())
        message = describe_failure(failure.value)
        allowed = self.count_failure(failure)
        if earlier:
            yield join_drafts(earlier, f"page {len(earlier) + 1}, {url}: {message}")
        elif allowed:
            self.count(counters.PAGES_READ)
            now = format_time(dt.datetime.now(dt.UTC))
            yield reject_page(url, self.name, RejectCode.FETCH, message, now)
        else:
            self.count(counters.PAGES_SKIPPED.format("forbidden"))

    def count_failure(self, failure: Failure) -> bool:
        """Count a fetch that failed; False where it was not allowed in the first place."""
        error = failure.value
        if isinstance(error, IgnoreRequest) and not isinstance(error, HttpError):
            return False
        self.count(counters.FETCHES_FAILED.format(describe_failure(error)))
        return True

    @property
    def max_article_pages(self) -> int:
        """How many pages of one article are read."""
        return self.settings.getint("MAX_ARTICLE_PAGES")

    # Addresses

    def fetch_url(self, url: str) -> str:
        """Return where a canonical address is to be fetched: at the origin, if one is given."""
        if not self.arguments.origin or not self.portal.serves(url):
            return url
        origin = urlsplit(self.arguments.origin)
        return urlunsplit(urlsplit(url)._replace(scheme=origin.scheme, netloc=origin.netloc))

    def canonical_url(self, url: str) -> str:
        """Return the canonical address of one that was fetched or linked to."""
        if self.arguments.origin:
            origin, parts = urlsplit(self.arguments.origin), urlsplit(url)
            if parts.netloc == origin.netloc:
                url = urlunsplit(parts._replace(netloc=self.portal.hosts[0]))
        return self.portal.canonical_url(url)

    def count(self, counter: str, number: int = 1) -> None:
        """Add to one of the counters of the run."""
        self.crawler.stats.inc_value(counter, number)


def is_next_page(link: str, url: str) -> bool:
    """Tell whether a link leads to another page of the same list."""
    here, there = urlsplit(url), urlsplit(link)
    return (there.netloc, there.path) == (here.netloc, here.path) and there.query.startswith(
        "page="
    )


def build_user_agent(settings: BaseSettings) -> str:
    """Return an honest User-Agent: the crawler's name, and whom to write to."""
    contact = " ".join(settings.get("CONTACT", "").split())
    return f"{settings['BOT_NAME']}-crawler (+{contact})" if contact else "silkroad-crawler"


def format_time(moment: dt.datetime) -> str:
    """Return a moment in UTC as RFC 3339, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
