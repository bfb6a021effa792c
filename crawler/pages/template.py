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

    `headline` and `date` select the element whose text it is, `body` the one that holds the
    story. Raises ValueError for what selects no elements.
    """

    headline: Sequence[str] = ()
    date: Sequence[str] = ()
    body: Sequence[str] = ()

    def __post_init__(self) -> None:
        for selector in (*self.headline, *self.date, *self.body):
            if "::" in selector:
                raise ValueError(f"{selector!r} selects no elements: leave out what follows ::")
            _compile(selector)


@cache
def _compile(selector: str) -> XPath:
    try:
        return XPath(css2xpath(selector))
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no CSS selector: {error}") from None


def select(root: _Element, selector: str) -> list[_Element]:
    """Return the elements of a page that a CSS selector selects, in order of the page."""
    return cast(list[_Element], _compile(selector)(root))


UNREADABLE = {
    "headline": "there, but without text",
    "date": "there, but without a date that can be read",
    "body": "there, but most of the story is elsewhere",
}
"""What is wrong with what a part of the template found, by part."""

PARTS = tuple(UNREADABLE)


class Unmatched(NamedTuple):
    """A part of the template whose selectors gave nothing on a page, and why."""

    part: str
    why: str


class Evidence(NamedTuple):
    """What gave a field its value: the tier, and within it the selector or rule."""

    tier: Tier
    how: str
