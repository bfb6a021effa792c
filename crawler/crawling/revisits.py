"""Known pages that are so young that they may still change, asked for again in a live run."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler import counters
from crawler.crawling.article_reader import note_failed_fetch
from crawler.fetching.guard import RefusedAddressError
from crawler.fetching.redirects import answers_for, redirect_status
from crawler.fetching.statuses import EXPECTED, Meaning, find_meaning
from crawler.fetching.stopping import RunEndedError
from crawler.ledger import Known
from crawler.run import Run

REVISIT_PRIORITY = -2
"""After everything that may be new."""

REVISITS = "silkroad/revisits"
"""Known pages that were asked for again, with an answer."""
NOT_MODIFIED = "silkroad/not_modified"
"""Revisits that were answered with 304."""
WITHDRAWN = "silkroad/withdrawn"
"""Revisits that were answered with 404 or 410."""
LED_ELSEWHERE = "silkroad/led_elsewhere"
"""Revisits that were answered with a redirect to another page."""


@dataclass(frozen=True, slots=True)
class Move:
    """A known page whose address leads elsewhere: with which status, and when it was asked."""

    url: str
    status: int
    fetched_at: str


class Revisits:
    """The revisits of one live run.

    A page is asked for with what the portal gave to tell whether it changed. One that did goes
    the way of any article and becomes a revision; one that went away is noted as withdrawn.

    One whose address leads to another page is never a revision. It is withdrawn as well, but only
    by the end of the revisits, and only where at least as many articles of the run answered for
    themselves as lead elsewhere: a portal in trouble sends everybody to one page, and then the
    records are left as they are, and asked for again by the next run.
    """

    def __init__(
        self, run: Run, days: int, read_article: Callable[[Response, str], Iterator[Any]]
    ) -> None:
        """Prepare the revisits of the pages of the last `days` days; 0: of none.

        `read_article`: yields what an article gives that was fetched.
        """
        self._run = run
        self._days = days
        self._read_article = read_article
        self._outstanding: set[str] = set()
        self._moves: list[Move] = []
        self._sound: set[str] = set()
        self._settled = ""

    def start(self) -> Iterator[Request]:
        """Yield the requests for the pages that are asked for again."""
        if not self._days:
            return
        ledger = self._run.ledger
        first_day = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=self._days)
        young = [(url, ledger.known(url)) for url in ledger.known_urls_since(first_day)]
        is_own = self._run.portal.owns
        known_pages = [
            known for url, known in young if known and not known.withdrawn and is_own(url)
        ]
        self._outstanding = {known.url for known in known_pages}
        for known in known_pages:
            headers = conditional_headers(known)
            unchanged = [Meaning.UNCHANGED] if headers else []
            yield Request(
                self._run.fetch_url(known.url),
                callback=self.parse_revisit,
                errback=self.revisit_failed,
                headers=headers,
                cb_kwargs={"url": known.url},
                meta={EXPECTED: [Meaning.GONE, *unchanged]},
                priority=REVISIT_PRIORITY,
                dont_filter=True,
            )

    def note_sound_article(self, url: str) -> None:
        """Note that the portal answered for an article with the article."""
        self._sound.add(url)

    def parse_revisit(self, response: Response, url: str) -> Iterator[Any]:
        """Note that a page is unchanged, gone or elsewhere; else yield what any article gives."""
        self._run.count(REVISITS)
        fetched_at = response.meta["fetched_at"]
        target = self._run.canonical_url(response.url, url)
        meaning = find_meaning(response)
        status = redirect_status(response.meta)
        if target != url and status is not None:
            self._note_move(url, status, fetched_at)
        elif meaning is Meaning.UNCHANGED:
            self._run.count(NOT_MODIFIED)
            self._run.ledger.confirm(url, fetched_at, status=response.status)
            self.note_sound_article(url)
        elif meaning is Meaning.GONE:
            self._run.count(WITHDRAWN)
            self._run.ledger.withdraw(url, response.status, fetched_at)
        if meaning is Meaning.PAGE and answers_for(self._run.portal, target, url):
            self._run.count(counters.PAGES_FOUND)
            yield from self._read_article(response, target)
        else:
            self._run.count(counters.FETCHES)
        self._note_answer(url)

    def revisit_failed(self, failure: Failure) -> None:
        """Count a revisit that failed; the record stays as it is, and the next run tries again.

        A redirect that leaves the portal is none: the address leads elsewhere.
        """
        if isinstance(failure.value, RunEndedError):
            return
        request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        url, status = request.cb_kwargs["url"], redirect_status(request.meta)
        if isinstance(failure.value, RefusedAddressError) and status is not None:
            self._run.count(REVISITS)
            self._run.count(counters.FETCHES)
            self._note_move(url, status, request.meta["fetched_at"])
        else:
            note_failed_fetch(self._run, failure.value)
        self._note_answer(url)

    def describe(self, stats: Mapping[str, Any]) -> Iterator[str]:
        """Yield what the summary says about the revisits of a run; `stats`: its counters."""
        if asked := stats.get(REVISITS, 0):
            unchanged, gone = stats.get(NOT_MODIFIED, 0), stats.get(WITHDRAWN, 0)
            yield (
                f"{asked} known pages of the last {self._days} days asked for again: "
                f"{unchanged} not modified, {gone} gone"
            )
        if self._moves:
            first = self._moves[0].url
            yield (
                f"{len(self._moves)} known pages lead elsewhere now ({first}); "
                + (self._settled or "their records are left: the run ended before all were asked")
            )

    def _note_move(self, url: str, status: int, fetched_at: str) -> None:
        self._run.count(LED_ELSEWHERE)
        self._moves.append(Move(url, status, fetched_at))

    def _note_answer(self, url: str) -> None:
        self._outstanding.discard(url)
        if not self._outstanding:
            self._settle_moves()

    def _settle_moves(self) -> None:
        if len(self._sound) < len(self._moves):
            self._settled = (
                f"their records are left, since only {len(self._sound)} articles answered for "
                "themselves: the portal seems to be in trouble"
            )
            return
        self._settled = "they count as withdrawn"
        for move in self._moves:
            self._run.ledger.withdraw(move.url, move.status, move.fetched_at)


def conditional_headers(known: Known) -> dict[str, str]:
    """Return the headers that ask for a page only if it changed (RFC 9110, 13.1)."""
    headers = {}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers
