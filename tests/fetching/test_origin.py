"""Requests to a portal's own hosts, in a run that asks another server instead."""

from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from crawler.fetching import origin
from crawler.fetching.origin import OriginMiddleware

PORTAL, MIRROR = "https://en.imsilkroad.com", "http://127.0.0.1:8000"


def make_middleware(monkeypatch, run) -> OriginMiddleware:
    monkeypatch.setattr(origin, "find_run", lambda _: run)
    return OriginMiddleware.from_crawler(get_crawler())


@pytest.mark.parametrize("run", [None, SimpleNamespace(origin=None), SimpleNamespace(origin="")])
def test_a_run_that_asks_the_portal_itself_needs_none(monkeypatch, run):
    with pytest.raises(NotConfigured):
        make_middleware(monkeypatch, run)


def test_what_is_addressed_to_the_portal_goes_to_the_origin(monkeypatch):
    run = SimpleNamespace(origin=MIRROR, fetch_url=lambda url: url.replace(PORTAL, MIRROR))
    middleware = make_middleware(monkeypatch, run)
    request = Request(f"{PORTAL}/p/1.html", meta={"depth": 1})
    sent = middleware.process_request(request)
    assert sent is not None
    assert (sent.url, sent.dont_filter, sent.meta) == (f"{MIRROR}/p/1.html", True, request.meta)
    assert middleware.process_request(Request(f"{MIRROR}/p/1.html")) is None
