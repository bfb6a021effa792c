"""Months and weekdays in English, and the year of a date printed without one."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.months import FRENCH_MONTHS, MONTH_PATTERN, MONTHS, WEEKDAYS, year_nearest

ENGLISH = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
days = st.dates(dt.date(1900, 1, 1), dt.date(2699, 12, 31))


@pytest.mark.parametrize(("number", "name"), list(enumerate(ENGLISH, 1)))
def test_a_month_is_printed_in_full_or_short(number: int, name: str) -> None:
    assert MONTHS[name.lower()] == MONTHS[name[:3].lower()] == number
    assert {spelling for spelling, month in MONTHS.items() if month == number} <= {
        name.lower(), name[:3].lower(), name[:4].lower(),
    }  # fmt: skip


def test_september_has_a_short_form_of_four_letters() -> None:
    assert MONTHS["sept"] == 9


def test_months_of_the_other_language_of_wires() -> None:
    assert sorted(FRENCH_MONTHS.values()) == list(range(1, 13))
    assert [FRENCH_MONTHS[name] for name in ("février", "mai", "août", "décembre")] == [2, 5, 8, 12]
    assert FRENCH_MONTHS.keys().isdisjoint(MONTHS)


@pytest.mark.parametrize("name", MONTHS)
def test_the_pattern_takes_the_longest_name(name: str) -> None:
    found = re.match(MONTH_PATTERN, f"{name} 3")
    assert found
    assert found[0] == name


@pytest.mark.parametrize(
    ("name", "is_weekday"),
    [
        ("monday", True), ("tues", True), ("tue", True), ("wed", True), ("thurs", True),
        ("thu", True), ("sun", True), ("Sunday", False), ("may", False), ("we", False),
    ],
)  # fmt: skip
def test_weekdays_in_small_letters(name: str, is_weekday: bool) -> None:
    assert (name in WEEKDAYS) is is_weekday


def test_every_day_of_the_week_is_known_in_full_and_short() -> None:
    week = [dt.date(2024, 1, day) for day in range(1, 8)]
    assert {f"{day:%A}".lower() for day in week} <= WEEKDAYS
    assert {f"{day:%a}".lower() for day in week} <= WEEKDAYS


@pytest.mark.parametrize(
    ("month", "day", "published", "expected"),
    [
        (12, 31, "2024-01-01", "2023-12-31"),
        (1, 2, "2023-12-31", "2024-01-02"),
        (6, 15, "2024-06-15", "2024-06-15"),
        (2, 29, "2024-02-28", "2024-02-29"),
        (2, 29, "2024-12-31", None),
        (2, 29, "2023-10-01", "2024-02-29"),
        (2, 29, "2024-08-31", "2024-02-29"),
        (2, 29, "2024-09-01", None),
        (2, 29, "2023-08-29", "2024-02-29"),
        (2, 29, "2023-08-28", None),
        (2, 30, "2024-02-28", None),
        (4, 31, "2024-04-30", None),
        (13, 1, "2024-02-28", None),
        (0, 1, "2024-02-28", None),
        (1, 1, "0001-01-01", "0001-01-01"),
        (12, 31, "9999-12-31", "9999-12-31"),
    ],
)
def test_the_nearest_year(month: int, day: int, published: str, expected: str | None) -> None:
    found = year_nearest(month, day, dt.date.fromisoformat(published))
    assert (found.isoformat() if found else None) == expected


@given(days, st.integers(-180, 180))
def test_a_day_within_half_a_year_gets_its_year(day: dt.date, distance: int) -> None:
    published = day + dt.timedelta(days=distance)
    assert year_nearest(day.month, day.day, published) == day
