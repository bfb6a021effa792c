"""What is known of a portal's template, and what gave a field its value."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from cssselect import SelectorError
from lxml.etree import XPath, _Element
from parsel.csstranslator import css2xpath

from crawler.items import Tier


@dataclass(frozen=True, slots=True)
class Template:
    """CSS selectors known for a portal's template, newest first; empty where none is known.

    Each part selects the elements whose text it is, of a `meta` its `content`; `body` those that
    hold the story, `images` pictures of the story or what holds them, `captions` what is said of
    the pictures. The first selector that finds anything readable is taken; one that finds nothing
    is passed over, and labels and reading order give the field. `leave_out`: what is no part of the
    article wherever it stands; of these all are cut, before the story is read. The other fields
    may be read off what is left out, but for body, images and captions. Raises ValueError for what
    selects no elements, TypeError for a text in place of a tuple.
    """

    section: Sequence[str] = ()
    headline: Sequence[str] = ()
    date: Sequence[str] = ()
    modified: Sequence[str] = ()
    byline: Sequence[str] = ()
    body: Sequence[str] = ()
    images: Sequence[str] = ()
    captions: Sequence[str] = ()
    source: Sequence[str] = ()
    editors: Sequence[str] = ()
    keywords: Sequence[str] = ()
    leave_out: Sequence[str] = ()

    def __post_init__(self) -> None:
        for part in (*PARTS, "leave_out"):
            selectors = getattr(self, part)
            if isinstance(selectors, str):
                raise TypeError(f"{part} is one text; write {part}=({selectors!r},)")
            for selector in selectors:
                _compile(selector)


def select(root: _Element, selector: str) -> list[_Element]:
    """Return the elements of a page that a CSS selector selects, in order of the page."""
    return cast(list[_Element], _compile(selector)(root))


@cache
def _compile(selector: str) -> XPath:
    if "::" in selector:
        raise ValueError(f"{selector!r} selects no elements: leave out what follows ::")
    try:
        return XPath(css2xpath(selector))
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no CSS selector: {error}") from None


UNREADABLE = {
    "section": "there, but without the name of a section",
    "headline": "there, but without text",
    "date": "there, but without a date that can be read",
    "modified": "there, but without a date that can be read",
    "byline": "there, but without a name that can be read",
    "body": "there, but most of the story is elsewhere",
    "images": "there, but without a picture",
    "captions": "there, but without text",
    "source": "there, but without an origin that can be read",
    "editors": "there, but without a name that can be read",
    "keywords": "there, but without text",
}
"""What is wrong with what a part of the template found, by part.

`leave_out` is none of them: that a page lacks what is to be left out is no news.
"""

PARTS = tuple(UNREADABLE)


class Unmatched(NamedTuple):
    """A part of the template whose selectors gave nothing on a page, and why."""

    part: str
    why: str


class Evidence(NamedTuple):
    """What gave a field its value: the tier, and within it the selector or rule."""

    tier: Tier
    how: str
