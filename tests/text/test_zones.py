"""Zones as printed behind a clock time: which one is meant at whose portal, and whole minutes."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.zones import ZONE_PATTERN, parse_zone, round_offset

WINTER, SUMMER = dt.datetime(2024, 1, 13, 7, 27), dt.datetime(2024, 7, 13, 7, 27)
SHANGHAI, LONDON = "Asia/Shanghai", "Europe/London"


def read_hours(printed: str, when: dt.datetime, own: str) -> float | None:
    zone = parse_zone(printed, when, ZoneInfo(own))
    offset = zone.utcoffset(when) if zone else None
    return None if offset is None else offset / dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("printed", "hours"),
    [
        ("+8", 8), ("+08", 8), ("+0800", 8), ("+08:00", 8), ("+05:30", 5.5), ("-0330", -3.5),
        ("−05:00", -5), ("GMT+8", 8), ("GMT +8", 8), ("GMT - 5", -5), ("UTC+05:45", 5.75),
        ("(GMT+9)", 9), ("HKT (GMT+8)", 8), ("-0500 (EST)", -5), ("+00:00", 0), ("-0:30", -0.5),
        ("+14", 14),
    ],
)  # fmt: skip
def test_an_offset_says_all(printed: str, hours: float) -> None:
    assert read_hours(printed, WINTER, SHANGHAI) == hours
    assert read_hours(printed, SUMMER, "America/New_York") == hours


@pytest.mark.parametrize(
    ("printed", "when", "hours"),
    [
        ("GMT", WINTER, 0), ("Z", WINTER, 0), ("utc", SUMMER, 0), ("CET", WINTER, 1),
        ("CEST", SUMMER, 2), ("EST", SUMMER, -5), ("EDT", SUMMER, -4), ("ET", WINTER, -5),
        ("ET", SUMMER, -4), ("PT", SUMMER, -7), ("CT", WINTER, -6), ("MT", SUMMER, -6),
        ("Eastern Time", SUMMER, -4), ("eastern  time", WINTER, -5), ("Beijing Time", SUMMER, 8),
        ("China Standard Time", WINTER, 8), ("London time", SUMMER, 1), ("UK time", WINTER, 0),
        ("Moscow time", WINTER, 3), ("[PKT]", WINTER, 5), ("( JST )", WINTER, 9),
        ("NPT", WINTER, 5.75), ("HKT (China Time)", WINTER, 8), ("AEDT", WINTER, 11),
        ("AKST", WINTER, -9), ("BRT", WINTER, -3),
    ],
)  # fmt: skip
def test_a_name_that_means_one_zone(printed: str, when: dt.datetime, hours: float) -> None:
    assert read_hours(printed, when, SHANGHAI) == hours


@pytest.mark.parametrize(
    ("printed", "own", "when", "hours"),
    [
        ("CST", SHANGHAI, WINTER, 8),
        ("CST", "America/Chicago", WINTER, -6),
        ("CST", "America/New_York", WINTER, -6),
        ("CST", LONDON, WINTER, None),
        ("IST", "Asia/Kolkata", WINTER, 5.5),
        ("IST", "Europe/Dublin", SUMMER, 1),
        ("IST", "Asia/Jerusalem", WINTER, 2),
        ("IST", "Asia/Colombo", WINTER, 5.5),
        ("IST", SHANGHAI, WINTER, None),
        ("BST", LONDON, SUMMER, 1),
        ("BST", LONDON, WINTER, 1),
        ("BST", "Europe/Paris", SUMMER, 1),
        ("BST", "Asia/Dhaka", SUMMER, 6),
        ("BST", SHANGHAI, SUMMER, None),
        ("AST", "America/Halifax", WINTER, -4),
        ("AST", "Asia/Kuwait", WINTER, 3),
        ("AST", "Asia/Almaty", WINTER, None),
        ("AMT", "Asia/Yerevan", WINTER, 4),
        ("AMT", "America/Manaus", WINTER, -4),
        ("AMT", "America/New_York", WINTER, None),
        ("PST", "Asia/Manila", WINTER, 8),
        ("PST", SHANGHAI, WINTER, -8),
        ("EST", "Australia/Sydney", WINTER, 10),
        ("EDT", "Australia/Sydney", WINTER, 11),
        ("MST", "Asia/Yangon", WINTER, 6.5),
        ("MST", SHANGHAI, WINTER, -7),
        ("SST", "Asia/Singapore", WINTER, 8),
        ("SST", "Pacific/Pago_Pago", WINTER, -11),
        ("SST", SHANGHAI, WINTER, None),
        ("WST", "Australia/Perth", WINTER, 8),
        ("NST", "America/St_Johns", WINTER, -3.5),
        ("ALMT", "Asia/Almaty", WINTER, 6),
        ("ALMT", SHANGHAI, WINTER, None),
    ],
)  # fmt: skip
def test_the_portal_tells_which_zone_a_short_name_means(
    printed: str, own: str, when: dt.datetime, hours: float | None
) -> None:
    assert read_hours(printed, when, own) == hours


@pytest.mark.parametrize("printed", ["local time", "(Astana time)", "XYZ", "time", ""])
def test_nothing_tells_which_zone_is_meant(printed: str) -> None:
    assert read_hours(printed, WINTER, SHANGHAI) is None


def find_zone(text: str) -> str | None:
    found = re.match(ZONE_PATTERN, text, re.IGNORECASE)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("GMT", "GMT"), ("gmt", "gmt"), ("GMT+8", "GMT+8"), ("UTC + 05:30", "UTC + 05:30"),
        ("+0800", "+0800"), ("+08:00", "+08:00"), ("+15", None), ("+14", "+14"), ("+08:60", None),
        ("-0500 (EST)", "-0500 (EST)"), ("HKT (GMT+8)", "HKT (GMT+8)"), ("[IST]", "[IST]"),
        ("( BJT )", "( BJT )"), ("Beijing Time", "Beijing Time"), ("local time", "local time"),
        ("(Astana time)", "(Astana time)"), ("(New Delhi time)", "(New Delhi time)"),
        ("Astana time", None), ("EST.", "EST"), ("ESTATE", None), ("cat", None), ("CAT", "CAT"),
        ("West", None), ("WEST", "WEST"), ("it", None), ("z", None), ("Z", "Z"), ("ist", None),
        ("est", "est"), ("GMT8", None), ("+8:00:00", None), ("", None),
    ],
)  # fmt: skip
def test_how_zones_are_printed(text: str, zone: str | None) -> None:
    assert find_zone(text) == zone


@given(st.integers(-14 * 60, 14 * 60), st.sampled_from(["{}", "GMT{}", "UTC {}", "({})"]))
def test_every_offset_is_printed_and_read_back(minutes: int, form: str) -> None:
    sign = "-" if minutes < 0 else "+"
    printed = form.format(f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}")
    assert find_zone(printed) == printed
    assert read_hours(printed, WINTER, SHANGHAI) == minutes / 60


@pytest.mark.parametrize(
    ("zone", "when", "minutes"),
    [
        (SHANGHAI, WINTER, 480),
        (LONDON, SUMMER, 60),
        (SHANGHAI, dt.datetime(1900, 5, 3), 486),
        ("Europe/Amsterdam", dt.datetime(1920, 5, 3), 80),
        ("Africa/Monrovia", dt.datetime(1971, 5, 3), -44),
        ("Asia/Kolkata", WINTER, 330),
    ],
)
def test_offsets_are_whole_minutes(zone: str, when: dt.datetime, minutes: int) -> None:
    offset = round_offset(ZoneInfo(zone), when)
    assert offset == dt.timezone(dt.timedelta(minutes=minutes))
