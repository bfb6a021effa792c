"""What the status of an answer means to the one who asked: RFC 9110, for robots.txt RFC 9309.

Redirects are followed before anything here is asked; a status of theirs that is left over came
without a usable address. A status above 599 counts as a server error (RFC 9110, 15), and so does
one below 200, which is no final answer.
"""

from collections.abc import Collection, Iterable
from enum import Enum, auto
from typing import Any, NamedTuple

from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError, HttpErrorMiddleware

from crawler.run import find_run


class Meaning(Enum):
    """What came of asking for an article or a list."""

    PAGE = auto()
    """What was asked for, whole and as the portal wrote it."""
    UNCHANGED = auto()
    """What an earlier answer said; only a request with validators can be answered so."""
    GONE = auto()
    """It is there no more."""
    REFUSED = auto()
    """It is not to be had, and asking again would not help."""
    LATER = auto()
    """It was not to be had this time."""


class Rules(Enum):
    """What an answer to robots.txt says of what may be asked."""

    AS_WRITTEN = auto()
    ALL = auto()
    NOTHING = auto()


class StatusRow(NamedTuple):
    """Statuses that mean the same. `tires`: the host gets a rest after such an answer."""

    statuses: Collection[int]
    article: Meaning
    list: Meaning
    robots: Rules
    tires: bool = False


PAGE, UNCHANGED, GONE, REFUSED, LATER = Meaning

STATUS_TABLE = (
    StatusRow({200}, PAGE, PAGE, Rules.AS_WRITTEN),
    # Changed by somebody on the way: good enough to find addresses, no source for an article.
    StatusRow({203}, LATER, PAGE, Rules.AS_WRITTEN),
    # Something was made, is being made, is empty, is a part or a difference: no whole page.
    StatusRow(range(201, 300), LATER, LATER, Rules.AS_WRITTEN),
    StatusRow({301, 302, 303, 307, 308}, REFUSED, REFUSED, Rules.ALL),
    StatusRow({304}, UNCHANGED, LATER, Rules.NOTHING),
    StatusRow(range(300, 400), REFUSED, REFUSED, Rules.NOTHING),
    StatusRow({404, 410}, GONE, GONE, Rules.ALL),
    # What some portals say to whom asks too fast.
    StatusRow({403}, LATER, LATER, Rules.ALL, tires=True),
    StatusRow({408, 429}, LATER, LATER, Rules.NOTHING, tires=True),
    # The wrong connection, and too early.
    StatusRow({421, 425}, LATER, LATER, Rules.NOTHING),
    StatusRow(range(400, 500), REFUSED, REFUSED, Rules.ALL),
)
SERVER_ERROR = StatusRow((), LATER, LATER, Rules.NOTHING, tires=True)

EXPECTED = "expected_meanings"
"""Key of `meta`: what a callback takes besides pages."""
LIST = "list"
"""Value of `meta["kind"]` for a list, a feed or a sitemap; without one an article was asked for."""


def find_row(status: int) -> StatusRow:
    """Return the row of the table for a status, whatever number it is."""
    return next((row for row in STATUS_TABLE if status in row.statuses), SERVER_ERROR)


def find_meaning(response: Response) -> Meaning:
    """Return what an answer means to the request that it answers."""
    row = find_row(response.status)
    return row.list if response.meta.get("kind") == LIST else row.article


_HANDLED = frozenset({"handle_httpstatus_all", "handle_httpstatus_list"})


class StatusMiddleware(HttpErrorMiddleware):
    """Hands a callback pages and what else it takes; all other answers go to the errback.

    Scrapy's own takes every answer of 2xx for a page; it is what spiders get that are no portal's.
    """

    def process_spider_input(  # type: ignore[override]  # Scrapy warns of its own third argument
        self, response: Response
    ) -> None:
        """Raise HttpError for an answer that the callback does not take."""
        if find_run(self.crawler) is None or _HANDLED.intersection(response.meta):
            super().process_spider_input(response)
            return
        meaning = find_meaning(response)
        if meaning is PAGE or meaning in response.meta.get(EXPECTED, ()):
            return
        raise HttpError(response, f"status {response.status}")

    def process_spider_exception(  # type: ignore[override]  # Scrapy warns of its own third argument
        self, response: Response, exception: Exception
    ) -> Iterable[Any] | None:
        """Leave to the errback what a portal's spider does not take."""
        if find_run(self.crawler) is None:
            return super().process_spider_exception(response, exception)
        return None
