"""The story of a page: its blocks, from headline to last paragraph, told apart from all else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from lxml.etree import _Element

from crawler.text.arrangement import arrange_blocks
from crawler.text.authors import read_byline
from crawler.text.blocks import Block, Kind
from crawler.text.body import write_body
from crawler.text.boxes import UNSURE, Boxes
from crawler.text.captions import CaptionEvidence, caption_strength, is_control
from crawler.text.closing import find_leftovers
from crawler.text.core import Core, find_core, is_closed, is_running
from crawler.text.credits import is_credit, is_credit_below, is_credit_of_picture
from crawler.text.dateline import Dateline, parse_dateline
from crawler.text.dates import DateLine, find_date_line
from crawler.text.facts import Facts
from crawler.text.figures import Figure, drop_portraits, match_captions
from crawler.text.headline import Headline, find_headline, same_words
from crawler.text.labels import (
    EndMarker,
    is_noise,
    parse_source,
    story_end,
    strip_abstract_label,
)
from crawler.text.people import parse_byline, split_editors
from crawler.text.pictures import is_site_furniture
from crawler.text.scope import Scope
from crawler.text.section import find_section
from crawler.text.solicitations import is_solicitation

_CLOSED = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_SHORT_LINE, _PARAGRAPH = 40, 80
_LINKED, _ONLY_LINKS = 0.6, 0.95
_DATE_ABOVE_HEADLINE, _BYLINE_ABOVE_DATE = 4, 2
_PICTURE_ABOVE_HEADLINE, _LONGEST_CAPTION_ABOVE = 5, 200
_FULL_STOPS = (".", ".”", '."', ".’", ".)")
_LOOK_AHEAD = 15
_FACTS_BELOW_HEADLINE = 8
"""Witness: `By NAME published DATE` in one box with the share buttons, on two sites in five."""
_LONGEST_STANDFIRST = 600
_ALSO_IN_HEADERS = frozenset({EndMarker.EDITORS, EndMarker.SOURCE, EndMarker.KEYWORDS})
_ALSO_SUBHEADS = frozenset({EndMarker.FOOTER, EndMarker.COMMENTS, EndMarker.KEYWORDS})


@dataclass(frozen=True, slots=True)
class Cut:
    """A block that is no part of the body, and why."""

    text: str
    why: str


@dataclass(slots=True)
class Story:
    """What the text of a page says, before any template or metadata is asked.

    `standfirst`: what stands between headline and story in an element of its own. `dateline` has
    no year yet unless it prints one. `cuts`: what was left out between the headline and the end,
    in order. `core`: the element that holds the weight of the text, None where little text runs.
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
    reader = _StoryReader(arrange_blocks(blocks), site_title, leads_elsewhere, containers)
    return reader.read(titles)


class _StoryReader:
    """One walk over the blocks, from the headline down to where the story ends.

    `pieces` are what may be paragraphs, pictures and captions of the story.
    """

    def __init__(
        self,
        blocks: list[Block],
        site_title: re.Pattern[str],
        leads_elsewhere: Callable[[str], bool],
        containers: Sequence[_Element],
    ) -> None:
        self.blocks = blocks
        self.site_title = site_title
        self.leads_elsewhere = leads_elsewhere
        self.containers = containers
        self.story = Story()
        self.facts = self.story.facts
        self.pieces: list[Block] = []
        self.has_body = False
        self.core: Core | None = None
        self.boxes: Boxes | None = None
        self.dates: list[DateLine | None] = [
            find_date_line(block.text) if block.text and block.link_density < _LINKED else None
            for block in blocks
        ]

    def read(self, titles: Sequence[str]) -> Story:
        story = self.story
        is_date_line = [date is not None for date in self.dates]
        story.headline = find_headline(self.blocks, titles, is_date_line, self.site_title)
        start = self._find_start()
        story.core = self.core = find_core(self.blocks, start, self.containers)
        if self.core:
            self.boxes = Boxes(self.blocks, start, self.core)
        opening = self._read_above(start)
        end = self._collect_pieces(opening)
        self.facts.read_tail(self.blocks, end, self.dates)
        story.figures, captions = match_captions(self.pieces)
        texts = [
            piece
            for index, piece in enumerate(self.pieces)
            if piece.picture is None and index not in captions
        ]
        texts = self._take_sign_off(self._drop_leftovers(texts))
        story.figures = drop_portraits(story.figures, self.facts.byline)
        story.dateline, story.body = write_body([block.text for block in texts])
        text = story.headline.text if story.headline else None
        head = story.headline.index if story.headline else start
        story.section = find_section(self.blocks, head, text, self.site_title)
        return story

    def _find_start(self) -> int:
        """Return where the story begins: behind the headline, or else behind the date line."""
        headline = self.story.headline
        if headline is None:
            for index, date in enumerate(self.dates):
                if date:
                    self.facts.take_date(date)
                    return index + 1
            return 0
        if not self._is_dated_below(headline.index):
            self._take_date_above(headline.index)
        self._take_picture_above(headline.index)
        return headline.index + 1

    def _is_dated_below(self, headline: int) -> bool:
        for index in range(headline + 1, len(self.blocks)):
            text = self.blocks[index].text
            date = self.dates[index]
            if date and not date.is_update:
                return True
            if len(text) > _PARAGRAPH and strip_abstract_label(text) is None:
                return False
        return False

    def _take_date_above(self, headline: int) -> None:
        """Take the date line right above the headline, and the byline beside it."""
        for index in range(headline - 1, max(-1, headline - 1 - _DATE_ABOVE_HEADLINE), -1):
            date = self.dates[index]
            if date is None:
                continue
            self.facts.take_date(date)
            for block in self.blocks[max(0, index - _BYLINE_ABOVE_DATE) : headline]:
                if block.text and (byline := read_byline(block)):
                    self.facts.take_byline(byline, block.place)
            return

    def _take_picture_above(self, headline: int) -> None:
        """Take a figure with a caption of its own that stands above the headline.

        A kicker may stand between them. Without a caption the picture must be the headline's
        neighbour in an element of the story.
        """
        nearest = self.blocks[max(0, headline - 2) : headline]
        if _is_captioned(nearest):
            self.pieces += nearest
            return
        above = self.blocks[max(0, headline - _PICTURE_ABOVE_HEADLINE) : headline]
        captions = [at for at, block in enumerate(above) if block.kind is Kind.CAPTION]
        between = above[captions[-1] + 1 :] if captions else []
        if not captions:
            self._take_bare_picture(above, headline)
        if not captions or any(len(block.text) > _SHORT_LINE for block in between):
            return
        figure = takewhile(
            lambda block: block.kind in (Kind.CAPTION, Kind.IMAGE),
            reversed(above[: captions[-1] + 1]),
        )
        self.pieces += [
            block
            for block in reversed(list(figure))
            if block.kind is Kind.CAPTION or self._is_story_picture(block)
        ]

    def _take_bare_picture(self, above: list[Block], headline: int) -> None:
        """Take the picture that is the headline's neighbour, with a line below that is set apart."""
        has_line = len(above) > 1 and above[-1].text and _is_set_apart(above[-1])
        figure = above[-2:] if has_line else above[-1:]
        if figure and self._is_beside_headline(figure[0], headline):
            self.pieces += figure

    def _is_beside_headline(self, block: Block, headline: int) -> bool:
        """Tell whether a picture stands with the headline in an element that is not the page."""
        picture, title = block.picture, self.blocks[headline].place
        if picture is None or title is None or block.place is None:
            return False
        is_linked = picture.href is not None and picture.href != picture.src
        is_apart = title.join(block.place).tag in ("body", "html")
        return not is_linked and not is_apart and self._is_story_picture(block)

    def _read_above(self, start: int) -> int:
        """Read what stands above the story: facts, pictures, captions, a standfirst.

        Return where the story itself opens: at the first block of the core.
        """
        core = self.core
        if core is None:
            return start
        opening = next(
            index
            for index in range(start, len(self.blocks))
            if core.holds(self.blocks[index].place)
        )
        opening = self._extend_upwards(start, opening)
        last_fact = self._find_last_fact(start)
        for index in range(start, max(opening, last_fact + 1)):
            block = self.blocks[index]
            box = self._find_box(block)
            if box and box not in UNSURE:
                if not (self._is_near_headline(index) and self._read_imprint(index)):
                    self._cut(block, box)
            elif block.picture is not None:
                if self._is_story_picture(block):
                    self.pieces.append(block)
            elif not block.text or self._is_headline(block):
                pass
            elif self._belongs_to_picture(index):
                self.pieces.append(block)
            elif self.facts.read_header(block, self.dates[index]):
                pass
            elif self._is_caption_above(index):
                self.pieces.append(block)
            elif self._is_standfirst(block):
                self.story.standfirst = block.text
            else:
                self._cut(block, "above the story")
        return max(opening, last_fact + 1)

    def _is_near_headline(self, index: int) -> bool:
        headline = self.story.headline
        return headline is not None and index - headline.index <= _FACTS_BELOW_HEADLINE

    def _read_imprint(self, index: int) -> bool:
        """Take date and authors from a box for sharing or following that holds them as well."""
        block, date = self.blocks[index], self.dates[index]
        return (date is not None or read_byline(block) is not None) and self.facts.read_header(
            block, date
        )

    def _extend_upwards(self, start: int, opening: int) -> int:
        """Return where the story opens where several paragraphs stand above its core.

        A single one is a standfirst.
        """
        above = [
            index
            for index in range(start, opening)
            if is_running(self.blocks[index])
            and self.blocks[index].region is None
            and not self._find_box(self.blocks[index])
            and self._is_foreign(index) is None
            and caption_strength(self.blocks[index].text) is CaptionEvidence.NONE
        ]
        return above[0] if len(above) > 1 else opening

    def _is_below_standfirst(self) -> bool:
        """Tell whether all that was read of a story without a core may be its standfirst."""
        return self.core is None and sum(bool(piece.text) for piece in self.pieces) == 1

    def _find_last_fact(self, start: int) -> int:
        """Return where the last date line or byline stands that heads the story, or -1.

        Such lines come before the second paragraph: what stands above them is a standfirst.
        """
        core = self.core
        if core is None:
            return -1
        found = -1
        for index in range(start, core.first + 3):
            block = self.blocks[index] if index < len(self.blocks) else None
            if block is None or (index > core.first and is_running(block)):
                break
            if self.dates[index] or read_byline(block):
                found = index
        return found

    def _is_headline(self, block: Block) -> bool:
        headline = self.story.headline
        return headline is not None and same_words(block.text, headline.text)

    def _find_box(self, block: Block) -> str | None:
        return self.boxes.find(block) if self.boxes else None

    def _belongs_to_picture(self, index: int) -> bool:
        """Tell whether a block is a caption by its make, or the credit of the picture above it.

        A credit has the form of a byline, a source line or a copyright notice. An agency's name
        alone is the story's source unless that is known, or more of the story follows.
        """
        block = self.blocks[index]
        if block.region in ("nav", "aside"):
            return False
        if block.kind is Kind.CAPTION:
            return True
        last = self.pieces[-1] if self.pieces else None
        follows = last is not None and (last.picture is not None or last.kind is Kind.CAPTION)
        if not follows or not is_credit_below(block.text):
            return False
        is_sourced = self.facts.source is not None or (self.has_body and self._goes_on(index))
        return is_sourced or is_credit_of_picture(block.text)

    def _is_caption_above(self, index: int) -> bool:
        block = self.blocks[index]
        if block.kind is Kind.CAPTION:
            return True
        follows = bool(self.pieces) and self.pieces[-1].picture is not None
        return follows and (
            caption_strength(block.text) is not CaptionEvidence.NONE or _is_set_apart(block)
        )

    def _is_standfirst(self, block: Block) -> bool:
        return (
            self.story.standfirst is None
            and block.kind in (Kind.PARAGRAPH, Kind.HEADING)
            and block.region is None
            and _SHORT_LINE <= len(block.text) <= _LONGEST_STANDFIRST
            and block.link_density < _LINKED
            and not is_noise(block.text)
            and not is_solicitation(block.text)
            and story_end(block.text) is None
        )

    def _collect_pieces(self, start: int) -> int:
        """Collect what may be body, pictures and captions; return where the story ends."""
        headline = self.story.headline
        place = self.blocks[headline.index].place if headline else None
        scope = Scope(self.blocks, place, self.core)
        resumption = start
        for index in range(start, len(self.blocks)):
            block = self.blocks[index]
            if index < resumption:
                self._cut(block, "a box of related links")
            elif block.kind is Kind.LINKS:
                scope.fence()
            elif why := self._find_box(block):
                if not self._heads_story(index, why):
                    self._cut(block, why)
            elif (block.region == "footer" and self.has_body and not self._is_inside(block)) or (
                not scope.admits(index)
            ):
                return index
            elif block.picture is not None:
                if self._is_story_picture(block):
                    self.pieces.append(block)
            elif self._is_beside_core(index):
                self._cut(block, "beside the story")
            elif self._belongs_to_picture(index):
                self.pieces.append(block)
            elif marker := self._find_marker(index):
                self._cut(block, marker)
                if marker is EndMarker.EDITORS:
                    self.facts.take_editors(block.text)
                goes_on = self._find_resumption(index, marker, scope)
                if goes_on is None:
                    return index
                resumption = goes_on
            elif self._read_fact(index):
                pass
            elif why := self._is_foreign(index):
                self._cut(block, why)
            elif self._add_text(block, index, scope):
                return index + 1
        return len(self.blocks)

    def _heads_story(self, index: int, box: str) -> bool:
        """Tell whether a block in an unsure box above the story states a fact; take it."""
        block = self.blocks[index]
        return (
            not self.has_body
            and box in UNSURE
            and bool(block.text)
            and self.facts.read_header(block, self.dates[index])
        )

    def _is_beside_core(self, index: int) -> bool:
        """Tell whether a block stands amid the core but outside its elements."""
        core, place = self.core, self.blocks[index].place
        return (
            core is not None
            and place is not None
            and core.first < index < core.last
            and not core.frame.holds(place)
        )

    def _is_inside(self, block: Block) -> bool:
        return self.core is not None and self.core.holds(block.place)

    def _find_marker(self, index: int) -> EndMarker | None:
        """Return what closes the story at a block; headers have lines of the same form."""
        marker = story_end(self.blocks[index].text)
        if marker is EndMarker.FOOTER and is_credit(self.blocks[index].text):
            return None
        if marker in _ALSO_IN_HEADERS and not self._may_end_at(index):
            return None
        if marker in _ALSO_SUBHEADS and self._is_subhead(index):
            return None
        return marker

    def _is_subhead(self, index: int) -> bool:
        """Tell whether a block is set as a heading and the story's next text follows it."""
        block = self.blocks[index]
        below = self.blocks[index + 1 : index + 2]
        return bool(
            (block.level or block.strong)
            and block.place is not None
            and below
            and below[0].place is not None
            and below[0].place.parent is block.place.parent
            and self._goes_on(index)
        )

    def _may_end_at(self, index: int) -> bool:
        """Tell whether the story can be over: no paragraph is needed for it, as in photo essays."""
        return self.has_body or not any(
            _reads_like_paragraph(block)
            for block in self.blocks[index + 1 : index + 1 + _LOOK_AHEAD]
        )

    def _find_resumption(self, index: int, marker: EndMarker, scope: Scope) -> int | None:
        """Return where the story goes on behind a marker, None where it ends there.

        A box of related links may stand above the story, amid its paragraphs or amid the pictures
        of a photo essay; a footer's line or a QR code's may stand above it as well.
        """
        has_captions = any(piece.text for piece in self.pieces)
        if marker is not EndMarker.RELATED:
            is_above = not has_captions and not self._may_end_at(index)
            return index + 1 if is_above or self._goes_on(index) else None
        if self.has_body:
            goes_on = scope.find_resumption(index)
            if goes_on is None and self._goes_on(index):
                return self._find_running(index + 1)
            return goes_on
        headline = self.story.headline
        for at in range(index + 1, len(self.blocks)):
            block = self.blocks[at]
            if self._is_story_picture(block):
                return at
            is_headline = headline is not None and same_words(block.text, headline.text)
            if block.kind is Kind.ITEM or block.link_density >= _LINKED or is_headline:
                continue
            if block.text:
                return None if has_captions or self._may_end_at(at - 1) else at
        return None

    def _goes_on(self, index: int) -> bool:
        """Tell whether most of what the core holds is still to come, or two paragraphs at least."""
        core = self.core
        if core is None or index >= core.last:
            return False
        below = [
            block for block in self.blocks[index + 1 : core.last + 1] if self._is_core_text(block)
        ]
        is_subhead = bool(self.blocks[index].level) or self.blocks[index].strong
        return len(below) > 1 or _size(below) * 2 > core.weight or (is_subhead and bool(below))

    def _is_core_text(self, block: Block) -> bool:
        return (
            self.core is not None
            and block.place is not None
            and is_running(block)
            and block.place.tag == self.core.tag
            and self.core.holds(block.place)
            and not self._find_box(block)
        )

    def _find_running(self, start: int) -> int | None:
        return next(
            (at for at in range(start, len(self.blocks)) if self._is_core_text(self.blocks[at])),
            None,
        )

    def _read_fact(self, index: int) -> bool:
        """Take the fact that a block states, or leave out a line too short for the story."""
        block = self.blocks[index]
        if self.has_body:
            source = parse_source(block.text)
            if source:
                self.facts.source = self.facts.source or source
                self._cut(block, "source line")
            return source is not None or (self._is_below_standfirst() and self._read_imprint(index))
        if self.facts.read_header(block, self.dates[index]):
            return True
        if self._is_stray_line(block):
            self._cut(block, "a short line above the story")
            return True
        if self._is_key_point(index):
            self._cut(block, "a key point above the story")
            return True
        return False

    def _is_key_point(self, index: int) -> bool:
        """Tell whether a block is of a list above the story, or its heading: no story begins so."""
        core = self.core
        follows_picture = bool(self.pieces) and self.pieces[-1].picture is not None
        if core is None or index >= core.first or follows_picture:
            return False
        block = self.blocks[index + 1] if self.blocks[index].level else self.blocks[index]
        return block.kind is Kind.ITEM and caption_strength(block.text) is CaptionEvidence.NONE

    def _is_stray_line(self, block: Block) -> bool:
        """Tell whether a line above the first paragraph is too little to be of the story."""
        follows_picture = bool(self.pieces) and self.pieces[-1].picture is not None
        if follows_picture or block.level or block.strong or block.kind is not Kind.PARAGRAPH:
            return False
        return len(block.text) < _SHORT_LINE and not (
            _CLOSED.search(block.text)
            or parse_dateline(block.text)[0]
            or caption_strength(block.text) is CaptionEvidence.STRONG
        )

    def _is_foreign(self, index: int) -> str | None:
        """Return why a block within the story is no part of it, or None."""
        block = self.blocks[index]
        if block.region in ("nav", "aside"):
            return f"in the page's {block.region}"
        if self._is_headline(block):
            return "the headline again"
        if reason := is_noise(block.text):
            return reason
        if is_solicitation(block.text):
            return "a word to the reader"
        if block.link_density <= _LINKED or self._reads_on(index) or self._is_linked_caption(index):
            return None
        return "nothing but links"

    def _reads_on(self, index: int) -> bool:
        """Tell whether a block of links is running text all the same.

        A link that is a whole sentence with a full stop may be one; headlines have none.
        """
        block = self.blocks[index]
        if block.kind not in (Kind.PARAGRAPH, Kind.QUOTE) or not _CLOSED.search(block.text):
            return False
        if block.text.endswith(_FULL_STOPS) and (
            self._is_inside(block) or self._stands_in_text(index)
        ):
            return len(block.text) >= _SHORT_LINE
        return block.link_density < _ONLY_LINKS and len(block.text) > _PARAGRAPH

    def _stands_in_text(self, index: int) -> bool:
        """Tell whether running text stands right above or below a block in the same element."""
        place = self.blocks[index].place
        beside = (*self.blocks[index - 1 : index], *self.blocks[index + 1 : index + 2])
        return place is not None and any(
            is_running(block)
            and block.place is not None
            and block.place.parent is place.parent
            and block.place.tag == place.tag
            for block in beside
        )

    def _is_linked_caption(self, index: int) -> bool:
        """Tell whether a block is a link because it shares that of its picture."""
        block = self.blocks[index]
        picture = self.pieces[-1].picture if self.pieces else None
        strength = caption_strength(block.text)
        if picture is None:
            return strength is CaptionEvidence.STRONG
        shares_link = any(link.href == picture.href for link in block.links)
        is_credited = any(is_credit(below.text) for below in self.blocks[index + 1 : index + 2])
        return shares_link or is_credited or strength is not CaptionEvidence.NONE

    def _is_story_picture(self, block: Block) -> bool:
        picture = block.picture
        if picture is None or block.region in ("nav", "aside", "footer"):
            return False
        if picture.owner or (picture.src is None and not picture.alt):
            return False
        if is_site_furniture(picture.src or "", picture.alt, picture.width, picture.height):
            return False
        return not (picture.href and self.leads_elsewhere(picture.href))

    def _add_text(self, block: Block, index: int, scope: Scope) -> bool:
        """Add a block to the pieces; return True if an editors' line glued to it ends all."""
        glued = split_editors(block.text)
        if glued:
            block = replace(block, text=glued[0])
            self.facts.take_editors(glued[1])
        if block.text:
            self.pieces.append(block)
            if self.has_body or not self._may_be_caption(block):
                self.has_body = True
                scope.note(index)
        return glued is not None and not self._goes_on(index)

    def _may_be_caption(self, block: Block) -> bool:
        if block.kind is Kind.CAPTION:
            return True
        before = (piece for piece in reversed(self.pieces[:-1]) if not _is_control(piece))
        follows_picture = any(piece.picture is not None for piece in islice(before, 1))
        strength = caption_strength(block.text)
        return strength is CaptionEvidence.STRONG or (
            follows_picture and (strength is CaptionEvidence.WEAK or _is_control(block))
        )

    def _drop_leftovers(self, texts: list[Block]) -> list[Block]:
        """Leave out what only looks like text of the story."""
        dropped = dict(find_leftovers(texts, self.blocks, self.core, self.facts.byline))
        for block, why in dropped.items():
            self._cut(block, why)
        return [block for block in texts if block not in dropped]

    def _take_sign_off(self, texts: list[Block]) -> list[Block]:
        """Take the byline off the bottom of the story."""
        while len(texts) > 1 and (byline := parse_byline(texts[-1].text)):
            self.facts.take_byline(byline)
            self._cut(texts[-1], "byline")
            texts = texts[:-1]
        return texts

    def _cut(self, block: Block, why: str) -> None:
        self.story.cuts.append(Cut(block.text, why))


def _is_captioned(blocks: Sequence[Block]) -> bool:
    """Tell whether two blocks are a picture and what must be its caption."""
    return (
        len(blocks) == 2
        and blocks[0].picture is not None
        and caption_strength(blocks[1].text) is CaptionEvidence.STRONG
    )


def _is_control(block: Block) -> bool:
    return bool(block.text) and is_control(block.text)


def _is_set_apart(block: Block) -> bool:
    """Tell whether a short line is centred or small, as captions above a story are."""
    return (block.centring is not None or block.small) and len(block.text) <= _LONGEST_CAPTION_ABOVE


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _reads_like_paragraph(block: Block) -> bool:
    return (
        len(block.text) > (_SHORT_LINE if is_closed(block.text) else _PARAGRAPH)
        and block.link_density < _LINKED
        and not is_noise(block.text)
        and not story_end(block.text)
        and caption_strength(block.text) is CaptionEvidence.NONE
    )
