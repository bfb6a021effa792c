"""What the monitor of a run counts, and what it makes of errors."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from crawler import counters
from crawler.errors import LedgerWriteError
from crawler.items import RejectCode
from crawler.monitor import run_monitor
from crawler.monitor.run_monitor import RunMonitor
from crawler.pipelines.duplicates import ForgottenArticle, ForgottenReject, UnchangedArticle
from crawler.pipelines.window import BeyondLimit, OutsideWindow
from tests.articles import make_article, make_reject
from tests.made_run import make_run


@pytest.fixture
def monitor(tmp_path) -> RunMonitor:
    settings = {"OUTPUT_DIR": str(tmp_path), "QUALITY_FLOORS": {"records": 0.5, "byline": 0.1}}
    crawler = get_crawler(settings_dict=settings | {"FETCH_FAILURES_CEILING": 0.2})
    run = make_run(crawler=crawler, limit=3)
    run.ledger = SimpleNamespace(notices=["a notice of the ledger"])
    return RunMonitor.from_crawler(crawler)


def count(monitor: RunMonitor) -> dict[str, int]:
    return dict(monitor._crawler.stats.get_stats())


def test_what_was_written_is_new_or_revised(monitor):
    for revision in (1, 2, 3):
        monitor.item_scraped(make_article(revision=revision))
    assert count(monitor) == {counters.RECORDS_NEW: 1, counters.RECORDS_REVISED: 2}


@pytest.mark.parametrize("code", RejectCode)
def test_only_rejects_that_came_of_comparing_are_counted_when_written(monitor, code):
    monitor.item_scraped(make_reject(code))
    is_compared = code in (RejectCode.DUPLICATE, RejectCode.REPLACED)
    assert count(monitor) == ({counters.REJECTS.format(code): 1} if is_compared else {})


@pytest.mark.parametrize(
    ("kind", "counter"),
    [
        (OutsideWindow, counters.RECORDS_OUTSIDE),
        (BeyondLimit, counters.RECORDS_OUTSIDE),
        (ForgottenArticle, counters.RECORDS_FORGOTTEN),
        (ForgottenReject, None),
        (UnchangedArticle, None),
        (DropItem, None),
    ],
)
def test_what_was_dropped_is_counted_by_its_reason(monitor, kind, counter):
    monitor.item_dropped(kind("why"))
    assert count(monitor) == ({counter: 1} if counter else {})


@pytest.fixture
def stopped(monkeypatch) -> list[tuple[str, str]]:
    calls: list[tuple[str, str]] = []
    stop = lambda _, reason, sentence: calls.append((reason, sentence))  # noqa: E731
    monkeypatch.setattr(run_monitor, "stop_run", stop)
    return calls


def test_an_exception_that_nobody_expected_is_counted(monitor, stopped):
    monitor.item_error(Failure(ZeroDivisionError()))
    monitor.spider_error(Failure(ZeroDivisionError()))
    assert count(monitor) == {counters.INTERNAL_ERRORS: 2}
    assert monitor.report().error is None
    assert stopped == []


def test_the_first_error_that_the_user_must_see_to_ends_the_run(monitor, stopped):
    for message in ("the disk is full", "the disk is still full"):
        monitor.item_error(Failure(LedgerWriteError(message)))
    assert count(monitor) == {}
    assert str(monitor.report().error) == "the disk is full"
    assert stopped == [("output_failed", "the disk is full")]


def test_the_report_holds_the_facts_of_the_run(monitor, tmp_path, monkeypatch):
    collector = SimpleNamespace(freeze=lambda: None, set_threshold=lambda number: None)
    monkeypatch.setattr(run_monitor, "gc", collector)
    run = monitor._run()
    (tmp_path / "silkroad.jsonl").touch()
    run.notices.append("a notice of the run")
    monitor._crawler.stats.set_value(counters.STOPPED, "why")
    monitor.spider_opened(monitor._crawler.spider)
    monitor.spider_closed(monitor._crawler.spider, "limit")
    report = monitor.report()
    assert (report.portal, report.reason, report.stopped) == ("silkroad", "limit", "why")
    assert report.notices == ["a notice of the run", "a notice of the ledger"]
    assert report.files == [tmp_path / "silkroad.jsonl"]
    assert 0 <= report.seconds < 60
    assert not report.interrupted


@pytest.mark.parametrize(("reached", "limit"), [(True, 3), (False, None)])
def test_a_limit_is_told_where_the_run_ended_for_it(monitor, reached, limit):
    monitor._run().limit_reached = reached
    assert monitor.report().limit == limit


def test_floors_of_the_portal_come_before_those_of_the_settings(monitor):
    run = monitor._run()
    run.portal = replace(run.portal, floors={"byline": 0.9})
    floors = monitor.floors()
    assert floors.quality == {"records": 0.5, "byline": 0.9}
    assert floors.failures == 0.2
