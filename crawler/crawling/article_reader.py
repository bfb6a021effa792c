"""What becomes of an article that was fetched, or could not be."""

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrapy.http import Response

from crawler import counters
from crawler.crawling.article_pages import is_later_page, join_drafts, next_page
from crawler.crawling.deadline import ReadingInterruptedError, read_in_time
from crawler.crawling.rejects import reject_page
from crawler.errors import LedgerError
from crawler.fetching.exchange import read_header
from crawler.fetching.failures import describe_failure, is_passing
from crawler.fetching.guard import RefusedAddressError
from crawler.fetching.redirects import LedElsewhereError, answers_for
from crawler.fetching.robots import ForbiddenByRobotsError
from crawler.fetching.stopping import RunEndedError
from crawler.items import Reject, RejectCode
from crawler.pages.base import ArticlePage
from crawler.pages.draft import Draft
from crawler.run import Run
from crawler.text.fetch_times import format_fetch_time

NOT_ALLOWED = (ForbiddenByRobotsError, RefusedAddressError)
"""What keeps a page from being asked for at all."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NextPage:
    """A further page of an article: its canonical address, and the drafts of those before it."""

    url: str
    earlier: Sequence[Draft]


@dataclass(frozen=True, slots=True)
class Told:
    """What the first page of an article told, None where it told nothing.

    `is_passing`: it could not be had this time, and a later run may have better luck.
    """

    url: str
    draft: Draft | None = None
    is_passing: bool = False


Outcome = Draft | Reject | NextPage | Told


class ArticleReader:
    """Reads the articles that one live run fetches, page by page.

    `max_pages`: how many pages an article may have. `timeout`: how many seconds the reading of one
    may take, 0 for any.
    """

    def __init__(
        self, run: Run, page_class: type[ArticlePage], max_pages: int, timeout: float
    ) -> None:
        self._run = run
        self._page_class = page_class
        self._max_pages = max_pages
        self._timeout = timeout

    def read(
        self, response: Response, url: str, earlier: Sequence[Draft] = ()
    ) -> Iterator[Outcome]:
        """Yield what a page gave: a draft or a reject, or the next page, and what it told.

        `url`: the page's canonical address; `earlier`: the drafts of the pages before it. An
        exception becomes a reject with code `internal`, and the run goes on. What is being read
        when somebody asks the run to end is left to the next one. Raises LedgerError.
        """
        try:
            yield from self._read_page(response, url, earlier)
        except LedgerError:
            raise
        except ReadingInterruptedError:
            return
        except Exception as error:
            self._run.count(counters.INTERNAL_ERRORS)
            logger.exception("%s: internal error", url)
            url = earlier[0].url if earlier else url
            name = self._run.portal.name
            yield reject_page(url, name, RejectCode.INTERNAL, type(error).__name__)
            yield Told(url)

    def give_up(
        self, error: BaseException | None, url: str, earlier: Sequence[Draft] = ()
    ) -> Iterator[Outcome]:
        """Yield the reject of an article of which a page, that at `url`, is not to be had."""
        if not isinstance(error, NOT_ALLOWED):
            _count_failure(self._run, error)
        message = str(error) if isinstance(error, LedElsewhereError) else describe_failure(error)
        first_url = earlier[0].url if earlier else url
        if earlier:
            yield join_drafts(earlier, f"page {len(earlier) + 1}, {url}: {message}")
        elif isinstance(error, NOT_ALLOWED):
            self._run.count(counters.PAGES_SKIPPED.format("forbidden"))
        else:
            self._run.count(counters.PAGES_READ)
            now = format_fetch_time(dt.datetime.now(dt.UTC))
            yield reject_page(url, self._run.portal.name, RejectCode.FETCH, message, now)
        yield Told(first_url, is_passing=is_passing(error))

    def _read_page(
        self, response: Response, url: str, earlier: Sequence[Draft]
    ) -> Iterator[Outcome]:
        """Read a page and go on to the next one of the article, if any.

        A page that cannot answer for the one that was asked for is not read; where a later page
        leads back to an earlier one, the article ended there.
        """
        target = self._run.canonical_url(response.url, url)
        if not answers_for(self._run.portal, target, url):
            if target in [draft.url for draft in earlier]:
                self._run.count(counters.FETCHES)
                yield join_drafts(earlier)
            else:
                yield from self.give_up(LedElsewhereError(target), url, earlier)
            return
        self._run.count(counters.FETCHES)
        if not earlier:
            self._run.count(counters.PAGES_READ)
        draft = self._read_draft(response, target)
        if not earlier:
            yield Told(url, draft)
            if is_later_page(draft):
                self._run.count(counters.PAGES_SKIPPED.format("later_page"))
                return
            self._remember_validators(response, draft)
        yield self._go_on([*earlier, draft])

    def _read_draft(self, response: Response, url: str) -> Draft:
        return read_in_time(
            self._timeout,
            self._page_class,
            response.body,
            url,
            fetched_at=response.meta["fetched_at"],
            content_type=read_header(response, "Content-Type"),
            warc_record_id=response.meta.get("warc_record_id"),
        )

    def _remember_validators(self, response: Response, draft: Draft) -> None:
        etag, changed = read_header(response, "ETag"), read_header(response, "Last-Modified")
        fetched_at = response.meta["fetched_at"]
        self._run.ledger.remember_validators(draft.url, etag, changed, fetched_at)

    def _go_on(self, drafts: Sequence[Draft]) -> Draft | NextPage:
        following = next_page(drafts)
        if following is None:
            return join_drafts(drafts)
        if len(drafts) >= self._max_pages:
            return join_drafts(drafts, f"the article has more than {len(drafts)} pages")
        return NextPage(following, drafts)


def note_failed_fetch(run: Run, error: BaseException | None) -> None:
    """Count a fetch that failed, by what failed, or say why a page was not asked for."""
    if isinstance(error, NOT_ALLOWED):
        run.notices.append(str(error))
    elif not isinstance(error, RunEndedError):
        _count_failure(run, error)


def _count_failure(run: Run, error: BaseException | None) -> None:
    run.count(counters.FETCHES_FAILED.format(describe_failure(error)))
