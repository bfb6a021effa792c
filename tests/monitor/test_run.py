"""What the monitor of a run counts, and what it makes of errors."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from crawler.monitor.run import RunMonitor
from scrapy.exceptions import DropItem
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from crawler.fetching.stopping import STOPPED_STAT
from crawler.items import RejectCode
from crawler.ledger import LedgerWriteError
from crawler.monitor import counters
from crawler.pipelines.duplicates import ForgottenArticle, ForgottenReject, UnchangedArticle
from crawler.pipelines.window import BeyondLimit, OutsideWindow
from tests.articles import make_article, make_reject

SPIDERS = SpiderLoader.from_settings(get_project_settings())


@pytest.fixture
def monitor(tmp_path) -> RunMonitor:
    settings = {"OUTPUT_DIR": str(tmp_path), "QUALITY_FLOORS": {"records": 0.5, "byline": 0.1}}
    crawler = get_crawler(settings_dict=settings | {"FETCH_FAILURES_CEILING": 0.2})
    crawler.spider = SPIDERS.load("silkroad")()
    crawler.spider.ended = []
    crawler.spider.end_run = lambda *reasons: crawler.spider.ended.append(reasons)
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


def test_what_became_of_a_page_is_counted_once_it_is_known(monitor):
    monitor.observe(make_article(byline=["Jane Doe"]))
    monitor.observe(make_reject(RejectCode.DATE))
    assert count(monitor) == {
        counters.RECORDS_VALID: 1,
        counters.REJECTS.format(RejectCode.DATE): 1,
    }
    assert monitor.report().coverage.field_shares()["byline"] == 1.0


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


def test_an_exception_that_nobody_expected_is_counted(monitor):
    monitor.item_error(Failure(ZeroDivisionError()))
    monitor.spider_error(Failure(ZeroDivisionError()))
    assert count(monitor) == {counters.INTERNAL_ERRORS: 2}
    assert monitor.report().error is None
    assert monitor._crawler.spider.ended == []


def test_the_first_error_that_the_user_must_see_to_ends_the_run(monitor):
    for message in ("the disk is full", "the disk is still full"):
        monitor.item_error(Failure(LedgerWriteError(message)))
    assert count(monitor) == {}
    assert str(monitor.report().error) == "the disk is full"
    assert monitor._crawler.spider.ended == [("output_failed", "the disk is full")]


def test_the_report_holds_the_facts_of_the_run(monitor, tmp_path, monkeypatch):
    collector = SimpleNamespace(freeze=lambda: None, set_threshold=lambda number: None)
    monkeypatch.setattr("crawler.monitor.run.gc", collector)
    spider = monitor._crawler.spider
    (tmp_path / "silkroad.jsonl").touch()
    spider.notices.append("a notice of the spider")
    spider.ledger = SimpleNamespace(notices=["a notice of the ledger"])
    monitor._crawler.stats.set_value(STOPPED_STAT, "why")
    monitor.spider_opened(spider)
    monitor.spider_closed(spider, "limit")
    report = monitor.report()
    assert (report.portal, report.reason, report.stopped) == ("silkroad", "limit", "why")
    assert report.notices == ["a notice of the spider", "a notice of the ledger"]
    assert report.files == [tmp_path / "silkroad.jsonl"]
    assert 0 <= report.seconds < 60
    assert report.limit is None


@pytest.mark.parametrize(("reached", "limit"), [(True, 3), (False, None)])
def test_a_limit_is_told_where_the_run_ended_for_it(monitor, reached, limit):
    monitor._crawler.spider = SPIDERS.load("silkroad")(limit="3")
    monitor._crawler.spider.limit_reached = reached
    assert monitor.report().limit == limit


def test_floors_of_the_portal_come_before_those_of_the_settings(monitor):
    spider = monitor._crawler.spider
    spider.portal = replace(spider.portal, floors={"byline": 0.9})
    floors = monitor.floors()
    assert floors.quality == {"records": 0.5, "byline": 0.9}
    assert floors.failures == 0.2
