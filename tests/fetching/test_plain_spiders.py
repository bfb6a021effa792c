"""What spiders that are no portal's get of Scrapy, and portals do without."""

import pytest
from scrapy import Request, Spider
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler

from crawler.fetching.guard import AddressGuard, RefusedAddressError
from crawler.fetching.plain_spiders import PlainDepthMiddleware, PlainOffsiteMiddleware
from crawler.fetching.statuses import StatusMiddleware
from tests.made_run import make_run


@pytest.mark.parametrize("middleware", [PlainDepthMiddleware, PlainOffsiteMiddleware])
def test_middleware_is_for_plain_spiders_only(middleware):
    crawler = get_crawler()
    crawler.spider = Spider("plain")
    assert isinstance(middleware.from_crawler(crawler), middleware)
    with pytest.raises(NotConfigured):
        middleware.from_crawler(make_run().crawler)


def test_plain_spider_may_ask_what_it_likes_on_the_web():
    guard = AddressGuard(None)
    guard.check("http://127.0.0.1:8000/")
    assert guard.trusted
    with pytest.raises(RefusedAddressError):
        guard.check("file:///etc/hostname")


def pass_input(crawler, status: int, **meta: object) -> None:
    middleware = StatusMiddleware.from_crawler(crawler)
    request = Request("https://a.example/", meta=meta)
    middleware.process_spider_input(Response(request.url, status=status, request=request))


@pytest.mark.parametrize(("status", "passes"), [(200, True), (203, True), (404, False)])
def test_plain_spider_gets_what_scrapy_gives(status, passes):
    crawler = get_crawler()
    crawler.spider = Spider("plain")
    if passes:
        pass_input(crawler, status)
    else:
        with pytest.raises(HttpError):
            pass_input(crawler, status)
    pass_input(crawler, status, handle_httpstatus_all=True)


def test_portal_takes_pages_only_but_where_a_tool_handles_all():
    crawler = make_run().crawler
    pass_input(crawler, 200)
    with pytest.raises(HttpError):
        pass_input(crawler, 203)
    pass_input(crawler, 203, handle_httpstatus_list=[203])
