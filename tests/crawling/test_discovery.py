"""What a live run asks for, without a network."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import HtmlResponse, Request, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler import counters
from crawler.crawling.article_reader import ArticleReader
from crawler.crawling.discovery import Discovery
from crawler.crawling.progress import Progress
from crawler.fetching.robots import ForbiddenByRobotsError
from crawler.ledger import Kind
from crawler.pages.addresses import Portal
from crawler.portals.silkroad import SilkroadPage
from crawler.structuring import read_draft
from tests.articles import SITE, make_page
from tests.made_run import make_run

LIST = f"{SITE}/api/list.json"
LEDGER = SimpleNamespace(
    unbroken=True, known=lambda url: None, is_forgotten=lambda url: url.endswith("/9.html")
)


def read_json(body: bytes, url: str) -> list[str] | None:
    if not body.startswith(b"{"):
        return None
    return [item["url"] for item in json.loads(body)["items"]]


PORTAL = replace(SilkroadPage.portal, lists=(LIST,), read_links=read_json)


class Finding:
    """The first requests of a live run."""

    def __init__(self, folder, portal: Portal = PORTAL, lists: int = 5) -> None:
        self.run = make_run(portal)
        self.run.ledger = LEDGER
        reader = ArticleReader(self.run, SilkroadPage, max_pages=5, timeout=0)
        self.progress = Progress.load(folder, "silkroad")
        self.discovery = Discovery(
            self.run, reader, self.progress, lists=lists, max_size=9999, revisit_days=0
        )
        self.requests = list(self.discovery.start())

    def answer(self, body: str | bytes, request: Request | None = None) -> list[Request]:
        request = request or self.requests[0]
        body = body.encode() if isinstance(body, str) else body
        kind = HtmlResponse if body.startswith(b"<") else TextResponse
        response = kind(request.url, body=body, request=request)
        return list(request.callback(response, **request.cb_kwargs))


def name(*numbers: int) -> str:
    return json.dumps({"items": [{"url": f"/p/{number}.html"} for number in numbers]})


def test_list_that_is_no_html_is_read_as_the_portal_declares(tmp_path):
    found = Finding(tmp_path).answer(name(2, 1))

    assert [request.url for request in found] == [f"{SITE}/p/2.html", f"{SITE}/p/1.html"]


def test_list_of_such_a_portal_may_be_html_after_all(tmp_path):
    found = Finding(tmp_path).answer('<a href="/p/3.html">A ferry line opens</a>')

    assert [request.url for request in found] == [f"{SITE}/p/3.html"]


@pytest.mark.parametrize("body", ["{", '{"items": "none"', b'{"\xff'])
def test_list_that_cannot_be_read_is_told(tmp_path, body):
    finding = Finding(tmp_path)

    assert finding.answer(body) == []
    assert finding.run.lists.troubles()[LIST].what.startswith("it cannot be read: ")


def test_each_article_is_asked_for_once_and_none_that_was_taken_down(tmp_path):
    finding = Finding(tmp_path)
    [request] = finding.answer(name(1, 9, 1))

    assert request.url == f"{SITE}/p/1.html"
    assert list(finding.discovery.request_article(request.url)) == []
    stats = finding.run.crawler.stats
    assert stats.get_value(counters.PAGES_FOUND) == 2
    assert stats.get_value(counters.PAGES_SKIPPED.format("forgotten")) == 1


@pytest.mark.parametrize(
    ("kind", "is_sound"),
    [(Kind.NEW, True), (Kind.UNCHANGED, True), (Kind.REVISION, True), (Kind.REPLACED, False)],
)
def test_a_page_that_shares_nothing_with_its_record_is_no_sign_of_a_sound_portal(
    tmp_path, monkeypatch, kind, is_sound
):
    finding = Finding(tmp_path)
    known = None if kind is Kind.NEW else SimpleNamespace(withdrawn=False)
    assessment = SimpleNamespace(kind=kind)
    finding.run.ledger = SimpleNamespace(known=lambda _: known, assess=lambda _: assessment)
    url = f"{SITE}/p/1.html"
    sound = []
    monkeypatch.setattr(finding.discovery._revisits, "note_sound_article", sound.append)
    draft = read_draft(SilkroadPage, make_page().encode(), url)

    assert list(finding.discovery.note_article(url, draft)) == []
    assert sound == ([url] if is_sound else [])


def test_lists_beyond_the_bound_are_counted_and_not_asked_for(tmp_path):
    portal = replace(PORTAL, lists=(LIST, f"{SITE}/", f"{SITE}/tags/project"))
    finding = Finding(tmp_path, portal, lists=1)

    assert [request.url for request in finding.requests] == [LIST]
    assert finding.run.crawler.stats.get_value(counters.LISTS_LEFT) == 2


def fail(request: Request, error: Exception) -> None:
    failure = Failure(error)
    failure.request = request
    request.errback(failure)


def test_run_whose_list_failed_for_now_did_not_cover_its_extent(tmp_path):
    finding = Finding(tmp_path)
    fail(finding.requests[0], DownloadTimeoutError())
    finding.discovery.close("finished")

    assert Progress.load(tmp_path, "silkroad").finished == []
    stats = finding.run.crawler.stats
    assert stats.get_value(counters.FETCHES_FAILED.format("no answer in time")) == 1


def test_list_that_is_gone_is_counted_and_the_extent_covered(tmp_path):
    finding = Finding(tmp_path)
    response = HtmlResponse(LIST, status=404)
    fail(finding.requests[0], HttpError(response, "gone"))
    finding.discovery.close("finished")

    assert len(Progress.load(tmp_path, "silkroad").finished) == 1


def test_list_that_may_not_be_asked_for_is_told(tmp_path):
    finding = Finding(tmp_path)
    fail(finding.requests[0], ForbiddenByRobotsError("forbidden by robots.txt"))

    assert finding.run.lists.troubles()[LIST].what == "robots.txt forbids it"


def test_list_that_named_articles_is_known_to_the_next_run(tmp_path):
    first = Finding(tmp_path)
    first.answer(name(2, 1))
    first.discovery.close("finished")
    second = Finding(tmp_path)
    second.answer('{"items": [{"url": "/about.html"}]}')

    assert second.run.lists.troubles()[LIST].what.startswith("no link to an article any more")


def test_sitemaps_below_another_count_for_it(tmp_path):
    index = f"{SITE}/sitemap.xml"
    finding = Finding(tmp_path, replace(PORTAL, lists=(), sitemaps=(index,)))
    below = finding.answer(
        "<sitemapindex>"
        + "".join(f"<sitemap><loc>{SITE}/{n}.xml</loc></sitemap>" for n in (1, 2))
        + "</sitemapindex>"
    )
    fail(below[0], HttpError(HtmlResponse(below[0].url, status=404), "gone"))
    assert finding.run.lists.troubles().keys() == {index}
    finding.answer(f"<urlset><url><loc>{SITE}/p/1.html</loc></url></urlset>", below[1])

    assert finding.run.lists.troubles() == {}
    assert finding.run.lists.fruitful() == [index]
