"""Where another story begins below the first, whole, as on pages that never end."""

from collections.abc import Sequence
from itertools import islice

from crawler.reading.blocks import Block
from crawler.reading.place import Place
from crawler.story.core import is_running
from crawler.story.headline import Headline
from crawler.text.dates import PrintedDate
from crawler.text.titles import same_words

_DATE_WITHIN = 4
"""Witness: kicker, standfirst and byline between the next headline and its date."""


def find_next_story(
    blocks: Sequence[Block], headline: Headline | None, dates: Sequence[PrintedDate | None]
) -> int:
    """Return the block at which another story begins, the number of blocks where none does.

    Behind running text, its headline is set as high as that of the first story, or stands in an
    element that is the twin of the first one's; a date line follows it, and running text behind
    that. Entries of a live report stand below lesser headings, in elements of their own make.
    """
    if headline is None or headline.place is None:
        return len(blocks)
    level = blocks[headline.index].level or 1
    has_text = False
    for index in range(headline.index + 1, len(blocks)):
        block = blocks[index]
        has_text = has_text or (is_running(block) and block.region is None)
        if not (has_text and block.level and block.place) or block.region:
            continue
        if same_words(block.text, headline.text) or not _opens_story(blocks, index, dates):
            continue
        if block.level <= level or _stand_in_twins(headline.place, block.place):
            return index
    return len(blocks)


def _opens_story(blocks: Sequence[Block], index: int, dates: Sequence[PrintedDate | None]) -> bool:
    """Tell whether a date line follows a heading and running text that, with no other heading."""
    below = (at for at in range(index + 1, len(blocks)) if blocks[at].text)
    is_dated = False
    for at in islice(below, _DATE_WITHIN + 1):
        if blocks[at].level:
            return False
        if is_dated and is_running(blocks[at]):
            return True
        is_dated = is_dated or dates[at] is not None
    return False


def _stand_in_twins(one: Place, other: Place) -> bool:
    """Tell whether two headlines stand in elements side by side that are made alike."""
    both = one.join(other)
    first, second = _find_child(both, one), _find_child(both, other)
    if first is None or second is None or first.tag != second.tag:
        return False
    name = first.node.get("class")
    return first.tag == "article" or (bool(name) and second.node.get("class") == name)


def _find_child(parent: Place, place: Place) -> Place | None:
    """Return the child of an element that holds a place in it, None where it is the place."""
    child = None
    while place is not parent and place.parent is not None:
        child, place = place, place.parent
    return child
