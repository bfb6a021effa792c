"""The moment at which something was fetched, as archives and callers give it."""

import datetime as dt
import re

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)? ?(?:Z|UTC|([+-]\d\d):?(\d\d))?",
    re.ASCII | re.IGNORECASE,
)
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)", re.ASCII)
# Before the first page of the Web, and so far ahead that only a broken clock says it.
_YEARS = range(1990, 2101)


def parse_fetch_time(text: str) -> str | None:
    """Return a moment in UTC as RFC 3339 to the second, `2024-05-05T08:00:00Z`.

    Read are RFC 3339 with any offset, a blank in place of its `T`, and the fourteen digits of CDX
    files. A moment without a zone is in UTC, as ISO 28500 demands; fractions of a second are cut
    off. None for everything else: a day alone, what no calendar holds, and years in which nothing
    can have been fetched.
    """
    text = text.strip(" \t\r\n")
    if digits := _DIGITS.fullmatch(text):
        text = "{}-{}-{}T{}:{}:{}".format(*digits.groups())
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    day, time, hours, minutes = found.groups()
    try:
        moment = dt.datetime.fromisoformat(f"{day}T{time}{hours or '+00'}:{minutes or '00'}")
        moment = moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year in _YEARS else None


def format_fetch_time(moment: dt.datetime) -> str:
    """Return a moment in UTC as RFC 3339, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
