"""The story of a page: its blocks, from headline to last paragraph, told apart from all else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from crawler.text.arrangement import arrange_blocks
from crawler.text.blocks import Block, Kind
from crawler.text.body import write_body
from crawler.text.captions import CaptionEvidence, caption_strength
from crawler.text.credits import is_credit
from crawler.text.dateline import Dateline, parse_dateline
from crawler.text.dates import DateLine, find_date_line
from crawler.text.facts import Facts
from crawler.text.figures import Figure, match_captions
from crawler.text.headline import Headline, find_headline, same_words
from crawler.text.labels import (
    EndMarker,
    is_noise,
    parse_source,
    story_end,
    strip_abstract_label,
)
from crawler.text.people import parse_byline, parse_editors, split_editors
from crawler.text.pictures import is_site_furniture
from crawler.text.scope import Scope
from crawler.text.section import find_section

_CLOSED = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_SHORT_LINE, _PARAGRAPH = 40, 80
_LINKED, _ONLY_LINKS = 0.6, 0.95
_DATE_ABOVE_HEADLINE, _BYLINE_ABOVE_DATE = 4, 2
_LOOK_AHEAD = 15
_NEARLY_ALL = 0.8
_ALSO_IN_HEADERS = frozenset({EndMarker.EDITORS, EndMarker.SOURCE, EndMarker.KEYWORDS})


@dataclass(frozen=True, slots=True)
class Cut:
    """A block that is no part of the body, and why."""

    text: str
    why: str


@dataclass(slots=True)
class Story:
    """What the text of a page says, before any template or metadata is asked.

    `dateline` has no year yet unless it prints one. `cuts`: what was left out between the headline
    and the end, in order. `is_contained`: whether the body stands where the template has it.
    """

    headline: Headline | None = None
    section: list[str] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    dateline: Dateline | None = None
    body: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    is_contained: bool = False


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
    a link belongs there. `containers`: the elements that hold the body if the portal's template is
    the known one; they are believed only if they hold nearly all of what reads like the story.
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
        self.dates: list[DateLine | None] = [
            find_date_line(block.text) if block.text and block.link_density < _LINKED else None
            for block in blocks
        ]

    def read(self, titles: Sequence[str]) -> Story:
        story = self.story
        is_date_line = [date is not None for date in self.dates]
        story.headline = find_headline(self.blocks, titles, is_date_line, self.site_title)
        start = self._find_start()
        end = self._collect_pieces(start)
        self.facts.read_tail(self.blocks, end, self.dates)
        story.figures, captions = match_captions(self.pieces)
        texts = [
            piece
            for index, piece in enumerate(self.pieces)
            if piece.picture is None and index not in captions
        ]
        texts = self._keep_contained(self._take_sign_off(texts))
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
                    self.facts.take_date(date, self.blocks[index].text)
                    return index + 1
            return 0
        if not self._is_dated_below(headline.index):
            self._take_date_above(headline.index)
        self._take_picture_above(headline.index)
        return headline.index + 1

    def _is_dated_below(self, headline: int) -> bool:
        for index in range(headline + 1, len(self.blocks)):
            text = self.blocks[index].text
            if self.dates[index]:
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
            self.facts.take_date(date, self.blocks[index].text)
            for block in self.blocks[max(0, index - _BYLINE_ABOVE_DATE) : headline]:
                if block.text and (byline := parse_byline(block.text)):
                    self.facts.take_byline(byline)
            return

    def _take_picture_above(self, headline: int) -> None:
        """Take a figure with a caption of its own that stands right above the headline."""
        above = self.blocks[max(0, headline - 2) : headline]
        if any(block.kind is Kind.CAPTION for block in above):
            self.pieces += [
                block
                for block in above
                if block.kind is Kind.CAPTION or self._is_story_picture(block)
            ]

    def _collect_pieces(self, start: int) -> int:
        """Collect what may be body, pictures and captions; return where the story ends."""
        headline = self.story.headline
        scope = Scope(self.blocks, self.blocks[headline.index].place if headline else None)
        resumption = start
        for index in range(start, len(self.blocks)):
            block = self.blocks[index]
            if index < resumption:
                self._cut(block, "a box of related links")
            elif block.kind is Kind.LINKS:
                scope.fence()
            elif (block.region == "footer" and self.has_body) or not (
                scope.admits(index) or self._is_in_template(block)
            ):
                return index
            elif block.picture is not None:
                if self._is_story_picture(block):
                    self.pieces.append(block)
            elif marker := self._find_marker(index):
                self._cut(block, marker)
                if marker is EndMarker.EDITORS:
                    self.facts.editors = self.facts.editors or parse_editors(block.text) or []
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

    def _find_marker(self, index: int) -> EndMarker | None:
        """Return what closes the story at a block; headers have lines of the same form."""
        marker = story_end(self.blocks[index].text)
        if marker in _ALSO_IN_HEADERS and not self._may_end_at(index):
            return None
        return marker

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
            return index + 1 if is_above else None
        if self.has_body:
            return scope.find_resumption(index)
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

    def _read_fact(self, index: int) -> bool:
        """Take the fact that a block states, or leave out a line too short for the story."""
        block = self.blocks[index]
        if self.has_body:
            source = parse_source(block.text)
            if source:
                self.facts.source = self.facts.source or source
                self._cut(block, "source line")
            return source is not None
        if self.facts.read_header(block, self.dates[index]):
            return True
        if self._is_stray_line(block):
            self._cut(block, "a short line above the story")
            return True
        return False

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
        headline = self.story.headline
        if headline and same_words(block.text, headline.text):
            return "the headline again"
        if reason := is_noise(block.text):
            return reason
        if block.link_density <= _LINKED or _reads_on(block) or self._is_linked_caption(index):
            return None
        return "nothing but links"

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
        if picture.src is None and not picture.alt:
            return False
        if is_site_furniture(picture.src or "", picture.alt, picture.width, picture.height):
            return False
        return not (picture.href and self.leads_elsewhere(picture.href))

    def _add_text(self, block: Block, index: int, scope: Scope) -> bool:
        """Add a block to the pieces; return True if an editors' line glued to it ends all."""
        glued = split_editors(block.text)
        if glued:
            block = replace(block, text=glued[0])
            self.facts.editors = parse_editors(glued[1]) or []
        if block.text:
            self.pieces.append(block)
            if self.has_body or not self._may_be_caption(block):
                self.has_body = True
                scope.note(index)
        return glued is not None

    def _may_be_caption(self, block: Block) -> bool:
        if block.kind is Kind.CAPTION:
            return True
        follows_picture = len(self.pieces) > 1 and self.pieces[-2].picture is not None
        strength = caption_strength(block.text)
        return strength is CaptionEvidence.STRONG or (
            follows_picture and strength is CaptionEvidence.WEAK
        )

    def _is_in_template(self, block: Block) -> bool:
        """Tell whether a block stands in the template's body, and the story before it as well."""
        return _is_contained(block, self.containers) and any(
            _is_contained(piece, self.containers) for piece in self.pieces[:2]
        )

    def _keep_contained(self, texts: list[Block]) -> list[Block]:
        """Leave out what stands outside the template's body, where that holds nearly all."""
        if not self.containers:
            return texts
        contained = [block for block in texts if _is_contained(block, self.containers)]
        if _size(contained) < _NEARLY_ALL * _size(texts):
            return texts
        self.story.is_contained = bool(contained)
        kept = set(contained)
        for block in texts:
            if block not in kept:
                self._cut(block, "outside the template's body")
        return contained

    def _take_sign_off(self, texts: list[Block]) -> list[Block]:
        """Take the byline off the bottom of the story."""
        while len(texts) > 1 and (byline := parse_byline(texts[-1].text)):
            self.facts.take_byline(byline)
            self._cut(texts[-1], "byline")
            texts = texts[:-1]
        return texts

    def _cut(self, block: Block, why: str) -> None:
        self.story.cuts.append(Cut(block.text, why))


def _is_contained(block: Block, containers: Sequence[_Element]) -> bool:
    if not containers or block.place is None:
        return False
    node = block.place.node
    return node in containers or any(parent in containers for parent in node.iterancestors())


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _reads_like_paragraph(block: Block) -> bool:
    return (
        len(block.text) > _PARAGRAPH
        and block.link_density < _LINKED
        and not is_noise(block.text)
        and not story_end(block.text)
        and caption_strength(block.text) is CaptionEvidence.NONE
    )


def _reads_on(block: Block) -> bool:
    """Tell whether a block of links is running text all the same."""
    return (
        block.kind in (Kind.PARAGRAPH, Kind.QUOTE)
        and block.link_density < _ONLY_LINKS
        and len(block.text) > _PARAGRAPH
        and _CLOSED.search(block.text) is not None
    )
