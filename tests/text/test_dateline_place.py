"""The place of a dateline: what is one before a date, an agency or a dash, and its capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.dateline_place import is_in_capitals, is_qualified, read_place


def read(printed: str, *, separate: bool = False, agency: bool = False) -> str | None:
    return read_place(printed, is_separate=separate, has_agency=agency)


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("BEIJING", "Beijing"),
        ("Beijing,", "Beijing"),
        (" XI’AN ,", "Xi'an"),
        ("KUALA  LUMPUR", "Kuala Lumpur"),
        ("THE HAGUE", "The Hague"),
        ("ST. LOUIS", "St. Louis"),
        ("WASHINGTON, D.C.", "Washington, D.C."),
        ("BOCA RATON, Fla.", "Boca Raton, Fla."),
        ("BOCA RATON. Fla.", "Boca Raton, Fla."),
        ("BEIJING. China", "Beijing, China"),
        ("BEIJING; China", "Beijing, China"),
        ("BEIJING (China)", "Beijing (China)"),
        ("BEIJING [China]", "Beijing [China]"),
        ("SYDNEY/BEIJING", "Sydney/Beijing"),
        ("SYDNEY / BEIJING", "Sydney/Beijing"),
        ("BEIJING, Monday", "Beijing"),
        ("BEIJING, Mon.", "Beijing"),
        ("BEIJING.", "Beijing"),
        ("URUMQI, Xinjiang, China", "Urumqi, Xinjiang, China"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("NEW YORK, N.Y.", "New York, N.Y."),
        ("CHINA", "China"),
    ],
)
def test_places_of_the_gazetteer(printed: str, place: str) -> None:
    assert read(printed) == place


@pytest.mark.parametrize(
    ("printed", "bare", "separate", "agency"),
    [
        ("GAOQIAO QIAOTOU", None, "Gaoqiao Qiaotou", None),
        ("Gaoqiao Qiaotou", None, None, "Gaoqiao Qiaotou"),
        ("A BC EF FG HI", None, "A Bc Ef Fg Hi", None),
        ("A BC EF FG HI JK", None, None, None),
        ("Qiaotou Gao Bo", None, None, "Qiaotou Gao Bo"),
        ("Qiaotou Gao Bo Xi", None, None, None),
        ("Qiaotou gao", None, None, None),
        ("QIAOTOU SHOWS GAO", None, None, None),
        ("SHOWS QIAOTOU", None, "Shows Qiaotou", None),
        ("UPDATE QIAOTOU", None, None, None),
        ("Today Qiaotou", None, None, None),
        ("Qiaotou - Gao", None, None, None),
        ("Qiaotou 3", None, None, None),
        ("QIAOTOU: GAO", None, None, None),
        ("", None, None, None),
        (" , ", None, None, None),
    ],
)
def test_places_that_the_gazetteer_lacks(
    printed: str, bare: str | None, separate: str | None, agency: str | None
) -> None:
    found = [read(printed), read(printed, separate=True), read(printed, agency=True)]
    assert found == [bare, separate, agency]


@pytest.mark.parametrize("printed", ["GAOQIAO QIAOTOU, Fla.", "Gaoqiao Qiaotou (China), Fla."])
def test_a_known_region_makes_an_unknown_town_a_place(printed: str) -> None:
    assert read(printed)
    assert read(printed, separate=True) == read(printed, agency=True) == read(printed)
    assert read(printed.replace("Fla.", "Flx")) is None


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("BEIJING, Haidian, Beijing, China", "Beijing, Haidian, Beijing, China"),
        ("BEIJING, Haidian, Beijing, China, Asia", None),
        ("BEIJING, where trade rose", None),
        ("BEIJING, outside Haidian", "Beijing, outside Haidian"),
        ("BEIJING, in the Gulf", "Beijing, in the Gulf"),
        ("BEIJING, near Haidian", "Beijing, near Haidian"),
        ("BEIJING, visiting Haidian", None),
    ],
)
def test_what_follows_a_town(printed: str, place: str | None) -> None:
    assert read(printed, separate=True) == place


def test_a_word_that_opens_sentences_is_a_town_where_an_agency_and_a_country_say_so() -> None:
    assert read("First, Qiaotou", agency=True) == "First, Qiaotou"
    assert read("First", agency=True) is None


@pytest.mark.parametrize(
    ("printed", "is_known"),
    [
        ("Dekalb, Ill.", True),
        ("Beijing (China)", True),
        ("BEIJING, CHINA", True),
        ("Beijing, Haidian, China,", True),
        ("Beijing", False),
        ("China", False),
        ("Beijing, Monday", False),
        ("Gaoqiao Qiaotou, China", False),
        ("Gaoqiao Qiaotou (China)", False),
        ("Beijing (capital)", False),
        ("", False),
    ],
)
def test_a_known_town_with_its_country(printed: str, is_known: bool) -> None:
    assert is_qualified(printed) is is_known


@pytest.mark.parametrize(
    ("place", "in_capitals"),
    [
        ("BEIJING", True), ("Beijing", False), ("McLEAN", True), ("McLEAN, Virginia", True),
        ("ABcd", False), ("ABCd", True), ("ABCde", True), ("A", False), ("AB", True),
        ("Xi'AN", True), ("Xi'an", False), ("BEIJING, china and more words", True), ("", False),
        ("上海", False),
    ],
)  # fmt: skip
def test_towns_in_capitals(place: str, in_capitals: bool) -> None:
    assert is_in_capitals(place) is in_capitals


@given(st.text("AbÉ ,.;/-()'’1", max_size=20), st.booleans(), st.booleans())
def test_letters_stay_in_their_order(printed: str, separate: bool, agency: bool) -> None:
    place = read(printed, separate=separate, agency=agency)
    letters = [char for char in printed.casefold() if char.isalpha()]
    assert place is None or [char for char in place.casefold() if char.isalpha()] == letters
