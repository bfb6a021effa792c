"""Known pages that lead elsewhere: when they count as withdrawn."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.crawling.revisits import Revisits
from crawler.fetching.guard import RefusedAddressError
from crawler.fetching.stopping import RunEndedError
from crawler.ledger import Known
from crawler.pages.addresses import Portal
from crawler.portals.silkroad import SilkroadPage
from tests.articles import SITE
from tests.made_run import make_run

URLS = [f"{SITE}/p/{number}.html" for number in range(1, 5)]
SECOND = "2026-01-31T08:00:00Z"


class Revisiting:
    """The revisits of four known pages, and what they had the ledger note."""

    def __init__(self, portal: Portal = SilkroadPage.portal) -> None:
        self.withdrawn: list[tuple[str, int]] = []
        self.confirmed: list[tuple[str, str, int]] = []
        known = {
            url: Known(url, 1, "", "2026-01-31", SECOND, '"1"', None, withdrawn=False)
            for url in URLS
        }
        run = make_run(portal)
        self.stats = run.crawler.stats
        run.ledger = SimpleNamespace(
            known=known.get,
            known_urls_since=lambda day: URLS,
            confirm=lambda url, at, status: self.confirmed.append((url, at, status)),
            withdraw=lambda url, status, fetched_at: self.withdrawn.append((url, status)),
        )
        self.revisits = Revisits(run, 7, lambda response, url: iter([url]))
        self.requests = list(self.revisits.start())

    def answer(self, number: int, status: int = 304, target: str = "", via: int = 0) -> list:
        request = self.requests[number]
        meta = {**request.meta, "fetched_at": SECOND}
        if via:
            meta["redirect_reasons"] = [via, 301]
        asked = Request(target or request.url, meta=meta)
        response = Response(asked.url, status=status, request=asked)
        return list(request.callback(response, **request.cb_kwargs))

    def fail(self, number: int, error: Exception, **meta) -> None:
        failure = Failure(error)
        failure.request = self.requests[number]
        failure.request.meta.update(fetched_at=SECOND, **meta)
        self.requests[number].errback(failure)

    def said(self) -> str:
        return " ".join(self.revisits.describe(self.stats.get_stats()))


def test_a_move_counts_once_all_were_asked():
    run = Revisiting()
    run.answer(0, target=f"{SITE}/", status=200, via=302)
    run.answer(1)
    run.answer(2)
    assert run.withdrawn == []
    assert "the run ended before all were asked" in run.said()
    run.answer(3)
    assert run.withdrawn == [(URLS[0], 302)]
    assert "1 known pages lead elsewhere now" in run.said()
    assert "count as withdrawn" in run.said()


def test_a_page_that_is_unchanged_is_confirmed():
    run = Revisiting()
    assert run.answer(1) == []
    assert run.confirmed == [(URLS[1], SECOND, 304)]
    assert run.withdrawn == []


def test_a_request_that_was_not_sent_is_no_answer():
    run = Revisiting()
    run.answer(0, target=f"{SITE}/", status=200, via=302)
    run.answer(1)
    run.answer(2)
    run.fail(3, RunEndedError())
    assert run.withdrawn == []


def test_a_failure_is_an_answer_but_no_sound_one():
    run = Revisiting()
    run.answer(0, target=f"{SITE}/", status=200, via=302)
    run.answer(1, target=f"{SITE}/", status=200, via=302)
    run.answer(2)
    run.fail(3, DownloadTimeoutError())
    assert run.withdrawn == []
    assert "only 1 articles answered for themselves" in run.said()


@pytest.mark.parametrize("status", [200, 304, 404, 500])
def test_whatever_a_redirect_leads_to_answers_for_nothing(status):
    run = Revisiting()
    assert run.answer(0, target=f"{SITE}/", status=status, via=308) == []
    for number in (1, 2, 3):
        run.answer(number)
    assert run.withdrawn == [(URLS[0], 308)]


def test_a_redirect_to_an_article_gives_that_articles_page():
    run = Revisiting()
    assert run.answer(0, target=f"{SITE}/p/9.html", status=200, via=301) == [f"{SITE}/p/9.html"]


def test_a_redirect_off_the_portal_is_a_move_and_a_refused_address_is_none():
    run = Revisiting()
    run.fail(0, RefusedAddressError(), redirect_reasons=[307])
    run.fail(1, RefusedAddressError())
    run.answer(2)
    run.answer(3)
    assert run.withdrawn == [(URLS[0], 307)]


def test_another_host_of_the_portal_is_no_move():
    run = Revisiting()
    assert run.answer(0, target=URLS[0].replace("en.", "www."), status=304) == []
    for number in (1, 2, 3):
        run.answer(number)
    assert run.withdrawn == []
    assert "elsewhere" not in run.said()
    assert run.stats.get_value("silkroad/not_modified") == 4


def test_the_same_article_is_sound_once():
    run = Revisiting()
    for _ in range(3):
        run.revisits.note_sound_article(f"{SITE}/p/9.html")
    for number in range(4):
        run.answer(number, target=f"{SITE}/", status=200, via=302)
    assert run.withdrawn == []
    assert "only 1 articles" in run.said()


def test_without_moves_nothing_is_said_of_them():
    run = Revisiting()
    for number in range(4):
        run.answer(number)
    assert "elsewhere" not in run.said()


def test_what_is_not_of_the_named_site_is_not_asked_again():
    portal = replace(SilkroadPage.portal, paths=re.compile(r"/p/3\.html"))

    assert [request.url for request in Revisiting(portal).requests] == [URLS[2]]
