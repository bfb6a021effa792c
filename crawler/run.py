"""One run of a portal: what it was asked for, and what its parts tell each other.

Scrapy gives its components a crawler and nothing else. The spider of a portal keeps its run in
`run`, and handlers, pipelines and monitors find it there without knowing any spider. A spider that
is no portal's has none.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from scrapy.crawler import Crawler

from crawler import counters
from crawler.coverage import Coverage
from crawler.drift.observing import Observations
from crawler.ledger import Ledger
from crawler.pages.addresses import Portal
from crawler.slowest import SlowestPages
from crawler.start_lists import StartLists
from crawler.structuring import ADDRESS_DATE_TOLERANCE

DATE_SLACK = ADDRESS_DATE_TOLERANCE
"""How far a date in an address, a feed or a sitemap may be off the one that the page prints."""


@dataclass(slots=True)
class Run:
    """One run of a portal.

    `portal`: the whole of it, or what there is of it on one of its sites, `site`. `is_live`: it
    asks the portal, else it reads saved pages. `origin`: scheme, host and port of the server that
    stands in for the portal. `since`, `until`: the window, both days included; `limit`: how many
    articles are wanted. `archive`: where what is sent and received is kept. `arguments`: what was
    asked for, as it was typed. `ledger`: the output; a run that only shows a page has none.
    `notices`: sentences for the summary. `coverage`: how many records have each field.
    `observations`: what is compared with earlier runs. `slowest`: the pages that took longest.
    `lists`: what came of the lists that it starts at. `limit_reached`: the run has as many articles
    as were wanted. `interrupted`: somebody asked it to end.
    """

    crawler: Crawler
    portal: Portal
    is_live: bool = True
    origin: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    limit: int | None = None
    archive: Path | None = None
    site: str | None = None
    arguments: Mapping[str, str] = field(default_factory=dict)
    ledger: Ledger = field(init=False)
    notices: list[str] = field(default_factory=list)
    coverage: Coverage = field(default_factory=Coverage)
    observations: Observations = field(default_factory=Observations)
    slowest: SlowestPages = field(default_factory=SlowestPages)
    lists: StartLists = field(default_factory=StartLists)
    limit_reached: bool = False
    interrupted: bool = False

    @property
    def is_ending(self) -> bool:
        """Whether the run is to end before its work is done."""
        return self.interrupted or self.crawler.stats.get_value(counters.STOPPED) is not None

    def count(self, counter: str, number: int = 1) -> None:
        """Add to one of the counters of the run."""
        self.crawler.stats.inc_value(counter, number)

    def fetch_url(self, url: str) -> str:
        """Return where a canonical address is to be fetched: at the origin, if one is given."""
        if not self.origin or not self.portal.serves(url):
            return url
        origin = urlsplit(self.origin)
        return urlunsplit(urlsplit(url)._replace(scheme=origin.scheme, netloc=origin.netloc))

    def canonical_url(self, url: str, asked: str = "") -> str:
        """Return the canonical address of one that was fetched or linked to.

        `asked`: the canonical address of the page that was asked for there, or that holds the link:
        at an origin only this tells for which of the portal's hosts the origin stands.
        """
        if self.origin:
            origin, parts = urlsplit(self.origin), urlsplit(url)
            if parts.netloc == origin.netloc:
                host = urlsplit(asked).netloc or self.portal.hosts[0]
                url = urlunsplit(parts._replace(netloc=host))
        return self.portal.canonical_url(url)

    def is_outside_window(self, url: str, published: dt.date | None = None) -> bool:
        """Tell whether an article lies outside of the window, as far as one can tell unread.

        The date in its address counts, else `published`, which a feed may have told.
        """
        date = self.portal.date_in_url(url) or published
        if date is None:
            return False
        return bool(
            (self.since and date < self.since - DATE_SLACK)
            or (self.until and date > self.until + DATE_SLACK)
        )


def find_run(crawler: Crawler) -> Run | None:
    """Return the run of a crawler's spider; None where that is no portal's."""
    run = getattr(crawler.spider, "run", None)
    return run if isinstance(run, Run) else None
