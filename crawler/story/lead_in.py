"""The lead-in: what stands between the headline, or right above it, and the story.

Facts, pictures with captions, a standfirst. What is none of these (key points, tools, boxes) is
left out; where the story opens without a core below, reading order alone has to tell.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from crawler.reading.blocks import LINKED, Block, Kind
from crawler.story.authors import read_byline
from crawler.story.boxes import BOX_OF_RELATED, BOX_WITH_FORM, UNSURE
from crawler.story.core import RUNNING, SHORT_LINE, is_closed, is_running, is_teaser
from crawler.story.gathered import Gathered
from crawler.story.headline import Headline
from crawler.story.hero import find_hero, is_framed, is_set_apart
from crawler.story.sheet import Sheet
from crawler.text.captions import CaptionEvidence, caption_strength
from crawler.text.credits import is_credit, is_credit_below, is_credit_of_picture
from crawler.text.dateline import parse_dateline
from crawler.text.dates import PrintedDate, find_head_date
from crawler.text.labels import is_noise, story_end, strip_abstract_label
from crawler.text.solicitations import is_solicitation

_DATE_ABOVE_HEADLINE, _BYLINE_ABOVE_DATE = 4, 2
_DATE_BELOW_HEADLINE = 12
_MAY_DATE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.ROW})
_FACTS_BELOW_HEADLINE = 8
"""Witness: `By NAME published DATE` in one box with the share buttons, on two sites in five."""
_FACTS_BELOW_OPENING = 3
"""Byline and date in the core itself, below a standfirst that stands there as well. Flat."""
_SENTENCE_BELOW = 6
"""Pictures and subheads may stand between an imprint and the story's next sentence."""
_LONGEST_STANDFIRST = 600
"""A standfirst of several sentences; what is longer is a text of its own. Flat."""
_SUBTITLE = re.compile(r"(?:^|[-_ ])sub-?(?:title|head(?:line|ing)?)(?:$|[-_ ])", re.I)
"""What a page names a second headline is a standfirst only if it is a sentence."""
_STANDFIRST = re.compile(
    r"(?:^|[-_ ])(?:stand-?first|dec?k|excerpt|summary)(?:$|[-_ ])" rf"|{_SUBTITLE.pattern}", re.I
)
_BULLET = re.compile(r"[•·●■◆▪‣*]\s*|[-–]\s+")


def read_lead_in(sheet: Sheet, gathered: Gathered) -> int:
    """Take what leads in to the story, and return the block at which the story opens."""
    headline = sheet.headline
    if headline is None:
        if sheet.start and (date := sheet.dates[sheet.start - 1]):
            gathered.facts.take_date(date)
    else:
        _read_head_dates(sheet, headline.index)
        below = _find_date_below(sheet, headline.index)
        if below is None or below.is_update:
            _take_date_above(sheet, gathered, headline, is_updated=below is not None)
        gathered.pieces += find_hero(sheet, headline.index)
    if sheet.core is None:
        return sheet.start
    opening = _find_opening(sheet)
    opening = max(opening, _find_last_fact(sheet, opening) + 1)
    for index in range(sheet.start, opening):
        _read_block(sheet, gathered, index)
    return opening


def belongs_to_picture(sheet: Sheet, gathered: Gathered, index: int) -> bool:
    """Tell whether a block is a caption by its make, or the credit of the picture above it.

    A credit has the form of a byline, a source line or a copyright notice. An agency's name alone
    is the story's source unless that is known, or more of the story follows.
    """
    block, last = sheet.blocks[index], gathered.last
    if block.kind is Kind.CAPTION:
        return block.region not in ("nav", "aside")
    if last is None or (last.picture is None and last.kind is not Kind.CAPTION):
        return False
    if block.region in ("nav", "aside") or not is_credit_below(block.text):
        return False
    is_sourced = gathered.facts.source is not None or (gathered.has_body and sheet.goes_on(index))
    return is_sourced or is_credit_of_picture(block.text)


def read_unsure_box(sheet: Sheet, gathered: Gathered, index: int, box: str) -> bool:
    """Take the fact that a block above the story states although it stands in an unsure box.

    Return False if it states none.
    """
    block = sheet.blocks[index]
    return (
        not gathered.has_body
        and box in UNSURE
        and bool(block.text)
        and gathered.facts.read_header(block, sheet.dates[index])
    )


def _read_block(sheet: Sheet, gathered: Gathered, index: int) -> None:
    block = sheet.blocks[index]
    box = sheet.find_box(block)
    if box and box not in UNSURE and not (box == BOX_WITH_FORM and is_framed(block)):
        if box == BOX_OF_RELATED or not _read_imprint_in_box(sheet, gathered, index):
            gathered.cut(block, box)
    elif block.picture is not None:
        if sheet.is_story_picture(block):
            gathered.pieces.append(block)
    elif not block.text or sheet.is_headline(block):
        pass
    elif belongs_to_picture(sheet, gathered, index):
        gathered.pieces.append(block)
    elif gathered.facts.read_header(block, sheet.dates[index]):
        pass
    elif _is_caption(gathered, block):
        gathered.pieces.append(block)
    elif _stands_above_credit(sheet, gathered, index):
        gathered.pieces.append(replace(block, kind=Kind.CAPTION))
    elif box:
        gathered.cut(block, box)
    elif gathered.standfirst is None and _may_stand_first(sheet, index):
        gathered.standfirst = block.text
    else:
        gathered.cut(block, "above the story")


def _read_imprint_in_box(sheet: Sheet, gathered: Gathered, index: int) -> bool:
    """Take date and authors from a box for sharing or following that holds them as well."""
    headline = sheet.headline
    return (
        headline is not None
        and index - headline.index <= _FACTS_BELOW_HEADLINE
        and sheet.states_imprint(index)
        and gathered.facts.read_header(sheet.blocks[index], sheet.dates[index])
    )


def _read_head_dates(sheet: Sheet, headline: int) -> None:
    """Read as dates the lines around the headline that elsewhere would be teasers' or captions'.

    Right above it one is asked, below it those down to the story, until one is a date.
    """
    blocks, first = sheet.blocks, headline + 1
    below: Iterable[int] = takewhile(
        lambda index: not is_running(blocks[index]),
        range(first, min(first + _DATE_BELOW_HEADLINE, len(blocks))),
    )
    for index in (*range(max(0, headline - 1), headline), *below):
        block = blocks[index]
        if block.text and block.kind in _MAY_DATE and block.region is None:
            sheet.dates[index] = sheet.dates[index] or find_head_date(block.text)
        if index > headline and sheet.dates[index]:
            return


def _find_date_below(sheet: Sheet, headline: int) -> PrintedDate | None:
    """Return the date line between headline and story, an update only where it is alone."""
    update = None
    for index in range(headline + 1, len(sheet.blocks)):
        text, date = sheet.blocks[index].text, sheet.dates[index]
        if date and not date.is_update:
            return date
        update = update or date
        if len(text) > RUNNING and strip_abstract_label(text) is None:
            break
    return update


def _take_date_above(
    sheet: Sheet, gathered: Gathered, headline: Headline, *, is_updated: bool
) -> None:
    """Take the date line right above the headline, and the byline beside it.

    `is_updated`: whether an update stands below; then only the headline's own box is asked.
    """
    at, blocks = headline.index, sheet.blocks
    for index in range(at - 1, max(-1, at - 1 - _DATE_ABOVE_HEADLINE), -1):
        date, place = sheet.dates[index], blocks[index].place
        is_beside = bool(place and headline.place and place.parent is headline.place.parent)
        if date is None or (is_updated and not is_beside):
            continue
        gathered.facts.take_date(date)
        for block in blocks[max(0, index - _BYLINE_ABOVE_DATE) : at]:
            if block.text and (byline := read_byline(block)):
                gathered.facts.take_byline(byline, block.place)
        return


def _find_opening(sheet: Sheet) -> int:
    """Return where the core opens, or what of the story stands above it.

    Several paragraphs above it are of the story; so is one with a dateline, any other single one
    is a standfirst.
    """
    blocks = sheet.blocks
    opening = next(at for at in range(sheet.start, len(blocks)) if sheet.is_inside(blocks[at]))
    above = [
        at
        for at in range(sheet.start, opening)
        if is_running(blocks[at])
        and blocks[at].region is None
        and not _BULLET.match(blocks[at].text)
        and not sheet.find_box(blocks[at])
        and sheet.find_foreign(at, None) is None
        and caption_strength(blocks[at].text) is CaptionEvidence.NONE
    ]
    is_story = len(above) > 1 or (above and parse_dateline(blocks[above[0]].text)[0] is not None)
    return above[0] if is_story else opening


def _find_last_fact(sheet: Sheet, opening: int) -> int:
    """Return where the last date line or byline stands below the story's opening, or -1.

    Such lines come before the second paragraph: what stands above them is a standfirst. Where no
    sentence of the story follows, they sign a short story off.
    """
    core = sheet.core
    if core is None:
        return -1
    found = -1
    for index in range(opening, min(core.first + _FACTS_BELOW_OPENING, len(sheet.blocks))):
        if index > core.first and is_running(sheet.blocks[index]):
            break
        if sheet.states_imprint(index) and _goes_on(sheet, index):
            found = index
    return found


def _goes_on(sheet: Sheet, index: int) -> bool:
    """Tell whether a sentence of the core stands right below a line."""
    return any(
        sheet.is_inside(block) and len(block.text) >= SHORT_LINE and is_closed(block.text)
        for block in sheet.blocks[index + 1 : index + 1 + _SENTENCE_BELOW]
    )


def _is_caption(gathered: Gathered, block: Block) -> bool:
    return gathered.follows_picture and (
        caption_strength(block.text) is not CaptionEvidence.NONE or is_set_apart(block)
    )


def _stands_above_credit(sheet: Sheet, gathered: Gathered, index: int) -> bool:
    """Tell whether a block stands between a picture and the line that credits it."""
    below = sheet.blocks[index + 1 : index + 2]
    return gathered.follows_picture and any(is_credit(block.text) for block in below)


def split_standfirst(texts: list[Block]) -> tuple[str | None, list[Block]]:
    """Split a standfirst off the top of a story that marks it as such: (standfirst, the rest).

    It is set as a heading although it is a sentence, or named by its class.
    """
    if len(texts) < 2:
        return None, texts
    first = texts[0]
    is_sentence = bool(first.level) and is_closed(first.text) and len(first.text) >= SHORT_LINE
    is_named = is_closed(first.text) and _matches_class(first, _STANDFIRST)
    return (first.text, texts[1:]) if is_sentence or is_named else (None, texts)


def _may_stand_first(sheet: Sheet, index: int) -> bool:
    """Tell whether a block above the story is a sentence or two that lead in to it."""
    block = sheet.blocks[index]
    return (
        block.kind in (Kind.PARAGRAPH, Kind.HEADING)
        and block.region is None
        and SHORT_LINE <= len(block.text) <= _LONGEST_STANDFIRST
        and (is_closed(block.text) or not _matches_class(block, _SUBTITLE))
        and block.link_density < LINKED
        and not is_teaser(sheet.blocks, index)
        and not _BULLET.match(block.text)
        and not is_noise(block.text)
        and not is_solicitation(block.text)
        and story_end(block.text) is None
    )


def _matches_class(block: Block, names: re.Pattern[str]) -> bool:
    name = block.place.node.get("class") if block.place is not None else None
    return name is not None and names.search(name) is not None
