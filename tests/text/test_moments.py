"""One printed moment: its forms, its clock time, and what a match of them means."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.moments import (
    MOMENT,
    has_clock,
    has_short_year,
    make_date,
    read_moment,
    strip_clock,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(text: str, day_first: bool | None = None) -> str | None:
    """Return what the first moment in a text means; it must be there."""
    found = MOMENT.search(text)
    assert found
    return read_moment(found, SHANGHAI, day_first)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2024年5月3日", "2024-05-03"),
        ("2024 年 5 月 3 日 10:20", "2024-05-03T10:20:00+08:00"),
        ("2024-5-3", "2024-05-03"),
        ("2024/05/03 22:41:06", "2024-05-03T22:41:06+08:00"),
        ("2024.5.3", "2024-05-03"),
        ("2024 11/17 20:52:15", "2024-11-17T20:52:15+08:00"),
        ("May 3rd, 2024", "2024-05-03"),
        ("MAY 3 2024", "2024-05-03"),
        ("Dec.19,2025", "2025-12-19"),
        ("the 3rd of May, 2024", "2024-05-03"),
        ("3. May 2024", "2024-05-03"),
        ("24/May/2024", "2024-05-24"),
        ("25.03.2019 10:20", "2019-03-25T10:20:00+08:00"),
        ("Sat Jan 13 07:27:00 2024", "2024-01-13T07:27:00+08:00"),
        ("Sat Jan 13 07:27:00 GMT 2024", "2024-01-13T07:27:00+00:00"),
        ("08:37, November 19, 2020", "2020-11-19T08:37:00+08:00"),
        ("8:37 am on Monday, May 6, 2024", "2024-05-06T08:37:00+08:00"),
        ("2024-05-03T10:20:30.123Z", "2024-05-03T10:20:30+00:00"),
        ("May 3, 2024 at 9 a.m. ET", "2024-05-03T09:00:00-04:00"),
        ("3 May 2024 1430 hrs", "2024-05-03T14:30:00+08:00"),
        ("3 May 2024 - 15h40", "2024-05-03T15:40:00+08:00"),
        ("Apr 28 20232:23 PM", "2023-04-28T14:23:00+08:00"),
        ("0339 GMT (1139 HKT) November 19, 2024", "2024-11-19T03:39:00+00:00"),
        ("May 17, 2023, Wednesday 10:20", "2023-05-17T10:20:00+08:00"),
        ("2024-05-03 10:20 (local time)", "2024-05-03"),
        ("2024-02-30", None),
        ("31/04/2024", None),
        ("2024-13-03", None),
        ("2024-05-03 24:00", "2024-05-04T00:00:00+08:00"),
        ("2024-05-03 24:01", None),
        ("2024-05-03 23:59:59", "2024-05-03T23:59:59+08:00"),
        ("2024-05-03 23:60", None),
        ("2024-05-03 23:59:60", None),
        ("2024-05-03 25:00", None),
        ("2024-05-03 12:05 am", "2024-05-03T00:05:00+08:00"),
        ("2024-05-03 12:05 pm", "2024-05-03T12:05:00+08:00"),
        ("2024-05-03 0:05 pm", "2024-05-03T12:05:00+08:00"),
        ("2024-05-03 14:05 pm", "2024-05-03T14:05:00+08:00"),
        ("2024-05-03 13:05 am", None),
    ],
)
def test_what_a_printed_moment_means(printed: str, iso: str | None) -> None:
    assert read(printed) == iso


@pytest.mark.parametrize(
    ("printed", "unknown", "day_first", "month_first"),
    [
        ("03/04/2019", None, "2019-04-03", "2019-03-04"),
        ("04/04/2019", "2019-04-04", "2019-04-04", "2019-04-04"),
        ("12/13/2019", "2019-12-13", None, "2019-12-13"),
        ("13.12.2019", "2019-12-13", "2019-12-13", None),
        ("12/12/2019", "2019-12-12", "2019-12-12", "2019-12-12"),
        ("13/13/2019", None, None, None),
        ("Fri 03/05/2024", "2024-05-03", "2024-05-03", "2024-03-05"),
        ("Tue 03/05/2024", "2024-03-05", "2024-05-03", "2024-03-05"),
        ("03/05/2024 (Friday)", "2024-05-03", "2024-05-03", "2024-03-05"),
        ("Sat 03/05/2024", None, "2024-05-03", "2024-03-05"),
        ("30-09-26", None, "2026-09-30", None),
        ("09/30/26", None, None, "2026-09-30"),
        ("30.09.68", None, "2068-09-30", None),
        ("30.09.69", None, "1969-09-30", None),
        ("13-Jan-24", None, "2024-01-13", "2024-01-13"),
        ("2019-04-03", "2019-04-03", "2019-04-03", "2019-04-03"),
    ],
)
def test_day_and_month_in_figures(
    printed: str, unknown: str | None, day_first: str | None, month_first: str | None
) -> None:
    assert [read(printed, order) for order in (None, True, False)] == [
        unknown, day_first, month_first,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "May 2024", "2024", "2024-05", "3 May", "yesterday", "10:20", "1899-05-03", "3000-05-03",
        "May 3, 1899", "2024-05-03-04", "2024-05/03", "1.2024-05-03", "20240503", "12024-05-03",
        "2024-05-031", "Mayday 3, 2024", "3 Marching 2024", "May 3, 20245", "",
    ],
)  # fmt: skip
def test_what_is_no_moment(text: str) -> None:
    assert MOMENT.search(text) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Updated: 2024-05-03 10:20 Source: Xinhua", "2024-05-03 10:20"),
        ("opened May 3, 2024, at the port", "May 3, 2024"),
        ("2019-03-25 | By: Lin", "2019-03-25"),
        ("May 3, 2024 | 10:20 Beijing Time | World", "May 3, 2024 | 10:20 Beijing Time"),
        ("on May 3, 2024 10 people", "May 3, 2024"),
        ("May 3, 2024 10.205", "May 3, 2024"),
        ("1900-01-01", "1900-01-01"),
        ("2999-12-31", "2999-12-31"),
    ],
)
def test_a_moment_is_found_as_printed(text: str, printed: str) -> None:
    found = MOMENT.search(text)
    assert found
    assert found[0] == printed


@pytest.mark.parametrize(
    ("printed", "clock", "short", "bare"),
    [
        ("2024-05-03", False, False, "2024-05-03"),
        ("2024-05-03 10:20", True, False, "2024-05-03"),
        ("2024-05-03T10:20:00Z", True, False, "2024-05-03"),
        ("May 3, 2024 at 9 a.m. ET", True, False, "May 3, 2024"),
        ("May 3, 2024 @ 10:42 am", True, False, "May 3, 2024"),
        ("May 3, 2024 / 10:07 AM", True, False, "May 3, 2024"),
        ("May 3, 2024 – 10.07", True, False, "May 3, 2024"),
        ("08:37, November 19, 2020", True, False, "November 19, 2020"),
        ("8:37 pm GMT on May 3, 2024", True, False, "May 3, 2024"),
        ("1430 hrs May 3, 2024", True, False, "May 3, 2024"),
        ("Sat Jan 13 07:27:00 2024", True, False, "Sat Jan 13 07:27:00 2024"),
        ("13-Jan-24", False, True, "13-Jan-24"),
        ("30.09.26 10:20", True, True, "30.09.26"),
        ("0339 GMT (1139 HKT) November 19, 2024", True, False, "November 19, 2024"),
        ("Fri 6:45 PM, Feb 16, 2024", True, False, "Feb 16, 2024"),
        ("2024-02-16, FRI, 10:20", True, False, "2024-02-16, FRI"),
    ],
)
def test_the_clock_time_of_a_moment(printed: str, clock: bool, short: bool, bare: str) -> None:
    found = MOMENT.fullmatch(printed)
    assert found
    assert has_clock(found) is clock
    assert has_short_year(found) is short
    assert strip_clock(found) == bare


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2024", "5", "3"), "2024-05-03"),
        (("2024", "Sept", "03"), "2024-09-03"),
        (("2024", "DECEMBER", "31"), "2024-12-31"),
        (("2024", "02", "29"), "2024-02-29"),
        (("2023", "02", "29"), None),
        (("2024", "0", "3"), None),
        (("2024", "13", "3"), None),
        (("2024", "5", "32"), None),
        (("2024", "5", "0"), None),
        (("0000", "5", "3"), None),
    ],
)
def test_a_date_of_printed_parts(parts: tuple[str, str, str], date: str | None) -> None:
    made = make_date(*parts)
    assert (made.isoformat() if made else None) == date


@given(st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2699, 12, 31)))
def test_a_moment_in_figures_is_read_back(when: dt.datetime) -> None:
    when = when.replace(microsecond=0)
    local = dt.datetime.fromisoformat(read(f"{when:%Y-%m-%d %H:%M:%S}") or "")
    assert local.replace(tzinfo=None) == when
    assert read(f"{when:%H:%M:%S}, {when:%B} {when.day}, {when.year}") == local.isoformat()
    assert read(f"{when:%d.%m.%Y}", day_first=True) == when.date().isoformat()
