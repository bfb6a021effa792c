"""How a live run finds what to fetch: lists, feeds, sitemaps, and pages to look at again.

Everything is asked in this order; articles come before the next list pages, so that a run which
ends early has the newest. What earlier runs wrote is skipped, but for pages so young that they may
still change: those are asked again, with what the portal gave to tell whether they did.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler import counters
from crawler.crawling.article_reader import ArticleReader, NextPage, Outcome, Told
from crawler.crawling.feeds import FeedEntry, FeedError, read_feed, read_sitemap
from crawler.crawling.list_links import (
    REFRESH,
    Link,
    find_links,
    has_scripts,
    read_list,
    resolve_link,
)
from crawler.crawling.list_paging import find_next_page
from crawler.crawling.list_walk import ListWalk
from crawler.crawling.list_watch import Contents, ListWatch
from crawler.crawling.progress import Progress
from crawler.crawling.revisits import Revisits
from crawler.errors import PageError
from crawler.fetching.exchange import read_header
from crawler.fetching.failures import is_passing
from crawler.fetching.guard import REFUSED_STAT
from crawler.fetching.statuses import LIST
from crawler.fetching.stopping import RunEndedError
from crawler.items import Reject
from crawler.ledger import Kind, Known
from crawler.pages.addresses import Portal
from crawler.pages.draft import Draft
from crawler.run import DATE_SLACK, Run
from crawler.structuring import normalise_dates, validate

NEXT_PAGE_PRIORITY = 2
ARTICLE_PRIORITY = 1
# Last of all, lest what fails again keeps the run from everything else.
FAILED_PRIORITY = -3

# What a portal's own reader of lists names besides articles goes on with the list.
_NEXT = frozenset({"next"})

SHOWN_LENGTH = 100
"""Characters of an address that a notice shows: a feed may hold any."""


class Discovery:
    """What one live run asks for.

    `run`: the run. `reader`: reads the articles that are found. `lists`: how many lists, feeds and
    sitemaps may be asked for; `max_size`: bytes that an unzipped sitemap may have; `revisit_days`:
    how young a known page is that is asked for again.
    """

    def __init__(
        self,
        run: Run,
        reader: ArticleReader,
        progress: Progress,
        *,
        lists: int,
        max_size: int,
        revisit_days: int,
    ) -> None:
        self._run = run
        self._portal = run.portal
        self._reader = reader
        self._oldest = run.since - DATE_SLACK if run.since else None
        self._lists_left = lists
        self._max_size = max_size
        self._revisits = Revisits(run, revisit_days, self.read_article)
        extent = [str(run.since), str(run.until), lists, run.origin]
        self._extent = json.dumps([*extent, *filter(None, [run.site])])
        self._progress = progress
        self._watch = ListWatch(run, progress.fruitful)
        self._failed: dict[str, int] = dict(progress.failed)
        self._complete = True
        self._covered = False
        self._found: set[str] = set()
        self._dates: dict[str, dt.date | None] = {}
        self._waiting: defaultdict[str, list[ListWalk]] = defaultdict(list)

    def start(self) -> Iterator[Request]:
        """Yield the requests that a run begins with."""
        if not self._run.ledger.unbroken:
            self._progress.forget()
        self._covered = self._progress.begin(self._extent)
        for url in self._portal.lists:
            walk = ListWalk(url, self._oldest, through_known=not self._covered)
            yield from self._request_list(url, url, self.parse_list, walk=walk)
        for url in self._portal.feeds:
            yield from self._request_list(url, url, self.parse_feed)
        for url in self._portal.sitemaps:
            yield from self._request_list(url, url, self.parse_sitemap)
        yield from self._revisits.start()
        for url in filter(self._portal.owns, self._progress.failed):
            yield from self.request_article(url, priority=FAILED_PRIORITY)

    def close(self, reason: str) -> None:
        """Note for the next run how far this one came; `reason` is Scrapy's."""
        stats = self._run.crawler.stats
        self._run.notices += self._revisits.describe(stats.get_stats())
        if refused := stats.get_value(REFUSED_STAT, 0):
            self._run.notices.append(
                f"{refused} requests were not sent: they led to other hosts than the portal's, "
                "from https to http, or to addresses that are not public"
            )
        complete = reason == "finished" and self._complete
        self._progress.note_fruitful(self._run.lists.fruitful())
        self._progress.finish(self._extent, complete=complete, failed=self._failed)

    # Lists

    def parse_list(
        self, response: Response, url: str, start: str, walk: ListWalk
    ) -> Iterator[Request]:
        """Yield requests for the articles that a list page names, and for the page after it."""
        read = self._read_list(response, url, start)
        if read is None:
            return
        links, is_scripted = read
        articles = [link.url for link in links if self._portal.is_article(link.url)]
        fresh = walk.read_page(self._portal.first_page(article) for article in articles)
        if walk.position == 1:
            moved = next((link.url for link in links if REFRESH in link.rel), None)
            if moved and not fresh:
                walk = ListWalk(start, self._oldest, through_known=not self._covered)
                walk.enter(moved)
                yield from self._request_list(moved, start, self.parse_list, walk=walk)
                return
            self._watch.note_contents(start, Contents(len(articles), len(links), is_scripted))
        known = {article for article in fresh if self._is_known(article)}
        following = walk.enter(self._find_next_page(response, url, links, walk))
        over = walk.is_over(fresh, known)
        dates = {article: self._find_date(article) for article in fresh} if self._run.since else {}
        for article in fresh:
            yield from self.request_article(article)
        if following and not over:
            yield from self._go_on(walk, dates, following)

    def _go_on(
        self, walk: ListWalk, dates: dict[str, dt.date | None], following: str
    ) -> Iterator[Request]:
        if walk.await_dates(dates, following):
            for article in walk.awaited:
                self._waiting[article].append(walk)
        elif not walk.is_past():
            yield from self._request_next_page(following, walk)

    def _request_next_page(self, url: str, walk: ListWalk) -> Iterator[Request]:
        return self._request_list(url, walk.url, self.parse_list, walk=walk)

    def _read_list(
        self, response: Response, url: str, start: str
    ) -> tuple[list[Link], bool] | None:
        """Return the links of a list to the portal's hosts, and whether a script may add more.

        None for one that cannot be read.
        """
        try:
            named = self._read_named_links(response)
            if named is not None:
                return self._keep_own(named, url), False
            root = read_list(response.body, read_header(response, "Content-Type"))
        except (PageError, ValueError) as error:
            self._watch.note_unreadable(start, url, error)
            return None
        return self._keep_own(find_links(root, response.url), url), has_scripts(root)

    def _read_named_links(self, response: Response) -> list[Link] | None:
        """Return the links of a list in a form of the portal's own, None for one in HTML."""
        read_links = self._portal.read_links
        named = read_links(response.body, response.url) if read_links else None
        if named is None:
            return None
        found = (resolve_link(response.url, link) for link in named)
        return [Link(link, "", _NEXT) for link in found if link]

    def _keep_own(self, found: Iterable[Link], page: str) -> list[Link]:
        canonical = self._run.canonical_url
        links = (Link(canonical(link.url, page), link.text, link.rel) for link in found)
        return [link for link in links if self._portal.serves(link.url)]

    def _find_next_page(
        self, response: Response, url: str, links: list[Link], walk: ListWalk
    ) -> str | None:
        here = self._run.canonical_url(response.url, url)
        lists = [link for link in links if not self._portal.is_article(link.url)]
        return find_next_page(lists, here, walk.position)

    # Feeds and sitemaps

    def parse_feed(self, response: Response, url: str, start: str) -> Iterator[Request]:
        """Yield requests for the articles that a feed names."""
        try:
            entries = read_feed(response.body)
        except FeedError as error:
            self._watch.note_unreadable(start, url, error)
        else:
            yield from self._request_entries(entries, url, start)

    def parse_sitemap(self, response: Response, url: str, start: str) -> Iterator[Request]:
        """Yield requests for the articles, or for the further sitemaps, that a sitemap names."""
        try:
            sitemap = read_sitemap(response.body, self._max_size)
        except FeedError as error:
            self._watch.note_unreadable(start, url, error)
            return
        if sitemap.pages or not sitemap.sitemaps:
            yield from self._request_entries(sitemap.pages, url, start)
        for below, entry in self._resolve_entries(sitemap.sitemaps, url):
            stale = self._oldest and entry.modified and entry.modified < self._oldest
            if self._portal.serves(below) and not stale:
                yield from self._request_list(below, start, self.parse_sitemap)

    def _request_entries(
        self, entries: Sequence[FeedEntry], feed: str, start: str
    ) -> Iterator[Request]:
        named = list(self._resolve_entries(entries, feed))
        articles = [(url, entry) for url, entry in named if self._portal.is_article(url)]
        # What a window leaves of the sitemaps below another says nothing of the whole.
        if articles or feed == start or not self._oldest:
            self._watch.note_contents(start, Contents(len(articles), len(entries)))
        for url, entry in articles:
            yield from self.request_article(self._portal.first_page(url), entry)

    def _resolve_entries(
        self, entries: Iterable[FeedEntry], feed: str
    ) -> Iterator[tuple[str, FeedEntry]]:
        broken = []
        for entry in entries:
            if url := resolve_link(feed, entry.url):
                yield self._run.canonical_url(url, feed), entry
            else:
                broken.append(entry.url)
        if broken:
            self._run.notices.append(
                f"{feed}: {len(broken)} entries whose address is none were passed over "
                f"({broken[0][:SHOWN_LENGTH]})"
            )

    # Articles

    def request_article(
        self, url: str, entry: FeedEntry | None = None, priority: int = ARTICLE_PRIORITY
    ) -> Iterator[Request]:
        """Yield the request for an article, unless this run has no use for it.

        `url`: canonical address of its first page; `entry`: what a feed says of it.
        """
        if url in self._found:
            return
        self._found.add(url)
        self._run.count(counters.PAGES_FOUND)
        if self._run.ledger.is_forgotten(url):
            self._run.count(counters.PAGES_SKIPPED.format("forgotten"))
        elif self._is_known(url):
            self._run.count(counters.PAGES_SKIPPED.format("known"))
        elif self._is_outside(url, entry or FeedEntry(url)):
            self._run.count(counters.PAGES_SKIPPED.format("window"))
        else:
            yield self._make_article_request(url, priority)

    def _make_article_request(
        self, url: str, priority: int, earlier: Sequence[Draft] = ()
    ) -> Request:
        return Request(
            self._run.fetch_url(url),
            callback=self.read_article,
            errback=self.fail_article,
            cb_kwargs={"url": url, "earlier": earlier},
            priority=priority,
            dont_filter=True,
        )

    def read_article(
        self, response: Response, url: str, earlier: Sequence[Draft] = ()
    ) -> Iterator[Draft | Reject | Request]:
        """Yield what an article that was fetched gives, and what is to be asked for next."""
        yield from self._follow(self._reader.read(response, url, earlier))

    def fail_article(self, failure: Failure) -> Iterator[Draft | Reject | Request]:
        """Yield the reject of an article that could not be fetched, in whole or in part."""
        asked = failure.request.cb_kwargs  # type: ignore[attr-defined]  # set by Scrapy
        if not isinstance(failure.value, RunEndedError):
            outcomes = self._reader.give_up(failure.value, asked["url"], asked.get("earlier", ()))
            yield from self._follow(outcomes)

    def _follow(self, outcomes: Iterable[Outcome]) -> Iterator[Draft | Reject | Request]:
        for outcome in outcomes:
            if isinstance(outcome, NextPage):
                yield self._make_article_request(outcome.url, NEXT_PAGE_PRIORITY, outcome.earlier)
            elif isinstance(outcome, Told):
                if outcome.is_passing:
                    self.note_failure(outcome.url)
                yield from self.note_article(outcome.url, outcome.draft)
            else:
                yield outcome

    def note_article(self, url: str, draft: Draft | None) -> Iterator[Request]:
        """Take note of an article that was read, or could not be (None).

        Yields the requests for list pages whose turn depended on its date.
        """
        if draft is not None:
            self._failed.pop(url, None)
            if draft.url == url and draft.body and not draft.reasons and not self._replaces(draft):
                self._revisits.note_sound_article(url)
        if self._run.since is None:
            return
        date = _read_date(draft, self._portal)
        self._dates[url] = date
        for walk in self._waiting.pop(url, []):
            if following := walk.note_date(url, date):
                yield from self._request_next_page(following, walk)

    def note_failure(self, url: str) -> None:
        """Take note of an article that could not be fetched for now; later runs try again."""
        self._failed[url] = self._progress.failed.get(url, 0) + 1

    def _replaces(self, draft: Draft) -> bool:
        """Tell whether a page shares nothing with the record of its address: maybe a notice."""
        if self._find_known(draft.url) is None:
            return False
        item = validate(normalise_dates(replace(draft), self._portal))
        return isinstance(item, Reject) or self._run.ledger.assess(item).kind is Kind.REPLACED

    def _is_known(self, url: str) -> bool:
        known = self._find_known(url)
        is_there = known is not None and not known.withdrawn
        return is_there or self._run.ledger.is_forgotten(url)

    def _find_known(self, url: str) -> Known | None:
        return self._run.ledger.known(url)

    def _is_outside(self, url: str, entry: FeedEntry) -> bool:
        if self._oldest and entry.modified and entry.modified < self._oldest:
            return True
        return self._run.is_outside_window(url, entry.published)

    def _find_date(self, url: str) -> dt.date | None:
        if date := self._portal.date_in_url(url) or self._dates.get(url):
            return date
        known = self._find_known(url)
        return dt.date.fromisoformat(known.published[:10]) if known else None

    # Requests for lists of any kind

    def _request_list(
        self, url: str, start: str, callback: Callable[..., Iterator[Request]], **arguments: object
    ) -> Iterator[Request]:
        """Yield the request for a list; `start` is the one of the portal's that led to it."""
        if url in self._found:
            return
        self._found.add(url)
        if self._lists_left <= 0:
            self._run.count(counters.LISTS_LEFT)
            return
        self._lists_left -= 1
        yield Request(
            self._run.fetch_url(url),
            callback=self._count_list,
            errback=self.list_failed,
            cb_kwargs={"url": url, "start": start, "parse": callback, **arguments},
            meta={"kind": LIST},
            dont_filter=True,
        )

    def _count_list(
        self, response: Response, parse: Callable[..., Iterator[Request]], **arguments: object
    ) -> Iterator[Request]:
        self._run.count(counters.FETCHES)
        self._run.count(counters.LISTS_READ)
        return parse(response, **arguments)

    def list_failed(self, failure: Failure) -> None:
        """Note a list that could not be fetched.

        Where it was for now, the next run reads all lists to their end.
        """
        if is_passing(failure.value):
            self._complete = False
        asked = failure.request.cb_kwargs  # type: ignore[attr-defined]  # set by Scrapy
        self._watch.note_failure(asked["start"], asked["url"], failure.value)


def _read_date(draft: Draft | None, portal: Portal) -> dt.date | None:
    published = normalise_dates(draft, portal).published if draft else None
    return dt.date.fromisoformat(published[:10]) if published else None
