"""Datelines: the place, date and agency that open a story.

`BEIJING, Jan. 13 (Xinhua) -- `, `BOCA RATON, Fla, March 20 - `, `Jan. 10 (Xinhua) -- `, `ROME - `,
and how wires vary and mistype them. No place holds a digit, so the date of a dateline, if it has
one, stands at the first digit of the paragraph.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from crawler.text.agencies import is_agency
from crawler.text.months import MONTH_PATTERN, MONTHS, WEEKDAYS, year_nearest
from crawler.text.places import is_place, is_region, ordinary_capitals

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
    dashed: bool


_DASH = r"(?:&[mn]dash;|[-‐‑‒–—―−_=]+)"
_BRACKETED = (
    r"(?:\(\s*(?P<round>[^()0-9]{2,60}?)\s*\)|\[\s*(?P<square>[^][0-9]{2,60}?)\s*\]"
    r"|/\s*(?P<slash>[^/()0-9]{2,60}?)\s*/)"
)
_FRENCH_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
_MONTHS = {name: number for number, name in enumerate(_FRENCH_MONTHS, 1)} | MONTHS
_DAY = r"(?P<day>[0-9]{1,2})(?![0-9])(?:st|nd|rd|th)?"
_SECOND_DAY = r"\s*(?:-|–|—|/|&|and)\s*"
_YEAR = r"(?:\s*[,.]?\s*(?P<year>(?:19|20|2[4-7])[0-9]{2})(?![0-9]))?"

_DIGIT = re.compile(r"[0-9]")
_MONTH_BEFORE = re.compile(rf"(?<![^\W\d_])(?P<month>{MONTH_PATTERN})[.,]?\s*$", re.IGNORECASE)
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
_UNBRACKETED_AGENCY = re.compile(rf"[\s.,;]*(?P<name>[^\W\d_][\w' -]{{1,25}}?)(?=[\s.]*{_DASH})")
_DASHES = re.compile(rf"[\s.,;:]*{_DASH}(?:\s+{_DASH})*\s*")
_END = re.compile(r"[\s.,;:]*$")
_STOP_OR_COLON = re.compile(r"\s*[:.,]?\s*")

_UNDATED_DASH = re.compile(
    rf"[\s,]*(?:(?<=[\s,]){_DASH}(?=\s|$|[\"“A-Z])|(?<=[A-Z.]){_DASH}(?=\s|$|[A-Z][a-z])"
    rf"|(?<=[)/\]])(?:{_DASH}|:(?=\s)))\s*"
)
_AGENCY_AT_END = re.compile(rf"[\s.,;:]*{_BRACKETED}[\s.,]*$")
_MONTH_AT_END = re.compile(rf",\s*(?:{MONTH_PATTERN})\.?$", re.IGNORECASE)
_LEADING_NOTE = re.compile(r"\s*\([^()0-9]{2,60}\)\s*")

_PLACE = re.compile(r"[^\W\d_](?:[^\W\d_]|[\s.,/&'’‘`()-])*")
_SPACED_HYPHEN = re.compile(r"\s-|-\s")
_STOP_FOR_COMMA = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_]{2})")
_INITIALS = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
_ABBREVIATIONS = frozenset(
    "ala alas alta ariz ark calif cal co col colo conn dak del eng fla ga ia ida ill ind is jr kan "
    "kans ky la man mass md me mex mich minn miss mo mont nb neb nebr nev nfld okla ont ore oreg pa "
    "penn prov que sask scot sr switz tenn tex va vt wash wis wisc wyo".split()
)
"""What is printed with a full stop at the end of a place: the stop belongs to it."""

_NO_PLACE = WEEKDAYS | frozenset(
    "about after all another as at because before beginning between born both but by chapter closed "
    "copyright date dated day deadline due during each early effective ending even every few figure "
    "filed final first for former from here his how however if in issued it its just last late later "
    "many more most next no not now of on only opened our photo post posted published release "
    "released since so some such table than that then there these they this those though through "
    "till to today tomorrow tonight under until up update updated we week what when where which "
    "while who why with year yesterday you your".split()
)
"""Words that open a sentence, a heading or a label, and no place that the gazetteer lacks."""

_LOWER_CASE_IN_PLACES = frozenset(
    "aan al am and at au aux bei d da das de del den der des di do dos du e el en es in la las le "
    "les los near of off on op outside over sur the und under upon y".split()
)

_AGENCY_AND_DASH = re.compile(rf"[0-9.]\s*{_BRACKETED}\s*{_DASH}")
_SENTENCE_END = re.compile(r"""[)\]]\s*(?=[^\W\d_])|[.!?]["”'’]?\s+(?=[^\W\d_])""")


def parse_dateline(text: str, published: dt.date | None = None) -> tuple[Dateline | None, str]:
    """Split the dateline off the start of a paragraph.

    Returns the dateline and the paragraph's rest without the dash, or None and `text` as it is.
    `published` is the day of publication; it gives a date that is printed without a year the
    nearest one.
    """
    head = text[:_LONGEST]
    found = _parse_dated(head, 0) or _parse_undated(head)
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
    return replace(dateline, date=nearest.isoformat() if nearest else None)


def split_glued_dateline(text: str) -> tuple[str, str] | None:
    """Split a paragraph in which a story follows a caption without a break.

    Returns what stands before a dateline inside the paragraph, and the paragraph from the
    dateline on. None where no complete one (place, date, agency, dash) stands directly behind a
    closing bracket or the end of a sentence.
    """
    for ending in _AGENCY_AND_DASH.finditer(text):
        for gap in _SENTENCE_END.finditer(
            text, max(0, ending.start() - _LONGEST_PLACE), ending.start()
        ):
            dateline, rest = parse_dateline(text[gap.end() : ending.end()])
            if dateline and dateline.place and dateline.month and dateline.agency and not rest:
                return text[: gap.end()].rstrip(), text[gap.end() :]
    return None


def _parse_dated(head: str, start: int) -> tuple[Dateline, int] | None:
    digit = _DIGIT.search(head, start, start + _LONGEST_PLACE)
    if digit is None:
        return None
    position = digit.start()
    named = _MONTH_BEFORE.search(head, start, position)
    for pattern in _MONTH_FIRST if named else _DAY_FIRST:
        date = pattern.match(head, position)
        closing = _read_closing(head, date.end()) if date else None
        if date and closing:
            break
    else:
        return None
    if named:
        position = named.start()
    printed = head[start:position].rstrip(" \t\xa0")
    place, agency = _split_agency(printed)
    agency = closing.agency or agency
    if place.strip(" \xa0.,"):
        is_separate = printed.endswith((",", ".", ";")) or agency is not None
        name = _read_place(place, is_certain=is_separate)
        if name is None or not (closing.dashed or agency or place.isupper() or is_place(name)):
            return None
    elif agency and is_agency(agency) and closing.dashed:
        name = None
    else:
        return None
    month, day = _MONTHS[(named or date)["month"].lower()], int(date["day"])
    text = " ".join(head[start : closing.text_end].split())
    return _date_exactly(Dateline(text, name, None, agency, month, day), date["year"]), closing.end


def _date_exactly(dateline: Dateline, year: str | None) -> Dateline:
    """Fill in the date where the year is printed; drop month and day that no calendar has."""
    month, day = dateline.month or 0, dateline.day or 0
    try:
        date = dt.date(int(year) if year else 2000, month, day)
    except ValueError:
        return replace(dateline, month=None, day=None)
    return replace(dateline, date=date.isoformat()) if year else dateline


def _read_closing(head: str, position: int) -> _Closing | None:
    """Read agency and dash behind a date; None where neither they nor the text's end follow."""
    agency, text_end = None, position
    if bracketed := _AGENCY.match(head, position):
        agency, text_end = _name_agency(bracketed), bracketed.end()
    elif (unbracketed := _UNBRACKETED_AGENCY.match(head, position)) and is_agency(
        unbracketed["name"]
    ):
        agency, text_end = unbracketed["name"], unbracketed.end()
    if dashes := _DASHES.match(head, text_end):
        return _Closing(text_end, dashes.end(), agency, dashed=True)
    if agency and (stop := _STOP_OR_COLON.match(head, text_end)):
        return _Closing(text_end, stop.end(), agency, dashed=False)
    if len(head) < _LONGEST and (end := _END.match(head, text_end)):
        return _Closing(text_end, end.end(), agency, dashed=False)
    return None


def _name_agency(bracketed: re.Match[str]) -> str | None:
    name = " ".join((bracketed["round"] or bracketed["square"] or bracketed["slash"]).split())
    looks_like_name = name[0].isupper() and name.count(" ") < 6
    if is_agency(name) or (looks_like_name and name.lower() not in WEEKDAYS):
        return name
    return None


def _split_agency(printed: str) -> tuple[str, str | None]:
    """Split an agency in brackets off the end of a place: `TOKYO (AP)`."""
    if printed.rstrip(" .,")[-1:] in ")]/" and (bracketed := _AGENCY_AT_END.search(printed)):
        agency = _name_agency(bracketed)
        if agency:
            return printed[: bracketed.start()], agency
    return printed, None


def _parse_undated(head: str) -> tuple[Dateline, int] | None:
    dash = _UNDATED_DASH.search(head, 0, _LONGEST_PLACE)
    if dash is None:
        return None
    printed, agency = _split_agency(head[: dash.start()])
    if agency is None and not (_is_in_capitals(printed) and _opens_story(head[dash.end() :])):
        return None
    name = _read_place(_MONTH_AT_END.sub("", printed), is_certain=False)
    if name is None:
        return None
    text = " ".join(head[: dash.start()].split())
    return Dateline(text, name, None, agency), dash.end()


def _opens_story(rest: str) -> bool:
    """Tell whether a text may follow the dash of a dateline that is only a place."""
    if not rest:
        return True
    starts_sentence = not rest[0].islower() or rest[1:2].isupper()
    is_headline = rest.isupper() or rest[0].isdigit() and rest.count(" ") < 4
    return starts_sentence and not is_headline and not is_place(rest)


def _is_in_capitals(place: str) -> bool:
    town = place.partition(",")[0]
    capitals = sum(map(str.isupper, town))
    return capitals > 1 and capitals > sum(map(str.islower, town))


def _read_place(printed: str, *, is_certain: bool) -> str | None:
    """Return a place in ordinary capitals, or None where `printed` is none.

    `is_certain`: a comma, a date or an agency show that it is one if it is printed in capitals;
    everything else must be known to the gazetteer.
    """
    folded = " ".join(printed.split()).strip(" ,;/")
    if not _PLACE.fullmatch(folded) or _SPACED_HYPHEN.search(folded):
        return None
    commas = _STOP_FOR_COMMA.sub(", ", folded.replace(" /", "/").replace("/ ", "/"))
    segments = [_strip_stop(part.strip(" ;")) for part in commas.split(",")]
    segments = [part for part in segments if part.strip(".")]
    if not 0 < len(segments) < 5 or not all(map(_is_qualifier, segments[1:])):
        return None
    name = ordinary_capitals(", ".join(segments))
    town = segments[0]
    if is_place(name) or is_place(town):
        return name
    words = town.split()
    if words[0].lower() in _NO_PLACE or len(words) > 8:
        return None
    if is_certain and (_is_in_capitals(town) or _is_qualifier(town)):
        return name
    return None


def _strip_stop(segment: str) -> str:
    """Remove a full stop at the end unless it marks an abbreviation: `Fla.`, `D.C.`."""
    last = segment.rpartition(" ")[2].rstrip(".").lower()
    if last in _ABBREVIATIONS or _INITIALS.search(segment):
        return segment
    return segment.rstrip(".")


def _is_qualifier(segment: str) -> bool:
    """Tell whether words are capitalised as in the name of a country, state or surroundings."""
    words = segment.replace("-", " ").split()
    capitalised = [word for word in words if not word[0].islower()]
    rest = [word for word in words if word[0].islower()]
    return bool(capitalised) and _LOWER_CASE_IN_PLACES.issuperset(rest) or is_region(segment)
