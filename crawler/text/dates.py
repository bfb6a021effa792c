"""Dates as pages print them, and the line of a page that prints its date."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

import dateparser

from crawler.text.beside_dates import ASIDE, SEPARATORS, is_imprint
from crawler.text.memory import remember
from crawler.text.moments import (
    ANY_YEAR,
    MOMENT,
    YEAR,
    has_clock,
    has_short_year,
    make_date,
    read_moment,
    strip_clock,
)

LONGEST_PRINTED_DATE = 240
"""Letters that a line which prints a date has at most."""

_LONGEST_DATE = 80


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """What the line of a page that prints its date says.

    `published_raw`: date, clock time and zone as printed, without a label. `modified_raw`: the
    same, None unless both dates are printed. `rest_before`, `rest_after`: what else stands on the
    line (byline, source, editor), without separators. `is_update`: whether the line prints one
    date only and calls it that of an update; it then stands in `published_raw`. `is_labelled`:
    whether a label says what the date is.
    """

    published_raw: str
    modified_raw: str | None
    rest_before: str
    rest_after: str
    is_update: bool = False
    is_labelled: bool = field(default=False, compare=False)


_COMPACT = re.compile(rf"({ANY_YEAR})([0-9]{{2}})([0-9]{{2}})")
_COMPACT_MOMENT = re.compile(
    rf"({ANY_YEAR})([0-9]{{2}})([0-9]{{2}})T([0-9]{{2}}):?([0-9]{{2}})(?::?([0-9]{{2}}))?(.*)"
)
_NUMBER = re.compile(r"[0-9]+")
HOLDS_DIGIT = re.compile(r"[0-9]")
"""What every line that prints a date holds."""

_HOLDS_YEAR = re.compile(rf"(?<![0-9]){YEAR}")
_HOLDS_DATE = re.compile(
    rf"(?<![0-9]){YEAR}|[0-9]([-/.])(?:[0-9]{{1,2}}|[a-z]{{3,4}})\1[0-9]{{2}}(?![0-9])",
    re.IGNORECASE,
)
_CHANGED = r"(?:last\s)?(?:updated|modified|revised|edited)"
_RUNNING_TEXT = re.compile(r"(?:\b[a-z]+,? ){4}")
_LABEL = re.compile(
    rf"""
    (?:(?<![^\W_])(?<!-)|(?-i:(?<=[a-z])(?=[A-Z])))  # the second: glued, `Jane DoePublished`
    (?: (?P<modified>{_CHANGED})(?:\s?(?:time|date|on|at))?\s?[:：]?
      | (?P<update>update|change)\s?(?:time|date|[:：])\s?[:：]?
      | (?:first\s)?(?:published|posted|released|issued|uploaded|created|filed)
        (?:\s?(?:time|date|on|at))?\s?[:：]?
      | ^published\sin\s(?-i:[A-Z])[^.:;!?]{{1,80}},  # a paper, its weekly: `Published in X, Y, …`
      | (?:publish|publication|post|release|issue|creation|create|pub)\s?(?:time|date|on)\s?[:：]?
      | (?:publish|publication|post|release|pub|time|date|online)\s?[:：]
      | ^(?:publication|time|date)
      | (?P<changed>更新(?:时间|日期)?|수정|最終更新日?)\s?[:：]?
      | (?:发布(?:时间|日期)?|发表(?:时间|日期)?|时间|日期|(?:기사)?입력|公開日)\s?[:：]?
    )\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LATE_LABEL = re.compile(rf"\s*\(?{_CHANGED}\)?(?P<zone>\s[A-Z]{{3,4}})?\s*$", re.IGNORECASE)
_BY_ON = re.compile(r"(\bby\b.*\S)\son\s*$", re.IGNORECASE)
_UPDATED_AT = re.compile(
    rf"[\s,|•·;–—-]*[(\[]?\s*{_CHANGED}(?:\sat)?\s?:?\s?"
    r"(?P<clock>[0-9]{1,2}(?:[:.][0-9]{2}|(?=\s?[ap]\.?m))(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?)"
    r"\s*[)\]]?(?![0-9,])",
    re.IGNORECASE,
)
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_LONGEST_HEAD, _MOST_WORDS_BESIDE = 160, 12
"""Witness: `January 13, 2020 at 08:45 AM | categories: Python, Mercurial | View Comments`."""
_CLOSED = re.compile(r"[a-z]{2}[.!?…][\"'”’)]*$")
_OTHER_DAY = re.compile(
    r":$|\b(?:after|before|between|born|by|copyright|dated|died|for|from|in|of|on|since|taken"
    r"|through|till|to|until|valid)$",
    re.IGNORECASE,
)
_NO_HEAD = re.compile(r"--|©|\(@|://|\w/[0-9]{4}/")


@lru_cache(maxsize=4096)
def parse_printed_date(raw: str, zone: str, day_first: bool | None = None) -> str | None:
    """Return a printed date as ISO 8601, exactly as precise as it is printed.

    `2024-01-13`, or with a clock time `2019-07-11T07:27:00+08:00` (whole seconds). A clock time
    without a zone is in `zone`, the portal's own (an IANA name); with one of which nothing tells
    what it means there, such as `CST` on a British site, only the day is given. `day_first` tells
    how the portal means `03/04/2019` and `03-04-19`. None where there is no such date, where day,
    month or four-digit year are missing, where the year is before 1900, or where nothing tells
    which number is the day: nothing is guessed, and neither the clock nor the locale of the machine
    is asked. Raises ZoneInfoNotFoundError for an unknown zone.
    """
    text = " ".join(raw.split())
    if len(text) > LONGEST_PRINTED_DATE:
        return None
    if compact := _COMPACT.fullmatch(text):
        date = make_date(compact[1], compact[2], compact[3])
        return date.isoformat() if date else None
    if compact := _COMPACT_MOMENT.fullmatch(text):
        year, month, day, hour, minute, second, zone_raw = compact.groups()
        text = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone_raw}"
    found = MOMENT.fullmatch(text)
    if found is None:
        line = find_printed_date(text)
        text = line.published_raw if line else text
        found = MOMENT.fullmatch(text)
    if found is None:
        return _parse_rare(text)
    return read_moment(found, ZoneInfo(zone), day_first)


def _parse_rare(text: str) -> str | None:
    """Read what only dateparser can: a date without a clock time, its month by name."""
    numbers = _NUMBER.findall(text)
    if not _HOLDS_YEAR.search(text) or len(text) > _LONGEST_DATE:
        return None
    if sorted(map(len, numbers)) not in ([1, 4], [2, 4]):
        return None
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
def find_printed_date(text: str) -> PrintedDate | None:
    """Read a block of a page as the line that prints its date.

    None where the block is running text, a caption or a dateline that merely holds a date: beside
    the date and its label only bylines, sources, editors, hosts, reading times and share labels may
    stand; where a label or a clock time tells that it is the line of the date, also bare names.
    """
    parts = _divide(text)
    if parts and all(is_imprint(rest, parts.is_sure) for rest in parts.rests):
        return _make_line(parts)
    return None


@remember
def find_head_date(text: str) -> PrintedDate | None:
    """Read a line that stands between a headline and its story as the one that holds the date.

    There a date may stand beside anything that is no sentence: `Blackswan Thursday, May 30, 2019`,
    `21/06/2014 Tony Carter All, Books`. Elsewhere such a line is a teaser or a caption.
    """
    if line := find_printed_date(text):
        return line
    parts = _divide(text) if len(text) <= _LONGEST_HEAD else None
    if parts is None or _NO_HEAD.search(text) or _CLOSED.search(text):
        return None
    if any(map(_OTHER_DAY.search, parts.rests[:-1])):
        return None
    is_short = sum(len(rest.split()) for rest in parts.rests) <= _MOST_WORDS_BESIDE
    return _make_line(parts) if is_short else None


def join_printed_dates(one: PrintedDate, other: PrintedDate) -> PrintedDate | None:
    """Return what two lines of one page say together: one its publication, one an update.

    None where neither or both are labelled as an update, where one has both dates, and where `one`,
    which stands above, is an update and the other has no label: that may be of anything.
    """
    if one.modified_raw or other.modified_raw or one.is_update == other.is_update:
        return None
    if one.is_update and not other.is_labelled:
        return None
    published, update = (other, one) if one.is_update else (one, other)
    return replace(published, modified_raw=update.published_raw)


@dataclass(slots=True)
class _Parts:
    """A line cut at the one or two dates in it.

    `raws`: the dates, without their labels. `is_modified`: which of them are an update's.
    `rests`: what stands before, between and after them. `is_sure`: whether a label or a clock time
    tells that this is the line of the page's date.
    """

    raws: list[str]
    is_modified: list[bool]
    rests: list[str]
    is_sure: bool
    is_labelled: bool


def _divide(text: str) -> _Parts | None:
    """Cut a line at its dates; None for running text, and where it has no date or too many."""
    if (
        len(text) > LONGEST_PRINTED_DATE
        or not HOLDS_DIGIT.search(text)
        or not _HOLDS_DATE.search(text)
    ):
        return None
    line = ASIDE.sub("¦", " ".join(text.split()))
    if _RUNNING_TEXT.search(line):
        return None
    dates = [found for found in MOMENT.finditer(line) if _is_told(found, line)]
    if not 0 < len(dates) < 3:
        return None
    raws, is_modified, rests = [], [], []
    is_sure, is_labelled, start = False, False, 0
    for found in dates:
        rest, label = _strip_label(line[start : found.start()])
        rests.append(rest)
        raws.append(found[0].strip())
        is_modified.append(_is_change(label))
        is_labelled |= label is not None
        is_sure |= is_labelled or (has_clock(found) and not has_short_year(found))
        start = found.end()
    rests[0], after = _strip_brackets(rests[0], line[start:])
    if len(dates) == 1:
        if late := _LATE_LABEL.match(after):
            raws, is_modified, after = [raws[0] + (late["zone"] or "")], [True], ""
        elif updated := _UPDATED_AT.match(after):
            raws.append(f"{updated['clock']}, {strip_clock(dates[0])}")
            is_modified.append(True)
            after = after[updated.end() :]
    rests = [rest.strip(SEPARATORS).lstrip(". ") for rest in (*rests, after)]
    return _Parts(raws, is_modified, rests, is_sure, is_labelled)


def _is_told(found: re.Match[str], line: str) -> bool:
    """Tell whether a date is one beyond doubt: `1.12.24` is, where a clock or a label tells so."""
    if not has_short_year(found) or has_clock(found):
        return True
    return _LABEL.search(line[: found.start()]) is not None


def _strip_label(text: str) -> tuple[str, re.Match[str] | None]:
    opened = text.rstrip(" ([（【")
    label = _LABEL.search(text) or _LABEL.search(opened)
    if label:
        return text[: label.start()] + text[len(opened) :].strip(), label
    written = _BY_ON.search(text)
    return (written[1] if written else text), None


def _is_change(label: re.Match[str] | None) -> bool:
    return bool(label and (label["modified"] or label["update"] or label["changed"]))


def _strip_brackets(before: str, after: str) -> tuple[str, str]:
    """Take off the brackets in which a date stands, alone or with its label."""
    closing = _BRACKETS.get(before.rstrip()[-1:])
    if closing and after.lstrip().startswith(closing):
        return before.rstrip()[:-1], after.lstrip()[1:]
    return before, after


def _make_line(parts: _Parts) -> PrintedDate | None:
    raws, is_modified = parts.raws, parts.is_modified
    before, after = parts.rests[0], parts.rests[-1]
    if len(raws) == 1 or raws[0] == raws[1]:
        return PrintedDate(raws[0], None, before, after, all(is_modified), parts.is_labelled)
    if is_modified[0] == is_modified[1]:
        return None
    published, modified = raws if is_modified[1] else reversed(raws)
    return PrintedDate(published, modified, before, after)
