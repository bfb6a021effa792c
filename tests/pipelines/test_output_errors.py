"""Output that cannot be written, found out while a page is read."""

import pytest
from scrapy import signals
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.errors import LedgerError, LedgerWriteError, PageError
from crawler.items import RejectCode
from crawler.pipelines.output_errors import OutputErrorMiddleware

RESPONSE = Response("https://en.imsilkroad.com/p/1.html")


def announce(exception: Exception):
    """Return what the middleware makes of an exception, and what it announces."""
    crawler = get_crawler()
    told = []

    def listen(failure, response, item):
        told.append((failure.value, response, item))

    crawler.signals.connect(listen, signals.item_error)
    middleware = OutputErrorMiddleware.from_crawler(crawler)
    return middleware.process_spider_exception(RESPONSE, exception), told


@pytest.mark.parametrize("exception", [LedgerWriteError("disk full"), LedgerError("damaged")])
def test_an_error_of_the_output_is_that_of_an_item(exception):
    kept, told = announce(exception)
    assert kept == ()
    assert told == [(exception, RESPONSE, None)]


@pytest.mark.parametrize(
    "exception", [ValueError("x"), OSError("x"), PageError(RejectCode.FETCH, "x")]
)
def test_any_other_error_is_left_alone(exception):
    assert announce(exception) == (None, [])
