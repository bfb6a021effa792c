"""Where another story begins on the page of one: below it, whole, as pages without end have them."""

from collections.abc import Sequence
from itertools import islice

from crawler.text.blocks import Block
from crawler.text.core import is_running
from crawler.text.dates import DateLine
from crawler.text.headline import Headline, same_words
from crawler.text.place import Place

_DATE_WITHIN = 4
"""Witness: kicker, standfirst and byline between the next headline and its date."""


def find_next_story(
    blocks: Sequence[Block], headline: Headline | None, dates: Sequence[DateLine | None]
) -> int:
    """Return the block at which another story begins, the number of blocks where none does.

    Behind running text, its headline is set as high as that of the first story, or stands in an
    `article` beside the first; a date line follows it, and running text behind that. Entries of a
    live report stand in the same `article`, below lesser headings.
    """
    if headline is None or headline.place is None:
        return len(blocks)
    level = blocks[headline.index].level or 1
    own = _find_article(headline.place)
    has_text = False
    for index in range(headline.index + 1, len(blocks)):
        block = blocks[index]
        has_text = has_text or (is_running(block) and block.region is None)
        if not (has_text and block.level and block.place) or block.region:
            continue
        article = _find_article(block.place)
        is_apart = own is not None and article is not None and not own.holds(article)
        if not (block.level <= level or is_apart) or same_words(block.text, headline.text):
            continue
        if _opens_story(blocks, index, dates):
            return index
    return len(blocks)


def _opens_story(blocks: Sequence[Block], index: int, dates: Sequence[DateLine | None]) -> bool:
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


def _find_article(place: Place) -> Place | None:
    """Return the outermost `article` that an element stands in."""
    found = None
    step: Place | None = place
    while step is not None:
        found = step if step.tag == "article" else found
        step = step.parent
    return found
