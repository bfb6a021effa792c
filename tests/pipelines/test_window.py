"""Windows and limits: which articles go on to the output."""

import datetime as dt

import pytest

from crawler import counters
from crawler.items import RejectCode
from crawler.pipelines.window import BeyondLimit, OutsideWindow, WindowPipeline, is_within
from crawler.run import Run
from tests.articles import make_article, make_reject
from tests.made_run import make_run

JANUARY, FEBRUARY = dt.date(2024, 1, 1), dt.date(2024, 2, 1)


@pytest.mark.parametrize(
    ("published", "since", "until", "within"),
    [
        ("2024-01-13", None, None, True),
        ("2024-01-13", JANUARY, FEBRUARY, True),
        ("2024-01-01", JANUARY, JANUARY, True),
        ("2024-01-01T23:59:59+08:00", JANUARY, JANUARY, True),
        ("2023-12-31T23:59:59+08:00", JANUARY, None, False),
        ("2024-02-02", None, FEBRUARY, False),
        ("2024-02-01T00:00:00+08:00", None, FEBRUARY, True),
    ],
)
def test_both_ends_belong_to_the_window(published, since, until, within):
    assert is_within(published, since, until) is within


def make_pipeline(**asked: object) -> tuple[WindowPipeline, Run]:
    run = make_run(is_live=False, **asked)
    return WindowPipeline(run.crawler), run


def find_end(run: Run) -> str | None:
    return run.crawler.stats.get_value(counters.STOPPED)


def test_articles_outside_of_the_window_are_dropped_and_do_not_count():
    pipeline, run = make_pipeline(since=JANUARY, limit=1)

    with pytest.raises(OutsideWindow):
        pipeline.process_item(make_article(published="2023-12-31"))
    assert find_end(run) is None
    assert pipeline.process_item(make_article(published="2024-01-01"))
    assert find_end(run) == "limit of 1 articles reached"


def test_limit_counts_articles_only():
    pipeline, run = make_pipeline(limit=2)
    items = [make_article(), make_reject(RejectCode.DATE), make_article()]

    assert [pipeline.process_item(item) for item in items] == items
    with pytest.raises(BeyondLimit):
        pipeline.process_item(make_article())
    assert pipeline.process_item(make_reject(RejectCode.DATE))
    assert find_end(run) == "limit of 2 articles reached"
    assert run.limit_reached


def test_without_arguments_everything_passes():
    pipeline, run = make_pipeline()

    for item in (make_article(published="1999-01-01"), make_reject(RejectCode.DATE)):
        assert pipeline.process_item(item) is item
    assert find_end(run) is None
