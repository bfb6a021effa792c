"""Datelines: the place, date and agency that open a story.

`BEIJING, Jan. 13 (Xinhua) -- `, `BOCA RATON, Fla, March 20 - `, `Jan. 10 (Xinhua) -- `, `ROME - `,
and how wires vary and mistype them. No place holds a digit, so the date of a dateline, if it has
one, stands at the first digit of the paragraph.
"""

import datetime as dt
import difflib
import re
from dataclasses import dataclass, replace

from crawler.text.agencies import is_agency
from crawler.text.dateline_place import is_in_capitals, read_place
from crawler.text.months import FRENCH_MONTHS, MONTH_PATTERN, MONTHS, WEEKDAYS, year_nearest
from crawler.text.places import is_place, is_region

_LONGEST_PLACE = 110
_LONGEST = 260


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
class _Closing:
    """What ends a dateline: where its text ends and the rest starts, the agency, if dashed."""

    text_end: int
    end: int
    agency: str | None
    is_dashed: bool


@dataclass(frozen=True, slots=True)
class _PrintedDate:
    """A date in a dateline: where it starts, what it says, and what follows it."""

    start: int
    month: int
    day: int
    year: str | None
    closing: _Closing


_DASHES = "-‐‑‒–—―−"
_DASH = rf"[{_DASHES}_=~]+"
_NAME = r"\s?(?P<{}>[^\W\d_][^()\[\]0-9]{{1,60}}?)"
_BRACKETED = (
    rf"(?:\({_NAME.format('round')}\)|\[{_NAME.format('square')}\]|/{_NAME.format('slash')}/)"
)
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
_AGENCY = re.compile(rf"[\s.,;:]*{_BRACKETED}")
_UNBRACKETED_AGENCY = re.compile(
    rf"[\s.,;(/]*(?P<name>[^\W\d_][\w' -]{{1,25}}?)\s*[)/]?(?=[\s.]*{_DASH})"
)
_CLOSING_DASHES = re.compile(rf"[\s.,;:]*{_DASH}(?:\s+{_DASH}(?=\s|$))*\s*")
_STOP_OR_COLON = re.compile(r"\s*[:.,]?\s*")
_END = re.compile(r"[\s.,;:]*$")

_UNDATED_DASH = re.compile(
    rf"""
    [{_DASHES}:_]
    (?:
        (?<=[)/\]]:)(?=\s)
      | (?<=[A-Z.)]\s_)(?=\s)
      | (?<![:_])
        (?:
            (?<=[\s,)/\]].)[{_DASHES}]*(?=\s|$|["“A-Z])
          | (?<=[A-Z.].)[{_DASHES}]*(?=\s|$)
          | (?:(?<=[A-Z'’]{{4}}.)|(?<=[.A-Z][–—]))[{_DASHES}]*(?=[A-Z][a-z])
        )
    )
    \s*
    """,
    re.VERBOSE,
)
_AGENCY_AT_END = re.compile(rf"[{_DASHES}\s,;:]*{_BRACKETED}[\s.,]*$")
_MONTH_AT_END = re.compile(rf",\s*(?:{MONTH_PATTERN})\.?$", re.IGNORECASE)
_GARBLED_DATE = re.compile(
    rf"(?P<place>[^0-9,]{{3,40}}(?:,[^0-9,]{{2,30}}){{0,2}}),"
    rf"\s*(?:(?P<word>[^\W\d_]{{2,10}})[.,]?\s?[0-9]{{1,2}}|[0-9]{{1,2}}/[0-9]{{1,2}})"
    rf"[\s,.]*(?P<dash>{_DASH}\s*)"
)
_LEADING_NOTE = re.compile(r"\s*\([^()0-9]{2,60}\)\s*")
_AGENCY_AND_DASH = re.compile(rf"[0-9.]\s*{_BRACKETED}\s*{_DASH}")
_SENTENCE_END = re.compile(r"""[)\]]\s*(?=[^\W\d_])|[.!?]["”'’]?\s+(?=[^\W\d_])""")


def parse_dateline(text: str, published: dt.date | None = None) -> tuple[Dateline | None, str]:
    """Split the dateline off the start of a paragraph.

    Returns the dateline and the paragraph's rest without the dash, or None and `text` as it is.
    `published` is the day of publication; it gives a date that is printed without a year the
    nearest one.
    """
    head = text[:_LONGEST]
    found = _parse_dated(head, 0) or _parse_undated(head) or _parse_garbled(head)
    if found is None and (note := _LEADING_NOTE.match(head)):
        found = _parse_dated(head, note.end())
    if found is None:
        return None, text
    dateline, end = found
    return date_dateline(dateline, published), text[end:]


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
    closing = date.closing
    before = head[start : date.start]
    place, agency = _split_agency(before.rstrip(f" \xa0({_DASHES}"))
    if agency and not is_agency(agency):
        place, agency = before, None
    agency = closing.agency or agency
    name = None
    if place.strip(" \xa0.,"):
        stands_alone = closing.is_dashed and not head[closing.end :]
        is_separate = stands_alone or bool(agency) or before.rstrip()[-1:] in set(",.;(")
        has_agency = bool(agency) and closing.is_dashed
        name = read_place(place, is_separate=is_separate, has_agency=has_agency)
        is_evident = closing.is_dashed or is_in_capitals(place)
        if name is None or not (is_evident or is_place(name)):
            return None
    elif not (agency and is_agency(agency) and closing.is_dashed):
        return None
    text = " ".join(head[start : closing.text_end].split())
    dateline = Dateline(text, name, None, agency, date.month, date.day)
    return _check_date(dateline, date.year), closing.end


def _find_date(head: str, start: int) -> _PrintedDate | None:
    """Find a date at the first digit that an agency, a dash or the text's end follows."""
    digit = _DIGIT.search(head, start, start + _LONGEST_PLACE)
    if digit is None:
        return None
    position = digit.start()
    named = _MONTH_BEFORE.search(head, max(start, position - _LONGEST_MONTH), position)
    for pattern in _MONTH_FIRST if named else _DAY_FIRST:
        date = pattern.match(head, position)
        closing = _read_closing(head, date.end()) if date else None
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


def _read_closing(head: str, position: int) -> _Closing | None:
    """Read agency and dash behind a date; None where neither they nor the text's end follow."""
    agency, text_end = None, position
    if bracketed := _AGENCY.match(head, position):
        agency, text_end = _name_agency(bracketed), bracketed.end()
    elif (found := _UNBRACKETED_AGENCY.match(head, position)) and is_agency(found["name"]):
        agency, text_end = found["name"], found.end()
    if dashes := _CLOSING_DASHES.match(head, text_end):
        return _Closing(text_end, dashes.end(), agency, is_dashed=True)
    if agency and (stop := _STOP_OR_COLON.match(head, text_end)):
        return _Closing(text_end, stop.end(), agency, is_dashed=":" in stop[0])
    if len(head) < _LONGEST and (end := _END.match(head, text_end)):
        return _Closing(text_end, end.end(), agency, is_dashed=False)
    return None


def _name_agency(bracketed: re.Match[str]) -> str | None:
    name = " ".join((bracketed["round"] or bracketed["square"] or bracketed["slash"]).split())
    looks_like_name = name[0].isupper() and name.count(" ") < 6
    if is_agency(name) or (looks_like_name and name.lower() not in WEEKDAYS):
        return name
    return None


def _split_agency(printed: str) -> tuple[str, str | None]:
    """Split an agency in brackets off the end of a place: `TOKYO (AP)`."""
    if printed.rstrip(" .,")[-1:] in set(")]/"):
        bracketed = _AGENCY_AT_END.search(printed)
        agency = _name_agency(bracketed) if bracketed else None
        if bracketed and agency:
            return printed[: bracketed.start()], agency
    return printed, None


def _parse_undated(head: str) -> tuple[Dateline, int] | None:
    """Read a dateline without a date: a place before an agency, or a known place before a dash."""
    dash = _UNDATED_DASH.search(head, 0, _LONGEST_PLACE)
    if dash is None:
        return None
    before, rest = head[: dash.start()], head[dash.end() :]
    printed, agency = _split_agency(before.rstrip(" \xa0,"))
    is_separate = agency is not None and is_agency(agency)
    if agency:
        if not (is_separate or is_in_capitals(printed)):
            return None
    else:
        is_glued = before[-1:].isalpha() and dash.end() < len(head)
        if rest and not (is_in_capitals(printed) and _opens_story(rest, is_glued=is_glued)):
            return None
    printed = _MONTH_AT_END.sub("", printed)
    name = read_place(printed, is_separate=is_separate, has_agency=False)
    if name is None:
        return None
    return Dateline(" ".join(before.split()).rstrip(" ,"), name, None, agency), dash.end()


def _opens_story(rest: str, *, is_glued: bool) -> bool:
    """Tell whether a text may follow the dash of a dateline that is only a place."""
    words = rest.split(maxsplit=4)
    starts_sentence = not rest[0].islower() or rest[1:2].isupper()
    is_caption = rest.isupper() or (rest[0].isdigit() and len(words) < 5)
    names_place = (len(words) < 5 and is_place(rest)) or (
        is_glued and (is_place(words[0]) or is_place(" ".join(words[:2])))
    )
    return starts_sentence and not is_caption and not names_place


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
