"""A short form of `python -m tests.drift`."""

import pytest

from tests.drift.changes import CHANGES, Change
from tests.drift.simulation import count_false_alarms, find_change

LATER = {
    "source gone": 3,
    "byline gone": 3,
    "date of the last change gone": 3,
}
"""Changes of fields that fewer than 60 % of the pages have, and the run that has to show them."""


def test_there_are_thirty_changes_of_different_names():
    assert len({change.name for change in CHANGES}) >= 30


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_change_is_named_in_time(change: Change):
    allowed = LATER.get(change.name, 1)
    found = find_change(change, 0.03, runs=allowed)
    assert 1 <= found.run <= allowed, found.subjects


def test_quiet_runs_raise_no_alarm():
    assert count_false_alarms(0.03, 20, portals=2) == 0
