"""Time zones as printed behind a clock time."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

_NAMED = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "BEIJING TIME": "Asia/Shanghai",
    "CHINA TIME": "Asia/Shanghai",
    "CHINA STANDARD TIME": "Asia/Shanghai",
    "HONG KONG TIME": "Asia/Hong_Kong",
}
_HOURS = {
    "Z": 0.0, "UT": 0.0, "UTC": 0.0, "GMT": 0.0, "WET": 0.0, "BST": 1.0, "WEST": 1.0, "CET": 1.0,
    "WAT": 1.0, "CEST": 2.0, "EET": 2.0, "CAT": 2.0, "SAST": 2.0, "EEST": 3.0, "EAT": 3.0,
    "MSK": 3.0, "PKT": 5.0, "IST": 5.5, "ICT": 7.0, "WIB": 7.0, "HKT": 8.0, "SGT": 8.0, "MYT": 8.0,
    "PHT": 8.0, "AWST": 8.0, "JST": 9.0, "KST": 9.0, "AEST": 10.0, "AEDT": 11.0, "NZST": 12.0,
    "NZDT": 13.0, "EDT": -4.0, "EST": -5.0, "CDT": -5.0, "CST": -6.0, "MDT": -6.0, "MST": -7.0,
    "PDT": -7.0, "PST": -8.0,
}  # fmt: skip

ZONE_PATTERN = (
    r"(?:(?:GMT|UTC)?\s?[+\-−]\s?[0-9]{1,2}(?::?[0-9]{2})?(?![0-9:])(?:\s*\([A-Z]{2,5}\))?|\(?(?:"
    + "|".join(sorted((*_NAMED, *_HOURS), key=len, reverse=True)).replace(" ", r"\s")
    + r")\b\)?)"
)
"""Regular expression of a printed zone: an offset or a known name; letters in any case."""

_OFFSET = re.compile(r"([+\-−])\s?([0-9]{1,2}):?([0-9]{2})?")


def parse_zone(printed: str, when: dt.datetime, own: ZoneInfo) -> dt.tzinfo | None:
    """Return the zone that is printed, as it stood `when` (a naive clock time).

    An abbreviation that the portal's `own` zone goes by means that zone (`CST` in China), whatever
    else it may mean elsewhere. None for an offset of more than 14 hours.
    """
    if offset := _OFFSET.search(printed):
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        if hours > 14 or minutes > 59:
            return None
        size = dt.timedelta(hours=hours, minutes=minutes)
        return dt.timezone(size if offset[1] == "+" else -size)
    name = " ".join(printed.strip("() ").upper().split())
    if when.replace(tzinfo=own).tzname() == name:
        return own
    if name in _NAMED:
        return ZoneInfo(_NAMED[name])
    return dt.timezone(dt.timedelta(hours=_HOURS[name]))


def round_offset(zone: dt.tzinfo, when: dt.datetime) -> dt.timezone:
    """Return the offset of a zone as it stood `when` (a naive clock time), in whole minutes.

    Local mean times have seconds (Shanghai until 1901, Amsterdam until 1937); ISO 8601 writes none,
    and RFC 3339, 5.8, takes the nearest minute.
    """
    offset = when.replace(tzinfo=zone).utcoffset() or dt.timedelta()
    return dt.timezone(dt.timedelta(minutes=round(offset / dt.timedelta(minutes=1))))
