"""Known pages that are so young that they may still change, asked for again in a live run."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from scrapy.http import Request, Response

from crawler.monitor import counters

if TYPE_CHECKING:
    from twisted.python.failure import Failure

    from crawler.ledger import Known
    from crawler.spiders.base import PortalSpider

REVISIT_PRIORITY = -2
"""After everything that may be new."""

REVISITS = "silkroad/revisits"
"""Known pages that were asked for again, with an answer."""
NOT_MODIFIED = "silkroad/not_modified"
"""Revisits that were answered with 304."""
WITHDRAWN = "silkroad/withdrawn"
"""Revisits that were answered with 404 or 410."""


class Revisits:
    """The revisits of one live run.

    A page is asked for with what the portal gave to tell whether it changed. One that did goes
    the way of any article and becomes a revision; one that went away is noted as withdrawn.
    """

    def __init__(self, spider: "PortalSpider") -> None:
        self._spider = spider
        self._days = spider.settings.getint("REVISIT_DAYS")

    def start(self) -> Iterator[Request]:
        """Yield the requests for the pages of the last REVISIT_DAYS days; 0: for none."""
        if not self._days:
            return
        ledger = self._spider.ledger
        first_day = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=self._days)
        for url in ledger.known_urls_since(first_day):
            known = ledger.known(url)
            if known and not known.withdrawn:
                yield Request(
                    self._spider.fetch_url(url),
                    callback=self.parse_revisit,
                    errback=self.revisit_failed,
                    headers=conditional_headers(known),
                    cb_kwargs={"url": url},
                    meta={"handle_httpstatus_list": [304, 404, 410]},
                    priority=REVISIT_PRIORITY,
                    dont_filter=True,
                )

    def parse_revisit(self, response: Response, url: str) -> Iterator[Any]:
        """Note that a page is unchanged or gone; else yield what any article gives."""
        self._spider.count(REVISITS)
        if response.status == 304:
            self._spider.count(counters.FETCHES)
            self._spider.count(NOT_MODIFIED)
            self._spider.ledger.confirm(url, response.meta["fetched_at"], status=304)
        elif response.status in (404, 410):
            self._spider.count(counters.FETCHES)
            self._spider.count(WITHDRAWN)
            self._spider.ledger.withdraw(url, response.status, response.meta["fetched_at"])
        else:
            self._spider.count(counters.PAGES_FOUND)
            yield from self._spider.parse_article(response, url)

    def revisit_failed(self, failure: "Failure") -> None:
        """Count a revisit that failed; the record stays as it is, and the next run tries again."""
        self._spider.list_failed(failure)

    def describe(self) -> Iterator[str]:
        """Yield what the summary says about the revisits of a run."""
        stats = self._spider.crawler.stats.get_stats()
        if asked := stats.get(REVISITS, 0):
            unchanged, gone = stats.get(NOT_MODIFIED, 0), stats.get(WITHDRAWN, 0)
            yield (
                f"{asked} known pages of the last {self._days} days asked for again: "
                f"{unchanged} not modified, {gone} gone"
            )


def conditional_headers(known: "Known") -> dict[str, str]:
    """Return the headers that ask for a page only if it changed (RFC 9110, 13.1)."""
    headers = {}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers
