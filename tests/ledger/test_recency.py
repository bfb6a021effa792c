"""Which of several fetches was the last."""

import pytest

from crawler.ledger.inside.recency import is_later, recency

EARLY, LATE = "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        (LATE, EARLY, True),
        (EARLY, LATE, False),
        (EARLY, EARLY, False),
        (EARLY, None, True),
        (None, EARLY, False),
        (None, None, False),
    ],
)
def test_no_time_is_before_all_times(one, other, later):
    assert is_later(one, other) is later


def test_of_those_fetched_at_once_the_highest_revision_is_the_newest():
    lines = [(LATE, 1), (None, 9), (EARLY, 3), (LATE, 2)]
    assert max(lines, key=lambda line: recency(*line)) == (LATE, 2)
