"""Dates in the mark-up of a page's text: `time` elements and their like."""

import re

from lxml.etree import _Element

from crawler.text.cleaning import fold_space
from crawler.text.metadata import Stated

_TAGS = ("time", "abbr", "relative-time", "time-ago")

_ATTRIBUTES = ("datetime", "content", "title")
# What stands in these tells when something else was: a teaser, a quoted post, a picture, a comment.
_ELSEWHERE = frozenset({"a", "aside", "blockquote", "figure", "footer", "form", "nav", "table"})
_UPDATED = re.compile(r"\b(?:date-?modified|last-?mod\w*|modified|updated?)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:date-?published|published|pub-?date)\b", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:updated?|modified)\b[^\w]*$", re.IGNORECASE)
_OTHERS = ("comment", "related", "teaser", "tweet", "widget")


def find_times(joint: _Element, headline: _Element | None) -> list[Stated]:
    """Return the dates that `time` elements hold for a story, that of publication first.

    `joint`: the innermost element that holds both headline and story; `headline`: that of the
    headline. Of publication counts the first behind the headline, else the first at all; of an
    update the first that is marked as one.
    """
    if next(joint.iter(*_TAGS), None) is None:
        return []
    above: list[Stated] = []
    below: list[Stated] = []
    found = above
    for node in joint.iter(*_TAGS, *([str(headline.tag)] if headline is not None else [])):
        if node is headline:
            found = below
        if node.tag in _TAGS and (stated := _read(node)) and _is_of_story(node, joint):
            found.append(stated)
    times = below + above
    published = [time for time in times if not time.is_update]
    return published[:1] + [time for time in times if time.is_update][:1]


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
    parent = node.getparent()
    own = "".join(map(str, node.itertext()))
    if parent is None or not own.strip():
        return ""
    return "".join(map(str, parent.itertext())).partition(own)[0]


def _is_of_story(node: _Element, joint: _Element) -> bool:
    """Tell whether nothing between a `time` and the joint element belongs to something else."""
    for parent in node.iterancestors():
        if parent is joint:
            return True
        if parent.tag in _ELSEWHERE and not (parent.tag == "a" and _holds_alone(parent, node)):
            return False
        if parent.tag in ("li", "article") and next(parent.iter("a"), None) is not None:
            return False
        names = (parent.get("class") or "").lower()
        if any(other in names for other in _OTHERS):
            return False
    return True


def _holds_alone(link: _Element, node: _Element) -> bool:
    """Tell whether a link has a date for all its text, as one to the page itself has."""
    return fold_space("".join(map(str, link.itertext()))) == fold_space(
        "".join(map(str, node.itertext()))
    )
