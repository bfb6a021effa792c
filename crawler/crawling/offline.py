"""The pages of a local source as drafts: the same way that fetched pages go, without a network."""

import logging
from collections.abc import Callable, Iterator

from crawler import counters
from crawler.crawling.article_pages import is_later_page, join_drafts, next_page
from crawler.crawling.deadline import ReadingInterruptedError
from crawler.crawling.page_reading import Fault
from crawler.crawling.rejects import reject_page
from crawler.crawling.source_pages import SLICE, PagesAhead, PagesHere, SourcePages
from crawler.crawling.workers import Workers
from crawler.items import Reject, RejectCode
from crawler.pages.base import ArticlePage
from crawler.pages.draft import Draft
from crawler.sources import Entry, Source

logger = logging.getLogger(__name__)


class SourceReader:
    """Reads the articles of a source, one at a time.

    `count`: called with the name of a counter and what to add to it; nobody counts where it is not
    given. `skip`: tells by an address that the run has no use for an article. `stop`: tells that
    the run has all it wanted. `max_pages`: how many pages an article may have. `timeout`: how many
    seconds the reading of one may take, 0 for any. `workers`: who reads the pages, None: this
    process; what comes out is the same.
    """

    def __init__(
        self,
        source: Source,
        page: type[ArticlePage],
        skip: Callable[[str], bool],
        stop: Callable[[], bool],
        max_pages: int,
        timeout: float = 0,
        count: Callable[[str, int], object] = lambda counter, number: None,
        workers: Workers | None = None,
    ) -> None:
        self._source = source
        self._page = page
        self._pages: SourcePages = (
            PagesAhead(source, page, timeout, workers, skip)
            if workers and len(source) > SLICE
            else PagesHere(source, page, timeout)
        )
        self._count = count
        self._skip = skip
        self._stop = stop
        self._max_pages = max_pages
        self._joined: set[str] = set()

    def read_articles(self) -> Iterator[Draft | Reject]:
        """Yield the draft of each article, or the reject of a page that cannot be read.

        What is being read when somebody asks the run to end is not; the rest neither.
        Later pages of an article come with its first one and never alone.
        """
        for entry in self._pages:
            if self._stop():
                return
            if entry.url in self._joined or self._page.portal.page_number(entry.url) > 1:
                self._count(counters.PAGES_SKIPPED.format("later_page"), 1)
                continue
            if self._skip(entry.url):
                self._count(counters.PAGES_SKIPPED.format("window"), 1)
                continue
            try:
                item = self._read_article(entry)
            except ReadingInterruptedError:
                return
            if isinstance(item, Draft) and is_later_page(item):
                self._count(counters.PAGES_SKIPPED.format("later_page"), 1)
                continue
            self._count(counters.PAGES_READ, 1)
            yield item

    def _read_article(self, entry: Entry) -> Draft | Reject:
        result = self._read_pages(entry)
        return self._reject(entry.url, result) if isinstance(result, Fault) else result

    def _reject(self, url: str, fault: Fault) -> Reject:
        if fault.code is RejectCode.FETCH:
            self._count(counters.FETCHES_FAILED.format(fault.message), 1)
        if fault.details:
            self._count(counters.INTERNAL_ERRORS, 1)
            logger.error("%s: internal error\n%s", url, fault.details)
        return reject_page(url, self._page.portal.name, fault.code, fault.message)

    def _read_pages(self, entry: Entry) -> Draft | Fault:
        first = self._read_page(entry)
        if isinstance(first, Fault):
            return first
        drafts = [first]
        while url := next_page(drafts):
            if len(drafts) >= self._max_pages:
                return join_drafts(drafts, f"the article has more than {self._max_pages} pages")
            later = self._source.find(url)
            if later is None:
                return join_drafts(
                    drafts, f"page {len(drafts) + 1} of the article is not in the source: {url}"
                )
            self._joined.add(url)
            page = self._read_page(later)
            if isinstance(page, Fault):
                missing = f"page {len(drafts) + 1}, {url}: {page.message}"
                return page if page.details else join_drafts(drafts, missing)
            drafts.append(page)
        return join_drafts(drafts)

    def _read_page(self, entry: Entry) -> Draft | Fault:
        reading = self._pages.read(entry)
        if reading.size is not None:
            self._count(counters.FETCHES, 1)
            self._count(counters.BYTES_READ, reading.size)
        return reading.result
