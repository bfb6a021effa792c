"""The deadline of a page: what it ends, and that it leaves nothing behind."""

import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from crawler import counters
from crawler.crawling import deadline
from crawler.crawling.deadline import ReadingInterruptedError, interrupt_reading, read_in_time
from crawler.crawling.offline import SourceReader
from crawler.items import Reject, RejectCode
from crawler.pages.draft import Draft
from crawler.sources.folder import FolderSource
from crawler.structuring import validate
from tests.articles import SITE, make_page
from tests.crawling.slow import MARK, SlowPage, backtrack, loop, swallow, wait

URL = f"{SITE}/p/1.html"
SLOW = make_page(more=MARK).encode()
SECONDS = 0.05


@pytest.fixture
def alarm() -> Iterator[list[int]]:
    """Somebody else's alarm, set for a minute: the numbers of the signals that it got."""
    received: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: received.append(number))
    rest = signal.setitimer(signal.ITIMER_REAL, 60, 7)
    yield received
    signal.setitimer(signal.ITIMER_REAL, *rest)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("be_slow", [wait, loop, backtrack, swallow])
def test_page_that_takes_too_long_gives_an_empty_draft(be_slow, monkeypatch):
    monkeypatch.setattr(SlowPage, "be_slow", staticmethod(be_slow))
    monkeypatch.setattr(deadline, "TICK", 0.05)
    started = time.monotonic()

    draft = read_in_time(
        SECONDS, SlowPage, SLOW, URL, fetched_at="2024-01-20T08:00:00Z", warc_record_id="urn:uuid:1"
    )

    assert time.monotonic() - started < 10
    [reason] = draft.reasons
    assert (reason.code, reason.field) == (RejectCode.TIMEOUT, None)
    assert reason.message == "the page took longer than 0.05 seconds to read (setting PAGE_TIMEOUT)"
    assert (draft.url, draft.fetched_at, draft.warc_record_id) == (
        URL,
        "2024-01-20T08:00:00Z",
        "urn:uuid:1",
    )
    reject = validate(draft)
    assert isinstance(reject, Reject)
    assert reject.record is None


@pytest.mark.parametrize("seconds", [0, 60])
def test_page_that_is_read_in_time_is_read_as_ever(seconds):
    draft = read_in_time(seconds, SlowPage, make_page().encode(), URL)

    assert draft.headline == "Ferry line 1 opens"
    assert not draft.reasons


@pytest.mark.parametrize("body", [SLOW, make_page().encode()])
def test_alarm_of_somebody_else_is_set_again(body, alarm):
    handler = signal.getsignal(signal.SIGALRM)

    read_in_time(SECONDS, SlowPage, body, URL)

    assert signal.getsignal(signal.SIGALRM) is handler
    left, interval = signal.getitimer(signal.ITIMER_REAL)
    assert 30 < left < 60
    assert interval == 7
    assert not alarm


def test_alarm_that_is_due_by_then_is_not_lost(alarm):
    signal.setitimer(signal.ITIMER_REAL, SECONDS / 2)

    read_in_time(SECONDS, SlowPage, SLOW, URL)

    time.sleep(0.2)
    assert alarm


def test_no_timer_is_left_where_none_was():
    signal.setitimer(signal.ITIMER_REAL, 0)

    read_in_time(SECONDS, SlowPage, SLOW, URL)

    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_nothing_but_the_reading_of_a_page_is_interrupted():
    with deadline._timer(0.01):
        time.sleep(0.1)


def test_exception_of_the_core_passes_and_no_timer_is_left(monkeypatch):
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(SlowPage, "be_slow", staticmethod(fail))
    signal.setitimer(signal.ITIMER_REAL, 0)

    with pytest.raises(ZeroDivisionError):
        read_in_time(60, SlowPage, SLOW, URL)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_there_is_none_in_another_thread():
    drafts: list[Draft] = []
    thread = threading.Thread(
        target=lambda: drafts.append(read_in_time(60, SlowPage, make_page().encode(), URL))
    )
    thread.start()
    thread.join()

    assert drafts[0].headline == "Ferry line 1 opens"


def test_whoever_ends_the_run_ends_the_page_that_is_read(monkeypatch):
    def interrupt() -> None:
        interrupt_reading(sys._getframe())

    interrupt()
    monkeypatch.setattr(SlowPage, "be_slow", staticmethod(interrupt))
    with pytest.raises(ReadingInterruptedError):
        read_in_time(60, SlowPage, SLOW, URL)


def make_reader(tmp_path, pages: dict[str, bytes], counts: Counter[str]) -> SourceReader:
    folder = tmp_path / "en.imsilkroad.com" / "p"
    folder.mkdir(parents=True)
    for name, body in pages.items():
        (folder / name).write_bytes(body)
    return SourceReader(
        FolderSource(tmp_path, SlowPage.portal, 100_000),
        SlowPage,
        count=lambda counter, number: counts.update({counter: number}),
        skip=lambda url: False,
        stop=lambda: False,
        max_pages=5,
        timeout=SECONDS,
    )


def test_run_goes_on_behind_a_slow_page(tmp_path):
    counts: Counter[str] = Counter()
    pages = {"1.html": make_page(1).encode(), "2.html": SLOW, "3.html": make_page(3).encode()}

    items = list(make_reader(tmp_path, pages, counts).read_articles())

    assert [item.url for item in items] == [f"{SITE}/p/{number}.html" for number in (1, 2, 3)]
    assert [[reason.code for reason in item.reasons] for item in items] == [[], ["timeout"], []]
    assert (counts[counters.PAGES_READ], counts[counters.FETCHES]) == (3, 3)
    assert counters.INTERNAL_ERRORS not in counts


def test_article_with_a_slow_later_page_is_incomplete(tmp_path):
    link = '<p>1 <a href="1_2.html">2</a> <a href="1_2.html">Next</a></p>'
    pages = {"1.html": make_page(more=link).encode(), "1_2.html": SLOW}

    [item] = make_reader(tmp_path, pages, Counter()).read_articles()

    [reason] = item.reasons
    assert reason.code == "pages"
    assert reason.message.startswith(f"page 2, {SITE}/p/1_2.html: the page took longer than")


def test_run_that_is_interrupted_leaves_the_page_and_the_rest(tmp_path, monkeypatch):
    monkeypatch.setattr(
        SlowPage, "be_slow", staticmethod(lambda: interrupt_reading(sys._getframe()))
    )
    pages = {"1.html": make_page(1).encode(), "2.html": SLOW, "3.html": make_page(3).encode()}

    items = list(make_reader(tmp_path, pages, Counter()).read_articles())

    assert [item.url for item in items] == [f"{SITE}/p/1.html"]
