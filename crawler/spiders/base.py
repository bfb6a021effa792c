"""What the spiders of all portals share: a spider file only declares its page and its lists.

Offline, `PortalSpider.start` yields the drafts of the source's pages one after the other; no
request is made. Live, it asks for what `PortalSpider.discover` finds: that method, `parse_list`,
`article_links` and `list_links` are where ways of finding articles belong. All of them hand
addresses of articles to `article_request`, which knows windows and origins, and everything that
was fetched ends in `parse_article`. Addresses in cb_kwargs are canonical; only a request's own
address may be that of the origin.
"""

import datetime as dt
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import ClassVar
from urllib.parse import urljoin, urlsplit, urlunsplit

import scrapy
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response, TextResponse
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.items import Draft, Reason, Reject, RejectCode
from crawler.monitor import counters
from crawler.pages.base import ArticlePage
from crawler.spiders.arguments import RunArguments, parse_arguments
from crawler.spiders.failures import describe_failure
from crawler.structuring import join_pages, read_draft

ADDRESS_DATE_SLACK = dt.timedelta(days=3)
"""How far the date in an address may be off the one that the page prints."""


class PortalSpider(scrapy.Spider):
    """A portal: a subclass declares `page` and `start_lists`; its name is the portal's.

    `start_lists`: canonical addresses of the lists where discovery starts.
    `arguments`: what the user asked for, see RunArguments.
    """

    page: ClassVar[type[ArticlePage]]
    start_lists: ClassVar[Sequence[str]] = ()
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
        self.lists_left = 0
        self._found: set[str] = set()

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Build the User-Agent of the run from CONTACT, unless one was given."""
        super().update_settings(settings)
        settings.set("USER_AGENT", build_user_agent(settings), priority="project")

    async def start(self) -> AsyncIterator[Draft | Reject | Request]:
        """Yield the source's pages, or the first requests of a live run."""
        if self.arguments.source:
            return
        self.lists_left = self.arguments.max_pages or self.settings.getint("MAX_LIST_PAGES")
        async for request in self.discover():
            yield request

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

        `url` is the page's canonical address, `earlier` the drafts of the pages before it.
        """
        self.count(counters.FETCHES)
        target = self.canonical_url(response.url)
        if not earlier and self.portal.is_article(target):
            url = target
        yield from self.read_article(response, url, earlier)

    def read_article(
        self, response: Response, url: str, earlier: Sequence[Draft]
    ) -> Iterator[Draft | Reject | Request]:
        """Read a page that was fetched and go on to the next page of the article, if any."""
        draft = read_draft(
            self.page,
            response.body,
            url,
            fetched_at=format_time(dt.datetime.now(dt.UTC)),
            content_type=(response.headers.get("Content-Type") or b"").decode("latin-1") or None,
        )
        drafts = [*earlier, draft]
        self.count(counters.PAGES_READ)
        if draft.next_page:
            yield Request(
                self.fetch_url(draft.next_page),
                callback=self.parse_article,
                errback=self.article_failed,
                cb_kwargs={"url": draft.next_page, "earlier": drafts},
                priority=2,
            )
        else:
            yield join_pages(drafts[0], drafts[1:]) if earlier else draft

    # Live: failures

    def list_failed(self, failure: Failure) -> None:
        """Count a list that could not be fetched."""
        self.count_failure(failure)

    def article_failed(self, failure: Failure) -> Iterator[Draft | Reject]:
        """Yield the reject of an article that could not be fetched."""
        if not self.count_failure(failure):
            return
        arguments = failure.request.cb_kwargs  # type: ignore[attr-defined]
        yield Reject(
            url=arguments["url"],
            portal=self.name,
            reasons=[
                Reason(field=None, code=RejectCode.FETCH, message=describe_failure(failure.value))
            ],
            record=None,
            fetched_at=format_time(dt.datetime.now(dt.UTC)),
        )

    def count_failure(self, failure: Failure) -> bool:
        """Count a fetch that failed; False where it was not allowed in the first place."""
        error = failure.value
        if isinstance(error, IgnoreRequest) and not isinstance(error, HttpError):
            self.count(counters.PAGES_SKIPPED.format("robots"))
            return False
        self.count(counters.FETCHES_FAILED)
        return True

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
