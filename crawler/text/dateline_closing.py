"""What ends a dateline: its agency, and the dash, colon or stop before the story."""

import re
from dataclasses import dataclass

from crawler.text.agencies import is_agency
from crawler.text.months import WEEKDAYS
from crawler.text.places import is_place, is_region
from crawler.text.wordlists import read_words

DASHES = "-‐‑‒–—―−"
"""What datelines print for a dash, for use within a set of characters."""

LONGEST_DATELINE = 260
"""How much of a paragraph is looked at: no dateline of a wire is longer."""

_DASH = rf"[{DASHES}_=~]+"
_NAME = r"\s?(?P<{}>[^\W\d_][^()\[\]0-9]{{1,60}}?)"
BRACKETED = (
    rf"(?:\({_NAME.format('round')}\)|\[{_NAME.format('square')}\]|/{_NAME.format('slash')}/)"
)
"""Pattern of an agency in any of the brackets in which datelines print it."""

_SPEAKING = read_words("""
Absolutely Actually Ah And Are But Can Did Do Does Good Hello Hey Hi How I If Is It Let Look My No
Not Oh OK Okay Our Right Should So Sure Thank Thanks That That's Was We Well Were What When Where
Who Why Will Would Yeah Yes You Your
""")
"""Words that open what a speaker says behind the name: a surname may be a town's as well."""

_AGENCY = re.compile(rf"[\s.,;:]*{BRACKETED}")
_AGENCY_AT_END = re.compile(rf"[{DASHES}\s,;:]*{BRACKETED}[\s.,]*$")
_UNBRACKETED_AGENCY = re.compile(
    rf"[\s.,;(/]*(?P<name>[^\W\d_][\w' -]{{1,25}}?)\s*[)/]?(?=[\s.]*(?:{_DASH}|$))"
)
_TITLED_AGENCY = re.compile(r"(?P<place>.*[^\s.,;])[.,;]\s+(?P<name>[^\W\d_][^.,;]{1,25})$")
_CLOSING_DASHES = re.compile(rf"[\s.,;:]*{_DASH}(?:\s+{_DASH}(?=\s|$))*\s*")
_COLON = re.compile(r"\s?:\s+")
_STOP = re.compile(r"\.\s+(?=[^\W\d_a-z])")
_SLASH = re.compile(r"\s+/\s+")
_STOP_OR_COLON = re.compile(r"\s*[:.,]?\s*")
_END = re.compile(r"[\s.,;:]*$")


@dataclass(frozen=True, slots=True)
class Closing:
    """What follows the date of a dateline: where its text ends and where the rest starts.

    `mark`: what parts the dateline from the story: `-` for any dash, `:`, `/`, `.`; `""` where
    nothing does.
    """

    text_end: int
    end: int
    agency: str | None
    mark: str

    @property
    def is_dashed(self) -> bool:
        """Whether the dateline ends as only datelines do: with a dash, a colon or a slash."""
        return self.mark in ("-", ":", "/")


def read_closing(head: str, position: int) -> Closing | None:
    """Read agency and dash behind a date; None where neither they nor the text's end follow."""
    agency, text_end = None, position
    if bracketed := _AGENCY.match(head, position):
        agency, text_end = _name_agency(bracketed), bracketed.end()
    elif (found := _UNBRACKETED_AGENCY.match(head, position)) and is_agency(found["name"]):
        agency, text_end = found["name"], found.end()
    if dashes := _CLOSING_DASHES.match(head, text_end):
        return Closing(text_end, dashes.end(), agency, "-")
    if agency and (stop := _STOP_OR_COLON.match(head, text_end)):
        return Closing(text_end, stop.end(), agency, ":" if ":" in stop[0] else "")
    if len(head) < LONGEST_DATELINE and (end := _END.match(head, text_end)):
        return Closing(text_end, end.end(), agency, "")
    for mark, pattern in ((":", _COLON), ("/", _SLASH), (".", _STOP)):
        if parted := pattern.match(head, text_end):
            return Closing(text_end, parted.end(), agency, mark)
    return None


def split_agency(printed: str) -> tuple[str, str | None]:
    """Split an agency off the end of a place: `TOKYO (AP)`, `ASTANA. KAZINFORM`.

    A country in brackets is none.
    """
    if printed.rstrip(" .,")[-1:] in set(")]/"):
        bracketed = _AGENCY_AT_END.search(printed)
        agency = _name_agency(bracketed) if bracketed else None
        if bracketed and agency:
            return printed[: bracketed.start()], agency
    elif (titled := _TITLED_AGENCY.fullmatch(printed)) and not is_region(titled["name"]):
        name = titled["name"].strip()
        if name[0].isupper() and is_agency(name):
            return titled["place"], name
    return printed, None


def _name_agency(bracketed: re.Match[str]) -> str | None:
    name = " ".join((bracketed["round"] or bracketed["square"] or bracketed["slash"]).split())
    if is_agency(name):
        return name
    looks_like_name = name[0].isupper() and name.count(" ") < 6 and not is_region(name)
    return name if looks_like_name and name.lower() not in WEEKDAYS else None


def opens_story(rest: str, *, is_glued: bool) -> bool:
    """Tell whether a text may follow the dash of a dateline that is only a place."""
    words = rest.split(maxsplit=4)
    starts_sentence = not rest[0].islower() or rest[1:2].isupper()
    is_caption = rest.isupper() or (rest[0].isdigit() and len(words) < 5)
    names_place = (len(words) < 5 and is_place(rest)) or (
        is_glued and (is_place(words[0]) or is_place(" ".join(words[:2])))
    )
    return starts_sentence and not is_caption and not names_place


def opens_report(rest: str) -> bool:
    """Tell whether a report follows a colon, not an answer, a score or a title."""
    words = rest.split(maxsplit=4)
    if not opens_story(rest, is_glued=False):
        return False
    if words[0].partition("'")[0].partition("’")[0].strip(",.") in _SPEAKING:
        return False
    return len(words) > 3 or rest.endswith(".")
