"""Moments as archives give them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.fetch_times import parse_fetch_time


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-05T08:07:06Z", "2024-05-05T08:07:06Z"),
        ("2024-05-05t08:07:06z", "2024-05-05T08:07:06Z"),
        (" 2024-05-05T08:07:06Z\r\n", "2024-05-05T08:07:06Z"),
        ("2024-05-05T08:07:06.999999Z", "2024-05-05T08:07:06Z"),
        ("2024-05-05T08:07:06,5Z", "2024-05-05T08:07:06Z"),
        ("2024-05-05T08:07:06", "2024-05-05T08:07:06Z"),
        ("2024-05-05 08:07:06 UTC", "2024-05-05T08:07:06Z"),
        ("2024-05-05T08:07:06+08:00", "2024-05-05T00:07:06Z"),
        ("2024-05-05T02:07:06+0800", "2024-05-04T18:07:06Z"),
        ("2024-12-31T23:07:06-05:30", "2025-01-01T04:37:06Z"),
        ("20240505080706", "2024-05-05T08:07:06Z"),
        ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
    ],
)
def test_moment_in_utc(text: str, moment: str) -> None:
    assert parse_fetch_time(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2024",
        "2024-05",
        "2024-05-05",
        "2024-05-05T08:07Z",
        "2024-13-05T08:07:06Z",
        "2023-02-29T00:00:00Z",
        "2024-05-05T25:00:00Z",
        "2024-05-05T08:07:06+25:00",
        "20241305080706",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-01:00",
        "0001-01-01T00:00:00+08:00",
        "1970-01-01T00:00:00Z",
        "1989-12-31T23:59:59Z",
        "2101-01-01T00:00:00Z",
        "1.5.2024 08:07:06",
        "2024-05-05T08:07:06Z\x1b[31m",
        "２０２４-05-05T08:07:06Z",
        "Sun, 05 May 2024 08:07:06 GMT",
        "x2024-05-05T08:07:06Z",
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert parse_fetch_time(text) is None


@given(
    st.datetimes(dt.datetime(1990, 1, 2), dt.datetime(2100, 12, 30)),
    st.integers(-23 * 60, 23 * 60),
)
def test_same_moment_in_any_zone(moment: dt.datetime, minutes: int) -> None:
    whole = moment.replace(microsecond=0, tzinfo=dt.UTC)
    zone = dt.timezone(dt.timedelta(minutes=minutes))
    expected = whole.strftime("%Y-%m-%dT%H:%M:%SZ")

    assert parse_fetch_time(whole.astimezone(zone).isoformat()) == expected
    assert parse_fetch_time(expected) == expected
