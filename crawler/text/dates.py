"""Dates as pages print them, and the line of a page that prints its date."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from crawler.text.memory import remember
from crawler.text.months import MONTH_PATTERN, MONTHS, WEEKDAYS
from crawler.text.zones import ZONE_PATTERN, parse_zone, round_offset

_LONGEST_LINE = 240
_LONGEST_DATE = 80


@dataclass(frozen=True, slots=True)
class DateLine:
    """What the line of a page that prints its date says.

    `published_raw`: date, clock time and zone as printed, without a label. `modified_raw`: the
    same, None unless both dates are printed. `rest_before`, `rest_after`: what else stands on the
    line (byline, source, editor), without separators.
    """

    published_raw: str
    modified_raw: str | None
    rest_before: str
    rest_after: str


_CLOCK_PARTS = ("hour", "minute", "second", "half")


def _clock(number: int) -> str:
    """Return the pattern of a clock time; `number` tells its groups from those of another."""
    return (
        rf"(?P<hour{number}>[0-9]{{1,2}}):(?P<minute{number}>[0-9]{{2}})"
        rf"(?::(?P<second{number}>[0-9]{{2}})(?:[.,][0-9]{{1,9}})?)?(?![0-9])"
        rf"(?:\s?(?P<half{number}>[ap]\.?m\b\.?))?(?:\s*(?P<zone{number}>{ZONE_PATTERN}))?"
    )


_WEEKDAY = rf"\(?\b(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b[.,]?\)?"
_MONTH = rf"(?<![^\W\d_])(?:{MONTH_PATTERN})(?![^\W\d_])"
_DAY = r"[0-9]{1,2}(?![0-9])"
_ANY_YEAR = r"(?:19|2[0-9])[0-9]{2}"
_YEAR = rf"{_ANY_YEAR}(?![0-9])"
_DATE = re.compile(
    rf"""
    (?<![0-9])(?<![0-9][-/.:])
    (?:{_clock(1)}\s*[,|]?\s*(?:on\s+)?)?
    (?:{_WEEKDAY}\s*)?
    (?:
        (?P<year1>{_ANY_YEAR})(?P<mark1>[-/.])(?P<month1>[0-9]{{1,2}})(?P=mark1)(?P<day1>{_DAY})
      | (?P<year2>{_ANY_YEAR})\s+(?P<month2>[0-9]{{1,2}})/(?P<day2>{_DAY})
      | (?P<month3>{_MONTH})[.,]?\s*(?P<day3>{_DAY})(?:st|nd|rd|th)?\s*[,.]?\s*(?P<year3>{_YEAR})
      | (?P<day4>{_DAY})(?:st|nd|rd|th)?(?:\s+of\b)?[\s-]*
        (?P<month4>{_MONTH})[.,]?[\s,-]*(?P<year4>{_YEAR})
      | (?P<left>[0-9]{{1,2}})(?P<mark5>[-/.])(?P<right>[0-9]{{1,2}})(?P=mark5)(?P<year5>{_YEAR})
      | (?P<month6>{_MONTH})\s+(?P<day6>{_DAY})\s+{_clock(2)}\s+(?P<year6>{_YEAR})
    )
    (?![-/.][0-9])
    (?:\s*{_WEEKDAY}(?=[\s,]))?
    (?:(?:T|\s*[,|]?\s*(?:at\s+|[-–]\s+)?){_clock(3)})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMPACT = re.compile(rf"({_ANY_YEAR})([0-9]{{2}})([0-9]{{2}})")
_NUMBER = re.compile(r"[0-9]+")
_HOLDS_YEAR = re.compile(rf"(?<![0-9]){_YEAR}")

_RUNNING_TEXT = re.compile(r"(?:\b[a-z]+,? ){4}")

_LABEL = re.compile(
    r"(?<![^\W_])(?<!-)(?:(?P<modified>(?:last\s+)?(?:updated?|modified|revised))"
    r"|(?:first\s+)?(?:publish(?:ed)?|publication|posted|post|released?|issued|created?|pub|time|date))"
    r"(?:\s?(?:time|date|on|at))?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_SEPARATORS = " \t\xa0\u3000|,;·•–—>-"

_WORD = r"[^\W\d_a-z][\w'’.&-]*+(?!\s?[:：])"
_NAME = rf"{_WORD}(?:\s(?:(?:of|and|the|for|in|via|de|la|van|von|bin)\s)?{_WORD}){{0,7}}+"
_SOURCE = (
    r"(?:Xinhua(?:net|-Finance|\s(?:Silk\sRoad|Finance|News\sAgency))?|(?:People's|China|Economic|"
    r"Global|Shanghai|Science\sand\sTechnology|Guangming|Shenzhen|Beijing)\s(?:Daily|Times)(?:\s(?:"
    r"Online|App|Global|Overseas\sEdition))?|China\sNews\sService|China\sMilitary\sOnline|Ecns|ECNS|"
    r"CGTN|CCTV|CRI(?:\sOnline)?|SHINE|Shine|Reuters|AFP|AP|Agencies)"
)
_IMPRINT = re.compile(
    rf"""
    (?:
      (?:
        (?:https?://)?(?:[\w-]++\.)+[a-z]{{2,6}}\b/?
      | (?i:by):?\s(?:GT\s)?(?:(?i:staff\s(?:reporters?|writers?))|{_NAME})
            (?:\s?(?:,|/|&|\|)?\s?(?:\b(?:and|in|at|from|for|with)\s)?(?<=[\s,/&|]){_NAME})*+
      | \(?\s?(?:(?i:source):\s?)?{_NAME}\s?\)
      | (?:{_NAME}\s)?\(\s?{_SOURCE}\s?\)
      | {_SOURCE}\b
      | (?i:sources?(?:\(s\))?|(?:web\s|copy\s)?editors?|authors?|writers?|from|provided\sby)
            \s?[:：]\s?(?:{_NAME}|[\w.-]+)?(?:\s?[,/&]\s?{_NAME})*+
      | (?i:news\sprovided\sby)\s{_NAME}
      | (?i:print(?:er)?|share(?:\s-\swechat)?|comments?|e-?mail|wechat|weibo|(?:font|text)\ssize
            |large|medium|small|views?|hits?|clicks?|reads?)\b(?:\s?[:：(]\s?[0-9]+\)?)?
      | [ALMS]\b
      )
      [\s|/,;:：·•–—>-]*+
    )*+
    """,
    re.VERBOSE,
)
_LABELLED_NAME = re.compile(_NAME)


@lru_cache(maxsize=4096)
def parse_printed_date(raw: str, zone: str, day_first: bool | None = None) -> str | None:
    """Return a printed date as ISO 8601, exactly as precise as it is printed.

    `2024-01-13`, or with a clock time `2019-07-11T07:27:00+08:00` (whole seconds). A clock time
    without a zone is in `zone`, the portal's own (an IANA name). `day_first` tells how the portal
    means `03/04/2019`. None where there is no such date, where day, month or four-digit year are
    missing, where the year is before 1900, or where nothing tells which number is the day: nothing
    is guessed, and neither the clock nor the locale of the machine is asked. Raises
    ZoneInfoNotFoundError for an unknown zone.
    """
    text = " ".join(raw.split())
    if len(text) > _LONGEST_LINE:
        return None
    if compact := _COMPACT.fullmatch(text):
        date = _make_date(compact[1], compact[2], compact[3])
        return date.isoformat() if date else None
    found = _DATE.fullmatch(text)
    if found is None:
        line = find_date_line(text)
        text = line.published_raw if line else text
        found = _DATE.fullmatch(text)
    if found is None:
        return _parse_rare(text)
    return _read(found, ZoneInfo(zone), day_first)


def _read(found: re.Match[str], zone: ZoneInfo, day_first: bool | None) -> str | None:
    date = _read_date(found, day_first)
    clock = next((number for number in (1, 2, 3) if found[f"hour{number}"]), None)
    if date is None or clock is None:
        return date.isoformat() if date else None
    time = _read_clock(*found.group(*(f"{part}{clock}" for part in _CLOCK_PARTS)))
    if time is None:
        return None
    when = dt.datetime.combine(date, time)
    printed_zone = found[f"zone{clock}"]
    own = parse_zone(printed_zone, when, zone) if printed_zone else zone
    return when.replace(tzinfo=round_offset(own, when)).isoformat() if own else None


def _read_clock(hour: str, minute: str, second: str | None, half: str | None) -> dt.time | None:
    """Return a clock time; `14:05 PM`, which is printed too, is 14:05."""
    hours = int(hour)
    is_morning, is_afternoon = (bool(half and half[0].lower() == letter) for letter in "ap")
    if is_morning and hours > 12:
        return None
    if is_morning and hours == 12:
        hours = 0
    elif is_afternoon and hours < 12:
        hours += 12
    try:
        return dt.time(hours, int(minute), int(second or 0))
    except ValueError:
        return None


def _read_date(found: re.Match[str], day_first: bool | None) -> dt.date | None:
    form = next((n for n in (1, 2, 3, 4, 6) if found[f"year{n}"]), None)
    if form is not None:
        return _make_date(found[f"year{form}"], found[f"month{form}"], found[f"day{form}"])
    left, right = found["left"], found["right"]
    orders = {True: (right, left), False: (left, right)}
    if day_first is not None:
        return _make_date(found["year5"], *orders[day_first])
    readings = {_make_date(found["year5"], *order) for order in orders.values()} - {None}
    return readings.pop() if len(readings) == 1 else None


def _make_date(year: str, month: str, day: str) -> dt.date | None:
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None


def _parse_rare(text: str) -> str | None:
    """Read what only dateparser can: a date without a clock time, its month by name."""
    numbers = _NUMBER.findall(text)
    if not _HOLDS_YEAR.search(text) or len(text) > _LONGEST_DATE:
        return None
    if sorted(map(len, numbers)) not in ([1, 4], [2, 4]):
        return None
    import dateparser  # only here: few dates need it, and it loads for longer than the rest

    parsed = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": dt.datetime(2000, 1, 1),
            "TIMEZONE": "UTC",
        },
    )
    if parsed is None or sorted(map(int, numbers)) != [parsed.day, parsed.year]:
        return None
    return parsed.date().isoformat()


@remember
def find_date_line(text: str) -> DateLine | None:
    """Read a block of a page as the line that prints its date.

    None where the block is running text, a caption or a dateline that merely holds a date: beside
    the date and its label only bylines, sources, editors, hosts and share labels may stand.
    """
    if len(text) > _LONGEST_LINE or ("2" not in text and "19" not in text):
        return None
    if not _HOLDS_YEAR.search(text) or _RUNNING_TEXT.search(text):
        return None
    line = " ".join(text.split())
    dates = list(_DATE.finditer(line))
    if not 0 < len(dates) < 3:
        return None
    first, last = dates[0], dates[-1]
    before, label = _strip_label(line[: first.start()])
    raws = [first[0].strip()]
    is_modified = [bool(label and label["modified"])]
    if last is not first:
        between, second_label = _strip_label(line[first.end() : last.start()])
        if between.strip(_SEPARATORS) or second_label is None:
            return None
        raws.append(last[0].strip())
        is_modified.append(bool(second_label["modified"]))
    after = line[last.end() :].strip(_SEPARATORS)
    before = before.strip(_SEPARATORS)
    if not (_is_imprint(before, label is not None) and _is_imprint(after, False)):
        return None
    if len(raws) == 1:
        return DateLine(raws[0], None, before, after)
    if is_modified[0] == is_modified[1]:
        return None
    published, modified = raws if is_modified[1] else reversed(raws)
    return DateLine(published, modified, before, after)


def _strip_label(text: str) -> tuple[str, re.Match[str] | None]:
    label = _LABEL.search(text)
    return (text[: label.start()] if label else text), label


def _is_imprint(rest: str, is_labelled: bool) -> bool:
    """Tell whether what stands beside a date names authors, sources and the like."""
    parts = [part.strip(_SEPARATORS) for part in rest.split("|")]
    return all(
        _IMPRINT.fullmatch(part) or (is_labelled and _LABELLED_NAME.fullmatch(part))
        for part in parts
    )
