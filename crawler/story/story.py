"""The story of a page: its blocks, from headline to last paragraph, told apart from all else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from crawler.reading.blocks import Block, Kind
from crawler.reading.place import Place
from crawler.story.arrangement import arrange_blocks
from crawler.story.body import write_body
from crawler.story.closing import find_leftovers
from crawler.story.core import SHORT_LINE, Core, is_punctuated
from crawler.story.ending import find_marker, find_resumption
from crawler.story.facts import Facts
from crawler.story.figures import Figure, drop_portraits, match_captions
from crawler.story.gathered import Cut, Gathered
from crawler.story.headline import Headline
from crawler.story.lead_in import (
    belongs_to_picture,
    read_lead_in,
    read_unsure_box,
    split_standfirst,
)
from crawler.story.scope import Scope
from crawler.story.section import find_section
from crawler.story.sheet import Sheet
from crawler.text.captions import CaptionEvidence, caption_strength
from crawler.text.dateline import Dateline, parse_dateline
from crawler.text.dates import find_printed_date
from crawler.text.labels import EndMarker, parse_source
from crawler.text.people import parse_byline, split_editors


@dataclass(slots=True)
class Story:
    """What the text of a page says, before any template or metadata is asked.

    `standfirst`: what stands between headline and story in an element of its own. `dateline` has
    no year yet unless it prints one. `cuts`: what was left out between the headline and the end,
    in order. `core`: the element that holds the weight of the text, None where little text runs.
    `place`: the innermost element that holds both headline and story, None where either is not
    known.
    """

    headline: Headline | None = None
    section: list[str] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    standfirst: str | None = None
    dateline: Dateline | None = None
    body: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    core: Core | None = None
    place: Place | None = None


def read_story(
    blocks: Sequence[Block],
    site_title: re.Pattern[str],
    *,
    titles: Sequence[str] = (),
    leads_elsewhere: Callable[[str], bool] = lambda href: False,
    containers: Sequence[_Element] = (),
) -> Story:
    """Return the story that the blocks of one page tell.

    `site_title`: matches lines that name the portal. `titles`: what the page's metadata say its
    title is. `leads_elsewhere`: whether a link leads to another article or site; a picture in such
    a link belongs there. `containers`: the elements that hold the body where the portal's template
    is the known one: the story begins there, if they hold any paragraph.
    """
    sheet = Sheet(arrange_blocks(blocks), titles, site_title, leads_elsewhere, containers)
    gathered = Gathered()
    facts = gathered.facts
    opening = read_lead_in(sheet, gathered)
    end = _Walk(sheet, gathered).collect(opening)
    place = _find_place(sheet, gathered)
    facts.read_tail(sheet.blocks[: sheet.end], end, sheet.dates, place)
    figures, captions = match_captions(gathered.pieces)
    texts = [
        piece
        for index, piece in enumerate(gathered.pieces)
        if piece.picture is None and index not in captions and not sheet.is_tile_text(piece)
    ]
    texts = _take_sign_off(_drop_leftovers(texts, sheet, gathered), gathered)
    if gathered.standfirst is None and facts.abstract is None:
        gathered.standfirst, texts = split_standfirst(texts)
    dateline, body = write_body([block.text for block in texts])
    headline = sheet.headline
    head, words = (headline.index, headline.text) if headline else (sheet.start, None)
    return Story(
        headline,
        find_section(sheet.blocks, head, words, site_title),
        facts,
        gathered.standfirst,
        dateline,
        body,
        drop_portraits(figures, facts.byline),
        gathered.cuts,
        sheet.core,
        place,
    )


def _find_place(sheet: Sheet, gathered: Gathered) -> Place | None:
    """Return the innermost element that holds the headline and the core, or else any text."""
    head = sheet.headline.place if sheet.headline else None
    texts = (piece.place for piece in gathered.pieces if piece.text)
    story = sheet.core.frame if sheet.core else next(texts, None)
    return head.join(story) if head and story else None


class _Walk:
    """The walk over the blocks from where the story opens down to where it ends."""

    def __init__(self, sheet: Sheet, gathered: Gathered) -> None:
        self.sheet = sheet
        self.gathered = gathered
        headline = sheet.headline
        place = sheet.blocks[headline.index].place if headline else None
        self.scope = Scope(sheet.blocks, place, sheet.core)

    def collect(self, opening: int) -> int:
        """Collect what may be body, pictures and captions; return where the story ends."""
        sheet, gathered, scope = self.sheet, self.gathered, self.scope
        resumption = opening
        for index in range(opening, sheet.close):
            block, is_prose = sheet.blocks[index], index in sheet.prose
            if index < resumption:
                gathered.cut(block, "a box of related links")
            elif block.kind is Kind.LINKS:
                scope.fence()
            elif why := sheet.find_box(block):
                if not read_unsure_box(sheet, gathered, index, why):
                    gathered.cut(block, why)
            elif not is_prose and (self._is_in_footer(block) or not scope.admits(index)):
                return index
            elif block.picture is not None:
                if sheet.is_story_picture(block):
                    gathered.pieces.append(block)
            elif belongs_to_picture(sheet, gathered, index):
                gathered.pieces.append(block)
            elif not is_prose and (marker := find_marker(sheet, gathered, index)):
                gathered.cut(block, marker)
                if marker is EndMarker.EDITORS:
                    gathered.facts.take_editors(block.text)
                goes_on = find_resumption(sheet, gathered, scope, index, marker)
                if goes_on is None:
                    return index
                resumption = goes_on
            elif self._read_fact(index):
                pass
            elif why := sheet.find_foreign(index, gathered.last):
                gathered.cut(block, why)
            elif self._add_text(index):
                return index + 1
        return sheet.close

    def _is_in_footer(self, block: Block) -> bool:
        """Tell whether a block is of the page's footer; quotes and figures have their own."""
        return (
            block.region == "footer"
            and self.gathered.has_body
            and not self.sheet.is_inside(block)
            and not self.scope.holds(block)
        )

    def _read_fact(self, index: int) -> bool:
        """Take the fact that a block states, or leave out a line too short for the story."""
        sheet, gathered = self.sheet, self.gathered
        block, date = sheet.blocks[index], sheet.dates[index]
        if gathered.has_body:
            if source := parse_source(block.text):
                gathered.facts.source = gathered.facts.source or source
                gathered.cut(block, "source line")
                return True
            is_header = sheet.core is None and self._is_below_standfirst(index)
            return is_header and gathered.facts.read_header(block, date)
        if gathered.facts.read_header(block, date):
            return True
        if self._is_stray_line(block):
            gathered.cut(block, "a short line above the story")
            return True
        if self._is_key_point(index):
            gathered.cut(block, "a key point above the story")
            return True
        return False

    def _is_below_standfirst(self, index: int) -> bool:
        """Tell whether a block heads the story although one paragraph, its standfirst, was read."""
        return self.gathered.count_texts() == 1 and self.sheet.states_imprint(index)

    def _is_key_point(self, index: int) -> bool:
        """Tell whether a block is of a list above the story, or its heading: no story begins so."""
        core, blocks = self.sheet.core, self.sheet.blocks
        if core is None or index >= core.first or self.gathered.follows_picture:
            return False
        block = blocks[index + 1] if blocks[index].level else blocks[index]
        return block.kind is Kind.ITEM and caption_strength(block.text) is CaptionEvidence.NONE

    def _is_stray_line(self, block: Block) -> bool:
        """Tell whether a line above the first paragraph is too little to be of the story."""
        if self.gathered.follows_picture or block.level or block.strong:
            return False
        return (
            block.kind is Kind.PARAGRAPH
            and len(block.text) < SHORT_LINE
            and not is_punctuated(block.text)
            and parse_dateline(block.text)[0] is None
            and caption_strength(block.text) is not CaptionEvidence.STRONG
        )

    def _add_text(self, index: int) -> bool:
        """Add a block to the pieces; return True if an editors' line glued to it ends all."""
        block = self.sheet.blocks[index]
        glued = split_editors(block.text)
        if glued:
            block = replace(block, text=glued[0])
            self.gathered.facts.take_editors(glued[1])
        if block.text and self.gathered.add_text(block):
            self.scope.note(index)
        return glued is not None and not self.sheet.goes_on(index)


def _drop_leftovers(texts: list[Block], sheet: Sheet, gathered: Gathered) -> list[Block]:
    """Leave out what only looks like text of the story."""
    dropped = dict(find_leftovers(texts, sheet.blocks, sheet.core, gathered.facts.byline))
    for block, why in dropped.items():
        gathered.cut(block, why)
    return [block for block in texts if block not in dropped]


def _take_sign_off(texts: list[Block], gathered: Gathered) -> list[Block]:
    """Take the byline and the labelled date off the bottom of the story."""
    while len(texts) > 1:
        last = texts[-1]
        if byline := parse_byline(last.text):
            gathered.facts.take_byline(byline)
            gathered.cut(last, "byline")
        elif (date := find_printed_date(last.text)) and date.is_labelled:
            gathered.facts.take_date(date)
            gathered.cut(last, "date line")
        else:
            break
        texts = texts[:-1]
    return texts
