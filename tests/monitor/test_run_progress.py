"""The line that says how far a run is."""

import pytest

from crawler import counters
from crawler.coverage import Coverage
from crawler.monitor.run_progress import RunProgress, describe_progress
from crawler.monitor.run_report import RunReport

OFFLINE = RunProgress("silkroad", 500, 1500, 480, 20, 10.0, "en.imsilkroad.com/p/338301.html")
LIVE = RunProgress("silkroad", 1, None, 1, 0, 4.0, "en.imsilkroad.com/tags/project?page=2")


@pytest.mark.parametrize(
    ("progress", "width", "line"),
    [
        (
            OFFLINE,
            120,
            "silkroad 500/1500 pages, 480 records, 20 rejects, 50.0/s, 00:20 left, "
            "en.imsilkroad.com/p/338301.html",
        ),
        (
            OFFLINE,
            80,
            "silkroad 500/1500 pages, 480 records, 20 rejects, 50.0/s, 00:20 left, …8301.html",
        ),
        (OFFLINE, 30, "silkroad 500/1500 pages, 480 r"),
        (
            LIVE,
            None,
            "silkroad 1 page, 1 record, 0 rejects, 0.2/s, en.imsilkroad.com/tags/project?page=2",
        ),
    ],
)
def test_line(progress, width, line):
    assert describe_progress(progress, width) == line


def test_nothing_in_it_steers_the_terminal():
    hostile = RunProgress("silkroad", 1, 2, 1, 0, 1.0, "a.example/\x1b[2J\n\rb")

    assert describe_progress(hostile, 200).isprintable()


def test_progress_counts_what_was_passed_over_and_offline_knows_the_end():
    stats = {
        counters.PAGES_FOUND: 9,
        counters.PAGES_READ: 3,
        counters.PAGES_SKIPPED.format("window"): 2,
        counters.RECORDS_VALID: 2,
        counters.REJECTS.format("date"): 1,
    }
    report = RunReport("silkroad", stats, Coverage())

    offline = RunProgress.of(report, 5.0, "x", is_live=False)
    assert (offline.pages, offline.total, offline.records, offline.rejects) == (5, 9, 2, 1)
    assert offline.seconds_left == 4.0
    live = RunProgress.of(report, 5.0, "x", is_live=True)
    assert live.total is None
    assert live.seconds_left is None


def test_several_runs_are_one_line():
    one = RunProgress("silkroad", 10, 40, 8, 2, 5.0, "a/1.html")
    other = RunProgress("people", 20, 60, 20, 0, 10.0, "b/2.html")
    joined = RunProgress.join([one, other])
    assert describe_progress(joined, 200) == (
        "2 portals, 30/100 pages, 28 records, 2 rejects, 3.0/s, 00:23 left, a/1.html"
    )
    assert RunProgress.join([one]) is one


def test_of_a_live_run_among_others_nobody_knows_the_end():
    one = RunProgress("silkroad", 10, None, 8, 2, 5.0)
    assert RunProgress.join([one, one]).total is None
