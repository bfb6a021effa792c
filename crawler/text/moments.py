"""One printed moment, a date with or without a clock time: the forms in which pages print it."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from crawler.text.months import MONTH_PATTERN, MONTHS, WEEKDAYS
from crawler.text.zones import ZONE_PATTERN, parse_zone, round_offset

_CLOCK_PARTS = ("hour", "minute", "second", "half", "dotted", "compact")
_CLOCKS = range(1, 4)
_NEXT_CENTURY = 69


def _clock(number: int) -> str:
    """Return the pattern of a clock time; `number` tells its groups from those of another.

    `9:05`, `09:05:30.25`, `4.34pm`, `12.42`, `9 a.m.`, `14:30 hrs`, and with a zone `0339 GMT`.
    """
    zone = rf"(?P<zone{number}>{ZONE_PATTERN})"
    return rf"""
        (?P<hour{number}>[0-9]{{1,2}})
        (?: [:：h](?P<minute{number}>[0-9]{{2}})
            (?: [:：](?P<second{number}>[0-9]{{2}}) (?:[.,][0-9]{{1,9}})? )?
          | \.(?P<dotted{number}>[0-9]{{2}})
          | (?P<compact{number}>[0-9]{{2}})(?=\s?(?:hrs\b|hours\b|\(?[A-Z]{{2,4}}T\b))
          | (?=\s?[ap]\.?\s?m\b)
        )
        (?!\.?[0-9])
        (?:\s?(?P<half{number}>[ap]\.?\s?m\b\.?))? (?:\s?(?:hrs|hours)\b\.?)?
        (?:,?\s*{zone})? (?:\s*\([0-9]{{2}}:?[0-9]{{2}}\s[A-Z]{{2,5}}\))?
    """


_WEEKDAY = rf"\(?\b(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b[.,]?\)?"
_WEEKDAY_WORD = re.compile(_WEEKDAY, re.IGNORECASE)
_DAYS_OF_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = rf"(?<![^\W\d_])(?:{MONTH_PATTERN})(?![^\W\d_])"
_DAY = r"[0-9]{1,2}(?![0-9])"
ANY_YEAR = r"(?:19|2[0-9])[0-9]{2}"
"""Regular expression of a year from 1900 to 2999."""
# A clock time may be glued to the year: `Apr 28 20232:23 PM`.
YEAR = rf"{ANY_YEAR}(?:(?![0-9])|(?=[0-9]{{1,2}}:[0-9]{{2}}))"
"""The same as a word of its own."""
_SHORT_YEAR = r"[0-9]{2}(?![0-9])"
_ON = r"\s*[,|•·/]?\s*(?:on\s+)?"
_AT = r"\s*[,|•·;/@–—-]?\s*(?:at\s+|@\s*)?"

MOMENT = re.compile(
    rf"""
    (?:(?<![0-9])|(?=[^\W\d_])) (?<![0-9][-/.:])
    (?:(?:{_WEEKDAY}\s*)?{_clock(1)}{_ON})?
    (?P<date>
        (?:{_WEEKDAY}\s*)?
        (?:
            (?P<year9>{ANY_YEAR})\s?年\s?(?P<month9>[0-9]{{1,2}})\s?月
            \s?(?P<day9>[0-9]{{1,2}})\s?日
          | (?P<year1>{ANY_YEAR})(?P<mark1>[-/.])(?P<month1>[0-9]{{1,2}})(?P=mark1)(?P<day1>{_DAY})
          | (?P<year2>{ANY_YEAR})\s+(?P<month2>[0-9]{{1,2}})/(?P<day2>{_DAY})
          | (?P<month3>{_MONTH})[.,]?[\s-]*(?P<day3>[0-9]{{1,2}})(?:st|nd|rd|th|(?![0-9]))
            [\s,.-]*(?P<year3>{YEAR})
          | (?P<day4>[0-9]{{1,2}})(?:st|nd|rd|th|(?![0-9]))[.]?(?:\s+of\b)?[\s/-]*
            (?P<month4>{_MONTH})[.,]?[\s,/-]*(?P<year4>{YEAR})
          | (?P<left>[0-9]{{1,2}})(?P<mark5>[-/.])(?P<right>[0-9]{{1,2}})(?P=mark5)(?P<year5>{YEAR})
          | (?P<month6>{_MONTH})\s+(?P<day6>{_DAY})\s+{_clock(2)}\s+(?P<year6>{YEAR})
          | (?P<day7>{_DAY})(?P<mark7>[-/])(?P<month7>{_MONTH})(?P=mark7)(?P<year7>{_SHORT_YEAR})
          | (?P<left8>[0-9]{{1,2}})(?P<mark8>[-/.])(?P<right8>[0-9]{{1,2}})(?P=mark8)
            (?P<year8>{_SHORT_YEAR})
        )
        (?![-/.][0-9])
        (?:,?\s*{_WEEKDAY}(?=[\s,|•·]|$))?
    )
    (?:(?:T|{_AT}){_clock(3)})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A moment as printed, letters in any case; `read_moment` says what a match of it means."""


def read_moment(found: re.Match[str], zone: ZoneInfo, day_first: bool | None) -> str | None:
    """Return what a match of `MOMENT` means, as ISO 8601, exactly as precise as it is printed.

    `zone`, `day_first`: the portal's own. Where a zone is printed of which nothing tells what it
    means there is no moment, only the day. None where there is no such day or no such clock time,
    and where nothing tells day from month: neither `day_first` nor a weekday nor a number over 12.
    """
    date = _read_date(found, day_first)
    number = _find_clock(found)
    if date is None or number is None:
        return date.isoformat() if date else None
    time = _read_clock(found, number)
    if time is None:
        return None
    when = dt.datetime.combine(date, dt.time()) + time
    printed_zone = found[f"zone{number}"]
    own = parse_zone(printed_zone, when, zone) if printed_zone else zone
    if own is None:
        return date.isoformat()
    return when.replace(tzinfo=round_offset(own, when)).isoformat()


def has_clock(found: re.Match[str]) -> bool:
    """Tell whether a match of `MOMENT` has a clock time."""
    return _find_clock(found) is not None


def has_short_year(found: re.Match[str]) -> bool:
    """Tell whether the year of a match of `MOMENT` has two figures only."""
    return bool(found["year7"] or found["year8"])


def strip_clock(found: re.Match[str]) -> str:
    """Return the date of a match of `MOMENT` as printed, without the clock time beside it."""
    return found[0] if found["hour2"] else found["date"].rstrip(" ,")


def _find_clock(found: re.Match[str]) -> int | None:
    return next((number for number in _CLOCKS if found[f"hour{number}"]), None)


def _read_clock(found: re.Match[str], number: int) -> dt.timedelta | None:
    """Return how long after midnight a clock time is: `14:05 PM`, printed too, is 14:05.

    `24:00` is the end of the day.
    """
    parts = (found[f"{part}{number}"] for part in _CLOCK_PARTS)
    hour, minute, second, half, dotted, compact = parts
    hours, minutes, seconds = int(hour), int(minute or dotted or compact or 0), int(second or 0)
    is_morning, is_afternoon = (bool(half and half[0].lower() == letter) for letter in "ap")
    if is_morning and hours > 12:
        return None
    if is_morning and hours == 12:
        hours = 0
    elif is_afternoon and hours < 12:
        hours += 12
    is_midnight = (hours, minutes, seconds) == (24, 0, 0)
    if (hours > 23 and not is_midnight) or minutes > 59 or seconds > 59:
        return None
    return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _read_date(found: re.Match[str], day_first: bool | None) -> dt.date | None:
    form = next((n for n in (1, 2, 3, 4, 6, 9) if found[f"year{n}"]), None)
    if form is not None:
        return make_date(found[f"year{form}"], found[f"month{form}"], found[f"day{form}"])
    if found["year7"]:
        return _make_short_date(found["year7"], found["month7"], found["day7"], day_first)
    if found["year8"]:
        left, right = found["left8"], found["right8"]
        month, day = (right, left) if day_first else (left, right)
        return _make_short_date(found["year8"], month, day, day_first)
    left, right = found["left"], found["right"]
    orders = {True: (right, left), False: (left, right)}
    if day_first is not None:
        return make_date(found["year5"], *orders[day_first])
    dates = {date for order in orders.values() if (date := make_date(found["year5"], *order))}
    if len(dates) > 1 and (printed := _WEEKDAY_WORD.search(found[0])):
        number = _DAYS_OF_WEEK.index(printed[0].lstrip("(")[:3].lower())
        dates = {date for date in dates if date.weekday() == number}
    return dates.pop() if len(dates) == 1 else None


def _make_short_date(year: str, month: str, day: str, day_first: bool | None) -> dt.date | None:
    """Return a date with a year of two figures, if the portal is known to print the year last."""
    if day_first is None:
        return None
    century = "20" if int(year) < _NEXT_CENTURY else "19"
    return make_date(f"{century}{year}", month, day)


def make_date(year: str, month: str, day: str) -> dt.date | None:
    """Return the date that its printed parts name, the month by number or by name, or None."""
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None
