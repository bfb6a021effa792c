"""What is done when a run has ended."""

import pytest
from scrapy.utils.test import get_crawler

from crawler import counters
from crawler.errors import ArgumentError, ExitStatus
from crawler.ledger import Ledger
from crawler.monitor.run_ending import end_run
from crawler.monitor.run_monitor import RunMonitor
from tests.made_run import make_run


@pytest.fixture
def crawler(monkeypatch, tmp_path):
    crawler = get_crawler(settings_dict={"OUTPUT_DIR": str(tmp_path), "FLOORS_MIN_PAGES": 20})
    monitor = RunMonitor(crawler)
    monkeypatch.setattr(crawler, "get_extension", lambda cls: monitor)
    return crawler


def test_a_run_without_a_page_is_kept_told_and_judged(crawler, tmp_path, capsys):
    run = make_run(crawler=crawler, is_live=False)
    with Ledger.open(tmp_path, "silkroad") as run.ledger:
        ending = end_run(crawler, None)
    assert ending.verdict.status is ExitStatus.NO_ARTICLE
    assert ending.file is not None
    assert capsys.readouterr().err.startswith("silkroad  0 pages seen")
    for kept in (run.ledger.paths.run_file, run.ledger.paths.runs):
        assert kept.exists()


def test_a_run_that_cannot_be_kept_is_no_success(crawler, tmp_path):
    run = make_run(crawler=crawler, is_live=False)
    with Ledger.open(tmp_path, "silkroad") as run.ledger:
        run.ledger.paths.run_file.mkdir()
        ending = end_run(crawler, None)
    assert ending.verdict.status is ExitStatus.INTERNAL_ERROR
    assert "silkroad.run.json: cannot be written" in str(ending.verdict.reason)


@pytest.mark.parametrize(
    ("error", "status", "reason"),
    [
        (ArgumentError("limit=x is no count"), ExitStatus.USAGE, "limit=x is no count"),
        (ZeroDivisionError("0"), ExitStatus.INTERNAL_ERROR, "internal error: ZeroDivisionError"),
        (None, ExitStatus.COMPLETE, None),
    ],
)
def test_a_run_that_never_began_has_no_summary(error, status, reason, capsys):
    ending = end_run(get_crawler(), error)
    assert (ending.verdict.status, ending.verdict.reason, ending.file) == (status, reason, None)
    assert capsys.readouterr().err == ""


def test_errors_of_a_plain_spider_are_told():
    crawler = get_crawler()
    crawler.stats.inc_value(counters.INTERNAL_ERRORS, 2)
    assert end_run(crawler, None).verdict.status is ExitStatus.INTERNAL_ERROR
