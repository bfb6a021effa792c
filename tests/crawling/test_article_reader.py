"""What becomes of a page that was fetched: the callbacks, without a network."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import HtmlResponse, Request
from twisted.python.failure import Failure

from crawler import counters
from crawler.crawling import deadline
from crawler.crawling.article_reader import ArticleReader
from crawler.crawling.discovery import Discovery
from crawler.crawling.progress import Progress
from crawler.errors import LedgerWriteError
from crawler.items import Reason, Reject, RejectCode
from crawler.pages.draft import Draft
from crawler.portals.silkroad import SilkroadPage
from tests.articles import SITE, make_draft, make_page
from tests.crawling.slow import MARK, SlowPage
from tests.made_run import make_run

NEXT = '<p>1 <a href="/p/1_%d.html">2</a> <a href="/p/1_%d.html">Next</a></p>'


class Reading:
    """The articles of one live run, read as they come."""

    def __init__(self, page_class=SilkroadPage, max_pages=50, timeout=0) -> None:
        self.run = make_run()
        self.run.ledger = SimpleNamespace(
            remember_validators=lambda *arguments: None, known=lambda url: None
        )
        reader = ArticleReader(self.run, page_class, max_pages, timeout)
        self.discovery = Discovery(
            self.run,
            reader,
            Progress(Path("unused")),
            lists=1,
            max_size=1,
            revisit_days=0,
        )
        self.read = self.discovery.read_article
        self.fail = self.discovery.fail_article
        self.failed: list[str] = []
        self.discovery.note_failure = self.failed.append

    @property
    def counts(self) -> dict[str, int]:
        return self.run.crawler.stats.get_stats()


@pytest.fixture
def reading() -> Reading:
    return Reading()


def answer(url: str, page: str, asked: Request | None = None) -> HtmlResponse:
    request = asked or Request(url)
    request.meta["fetched_at"] = "2024-01-20T08:00:00Z"
    return HtmlResponse(url, body=page.encode(), encoding="utf-8", request=request)


def test_article_keeps_its_address_and_the_time_of_the_fetch(reading):
    url = f"{SITE}/p/1.html"

    [draft] = reading.read(answer(url + "?from=app", make_page()), url)

    assert (draft.url, draft.fetched_at) == (url, "2024-01-20T08:00:00Z")
    assert reading.counts == {counters.FETCHES: 1, counters.PAGES_READ: 1}


def test_article_that_moved_is_known_by_its_new_address(reading):
    [draft] = reading.read(answer(f"{SITE}/p/2.html", make_page()), f"{SITE}/p/1.html")

    assert draft.url == f"{SITE}/p/2.html"


@pytest.mark.parametrize(
    "target",
    [
        f"{SITE}/",
        f"{SITE}/tags/project",
        f"{SITE}/maintenance.html",
        f"{SITE}/p/1_2.html",
        f"{SITE}/p/2_2.html",
        "https://english.pudong.gov.cn/2024-01/13/c_1.htm",
    ],
)
def test_only_an_article_of_the_portal_can_answer_for_one(reading, target):
    [reject] = reading.read(answer(target, make_page()), f"{SITE}/p/1.html")

    assert isinstance(reject, Reject)
    assert (reject.url, reject.record) == (f"{SITE}/p/1.html", None)
    assert [(reason.code, reason.message) for reason in reject.reasons] == [
        ("fetch", f"the address leads elsewhere: {target}")
    ]
    assert reading.counts == {
        counters.FETCHES_FAILED.format("the address leads to what is not this article"): 1,
        counters.PAGES_READ: 1,
    }
    assert reading.failed == [f"{SITE}/p/1.html"]


def ask_for_second_page(reading) -> Request:
    first = answer(f"{SITE}/p/1.html", make_page(1, more=NEXT % (2, 2)))
    [request] = reading.read(first, f"{SITE}/p/1.html")
    return request


@pytest.mark.parametrize("target", [f"{SITE}/", f"{SITE}/p/2.html", f"{SITE}/p/1_3.html"])
def test_only_the_page_itself_can_answer_for_a_later_page(reading, target):
    request = ask_for_second_page(reading)
    [draft] = request.callback(answer(target, make_page(2), request), **request.cb_kwargs)

    assert [(reason.code, reason.message) for reason in draft.reasons] == [
        ("pages", f"page 2, {SITE}/p/1_2.html: the address leads elsewhere: {target}")
    ]
    assert len(draft.body) == 2


def test_a_later_page_that_leads_back_ends_the_article(reading):
    request = ask_for_second_page(reading)
    back = answer(f"{SITE}/p/1.html", make_page(1, more=NEXT % (2, 2)), request)
    [draft] = request.callback(back, **request.cb_kwargs)

    assert isinstance(draft, Draft)
    assert draft.reasons == []
    assert len(draft.body) == 2
    assert reading.counts == {counters.FETCHES: 2, counters.PAGES_READ: 1}


def test_a_later_page_that_repeats_the_first_ends_the_article(reading):
    request = ask_for_second_page(reading)
    again = answer(request.url, make_page(1, more=NEXT % (3, 3)), request)
    [draft] = request.callback(again, **request.cb_kwargs)

    assert isinstance(draft, Draft)
    assert draft.reasons == []
    assert len(draft.body) == 2


def test_as_many_pages_of_an_article_are_read_as_allowed():
    reading = Reading(max_pages=3)
    first = answer(f"{SITE}/p/1.html", make_page(1, more=NEXT % (2, 2)))
    [item] = reading.read(first, f"{SITE}/p/1.html")
    for number in (2, 3):
        page = answer(item.url, make_page(number, more=NEXT % (number + 1, number + 1)), item)
        [item] = item.callback(page, **item.cb_kwargs)

    assert [(reason.code, reason.message) for reason in item.reasons] == [
        ("pages", "the article has more than 3 pages")
    ]
    assert len([text for text in item.body if "coins" in text]) == 3


def test_an_error_of_the_output_is_none_of_the_page(reading):
    def fail(*arguments):
        raise LedgerWriteError("the disk is full")

    reading.run.ledger.remember_validators = fail
    url = f"{SITE}/p/1.html"
    with pytest.raises(LedgerWriteError):
        list(reading.read(answer(url, make_page()), url))

    assert counters.INTERNAL_ERRORS not in reading.counts


def test_page_that_says_itself_that_it_is_a_later_one_is_nothing(reading, monkeypatch):
    later = Reason(field=None, code=RejectCode.LATER_PAGE, message="page 2")
    monkeypatch.setattr(deadline, "read_draft", lambda *_, **__: make_draft(1, reasons=[later]))
    url = f"{SITE}/p/1.html"

    assert list(reading.read(answer(url, make_page()), url)) == []
    assert reading.counts == {
        counters.FETCHES: 1,
        counters.PAGES_READ: 1,
        counters.PAGES_SKIPPED.format("later_page"): 1,
    }


def test_pages_of_an_article_are_asked_for_and_joined(reading):
    first = answer(f"{SITE}/p/1.html", make_page(1, more=NEXT % (2, 2)))
    [request] = reading.read(first, f"{SITE}/p/1.html")
    second = answer(request.url, make_page(2), request)
    [draft] = request.callback(second, **request.cb_kwargs)

    assert request.url == f"{SITE}/p/1_2.html"
    assert isinstance(draft, Draft)
    assert (draft.url, draft.reasons) == (f"{SITE}/p/1.html", [])
    assert [text for text in draft.body if "coins" in text] == [
        f"Tickets are sold at the quay and cost {n} coins each way." for n in (1, 2)
    ]
    assert reading.counts == {counters.FETCHES: 2, counters.PAGES_READ: 1}


def test_page_that_cannot_be_had_makes_the_article_incomplete(reading):
    first = answer(f"{SITE}/p/1.html", make_page(1, more=NEXT % (2, 2)))
    [request] = reading.read(first, f"{SITE}/p/1.html")
    failure = Failure(DownloadTimeoutError())
    failure.request = request
    [draft] = request.errback(failure)

    assert [(reason.code, reason.message) for reason in draft.reasons] == [
        ("pages", f"page 2, {SITE}/p/1_2.html: no answer in time")
    ]
    assert reading.counts[counters.FETCHES_FAILED.format("no answer in time")] == 1


def test_article_that_cannot_be_had_is_a_reject(reading):
    failure = Failure(DownloadTimeoutError())
    failure.request = Request(f"{SITE}/p/1.html", cb_kwargs={"url": f"{SITE}/p/1.html"})

    [reject] = reading.fail(failure)

    assert isinstance(reject, Reject)
    assert [(reason.code, reason.message) for reason in reject.reasons] == [
        ("fetch", "no answer in time")
    ]
    assert reading.counts[counters.PAGES_READ] == 1


def test_exception_while_a_page_is_read_is_a_reject_and_counted(reading, monkeypatch, caplog):
    def fail(*arguments, **options):
        raise ZeroDivisionError("nobody expected this")

    monkeypatch.setattr(deadline, "read_draft", fail)
    url = f"{SITE}/p/1_2.html"
    [reject] = reading.read(answer(url, make_page()), url, [make_draft(1)])

    assert reject.url == f"{SITE}/p/1.html"
    assert [reason.code for reason in reject.reasons] == ["internal"]
    assert reading.counts[counters.INTERNAL_ERRORS] == 1
    assert f"{url}: internal error" in caplog.text


def test_slow_page_is_rejected_and_not_asked_for_again():
    reading = Reading(SlowPage, timeout=0.05)
    url = f"{SITE}/p/1.html"

    [draft] = reading.read(answer(url, make_page(more=MARK)), url)

    assert [reason.code for reason in draft.reasons] == ["timeout"]
    assert draft.fetched_at == "2024-01-20T08:00:00Z"
    assert not reading.failed
    assert reading.counts == {counters.FETCHES: 1, counters.PAGES_READ: 1}


def test_page_that_is_read_when_the_run_is_to_end_is_left(monkeypatch):
    reading = Reading(SlowPage)
    interrupt = lambda: deadline.interrupt_reading(sys._getframe())  # noqa: E731
    monkeypatch.setattr(SlowPage, "be_slow", staticmethod(interrupt))
    url = f"{SITE}/p/1.html"

    assert not list(reading.read(answer(url, make_page(more=MARK)), url))
    assert not reading.failed
