"""The facts of a run: what its counters say, and what follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import counters
from crawler.coverage import Coverage
from crawler.items import RejectCode
from crawler.monitor.run_report import COMPARED_CODES, NO_ARTICLE_CODES, RunReport


def report(**stats: int) -> RunReport:
    """Return the report of a run; `pages__read` stands for the counter `pages/read`."""
    counted = {name.replace("__", "/"): number for name, number in stats.items()}
    return RunReport("silkroad", counted, Coverage())


def test_a_run_that_counted_nothing():
    empty = report()
    assert (empty.pages_found, empty.pages_read, empty.pages_left, empty.lists_left) == (0,) * 4
    assert (empty.valid, empty.new, empty.revised, empty.unchanged, empty.outside) == (0,) * 5
    assert (empty.answered, empty.forgotten, empty.replaced, empty.dates_overruled) == (0,) * 4
    assert (empty.rejects, empty.failures, empty.skipped, empty.unmatched) == ({}, {}, {}, {})


@pytest.mark.parametrize(
    ("counter", "name"),
    [
        (counters.PAGES_FOUND, "pages_found"), (counters.PAGES_READ, "pages_read"),
        (counters.LISTS_LEFT, "lists_left"), (counters.FETCHES, "answered"),
        (counters.RECORDS_VALID, "valid"), (counters.RECORDS_NEW, "new"),
        (counters.RECORDS_REVISED, "revised"), (counters.RECORDS_OUTSIDE, "outside"),
        (counters.RECORDS_FORGOTTEN, "forgotten"), (counters.DATES_OVERRULED, "dates_overruled"),
        (counters.INTERNAL_ERRORS, "internal_errors"),
    ],
)  # fmt: skip
def test_each_number_has_its_counter(counter, name):
    assert getattr(RunReport("silkroad", {counter: 7}, Coverage()), name) == 7


@pytest.mark.parametrize(
    ("counter", "name"),
    [
        (counters.REJECTS, "rejects"), (counters.FETCHES_FAILED, "failures"),
        (counters.PAGES_SKIPPED, "skipped"), (counters.TEMPLATE_UNMATCHED, "unmatched"),
    ],
)  # fmt: skip
def test_kinds_come_most_frequent_first_then_by_name(counter, name):
    stats = {counter.format(kind): number for kind, number in [("b", 2), ("a", 2), ("c", 5)]}
    found = getattr(RunReport("silkroad", {**stats, counter[:3]: 9}, Coverage()), name)
    assert list(found.items()) == [("c", 5), ("a", 2), ("b", 2)]


@pytest.mark.parametrize(
    ("found", "read", "skipped", "left"), [(9, 4, 2, 3), (9, 7, 2, 0), (9, 8, 2, 0), (9, 0, 0, 9)]
)
def test_pages_that_nobody_looked_at(found, read, skipped, left):
    stats = {"pages__found": found, "pages__read": read, "pages__skipped__known": skipped}
    assert report(**stats).pages_left == left


@pytest.mark.parametrize(
    ("stats", "unchanged"),
    [
        ({}, 20),
        ({"records__new": 3}, 17),
        ({"records__revised": 3}, 17),
        ({"records__outside": 3}, 17),
        ({"records__forgotten": 3}, 17),
        ({"rejects__duplicate": 3}, 17),
        ({"rejects__replaced": 3}, 17),
        ({"rejects__empty": 3}, 20),
        ({"internal_errors": 3}, 17),
        ({"records__new": 20}, 0),
        ({"records__new": 21}, 0),
    ],
)
def test_records_that_the_output_held_already(stats, unchanged):
    assert report(records__valid=20, **stats).unchanged == unchanged


def test_articles_that_showed_something_else():
    assert report(rejects__replaced=2, rejects__duplicate=1).replaced == 2


def test_a_code_is_either_no_article_or_compared():
    assert NO_ARTICLE_CODES.isdisjoint(COMPARED_CODES)
    assert {*RejectCode} > NO_ARTICLE_CODES | COMPARED_CODES


numbers = st.integers(0, 50)


@given(numbers, numbers, numbers, numbers)
def test_no_number_is_below_nothing(valid, new, found, read):
    told = report(records__valid=valid, records__new=new, pages__found=found, pages__read=read)
    assert told.unchanged == max(0, valid - new)
    assert told.pages_left == max(0, found - read)
