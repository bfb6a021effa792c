"""The names of the counters: none counts twice, none is read as a kind of another."""

import pytest

from crawler import counters

NAMES = {name: value for name, value in vars(counters).items() if name.isupper()}
GROUPS = {name: value for name, value in NAMES.items() if value.endswith("{}")}


def test_each_counter_has_a_name_of_its_own():
    assert len({*NAMES.values()}) == len(NAMES) > len(GROUPS) > 0


@pytest.mark.parametrize("group", GROUPS)
def test_no_other_counter_is_a_kind_of_a_group(group):
    prefix = NAMES[group].format("")
    assert [name for name, value in NAMES.items() if value.startswith(prefix)] == [group]


@pytest.mark.parametrize("name", NAMES)
def test_a_counter_has_at_most_one_kind(name):
    assert NAMES[name].count("{}") == (name in GROUPS)
