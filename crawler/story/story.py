"""The story of a page: its blocks, from headline to last paragraph, told apart from all else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

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
    figures, captions = match_captions(gathered.pieces, gathered.paragraphs)
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
    """The walk over the blocks from where the story opens down to where it ends.

    `end`: where the story ends, None as long as that is not known. `resumption`: where it goes on
    behind a line that closes other stories.
    """

    def __init__(self, sheet: Sheet, gathered: Gathered) -> None:
        self.sheet = sheet
        self.gathered = gathered
        headline = sheet.headline
        place = sheet.blocks[headline.index].place if headline else None
        self.scope = Scope(sheet.blocks, place, sheet.core)
        self.end: int | None = None
        self.resumption = 0

    def collect(self, opening: int) -> int:
        """Collect what may be body, pictures and captions; return where the story ends."""
        for index in range(opening, self.sheet.close):
            block = self.sheet.blocks[index]
            for step in self.STEPS:
                if step(self, index, block):
                    break
            if self.end is not None:
                return self.end
        return self.sheet.close

    def _is_before_resumption(self, index: int, block: Block) -> bool:
        if index < self.resumption:
            self.gathered.cut(block, "a box of related links")
        return index < self.resumption

    def _is_paragraph(self, index: int, block: Block) -> bool:
        """Take a block that can be nothing else, once the story has begun."""
        if index not in self.sheet.prose or index < self.resumption:
            return False
        if not self.gathered.has_body or self.sheet.is_headline(block):
            return False
        self.gathered.add_paragraph(block)
        self.scope.note(index)
        return True

    def _is_list_of_links(self, _index: int, block: Block) -> bool:
        if block.kind is Kind.LINKS:
            self.scope.fence()
        return block.kind is Kind.LINKS

    def _is_in_box(self, index: int, block: Block) -> bool:
        """Leave out a block in a box of the site, but for a fact above the story."""
        why = self.sheet.find_box(block)
        if why and not read_unsure_box(self.sheet, self.gathered, index, why):
            self.gathered.cut(block, why)
        return why is not None

    def _is_beyond_scope(self, index: int, block: Block) -> bool:
        """Tell whether the story ends before a block: in the page's footer, or beside the story."""
        if index in self.sheet.texts:
            return False
        if self._is_in_footer(block) or not self.scope.admits(index):
            self.end = index
        return self.end is not None

    def _is_picture(self, _index: int, block: Block) -> bool:
        if self.sheet.is_story_picture(block):
            self.gathered.pieces.append(block)
        return block.picture is not None

    def _belongs_to_picture(self, index: int, block: Block) -> bool:
        belongs = belongs_to_picture(self.sheet, self.gathered, index)
        if belongs:
            self.gathered.pieces.append(block)
        return belongs

    def _closes_story(self, index: int, block: Block) -> bool:
        """Leave out a line that closes a story, and find where this one goes on if it does."""
        if index in self.sheet.texts:
            return False
        marker = find_marker(self.sheet, self.gathered, index)
        if marker is None:
            return False
        self.gathered.cut(block, marker)
        if marker is EndMarker.EDITORS:
            self.gathered.facts.take_editors(block.text)
        resumption = find_resumption(self.sheet, self.gathered, self.scope, index, marker)
        if resumption is None:
            self.end = index
        else:
            self.resumption = resumption
        return True

    def _is_in_footer(self, block: Block) -> bool:
        """Tell whether a block is of the page's footer; quotes and figures have their own."""
        return (
            block.region == "footer"
            and self.gathered.has_body
            and not self.sheet.is_inside(block)
            and not self.scope.holds(block)
        )

    def _states_fact(self, index: int, block: Block) -> bool:
        """Take the fact that a block above the story states, or the source amid it."""
        facts = self.gathered.facts
        if not self.gathered.has_body:
            return facts.read_header(block, self.sheet.dates[index])
        if source := parse_source(block.text):
            facts.source = facts.source or source
            self.gathered.cut(block, "source line")
            return True
        is_header = self.sheet.core is None and self._is_below_standfirst(index)
        return is_header and facts.read_header(block, self.sheet.dates[index])

    def _is_too_little(self, index: int, block: Block) -> bool:
        """Leave out what stands above the story and is too little to begin it."""
        if self.gathered.has_body:
            return False
        if self._is_stray_line(block):
            self.gathered.cut(block, "a short line above the story")
            return True
        if self._is_key_point(index):
            self.gathered.cut(block, "a key point above the story")
            return True
        return False

    def _is_foreign(self, index: int, block: Block) -> bool:
        why = self.sheet.find_foreign(index, self.gathered.last)
        if why:
            self.gathered.cut(block, why)
        return why is not None

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

    def _is_text(self, index: int, block: Block) -> bool:
        """Take all else as text of the story; an editors' line glued to it may end that."""
        if glued := split_editors(block.text):
            block = replace(block, text=glued[0])
            self.gathered.facts.take_editors(glued[1])
            if not self.sheet.goes_on(index):
                self.end = index + 1
        if block.text and self.gathered.add_text(block):
            self.scope.note(index)
        return True

    STEPS: ClassVar[tuple[Callable[["_Walk", int, Block], bool], ...]] = (
        _is_paragraph,
        _is_before_resumption,
        _is_list_of_links,
        _is_in_box,
        _is_beyond_scope,
        _is_picture,
        _belongs_to_picture,
        _closes_story,
        _states_fact,
        _is_too_little,
        _is_foreign,
        _is_text,
    )
    """What a block may be, in the order in which it is asked; the first that is so settles it."""


def _drop_leftovers(texts: list[Block], sheet: Sheet, gathered: Gathered) -> list[Block]:
    """Leave out what only looks like text of the story."""
    dropped = dict(
        find_leftovers(texts, sheet.blocks, sheet.core, gathered.facts.byline, gathered.paragraphs)
    )
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
