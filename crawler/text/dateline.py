"""Datelines: the place, date and agency that open a story.

`BEIJING, Jan. 13 (Xinhua) -- `, `BOCA RATON, Fla, March 20 - `, `Jan. 10 (Xinhua) -- `, `ROME - `,
`(ECNS) -- `, and how wires vary and mistype them. No place holds a digit, so the date of a
dateline, if it has one, stands at the first digit of the paragraph.
"""

import datetime as dt
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.text.agencies import is_agency
from crawler.text.dateline_closing import (
    BRACKETED,
    DASHES,
    LONGEST_DATELINE,
    Closing,
    opens_report,
    opens_story,
    read_closing,
    split_agency,
)
from crawler.text.dateline_place import is_in_capitals, is_qualified, read_place
from crawler.text.months import FRENCH_MONTHS, MONTH_PATTERN, MONTHS, year_nearest
from crawler.text.places import is_place, is_region, is_town

_DATELINE_AMONG = 3
_LONGEST_PLACE = 110
_LONGEST_BEFORE_COLON = 64
_LONGEST_UNKNOWN = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed and what it says.

    `text`: as printed up to the dash, white space folded. `place`: in ordinary capitals, with its
    qualifiers. `date`: ISO 8601, the first where two are printed; None where none is printed, or
    where neither a year is printed nor the date of publication known. `month`, `day`: as printed.
    """

    text: str
    place: str | None
    date: str | None
    agency: str | None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class _PrintedDate:
    """A date in a dateline: where it starts, what it says, and what follows it."""

    start: int
    month: int
    day: int
    year: str | None
    closing: Closing


_MONTHS = FRENCH_MONTHS | MONTHS
_DAY = r"(?P<day>[0-9]{1,2})(?![0-9])(?:st|nd|rd|th)?"
_SECOND_DAY = r"\s*(?:[-–—/&]|and)\s*"
_YEAR = r"(?:\s*[,.]?\s*(?P<year>(?:19|20|2[4-7])[0-9]{2})(?![0-9]))?\)?"

_DIGIT = re.compile(r"[0-9]")
_LONGEST_MONTH = 16
_MONTH_BEFORE = re.compile(rf"(?<![^\W\d_])(?P<month>{MONTH_PATTERN})[\s.,]*$", re.IGNORECASE)
_MONTH_FIRST = tuple(
    re.compile(_DAY + second + _YEAR, re.IGNORECASE)
    for second in (rf"{_SECOND_DAY}(?:(?:{MONTH_PATTERN})\b\.?\s*)?[0-9]{{1,2}}(?![0-9])", "")
)
_DAY_FIRST = tuple(
    re.compile(
        rf"{_DAY}{second}\s*(?P<month>{'|'.join(_MONTHS)})(?![^\W\d_])\.?{_YEAR}", re.IGNORECASE
    )
    for second in (rf"{_SECOND_DAY}[0-9]{{1,2}}(?![0-9])", "")
)
_UNDATED_DASH = re.compile(
    rf"""
    [{DASHES}:_]
    (?:
        (?<=[)/\]]:)(?=\s)
      | (?<=[A-Z.)]\s_)(?=\s)
      | (?<![:_])
        (?:
            (?<=[\s,)/\]].)[{DASHES}]*(?=\s|$|["“A-Z])
          | (?<=[A-Z.].)[{DASHES}]*(?=\s|$)
          | (?:(?<=[A-Z'’]{{4}}.)|(?<=[.A-Z][–—]))[{DASHES}]*(?=[A-Z][a-z])
        )
    )
    \s*
    """,
    re.VERBOSE,
)
_BEFORE_COLON = re.compile(r"\s*(?P<place>[^:()\[\]0-9]{2,60}?)\s?:\s+(?=\S)")
_LABEL = re.compile(r"[A-Z][^a-z:()\[\]]{0,60}(?:, [A-Z][a-z]+)?\s?:\s")
_MONTH_AT_END = re.compile(rf",\s*(?:{MONTH_PATTERN})\.?$", re.IGNORECASE)
_GARBLED_DATE = re.compile(
    rf"(?P<place>[^0-9,]{{3,40}}(?:,[^0-9,]{{2,30}}){{0,2}}),"
    rf"\s*(?:(?P<word>[^\W\d_]{{2,10}})[.,]?\s?[0-9]{{1,2}}|[0-9]{{1,2}}/[0-9]{{1,2}})"
    rf"[\s,.]*(?P<dash>[{DASHES}_=~]+\s*)"
)
_LEADING_NOTE = re.compile(r"\s*\([^()0-9]{2,60}\)\s*")
_AGENCY_AND_DASH = re.compile(rf"[0-9.]\s*{BRACKETED}\s*[{DASHES}_=~]")
_SENTENCE_END = re.compile(r"""[)\]]\s*(?=[^\W\d_])|[.!?]["”'’]?\s+(?=[^\W\d_])""")


def parse_dateline(text: str, published: dt.date | None = None) -> tuple[Dateline | None, str]:
    """Split the dateline off the start of a paragraph.

    Returns the dateline and the paragraph's rest without the dash, or None and `text` as it is.
    `published` is the day of publication; it gives a date that is printed without a year the
    nearest one.
    """
    head = text[:LONGEST_DATELINE]
    found = (
        _parse_dated(head, 0)
        or _parse_undated(head)
        or _parse_colon(head)
        or _parse_garbled(head)
        or _parse_agency_alone(head)
    )
    if found is None and (note := _LEADING_NOTE.match(head)):
        found = _parse_dated(head, note.end())
    if found is None:
        return None, text
    dateline, end = found
    return date_dateline(dateline, published), text[end:]


def find_dateline(paragraphs: Sequence[str]) -> tuple[int, Dateline, str] | None:
    """Return the dateline of a story: its paragraph's index, what it says, that paragraph's rest.

    It may come after a pull quote, a standfirst or a caption: then only one counts that has a
    place and an agency, or a place in capitals and a date. A place before a colon is a label
    where another paragraph opens with one too, as in interviews and round-ups.
    """
    for index, text in enumerate(paragraphs[:_DATELINE_AMONG]):
        found, rest = parse_dateline(text)
        if found is None:
            continue
        is_bare = not (found.agency or found.month)
        if is_bare and _LABEL.match(text) and sum(map(_opens_with_label, paragraphs)) > 1:
            return None
        is_dated = found.month is not None and is_in_capitals(found.text)
        if index == 0 or (found.place and (found.agency or is_dated)):
            return index, found, rest
    return None


def _opens_with_label(text: str) -> bool:
    return text[:1].isupper() and ":" in text[:_LONGEST_BEFORE_COLON] and bool(_LABEL.match(text))


def date_dateline(dateline: Dateline, published: dt.date | None) -> Dateline:
    """Return the dateline with that `date` which is nearest to the day of publication.

    Unchanged where it has a date, where none is printed, and where `published` is None.
    """
    if dateline.date or not (published and dateline.month and dateline.day):
        return dateline
    nearest = year_nearest(dateline.month, dateline.day, published)
    return replace(dateline, date=nearest.isoformat()) if nearest else dateline


def split_glued_dateline(text: str) -> tuple[str, str] | None:
    """Split a paragraph in which a story follows a caption without a break.

    Returns what stands before a dateline inside the paragraph, and the paragraph from the
    dateline on. None where no complete one (place, date, agency, dash) stands directly behind a
    closing bracket or the end of a sentence.
    """
    if ")" not in text and "]" not in text and "/" not in text:
        return None
    for ending in _AGENCY_AND_DASH.finditer(text):
        if not parse_dateline(text[: ending.end()])[1]:
            # It opens the paragraph: `ST. PETERSBURG` is no end of a sentence.
            return None
        lowest = max(0, ending.start() - _LONGEST_PLACE)
        for gap in _SENTENCE_END.finditer(text, lowest, ending.start()):
            dateline, rest = parse_dateline(text[gap.end() : ending.end()])
            if dateline and dateline.place and dateline.month and dateline.agency and not rest:
                return text[: gap.end()].rstrip(), text[gap.end() :]
    return None


def _parse_dated(head: str, start: int) -> tuple[Dateline, int] | None:
    """Read a dateline that has a date, from `start` on; also return where the rest starts."""
    date = _find_date(head, start)
    if date is None:
        return None
    closing, rest = date.closing, head[date.closing.end :]
    before = head[start : date.start]
    place, agency = split_agency(before.rstrip(f" \xa0({DASHES}"))
    if agency and not is_agency(agency):
        place, agency = before, None
    agency = closing.agency or agency
    if not _may_close(closing, rest, agency):
        return None
    name = None
    if place.strip(" \xa0.,"):
        stands_alone = closing.is_dashed and not rest
        is_separate = stands_alone or bool(agency) or before.rstrip()[-1:] in set(",.;(")
        has_agency = bool(agency) and closing.is_dashed
        name = read_place(place, is_separate=is_separate, has_agency=has_agency)
        is_known = name is not None and is_place(name.partition(",")[0])
        if name is None or not (closing.is_dashed or _is_evident(place, closing, agency, is_known)):
            return None
    elif not (agency and is_agency(agency) and closing.is_dashed):
        return None
    text = " ".join(head[start : closing.text_end].split())
    dateline = Dateline(text, name, None, agency, date.month, date.day)
    return _check_date(dateline, date.year), closing.end


def _is_evident(place: str, closing: Closing, agency: str | None, is_known: bool) -> bool:
    """Tell whether a place before a date is that of a dateline although no dash follows.

    What ends with the date may be a caption: `VISITORS TOUR EXPO, Jan. 12`.
    """
    if not is_in_capitals(place):
        return is_known and closing.mark != "."
    if closing.mark == ".":
        return is_known
    return is_known or agency is not None or place.count(" ") < _LONGEST_UNKNOWN


def _may_close(closing: Closing, rest: str, agency: str | None) -> bool:
    """Tell whether a colon, stop or slash without an agency before it may end a dateline."""
    if closing.mark == "/":
        return agency is not None
    if closing.agency or closing.mark not in (":", "."):
        return True
    return opens_report(rest)


def _find_date(head: str, start: int) -> _PrintedDate | None:
    """Find a date at the first digit that an agency, a dash or the text's end follows."""
    digit = _DIGIT.search(head, start, start + _LONGEST_PLACE)
    if digit is None:
        return None
    position = digit.start()
    named = _MONTH_BEFORE.search(head, max(start, position - _LONGEST_MONTH), position)
    for pattern in _MONTH_FIRST if named else _DAY_FIRST:
        date = pattern.match(head, position)
        closing = read_closing(head, date.end()) if date else None
        if date and closing:
            month = _MONTHS[(named or date)["month"].lower()]
            begin = named.start() if named else position
            return _PrintedDate(begin, month, int(date["day"]), date["year"], closing)
    return None


def _check_date(dateline: Dateline, year: str | None) -> Dateline:
    """Fill in the date where the year is printed; drop month and day that no calendar has."""
    try:
        date = dt.date(int(year or 2000), dateline.month or 0, dateline.day or 0)
    except ValueError:
        return replace(dateline, month=None, day=None)
    return replace(dateline, date=date.isoformat()) if year else dateline


def _parse_undated(head: str) -> tuple[Dateline, int] | None:
    """Read a dateline without a date: a place before an agency, or a known place before a dash."""
    dash = _UNDATED_DASH.search(head, 0, _LONGEST_PLACE)
    if dash is None:
        return None
    before, rest = head[: dash.start()], head[dash.end() :]
    printed, agency = split_agency(before.rstrip(" \xa0,"))
    is_separate = agency is not None and is_agency(agency)
    if agency:
        if not (is_separate or is_in_capitals(printed)):
            return None
    else:
        is_glued = before[-1:].isalpha() and dash.end() < len(head)
        is_evident = is_in_capitals(printed) or (is_qualified(printed) and not is_glued)
        if rest and not (is_evident and opens_story(rest, is_glued=is_glued)):
            return None
    printed = _MONTH_AT_END.sub("", printed)
    name = read_place(printed, is_separate=is_separate, has_agency=False)
    if name is None:
        return None
    return Dateline(" ".join(before.split()).rstrip(" ,"), name, None, agency), dash.end()


def _parse_colon(head: str) -> tuple[Dateline, int] | None:
    """Read a dateline that is a town in capitals before a colon: `ISLAMABAD: The link …`."""
    colon = _BEFORE_COLON.match(head) if ":" in head[:_LONGEST_BEFORE_COLON] else None
    if colon is None or not is_in_capitals(colon["place"]):
        return None
    rest = head[colon.end() :]
    name = read_place(colon["place"], is_separate=False, has_agency=False)
    if name is None or not (is_town(name) and opens_report(rest)):
        return None
    return Dateline(" ".join(colon["place"].split()), name, None, None), colon.end()


def _parse_agency_alone(head: str) -> tuple[Dateline, int] | None:
    """Read a dateline that is only a known agency: `(ECNS) -- A train …`, `(Reuters) - …`."""
    closing = read_closing(head, 0) if head[:1] in ("(", "[") else None
    if closing is None or closing.mark != "-" or not is_agency(closing.agency or ""):
        return None
    rest = head[closing.end :]
    if not rest or not opens_story(rest, is_glued=False):
        return None
    return Dateline(head[: closing.text_end], None, None, closing.agency), closing.end


def _parse_garbled(head: str) -> tuple[Dateline, int] | None:
    """Read the place of a dateline whose month is misspelt or a number: its date is not guessed."""
    is_possible = not head[1:4].islower() and is_in_capitals(head[:40])
    garbled = _GARBLED_DATE.match(head) if is_possible else None
    if garbled is None:
        return None
    word = garbled["word"]
    if word and (is_region(word) or not difflib.get_close_matches(word.lower(), MONTHS)):
        return None
    name = read_place(garbled["place"], is_separate=False, has_agency=False)
    if name is None:
        return None
    text = " ".join(head[: garbled.start("dash")].split()).rstrip(" ,")
    return Dateline(text, name, None, None), garbled.end()
