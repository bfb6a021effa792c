"""robots.txt: which rules hold for a request, and what is done where they cannot be had."""

import asyncio
from types import SimpleNamespace

import pytest
from scrapy import signals
from scrapy.exceptions import DownloadTimeoutError, NotConfigured
from scrapy.http import Request, Response
from scrapy.utils.test import get_crawler

from crawler.fetching import robots
from crawler.fetching.guard import RefusedAddressError
from crawler.fetching.redirects import EndlessRedirectError
from crawler.fetching.robots import (
    MAX_ROBOTS_BYTES,
    ForbiddenByRobotsError,
    RobotsMiddleware,
)
from crawler.fetching.stopping import RunEndedError

SITE = "https://en.imsilkroad.com"
RULES = b"User-agent: silkroad\nDisallow: /private/\nCrawl-delay: 3\n"


class Portal:
    """A portal that answers for robots.txt, and what a run did about it."""

    def __init__(self, monkeypatch, answer, **settings) -> None:
        settings = {"ROBOTSTXT_OBEY": True, "ROBOTSTXT_USER_AGENT": "silkroad", **settings}
        self.crawler = get_crawler(
            settings_dict={"ROBOTSTXT_MAX_CRAWL_DELAY": 60, "USER_AGENT": "x", **settings}
        )
        self.answer = answer
        self.asked: list[Request] = []
        self.parsed: list[str] = []
        self.stopped: list[str] = []
        self.crawler.engine = SimpleNamespace(download_async=self._download)
        self.crawler.signals.connect(self._note_rules, signals.robots_parsed)
        monkeypatch.setattr(robots, "stop_run", lambda _, reason, said: self.stopped.append(reason))
        self.middleware = RobotsMiddleware.from_crawler(self.crawler)

    async def _download(self, request: Request) -> Response:
        self.asked.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        status, body = self.answer
        return Response(request.url, status=status, body=body)

    def _note_rules(self, request: Request) -> None:
        self.parsed.append(request.url)

    def allows(self, *paths: str, **meta: object) -> list[bool]:
        return asyncio.run(self._ask(paths, meta))

    async def _ask(self, paths, meta) -> list[bool]:
        requests = [Request(f"{SITE}{path}", meta=meta) for path in paths]
        tasks = (self.middleware.process_request(request) for request in requests)
        said = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(one, None | ForbiddenByRobotsError | RunEndedError) for one in said)
        return [one is None for one in said]


def test_rules_are_asked_for_once_a_site_and_announced(monkeypatch):
    portal = Portal(monkeypatch, (200, RULES))
    assert portal.allows("/private/1", "/p/1.html", "/private/2") == [False, True, False]
    assert [request.url for request in portal.asked] == [f"{SITE}/robots.txt"]
    assert portal.asked[0].priority == 1000
    assert portal.asked[0].meta["dont_obey_robotstxt"] is True
    assert portal.parsed == [f"{SITE}/private/1"]
    assert portal.crawler.stats.get_value("silkroad/robots_forbidden") == 2
    assert portal.crawler.stats.get_value("silkroad/robots_status/200") == 1
    assert portal.stopped == []


def test_who_need_not_obey_asks_for_nothing(monkeypatch):
    portal = Portal(monkeypatch, (200, RULES))
    assert portal.allows("/private/1", dont_obey_robotstxt=True) == [True]
    assert portal.asked == []


def test_the_name_of_the_crawler_is_its_user_agent_where_no_other_is_given(monkeypatch):
    rules = RULES.replace(b"silkroad", b"mine")
    portal = Portal(monkeypatch, (200, rules), ROBOTSTXT_USER_AGENT=None, USER_AGENT="mine")
    assert portal.allows("/private/1") == [False]


@pytest.mark.parametrize("status", [404, 403, 401, 301])
def test_without_rules_all_is_allowed(monkeypatch, status):
    portal = Portal(monkeypatch, (status, RULES))
    assert portal.allows("/private/1") == [True]
    assert portal.stopped == []


@pytest.mark.parametrize("error", [RefusedAddressError("x"), EndlessRedirectError("x")])
def test_rules_that_lie_elsewhere_are_none(monkeypatch, error):
    portal = Portal(monkeypatch, error)
    assert portal.allows("/private/1") == [True]
    assert portal.stopped == []


@pytest.mark.parametrize("answer", [(503, RULES), (429, RULES), DownloadTimeoutError("x")])
def test_where_rules_cannot_be_had_nothing_is_asked(monkeypatch, answer):
    portal = Portal(monkeypatch, answer)
    assert portal.allows("/p/1.html", "/p/2.html") == [False, False]
    assert portal.stopped == ["robots_unreachable"]
    assert portal.parsed == []


@pytest.mark.parametrize(("longest", "allowed"), [(3, True), (2.9, False)])
def test_a_crawl_delay_beyond_its_bound_ends_the_run(monkeypatch, longest, allowed):
    portal = Portal(monkeypatch, (200, RULES), ROBOTSTXT_MAX_CRAWL_DELAY=longest)
    assert portal.allows("/p/1.html") == [allowed]
    assert portal.stopped == ([] if allowed else ["crawl_delay"])
    assert len(portal.parsed) == allowed


def test_rules_are_read_within_bounds(monkeypatch):
    late = b"User-agent: *\nDisallow: /early\n" + b"#" * MAX_ROBOTS_BYTES + b"\nDisallow: /late\n"
    portal = Portal(monkeypatch, (200, late))
    assert portal.allows("/early", "/late") == [False, True]


def test_it_can_be_turned_off():
    with pytest.raises(NotConfigured):
        RobotsMiddleware.from_crawler(get_crawler(settings_dict={"ROBOTSTXT_OBEY": False}))
