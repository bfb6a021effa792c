"""The story of a page: its blocks, from headline to last paragraph, told apart from all else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from crawler.text.arrangement import arrange_blocks
from crawler.text.blocks import Block, Kind
from crawler.text.captions import CaptionEvidence, caption_strength
from crawler.text.cleaning import fold_space
from crawler.text.dateline import Dateline, parse_dateline
from crawler.text.dates import DateLine, find_date_line
from crawler.text.figures import Figure, match_captions
from crawler.text.headline import Headline, find_headline, same_words
from crawler.text.imprint import Imprint, read_imprint
from crawler.text.labels import (
    EndMarker,
    is_noise,
    parse_keywords,
    parse_source,
    story_end,
    strip_abstract_label,
    strip_end_mark,
)
from crawler.text.people import Byline, parse_byline, parse_editors, split_editors
from crawler.text.pictures import is_site_furniture
from crawler.text.scope import Scope
from crawler.text.section import find_section

_SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_SHORT_LINE = 40
_LINKED = 0.6
_DATE_BEFORE_HEADLINE = 4
_BYLINE_BEFORE_DATE = 2
_BULLET = re.compile(r"[•·●■◆▪‣*]\s*|[-–]\s+")
_NUMBERED = re.compile(r"[(（]?(\d{1,2})[.)）、]\s*(?=\D)")
_DATELINE_AMONG = 3
_LOOK_AHEAD = 15
_SIGN_OFF_WITHIN = 3
_NEARLY_ALL = 0.8
_LONGEST_TAIL = 40
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
    date_line: DateLine | None = None
    abstract: str | None = None
    byline: list[str] = field(default_factory=list)
    dateline: Dateline | None = None
    body: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    source: str | None = None
    keywords: list[str] = field(default_factory=list)
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

    `site_title`: matches lines that name the portal. `titles`: what the page's metadata say its title is. `leads_elsewhere`: whether a link leads to
    another article or site; a picture in such a link belongs there. `containers`: the elements
    that hold the body if the portal's template is the known one; they are believed only if they
    hold nearly all of what reads like the story.
    """
    reader = _StoryReader(arrange_blocks(blocks), site_title, leads_elsewhere, containers)
    return reader.read(titles)


class _StoryReader:
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
        self.pieces: list[Block] = []
        self.has_body = False
        self.date_text = ""

    def read(self, titles: Sequence[str]) -> Story:
        story = self.story
        dates = [
            find_date_line(block.text) if block.text and block.link_density < _LINKED else None
            for block in self.blocks
        ]
        story.headline = find_headline(
            self.blocks, titles, [bool(date) for date in dates], self.site_title
        )
        start = self._find_start(dates)
        end = self._collect_pieces(start, dates)
        self._read_tail(end, dates)
        story.figures, captions = match_captions(self.pieces)
        self._write_body(captions)
        text = story.headline.text if story.headline else None
        head = story.headline.index if story.headline else start
        story.section = find_section(self.blocks, head, text, self.site_title)
        return story

    def _find_start(self, dates: Sequence[DateLine | None]) -> int:
        """Return where the story begins: behind the headline, or else behind the date line."""
        headline = self.story.headline
        if headline is None:
            for index, date in enumerate(dates):
                if date:
                    self._take_date(date, self.blocks[index].text)
                    return index + 1
            return 0
        for index in range(headline.index - 1, headline.index - 1 - _DATE_BEFORE_HEADLINE, -1):
            if index >= 0 and dates[index] is not None and not self._is_dated_below(dates):
                self._take_date(dates[index], self.blocks[index].text)
                for block in self.blocks[max(0, index - _BYLINE_BEFORE_DATE) : headline.index]:
                    if block.text and (byline := parse_byline(block.text)):
                        self._take_byline(byline)
                break
        self._take_hero(headline)
        return headline.index + 1

    def _is_dated_below(self, dates: Sequence[DateLine | None]) -> bool:
        assert self.story.headline is not None
        for index in range(self.story.headline.index + 1, len(self.blocks)):
            block = self.blocks[index]
            if dates[index]:
                return True
            if len(block.text) > 2 * _SHORT_LINE and strip_abstract_label(block.text) is None:
                return False
        return False

    def _take_hero(self, headline: Headline) -> None:
        """Take a figure that stands right before the headline in the headline's own wrapper."""
        parent = self.blocks[headline.index].place
        above = self.blocks[max(0, headline.index - 2) : headline.index]
        captions = [block for block in above if block.kind is Kind.CAPTION]
        if parent is None or not captions:
            return
        self.pieces += [
            block for block in above if block in captions or self._is_story_picture(block)
        ]

    def _collect_pieces(self, start: int, dates: Sequence[DateLine | None]) -> int:
        """Collect what may be body, pictures and captions; return where the story ends."""
        headline = self.story.headline
        scope = Scope(self.blocks, self.blocks[headline.index].place if headline else None)
        resume = start
        for index in range(start, len(self.blocks)):
            block = self.blocks[index]
            if index < resume:
                self._cut(block, "a box of related links")
                continue
            if block.kind is Kind.LINKS:
                scope.fence()
                continue
            if block.region == "footer" and self.has_body:
                return index
            if not scope.admits(index):
                return index
            if block.picture is not None:
                if self._is_story_picture(block):
                    self.pieces.append(block)
                continue
            if (marker := story_end(block.text)) and self._is_marker(index, marker):
                if marker is EndMarker.EDITORS:
                    self.story.editors = self.story.editors or parse_editors(block.text) or []
                self._cut(block, marker)
                resume = self._find_resumption(index, marker, scope)
                if resume is None:
                    return index
                continue
            if marker and marker not in _ALSO_IN_HEADERS:
                self._cut(block, marker)
                continue
            if not self.has_body and self._read_header(block, dates[index]):
                continue
            if self.has_body and (source := parse_source(block.text)):
                self.story.source = self.story.source or source
                self._cut(block, "source line")
                continue
            if why := self._is_foreign(block):
                self._cut(block, why)
                continue
            glued = split_editors(block.text)
            if glued:
                block = replace(block, text=glued[0])
                self.story.editors = parse_editors(glued[1]) or []
            if block.text:
                self._add_text(block, index, scope)
            if glued:
                return index + 1
        return len(self.blocks)

    def _find_resumption(self, index: int, marker: EndMarker, scope: Scope) -> int | None:
        """Return where the story goes on behind a marker, None where it ends there.

        A box of related links may stand above the story, amid its paragraphs or amid the pictures
        of a photo essay.
        """
        if marker is not EndMarker.RELATED:
            return None
        if self.has_body:
            return scope.find_resumption(index)
        for at in range(index + 1, len(self.blocks)):
            block = self.blocks[at]
            if self._is_story_picture(block):
                return at
            if block.text and block.kind is not Kind.ITEM and block.link_density < _LINKED:
                return None if self._may_end_at(at - 1) else at
        return None

    def _add_text(self, block: Block, index: int, scope: Scope) -> None:
        self.pieces.append(block)
        if self.has_body or (block.kind is not Kind.CAPTION and not self._may_be_caption(block)):
            self.has_body = True
            scope.note(index)

    def _is_marker(self, index: int, marker: EndMarker) -> bool:
        return marker is EndMarker.RELATED or self._may_end_at(index)

    def _may_end_at(self, index: int) -> bool:
        """Tell whether a marker here can be the story's end: there are headers of the same form.

        A photo essay has no paragraph before its end, only captions.
        """
        if self.has_body:
            return True
        has_captions = any(piece.text for piece in self.pieces)
        if has_captions and story_end(self.blocks[index].text) not in _ALSO_IN_HEADERS:
            return True
        return not any(
            _reads_like_paragraph(block)
            for block in self.blocks[index + 1 : index + 1 + _LOOK_AHEAD]
        )

    def _may_be_caption(self, block: Block) -> bool:
        follows_picture = len(self.pieces) > 1 and self.pieces[-2].picture is not None
        strength = caption_strength(block.text)
        return strength is CaptionEvidence.STRONG or (
            follows_picture and strength is CaptionEvidence.WEAK
        )

    def _read_header(self, block: Block, date: DateLine | None) -> bool:
        """Take a fact that stands between headline and story; return False for the story."""
        story, text = self.story, block.text
        if date is not None:
            self._take_date(date, text)
        elif (abstract := strip_abstract_label(text)) is not None:
            story.abstract = story.abstract or abstract or None
        elif editors := parse_editors(text):
            story.editors = story.editors or editors
        elif byline := parse_byline(text):
            self._take_byline(byline)
        elif source := parse_source(text):
            story.source = story.source or source
        elif (keywords := parse_keywords(text)) is not None:
            story.keywords = story.keywords or _read_keywords(block, keywords)
        elif self._is_stray_line(block):
            self._cut(block, "a short line above the story")
        else:
            return False
        return True

    def _is_stray_line(self, block: Block) -> bool:
        """Tell whether a line above the first paragraph is too little to be of the story."""
        follows_picture = bool(self.pieces) and self.pieces[-1].picture is not None
        if follows_picture or block.level or block.strong or block.kind is not Kind.PARAGRAPH:
            return False
        return len(block.text) < _SHORT_LINE and not (
            _SENTENCE_END.search(block.text)
            or parse_dateline(block.text)[0]
            or caption_strength(block.text) is CaptionEvidence.STRONG
        )

    def _is_foreign(self, block: Block) -> str | None:
        """Return why a block within the story is no part of it, or None."""
        if block.region in ("nav", "aside"):
            return f"in the page's {block.region}"
        headline = self.story.headline
        if headline and same_words(block.text, headline.text):
            return "the headline again"
        if reason := is_noise(block.text):
            return reason
        if (
            block.link_density > _LINKED
            and not _reads_on(block)
            and not self._is_linked_caption(block)
        ):
            return "nothing but links"
        return None

    def _is_linked_caption(self, block: Block) -> bool:
        """Tell whether a block is a link because it shares that of its picture."""
        near = self.pieces[-1].picture if self.pieces else None
        strength = caption_strength(block.text)
        if near is None:
            return strength is CaptionEvidence.STRONG
        shares = any(link.href == near.href for link in block.links)
        return shares or strength is not CaptionEvidence.NONE

    def _is_story_picture(self, block: Block) -> bool:
        picture = block.picture
        if picture is None or block.region in ("nav", "aside", "footer"):
            return False
        if picture.src is None and not picture.alt:
            return False
        if is_site_furniture(picture.src or "", picture.alt, picture.width, picture.height):
            return False
        return not (picture.href and self.leads_elsewhere(picture.href))

    def _read_tail(self, end: int, dates: Sequence[DateLine | None]) -> None:
        """Read the labelled facts below the story."""
        story = self.story
        for index in range(end, min(end + _LONGEST_TAIL, len(self.blocks))):
            block = self.blocks[index]
            if not block.text:
                continue
            if not story.keywords and (keywords := parse_keywords(block.text)) is not None:
                story.keywords = _read_keywords(block, keywords)
                if block.kind is Kind.ITEM or not story.keywords:
                    story.keywords += self._collect_links(index)
            elif not story.editors and (editors := parse_editors(block.text)):
                story.editors = editors
            elif not story.source and (source := parse_source(block.text)):
                story.source = source
            elif index - end < _SIGN_OFF_WITHIN and (byline := parse_byline(block.text)):
                self._take_byline(byline)
            elif story.date_line is None and (date := dates[index]):
                self._take_date(date, block.text)

    def _collect_links(self, index: int) -> list[str]:
        """Return the links that follow a bare label, one a block."""
        names: list[str] = []
        beside = self.blocks[index].place if self.blocks[index].links else None
        for block in self.blocks[index + 1 :]:
            if not block.links or block.link_density < _LINKED or block.place is None:
                break
            if beside is not None and block.place.parent is not beside.parent:
                break
            names += [link.text for link in block.links]
            beside = block.place
        return names

    def _take_date(self, date: DateLine | None, text: str) -> None:
        """Take a date line; a second one may tell published from modified."""
        known = self.story.date_line
        if date is None or (known and known.modified_raw):
            return
        if known:
            both = find_date_line(f"{self.date_text} {text}")
            self.story.date_line = both if both and both.modified_raw else known
            return
        self.story.date_line, self.date_text = date, text
        imprint = read_imprint(date)
        self._take_imprint(imprint)

    def _take_byline(self, byline: Byline) -> None:
        """Take authors; the paper in their brackets is the origin only where it stands alone."""
        self.story.byline = self.story.byline or list(byline.authors)
        if not byline.authors:
            self.story.source = self.story.source or byline.source

    def _take_imprint(self, imprint: Imprint) -> None:
        story = self.story
        story.byline = story.byline or list(imprint.byline)
        story.source = story.source or imprint.source
        story.editors = story.editors or list(imprint.editors)

    def _write_body(self, captions: set[int]) -> None:
        story = self.story
        texts = [
            piece
            for index, piece in enumerate(self.pieces)
            if piece.picture is None and index not in captions
        ]
        texts = self._keep_contained(texts)
        self._take_sign_off(texts)
        paragraphs = [strip_end_mark(piece.text) for piece in texts]
        for index, paragraph in enumerate(paragraphs[:_DATELINE_AMONG]):
            dateline, rest = parse_dateline(paragraph)
            if dateline and (index == 0 or (dateline.place and dateline.agency)):
                story.dateline, paragraphs[index] = dateline, rest
                break
        story.body = [text for text in _strip_numbers(paragraphs) if text]

    def _keep_contained(self, texts: list[Block]) -> list[Block]:
        """Leave out what stands outside the template's body, where that holds nearly all."""
        contained = [
            block
            for block in texts
            if block.place is not None and self._is_contained(block.place.node)
        ]
        if _size(contained) < _NEARLY_ALL * _size(texts):
            return texts
        self.story.is_contained = bool(contained)
        for block in texts:
            if block not in contained:
                self._cut(block, "outside the template's body")
        return contained

    def _is_contained(self, node: _Element) -> bool:
        return any(parent in self.containers for parent in (node, *node.iterancestors()))

    def _take_sign_off(self, texts: list[Block]) -> None:
        """Take bylines off the top and the bottom of the story."""
        while len(texts) > 1 and (byline := parse_byline(texts[-1].text)):
            self._take_byline(byline)
            self._cut(texts.pop(), "byline")

    def _cut(self, block: Block, why: str) -> None:
        self.story.cuts.append(Cut(block.text, why))


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _reads_like_paragraph(block: Block) -> bool:
    return (
        len(block.text) > 2 * _SHORT_LINE
        and block.link_density < _LINKED
        and not is_noise(block.text)
        and not story_end(block.text)
        and caption_strength(block.text) is CaptionEvidence.NONE
    )


def _reads_on(block: Block) -> bool:
    """Tell whether a block of links is running text all the same."""
    return (
        block.kind in (Kind.PARAGRAPH, Kind.QUOTE)
        and block.link_density < 0.95
        and len(block.text) > 2 * _SHORT_LINE
        and _SENTENCE_END.search(block.text) is not None
    )


def _read_keywords(block: Block, keywords: Sequence[str]) -> list[str]:
    """Return one keyword a link, or an inline element, where the block has them; else as given."""
    if block.links:
        return [link.text for link in block.links]
    if block.place is not None and len(keywords) == 1:
        inner = (
            fold_space(child.text or "") for child in block.place.node.iter("span", "em", "i", "b")
        )
        parts = [text for text in inner if text and parse_keywords(text) is None]
        if " ".join(parts) == keywords[0]:
            return parts
    return list(keywords)


def _strip_numbers(paragraphs: Sequence[str]) -> list[str]:
    """Take bullets, and numbers that count up from 1, off the paragraphs they open."""
    stripped = [
        _BULLET.sub("", text, count=1) if _BULLET.match(text) else text for text in paragraphs
    ]
    numbers = [int(match[1]) if (match := _NUMBERED.match(text)) else 0 for text in stripped]
    listed: set[int] = set()
    for index, number in enumerate(numbers):
        if number == 1 and 2 in numbers[index + 1 : index + 2]:
            listed.add(index)
        elif number > 1 and index - 1 in listed and numbers[index - 1] == number - 1:
            listed.add(index)
    return [
        _NUMBERED.sub("", text, count=1) if index in listed else text
        for index, text in enumerate(stripped)
    ]
