"""Places of datelines are resolved rightly or not at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import Location, Place, Portal, locate
from tests.places.measuring import is_same, list_sample_places, read_rows

ROWS = read_rows()
KNOWN = [row for row in ROWS if row.right]


def portal_in(zone: str) -> Portal:
    return Portal("any", (), re.compile(""), zone=zone)


def locate_one(printed: str, zone: str = "Asia/Shanghai") -> Location:
    (location,) = locate(printed, portal_in(zone))
    return location


def test_the_list_is_long_and_no_place_stands_in_it_twice():
    assert len(KNOWN) >= 300
    assert len({(row.zone, row.printed) for row in ROWS}) == len(ROWS)


def test_no_place_of_the_list_is_wrong():
    assert [row.printed for row in ROWS if row.is_wrong()] == []


def test_most_places_of_the_list_are_resolved():
    assert sum(row.is_resolved() for row in KNOWN) / len(KNOWN) >= 0.95


def test_most_places_of_the_samples_are_resolved():
    places = list_sample_places()
    resolved = sum(all(one.place for one in locate(place, name)) for name, place in places)
    assert len(places) >= 20
    assert resolved / len(places) >= 0.95


@pytest.mark.parametrize(
    ("place", "right", "same"),
    [
        (Place("Osh", "KG", None, 40.53, 72.8, 1), "KG 40.5 72.8", True),
        (Place("Osh", "KG", None, 40.53, 72.8, 1), "UZ 40.5 72.8", False),
        (Place("Osh", "KG", None, 40.53, 72.8, 1), "KG 42 72.8", False),
        (Place("Osh", "KG", None, None, None, 1), "KG 40.5 72.8", False),
        (Place("Osh", "KG", None, None, None, 1), "KG - -", True),
    ],
)
def test_the_measure_tells_right_from_wrong(place, right, same):
    assert is_same(place, right) is same


def test_a_place_has_its_entry_in_geonames():
    location = locate_one("Urumqi")
    assert location == Location("Urumqi", location.place)
    assert location.place == Place("Ürümqi", "CN", "Xinjiang", 43.8, 87.6, 1529102)


def test_spellings_of_one_place_are_one_place():
    for spellings in (
        ["Xi'an", "Xi'an, China", "Xi’an", "Xi'an, Shaanxi", "Sian", "Xi'an (China)"],
        ["Kyiv", "Kiev", "Kyiv, Ukraine"],
        ["Macao", "Macau"],
        ["Washington", "Washington, D.C.", "Washington D.C.", "Washington DC"],
    ):
        places = {locate_one(spelling).place for spelling in spellings}
        assert len(places) == 1
        assert None not in places


@pytest.mark.parametrize(
    ("printed", "first", "count"),
    [
        ("Georgetown", ("Georgetown", "GY", None), 14),
        ("Long Beach", ("Long Beach", "US", "California"), 4),
        ("Suzhou", ("Suzhou", "CN", "Jiangsu"), 3),
        ("Pingtan", ("Pingtan", "CN", "Guangdong"), 3),
        ("Georgia", ("Georgia", "GE", None), 2),
        ("Korea", ("South Korea", "KR", None), 2),
        ("Victoria", ("Victoria", "AU", "Victoria"), 14),
    ],
)
def test_what_may_be_several_places_is_none_and_they_are_listed(printed, first, count):
    location = locate_one(printed)
    assert location.place is None
    assert len(location.candidates) == pytest.approx(count, abs=3)
    assert first in [(one.name, one.country, one.division) for one in location.candidates[:2]]


@pytest.mark.parametrize(
    "printed", ["Nowhere Town", "Springfield, Nowhere Land", "Irkutsk, Siberia"]
)
def test_what_no_table_knows_is_none_without_candidates(printed):
    assert locate_one(printed) == Location(printed, None)


@pytest.mark.parametrize("printed", ["", " ", "/", ",", ", China"])
def test_no_place_has_no_location(printed):
    assert locate(printed) == ()


@pytest.mark.parametrize(
    ("printed", "country", "division"),
    [
        ("London, Ont.", "CA", "Ontario"),
        ("London, Ontario, Canada", "CA", "Ontario"),
        ("Cambridge, Mass.", "US", "Massachusetts"),
        ("Georgetown, Guyana", "GY", None),
        ("San Jose, Costa Rica", "CR", None),
        ("San Jose, Calif.", "US", "California"),
        ("Athens, Georgia", "US", "Georgia"),
        ("Suzhou, Anhui", "CN", "Anhui"),
        ("Pudong, Shanghai", "CN", None),
        ("The Hague, the Netherlands", "NL", None),
        ("Changsha, China", "CN", "Hunan"),
    ],
)
def test_what_stands_behind_the_comma_decides(printed, country, division):
    place = locate_one(printed, "UTC").place
    assert (place.country, place.division) == (country, division)


@pytest.mark.parametrize(
    "printed",
    ["London, Paris", "Paris, China", "Springfield, US", "Suzhou, China", "Georgia, France"],
)
def test_what_does_not_decide_gives_no_place(printed):
    assert locate_one(printed).place is None


@pytest.mark.parametrize(
    ("printed", "zone", "country"),
    [
        ("Hyderabad", "Asia/Karachi", "PK"),
        ("Hyderabad", "Asia/Kolkata", "IN"),
        ("Hyderabad", "Asia/Shanghai", None),
        ("Hyderabad", "UTC", None),
        ("Kashi", "Asia/Shanghai", "CN"),
        ("Kashi", "Asia/Kolkata", "IN"),
        ("Kashi", "UTC", None),
        ("Changsha", "Asia/Shanghai", "CN"),
        ("Changsha", "Asia/Karachi", None),
        ("Vancouver", "America/New_York", None),
        ("Vancouver", "America/Toronto", "CA"),
        ("Lima", "America/New_York", "PE"),
        ("Samarkand", "Asia/Almaty", "UZ"),
        ("Mohan", "Asia/Shanghai", None),
        ("Milan", "America/New_York", "IT"),
    ],
)
def test_the_country_of_the_portal_decides_among_several(printed, zone, country):
    place = locate_one(printed, zone).place
    assert (place and place.country) == country


def test_a_region_is_no_point():
    assert locate_one("Hainan").place == Place("Hainan", "CN", "Hainan", None, None, 1809054)
    assert locate_one("Hainan, China").place == locate_one("Hainan").place
    assert locate_one("Mexico").place.latitude is None
    assert locate_one("Georgia, US").place.name == "Georgia"
    assert locate_one("Kyrgyzstan").place == Place("Kyrgyzstan", "KG", None, None, None, 1527747)


@pytest.mark.parametrize("printed", ["Singapore", "Luxembourg", "Jilin", "Quebec", "New York"])
def test_a_town_in_the_region_of_its_name_is_the_town(printed):
    assert locate_one(printed).place.latitude is not None


def test_a_slash_parts_several_places():
    nairobi, changsha = locate("Nairobi/Changsha", "silkroad")
    assert (nairobi.printed, nairobi.place.country) == ("Nairobi", "KE")
    assert (changsha.printed, changsha.place.country) == ("Changsha", "CN")


def test_what_stands_behind_the_last_of_several_may_count_for_all():
    anyang, sangpo = locate("Anyang/Sangpo, China")
    assert (anyang.printed, anyang.place.country) == ("Anyang, China", "CN")
    assert sangpo == Location("Sangpo, China", None)
    beirut, hague = locate("Beirut/The Hague, Netherlands")
    assert (beirut.place.country, hague.place.country) == ("LB", "NL")
    london, toronto = locate("London/Toronto, Canada")
    assert [place.country for place in london.candidates] == ["GB", "CA"]
    assert (london.place, toronto.place.country) == (None, "CA")


def test_a_portal_may_be_named():
    assert locate("Kashi", "silkroad") == locate("Kashi", portal_in("Asia/Shanghai"))
    with pytest.raises(ValueError, match=r"'nowhere' is none of the portals .*silkroad"):
        locate("Kashi", "nowhere")


@given(st.text("ABCabc éü,/()[]. '-Ωб", max_size=30))
def test_any_text_can_be_asked_for(text):
    for location in locate(text):
        assert location.place is None or location.candidates == ()
