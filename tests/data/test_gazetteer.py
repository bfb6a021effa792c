"""The table of places, asked by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.data.gazetteer import find_regions, find_towns, fold_name, is_town_name, name_division


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Xi’an", "xian"),
        ("XI'AN", "xian"),
        ("Ürümqi", "urumqi"),
        ("Port-au-Prince", "port au prince"),
        ("St. John's", "st johns"),
        ("Łódź", "lodz"),
        ("Diyarbakır", "diyarbakir"),
        (" Tromsø ", "tromso"),
    ],
)
def test_names_are_folded(name, folded):
    assert fold_name(name) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name):
    folded = fold_name(name)
    assert fold_name(folded) == folded


@pytest.mark.parametrize("name", ["Beijing", "XI’AN", "Osh", "Davos", "Khorgos", "Zurich"])
def test_knows_names_of_towns(name):
    assert is_town_name(name)


@pytest.mark.parametrize("name", ["", "Aaaaaa", "zzzzzz", "Bei", "Pechino", "Hiv"])
def test_knows_what_is_no_name_of_a_town(name):
    assert not is_town_name(name)


def test_a_town_says_where_it_is():
    town = find_towns("XI’AN")[0]
    assert (town.name, town.geonames_id, town.country) == ("Xi'an", 1790630, "CN")
    assert (town.latitude, town.longitude) == pytest.approx((34.26, 108.93), abs=0.05)
    assert town.population > 5_000_000
    assert not town.is_capital


@pytest.mark.parametrize(
    ("name", "own"),
    [("Peking", "Beijing"), ("Bombay", "Mumbai"), ("Kiev", "Kyiv"), ("Ulaanbaatar", "Ulan Bator")],
)
def test_alternate_names_lead_to_their_towns(name, own):
    assert find_towns(name)[0].name == own


def test_the_largest_of_a_name_comes_first():
    towns = find_towns("London")
    assert [town.country for town in towns[:2]] == ["GB", "CA"]
    assert towns[0].is_capital


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("China", {("CN", "")}),
        ("Fla.", {("US", "FL")}),
        ("Georgia", {("GE", ""), ("US", "GA")}),
        ("Xizang", {("CN", "14")}),
        ("Korea", {("KP", ""), ("KR", "")}),
        ("Siberia", set()),
    ],
)
def test_regions_have_codes(name, codes):
    found = find_regions(name)
    assert found is not None
    assert {(region.country, region.division) for region in found} == codes


def test_a_town_is_no_region():
    assert find_regions("Beijing") is None


def test_a_division_is_named_by_its_codes() -> None:
    assert name_division("US", "CA") == "California"
    assert name_division("US", "") is None
    assert name_division("US", "ZZ") is None
