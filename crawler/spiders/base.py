"""What the spiders of all portals share.

Offline, `PortalSpider.start` yields the drafts of the source's pages one after the other; no
request is made. Live, Discovery finds what is to be fetched, and every article that was fetched
ends in `parse_article`. Addresses in cb_kwargs are canonical; only a request's own address may be
that of the origin.
"""

import datetime as dt
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Self
from urllib.parse import urlsplit, urlunsplit

import scrapy
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.fetching.exchange import read_header
from crawler.fetching.failures import describe_failure, is_passing
from crawler.fetching.guard import RefusedAddressError
from crawler.fetching.redirects import LedElsewhereError, answers_for
from crawler.fetching.robots import ForbiddenByRobotsError
from crawler.fetching.stopping import STOPPED_STAT, RunEndedError, stop_run
from crawler.items import Draft, Reject, RejectCode
from crawler.ledger import Ledger, LedgerError
from crawler.monitor import counters
from crawler.pages.base import ArticlePage
from crawler.sources import Source, open_source
from crawler.spiders.arguments import ArgumentError, RunArguments, parse_arguments
from crawler.spiders.deadline import ReadingInterruptedError, read_in_time
from crawler.spiders.discovery import DATE_SLACK, Discovery
from crawler.spiders.offline import SourceReader
from crawler.spiders.paging import is_later_page, join_drafts, next_page
from crawler.spiders.rejects import reject_page

NOT_ALLOWED = (ForbiddenByRobotsError, RefusedAddressError)
"""What keeps a page from being asked for at all."""


class PortalSpider(scrapy.Spider):
    """A portal: a subclass declares its `page`; its name is the portal's.

    `arguments`: what the user asked for, see RunArguments. `notices`: sentences for the summary.
    `limit_reached`: the run has as many articles as the user asked for. `interrupted`: somebody
    asked it to end.
    """

    page: ClassVar[type[ArticlePage]]
    arguments: RunArguments
    discovery: Discovery
    ledger: Ledger

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
        self.interrupted = False
        self._ending = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: str, **kwargs: str) -> Self:
        """Return the spider of a run; raises ArgumentError, SourceError and LedgerError.

        A source is opened here, before anything is written, and then the output.
        """
        if crawler.settings.get("JOBDIR"):
            raise ArgumentError("JOBDIR is not needed: the same command goes on where it was")
        spider = super().from_crawler(crawler, *args, **kwargs)
        arguments = spider.arguments
        if arguments.source:
            maxsize = crawler.settings.getint("SOURCE_MAXSIZE")
            spider.source = open_source(
                arguments.source,
                spider.portal,
                maxsize,
                arguments.origin,
                loose=arguments.loose,
            )
        folder = Path(crawler.settings["OUTPUT_DIR"])
        spider.ledger = Ledger.open(folder, spider.name, live=spider.source is None)
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
        self.discovery = Discovery(self)
        for request in self.discovery.start():
            yield request

    def end_run(self, reason: str, sentence: str) -> None:
        """End the run before its work is done: what is under way is finished, nothing is begun.

        `reason` is what Scrapy notes as `finish_reason`, `sentence` what the user reads. A source
        is just read no further: Scrapy 2.19 never ends when it is told to close while an item
        that `start` yielded is on its way through the pipelines.
        """
        self._ending = True
        if self.source is None:
            stop_run(self.crawler, reason, sentence)
        else:
            self.crawler.stats.set_value(STOPPED_STAT, sentence)

    def interrupt(self) -> None:
        """Note that somebody asked the run to end, and read the source no further."""
        self.interrupted = self._ending = True

    def closed(self, reason: str) -> None:
        """Note how far a live run came; Scrapy calls this at the end."""
        if self.source is None and hasattr(self, "discovery"):
            self.discovery.close(reason)

    # Offline

    def read_source(self, source: Source) -> Iterator[Draft | Reject]:
        """Yield the articles of a local source in stable order, until a limit is reached."""
        self.count(counters.PAGES_FOUND, len(source))
        self.notices += source.notices
        if source.passed_over:
            self.notices.append(
                f"{source.passed_over} files of the source were passed over: no article pages of "
                f"{self.name}, or renditions of pages that were read"
            )
        reader = SourceReader(
            source,
            self.page,
            count=self.count,
            skip=self.outside_window,
            stop=lambda: self._ending,
            max_pages=self.max_article_pages,
            timeout=self.page_timeout,
        )
        return reader.read_articles()

    def outside_window(self, url: str, published: dt.date | None = None) -> bool:
        """Tell whether an article lies outside of the window, as far as one can tell unread.

        The date in its address counts, else `published`, which a feed may have told.
        """
        date = self.portal.date_in_url(url) or published
        since, until = self.arguments.since, self.arguments.until
        if date is None:
            return False
        return bool((since and date < since - DATE_SLACK) or (until and date > until + DATE_SLACK))

    # Live: reading

    def parse_article(
        self, response: Response, url: str, earlier: Sequence[Draft] = ()
    ) -> Iterator[Draft | Reject | Request]:
        """Yield the draft of an article, or the request for its next page.

        `url`: the page's canonical address; `earlier`: the drafts of the pages before it. An
        exception becomes a reject with code `internal`, and the run goes on. What is being read
        when somebody asks the run to end is left to the next one.
        """
        try:
            yield from self.read_article(response, url, earlier)
        except LedgerError:
            raise
        except ReadingInterruptedError:
            return
        except Exception as error:
            self.count(counters.INTERNAL_ERRORS)
            self.logger.exception("%s: internal error", url)
            url = earlier[0].url if earlier else url
            yield reject_page(url, self.name, RejectCode.INTERNAL, type(error).__name__)
            yield from self.discovery.note_article(url, None)

    def read_article(
        self, response: Response, url: str, earlier: Sequence[Draft]
    ) -> Iterator[Draft | Reject | Request]:
        """Read a page that was fetched and go on to the next page of the article, if any.

        A page that cannot answer for the one that was asked for is not read; where a later page
        leads back to an earlier one, the article ended there.
        """
        target = self.canonical_url(response.url)
        if not answers_for(self.portal, target, url):
            if target in [draft.url for draft in earlier]:
                self.count(counters.FETCHES)
                yield join_drafts(earlier)
            else:
                yield from self.give_up(LedElsewhereError(target), url, earlier)
            return
        self.count(counters.FETCHES)
        if not earlier:
            self.count(counters.PAGES_READ)
        fetched_at = response.meta["fetched_at"]
        draft = read_in_time(
            self.page_timeout,
            self.page,
            response.body,
            target,
            fetched_at=fetched_at,
            content_type=read_header(response, "Content-Type"),
            warc_record_id=response.meta.get("warc_record_id"),
        )
        if not earlier:
            yield from self.discovery.note_article(url, draft)
            if is_later_page(draft):
                self.count(counters.PAGES_SKIPPED.format("later_page"))
                return
            etag, changed = read_header(response, "ETag"), read_header(response, "Last-Modified")
            self.ledger.remember_validators(draft.url, etag, changed, fetched_at)
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
        """Count a list that could not be fetched, or say why it was not asked for."""
        if isinstance(failure.value, NOT_ALLOWED):
            self.notices.append(str(failure.value))
        elif not isinstance(failure.value, RunEndedError):
            self.count_failure(failure.value)

    def article_failed(self, failure: Failure) -> Iterator[Draft | Reject | Request]:
        """Yield the reject of an article that could not be fetched, in whole or in part."""
        arguments = failure.request.cb_kwargs  # type: ignore[attr-defined]  # set by Scrapy
        if not isinstance(failure.value, RunEndedError):
            yield from self.give_up(failure.value, arguments["url"], arguments.get("earlier", ()))

    def give_up(
        self, error: BaseException | None, url: str, earlier: Sequence[Draft]
    ) -> Iterator[Draft | Reject | Request]:
        """Yield the reject of an article of which a page, that at `url`, is not to be had."""
        if not isinstance(error, NOT_ALLOWED):
            self.count_failure(error)
        message = str(error) if isinstance(error, LedElsewhereError) else describe_failure(error)
        first_url = earlier[0].url if earlier else url
        if is_passing(error):
            self.discovery.note_failure(first_url)
        if earlier:
            yield join_drafts(earlier, f"page {len(earlier) + 1}, {url}: {message}")
        elif isinstance(error, NOT_ALLOWED):
            self.count(counters.PAGES_SKIPPED.format("forbidden"))
        else:
            self.count(counters.PAGES_READ)
            now = format_time(dt.datetime.now(dt.UTC))
            yield reject_page(url, self.name, RejectCode.FETCH, message, now)
        yield from self.discovery.note_article(first_url, None)

    def count_failure(self, error: BaseException | None) -> None:
        """Count a fetch that failed, by what failed."""
        self.count(counters.FETCHES_FAILED.format(describe_failure(error)))

    @property
    def max_article_pages(self) -> int:
        """How many pages of one article are read."""
        return self.settings.getint("MAX_ARTICLE_PAGES")

    @property
    def page_timeout(self) -> float:
        """How many seconds the reading of one page may take, 0 for any."""
        return self.settings.getfloat("PAGE_TIMEOUT")

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


def build_user_agent(settings: BaseSettings) -> str:
    """Return an honest User-Agent: the crawler's name, and whom to write to."""
    contact = " ".join(settings.get("CONTACT", "").split())
    return f"{settings['BOT_NAME']}-crawler (+{contact})" if contact else "silkroad-crawler"


def format_time(moment: dt.datetime) -> str:
    """Return a moment in UTC as RFC 3339, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
