"""Time zones as printed behind a clock time."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from crawler.text.wordlists import read_words

_NAMED = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "EASTERN TIME": "America/New_York",
    "CENTRAL TIME": "America/Chicago",
    "MOUNTAIN TIME": "America/Denver",
    "PACIFIC TIME": "America/Los_Angeles",
    "BEIJING TIME": "Asia/Shanghai",
    "CHINA TIME": "Asia/Shanghai",
    "CHINA STANDARD TIME": "Asia/Shanghai",
    "HONG KONG TIME": "Asia/Hong_Kong",
    "INDIAN STANDARD TIME": "Asia/Kolkata",
    "JAPAN STANDARD TIME": "Asia/Tokyo",
    "KOREA STANDARD TIME": "Asia/Seoul",
    "LONDON TIME": "Europe/London",
    "MOSCOW TIME": "Europe/Moscow",
    "PAKISTAN STANDARD TIME": "Asia/Karachi",
    "SINGAPORE TIME": "Asia/Singapore",
    "UK TIME": "Europe/London",
}
_HOURS = {
    "Z": 0.0, "UT": 0.0, "UTC": 0.0, "GMT": 0.0, "WET": 0.0, "WEST": 1.0, "CET": 1.0, "WAT": 1.0,
    "CEST": 2.0, "EET": 2.0, "CAT": 2.0, "SAST": 2.0, "EEST": 3.0, "EAT": 3.0, "MSK": 3.0,
    "TRT": 3.0, "IDT": 3.0, "IRST": 3.5, "AZT": 4.0, "GST": 4.0, "SAMT": 4.0, "AFT": 4.5,
    "PKT": 5.0, "TJT": 5.0, "TMT": 5.0, "UZT": 5.0, "YEKT": 5.0, "NPT": 5.75, "BDT": 6.0,
    "KGT": 6.0, "MMT": 6.5, "ICT": 7.0, "WIB": 7.0, "NOVT": 7.0, "KRAT": 7.0, "AWST": 8.0,
    "BJT": 8.0, "HKT": 8.0, "IRKT": 8.0, "MYT": 8.0, "PHT": 8.0, "SGT": 8.0, "ULAT": 8.0,
    "WITA": 8.0, "JST": 9.0, "KST": 9.0, "WIT": 9.0, "ACST": 9.5, "AEST": 10.0, "VLAT": 10.0,
    "ACDT": 10.5, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0, "BRT": -3.0, "ADT": -3.0, "EDT": -4.0,
    "EST": -5.0, "CDT": -5.0, "MDT": -6.0, "MST": -7.0, "PDT": -7.0, "PST": -8.0, "AKDT": -8.0,
    "AKST": -9.0, "HST": -10.0,
}  # fmt: skip
# What an abbreviation means at portals of some zones (the beginning of their IANA names). One that
# is not in `_HOURS` as well means different things to different people elsewhere.
_HOURS_WITHIN = {
    "ALMT": {"Asia/Almaty": 6.0},
    "AMT": {
        "Asia/Yerevan": 4.0,
        "America/Boa_Vista": -4.0,
        "America/Manaus": -4.0,
        "America/Porto_Velho": -4.0,
    },
    "AST": {
        "America/": -4.0,
        "Atlantic/": -4.0,
        "Asia/Aden": 3.0,
        "Asia/Baghdad": 3.0,
        "Asia/Bahrain": 3.0,
        "Asia/Kuwait": 3.0,
        "Asia/Qatar": 3.0,
        "Asia/Riyadh": 3.0,
    },
    "BST": {"America/": 1.0, "Asia/Dhaka": 6.0, "Europe/": 1.0},
    "CST": {"America/": -6.0},
    "EDT": {"Australia/": 11.0},
    "EST": {"Australia/": 10.0},
    "IST": {"Asia/Colombo": 5.5},
    "MST": {"Asia/Kuala_Lumpur": 8.0, "Asia/Yangon": 6.5},
    "NST": {"America/": -3.5},
    "PST": {"Asia/Manila": 8.0},
    "SST": {"Asia/Singapore": 8.0, "Pacific/": -11.0},
    "WST": {"Australia/": 8.0},
}
_LOCAL = "LOCAL TIME"

# These are words or parts of words as well, and zones only where they stand in capitals.
_IN_CAPITALS = read_words("AST CAT CT EAT ET IST MT PT SST UT WAT WEST WET WIT WITA Z")
_ABBREVIATIONS = sorted(
    {*_HOURS, *_HOURS_WITHIN, *(name for name in _NAMED if " " not in name)}, key=len, reverse=True
)
_SPELT = sorted((_LOCAL, *(name for name in _NAMED if " " in name)), key=len, reverse=True)
_BARE = (
    r"(?:(?:(?:GMT|UTC)\s?[+\-−]\s?|[+\-−])(?:1[0-4]|0?[0-9])(?::?[0-5][0-9])?(?![0-9:])"
    rf"|(?:{'|'.join(name for name in _ABBREVIATIONS if name not in _IN_CAPITALS)}"
    rf"|(?-i:{'|'.join(name for name in _ABBREVIATIONS if name in _IN_CAPITALS)})"
    rf"|{'|'.join(_SPELT)}|(?<=\()(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?) time)\b)".replace(" ", r"\s")
)
ZONE_PATTERN = rf"(?:[(\[]\s?)?{_BARE}(?:\s*\({_BARE}\))?(?:\s?[)\]])?"
"""Regular expression of a printed zone, bare or in brackets: an offset, a known name, or both."""

_OFFSET = re.compile(r"([+\-−])\s?([0-9]{1,2}):?([0-9]{2})?")


def parse_zone(printed: str, when: dt.datetime, own: ZoneInfo) -> dt.tzinfo | None:
    """Return the zone that is printed, as it stood `when` (a naive clock time).

    An abbreviation that the portal's `own` zone goes by means that zone (`CST` in China), whatever
    else it may mean elsewhere. None where nothing tells which of several zones is meant (`CST` on
    a British site, `IST` on a Chinese one, `local time`).
    """
    if offset := _OFFSET.search(printed):
        size = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return dt.timezone(size if offset[1] == "+" else -size)
    name = " ".join(printed.partition(" (")[0].strip("()[] ").upper().split())
    if when.replace(tzinfo=own).tzname() == name:
        return own
    if name in _NAMED:
        return ZoneInfo(_NAMED[name])
    for area, hours in _HOURS_WITHIN.get(name, {}).items():
        if own.key.startswith(area):
            return dt.timezone(dt.timedelta(hours=hours))
    return dt.timezone(dt.timedelta(hours=_HOURS[name])) if name in _HOURS else None


def round_offset(zone: dt.tzinfo, when: dt.datetime) -> dt.timezone:
    """Return the offset of a zone as it stood `when` (a naive clock time), in whole minutes.

    Local mean times have seconds (Shanghai until 1901, Amsterdam until 1937); ISO 8601 writes none,
    and RFC 3339, 5.8, takes the nearest minute.
    """
    offset = when.replace(tzinfo=zone).utcoffset() or dt.timedelta()
    return dt.timezone(dt.timedelta(minutes=round(offset / dt.timedelta(minutes=1))))
