"""The imprint: who wrote, edited and first published, as it stands around a page's date."""

import re
from dataclasses import dataclass

from crawler.text.dates import DateLine
from crawler.text.labels import is_noise, parse_source
from crawler.text.names import is_name
from crawler.text.outlets import holds_outlet_word, is_organisation, is_outlet
from crawler.text.people import parse_byline, parse_editors

_PARTS = re.compile(
    r"\s*[|｜]\s*|\s+(?=(?:web )?editors?\s*[:：])|\s+(?=source(?:\(s\))?\s*[:：])"
    r"|\s+(?=(?:authors?|writers?|reporters?)\s*[:：])|\s+(?=(?:(?:written|posted) )?By [A-Z])",
    re.I,
)
_BRACKETS = re.compile(r"^[(（\s]+|[)）\s]+$")
_OUTLET = re.compile(r"(?:[A-Z][\w'’.&-]*|of|the|and)(?: (?:[A-Z][\w'’.&-]*|of|the|and|for)){0,5}")
_BUTTONS = re.compile(r"\s*\b(?:print|share(?: - \w+)?|comments?|font size.*)$", re.I)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Authors, origin and editors that a date line names beside the date."""

    byline: tuple[str, ...] = ()
    source: str | None = None
    editors: tuple[str, ...] = ()


def read_imprint(line: DateLine) -> Imprint:
    """Return what stands before and after the date on its line.

    Forms: `chinadaily.com.cn Updated:2019-03-25`, `By NAME | China Daily | Updated: …`,
    `(Xinhua) 08:37, November 19, 2020`, `Source: Xinhua Editor: huaxia 2026-10-01`. A name without
    a label is an origin only where it stands before the date, or where it is a host.
    """
    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    source: str | None = None
    for text, is_before in ((line.rest_before, True), (line.rest_after, False)):
        for part in _PARTS.split(text or ""):
            part = _BUTTONS.sub("", part.strip(" ,;|-"))
            if not part or is_noise(part):
                continue
            if names := parse_editors(part):
                editors = editors or tuple(names)
            elif author := parse_byline(part):
                byline = byline or tuple(author.authors)
                source = source or author.source
            elif named := parse_source(part):
                source = source or named
            elif is_before and _OUTLET.fullmatch(bare := _BRACKETS.sub("", part)):
                source = source or (None if _may_be_person(part) else bare)
    return Imprint(byline, source, editors)


def _may_be_person(part: str) -> bool:
    """Tell whether a part without brackets may as well be an author as a paper: `Amy Holm`."""
    return (
        part[:1] not in "(（"
        and " " in part
        and is_name(part)
        and not (is_outlet(part) or holds_outlet_word(part) or is_organisation(part))
    )
