"""The imprint: who wrote, edited and first published, as it stands around a page's date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.text.agencies import is_agency
from crawler.text.dates import PrintedDate
from crawler.text.labels import is_noise, parse_source
from crawler.text.names import is_name, ordinary_name
from crawler.text.outlets import holds_outlet_word, is_organisation, is_outlet
from crawler.text.people import parse_byline, parse_editors

_PARTS = re.compile(
    r"\s*[|｜•·●¦]\s*|\s+[/–—-]\s+|\s+(?=(?:web )?editors?\s*[:：])"
    r"|\s+(?=source(?:\(s\))?\s*[:：])|\s+(?=(?:authors?|writers?|reporters?)\s*[:：])"
    r"|\s+(?=(?:(?:written|posted) )?By [A-Z])",
    re.I,
)
_BRACKETS = re.compile(r"^[(（\s]+|[)）\s]+$")
_BUTTONS = re.compile(r"\s*\b(?:print|share(?: - \w+)?|comments?|font size.*)$", re.I)
_HANDLE = re.compile(r"\s*@\w{2,30}$")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Authors, origin and editors that a date line names beside the date."""

    byline: tuple[str, ...] = ()
    source: str | None = None
    editors: tuple[str, ...] = ()


def read_imprint(line: PrintedDate) -> Imprint:
    """Return what stands before and after the date on its line.

    Forms: `chinadaily.com.cn Updated:2019-03-25`, `By NAME | China Daily | Updated: …`,
    `NAME / TIMESOFINDIA.COM / Sep 2, 2024`, `(Xinhua) 08:37, November 19, 2020`,
    `Source: Xinhua Editor: huaxia 2026-10-01`. Without a label a name is an origin only where it
    stands before the date, or where it is a host, and an author only where an outlet follows it.
    """
    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    source: str | None = None
    before = list(_split(line.rest_before))
    if len(before) == 2 and _is_person(before[0]) and _is_origin(before[1]):
        byline = (ordinary_name(before.pop(0)),)
    for part, is_before in (
        *((part, True) for part in before),
        *((part, False) for part in _split(line.rest_after)),
    ):
        if names := parse_editors(part):
            editors = editors or tuple(names)
        elif author := parse_byline(part):
            byline = byline or tuple(author.authors)
            source = source or author.source
        elif named := parse_source(part):
            source = source or named
        elif is_before and (part[0] in "(（" or _is_origin(part)):
            source = source or _BRACKETS.sub("", part)
    return Imprint(byline, source, editors)


def _split(text: str) -> Iterator[str]:
    for part in _PARTS.split(text):
        part = _HANDLE.sub("", _BUTTONS.sub("", part.strip(" ,;|-")))
        if part and not is_noise(part):
            yield part


def _is_person(name: str) -> bool:
    return " " in name and is_name(name) and not (_is_origin(name) or parse_byline(name))


def _is_origin(name: str) -> bool:
    bare = _BRACKETS.sub("", name)
    return is_outlet(bare) or is_agency(bare) or holds_outlet_word(bare) or is_organisation(bare)
