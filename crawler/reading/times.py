"""Dates in the mark-up of a page's text: `time` elements and their like."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from crawler.reading.metadata import Stated
from crawler.text.cleaning import fold_space

_TAGS = ("time", "abbr", "relative-time", "time-ago")
_ATTRIBUTES = ("datetime", "content", "title")
# What stands in these tells when something else was: a teaser, a quoted post, a picture, a comment.
_ELSEWHERE = frozenset({"a", "aside", "blockquote", "figure", "footer", "form", "nav", "table"})
_WHOLE_PAGE = ("body", "html")
_UPDATED = re.compile(r"\b(?:date-?modified|last-?mod\w*|modified|updated?)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:date-?published|published|pub-?date)\b", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:updated?|modified)\b[^\w]*$", re.IGNORECASE)
_OTHERS = ("comment", "related", "teaser", "tweet", "widget")
_WORDS_OF_TITLE, _LONGEST_TEASER, _LEVELS_OF_TEASER = 4, 300, 3
"""A short box around a date with a link of so many words is another story's card."""
_MOST_TIMES = 12
"""What stands farther down is of comments and lists: of hundreds of dates none is looked at."""


def find_times(joint: _Element, headline: _Element | None) -> list[Stated]:
    """Return the dates that `time` elements hold for a story, that of publication first.

    `joint`: the innermost element that holds both headline and story; `headline`: that of the
    headline. Of publication counts the first behind the headline, else the last before it in the
    same box; of an update the first that is marked as one.
    """
    nodes = list(islice(_list_times(joint, headline), _MOST_TIMES))
    below = [(node, is_below) for node, is_below in nodes if is_below]
    above = [(node, is_below) for node, is_below in reversed(nodes) if not is_below]
    times = [
        stated
        for node, is_below in below + above
        if (stated := _read(node))
        and _is_of_story(node, joint)
        and (is_below or _stands_beside(node, headline))
    ]
    published = [time for time in times if not time.is_update]
    return published[:1] + [time for time in times if time.is_update][:1]


def _list_times(joint: _Element, headline: _Element | None) -> Iterator[tuple[_Element, bool]]:
    """Yield the elements that hold dates, and whether they stand behind the headline."""
    if next(joint.iter(*_TAGS), None) is None:
        return
    is_below = headline is None
    for node in joint.iter(*_TAGS, *([str(headline.tag)] if headline is not None else [])):
        is_below = is_below or node is headline
        if node.tag in _TAGS:
            yield node, is_below


def _read(node: _Element) -> Stated | None:
    names = f"{node.get('class') or ''} {node.get('itemprop') or ''}"
    is_published = _PUBLISHED.search(names) is not None
    if node.tag == "abbr" and not (is_published or _UPDATED.search(names)):
        return None
    raw = next((value for name in _ATTRIBUTES if (value := fold_space(node.get(name) or ""))), "")
    if not raw:
        return None
    is_update = not is_published and (
        _UPDATED.search(names) is not None or _LABELLED.search(_text_before(node)) is not None
    )
    return Stated(raw, f"{node.tag} element", is_update)


def _text_before(node: _Element) -> str:
    """Return what the element that holds a `time` has before it."""
    parent, own = node.getparent(), _text_of(node)
    return _text_of(parent).partition(own)[0] if parent is not None and own else ""


def _stands_beside(node: _Element, headline: _Element | None) -> bool:
    """Tell whether an element stands in the box of the headline, which is not the whole page."""
    box = headline.getparent() if headline is not None else None
    return box is not None and box.tag not in _WHOLE_PAGE and box in node.iterancestors()


def _is_of_story(node: _Element, joint: _Element) -> bool:
    """Tell whether nothing between a `time` and the joint element belongs to something else."""
    for level, parent in enumerate(node.iterancestors()):
        if parent is joint:
            return True
        if parent.tag == "a" and _text_of(parent) == _text_of(node):
            continue  # a link to the page itself
        if parent.tag in _ELSEWHERE or (level < _LEVELS_OF_TEASER and _is_card(parent)):
            return False
        names = (parent.get("class") or "").lower()
        if any(other in names for other in _OTHERS):
            return False
    return True


def _is_card(box: _Element) -> bool:
    """Tell whether a box is that of another story: short, with a title for a link."""
    titles = (link for link in box.iter("a") if _text_of(link).count(" ") >= _WORDS_OF_TITLE - 1)
    return next(titles, None) is not None and len(_text_of(box)) <= _LONGEST_TEASER


def _text_of(node: _Element) -> str:
    return fold_space("".join(map(str, node.itertext())))
