"""The labelled facts of a page: date, abstract, authors, origin, editors, keywords."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.reading.blocks import LINKED, Block, Kind
from crawler.reading.place import Place
from crawler.story.authors import read_byline
from crawler.text.cleaning import fold_space
from crawler.text.dates import PrintedDate, join_printed_dates
from crawler.text.imprint import read_imprint
from crawler.text.labels import (
    EndMarker,
    parse_keywords,
    parse_source,
    story_end,
    strip_abstract_label,
)
from crawler.text.people import Byline, parse_byline, parse_editors, parse_reporters

_LONGEST_TAIL = 40
_SIGN_OFF_WITHIN = 3
_MOST_AUTHORS = 40
"""A page that names more side by side lists the authors of its site."""
_WORDS_OF_TITLE = 4
"""A link of fewer words is a button or a tag: `Print`, `Hong Kong`."""


@dataclass(slots=True)
class Facts:
    """What a page's labels say; of each fact the first that is found is kept.

    `printed_date` stands at the head of the story, `tail_date` below it.
    """

    printed_date: PrintedDate | None = None
    tail_date: PrintedDate | None = None
    abstract: str | None = None
    byline: list[str] = field(default_factory=list)
    source: str | None = None
    editors: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    _reporters: list[str] = field(default_factory=list)
    _byline_place: Place | None = None

    @property
    def is_dated(self) -> bool:
        """Whether the page prints a date anywhere around the story."""
        return self.printed_date is not None or self.tail_date is not None

    def read_header(self, block: Block, date: PrintedDate | None) -> bool:
        """Take the fact that a block above the story states; return False if it states none."""
        text = block.text
        if date is not None:
            self.take_date(date)
            if byline := read_byline(block):
                self.take_byline(byline, block.place)
        elif (abstract := strip_abstract_label(text)) is not None:
            self.abstract = self.abstract or abstract or None
        elif self.take_editors(text):
            pass
        elif byline := read_byline(block):
            self.take_byline(byline, block.place)
        elif source := parse_source(text):
            self.source = self.source or source
        elif (keywords := parse_keywords(text)) is not None:
            self.keywords = self.keywords or _split_keywords(block, keywords)
        else:
            return False
        return True

    def read_tail(
        self,
        blocks: Sequence[Block],
        end: int,
        dates: Sequence[PrintedDate | None],
        article: Place | None = None,
    ) -> None:
        """Take the facts below the story, which ends before block `end`.

        Dates count down to where other stories begin, and within `article` if that is known: the
        element that holds both headline and story.
        """
        is_own = True
        for index in range(end, min(end + _LONGEST_TAIL, len(blocks))):
            block = blocks[index]
            is_own = is_own and not _opens_other_stories(block)
            if article is not None and block.place is not None:
                is_own = is_own and article.holds(block.place)
            if not block.text:
                continue
            if not self.keywords and (keywords := parse_keywords(block.text)) is not None:
                self.keywords = _split_keywords(block, keywords)
                if not self.keywords:
                    self.keywords += _collect_links(blocks, index)
            elif self.take_editors(block.text):
                pass
            elif (
                not self.source
                and (is_own or block.link_density < LINKED)
                and (source := parse_source(block.text))
            ):
                self.source = source
            elif index - end < _SIGN_OFF_WITHIN and (byline := parse_byline(block.text)):
                self.take_byline(byline)
            elif is_own and self.tail_date is None and (date := dates[index]):
                self.tail_date = date
                if index - end < _SIGN_OFF_WITHIN:
                    self._take_imprint(date)
        self.byline = self.byline or self._reporters

    def take_editors(self, text: str) -> bool:
        """Take an editors' line; who reported is an author only where nobody else is named."""
        editors, reporters = parse_editors(text), parse_reporters(text)
        self.editors = self.editors or editors or []
        self._reporters = self._reporters or reporters or []
        return bool(editors) or reporters is not None

    def take_date(self, date: PrintedDate) -> None:
        """Take a date line with what else it names; a second one tells published from modified."""
        known = self.printed_date
        if known is None:
            self.printed_date = date
            self._take_imprint(date)
        elif both := join_printed_dates(known, date):
            self.printed_date = both

    def _take_imprint(self, date: PrintedDate) -> None:
        imprint = read_imprint(date)
        self.byline = self.byline or list(imprint.byline)
        self.source = self.source or imprint.source
        self.editors = self.editors or list(imprint.editors)

    def take_byline(self, byline: Byline, place: Place | None = None) -> None:
        """Take authors; the paper in their brackets is the origin only where it stands alone.

        `place`: the element that names them. Authors in elements side by side are all taken.
        """
        if not byline.authors:
            self.source = self.source or byline.source
        elif not self.byline or (
            len(self.byline) < _MOST_AUTHORS and _are_beside(self._byline_place, place)
        ):
            self.byline = list(dict.fromkeys([*self.byline, *byline.authors]))
            self._byline_place = place


def _are_beside(one: Place | None, other: Place | None) -> bool:
    """Tell whether two elements of one make stand in one box, as those of several authors do."""
    if one is None or other is None or one.tag != other.tag:
        return False
    if one.node.get("class") != other.node.get("class"):
        return False
    boxes = (one.parent, one.parent.parent if one.parent else None)
    return other.parent in boxes or (other.parent is not None and other.parent.parent in boxes[1:])


def _opens_other_stories(block: Block) -> bool:
    """Tell whether a block below a story heads or lists others."""
    if block.level or block.kind is Kind.LINKS or block.region:
        return True
    is_title = block.link_density >= LINKED and block.text.count(" ") >= _WORDS_OF_TITLE - 1
    return is_title or story_end(block.text) in (EndMarker.RELATED, EndMarker.COMMENTS)


def _split_keywords(block: Block, keywords: Sequence[str]) -> list[str]:
    """Return one keyword a link, or an inline element, where the block has them; else as given."""
    names = [name for link in block.links if (name := link.text.strip("# "))]
    if names and all(any(name in word for name in names) for word in keywords):
        return names
    if block.place is not None and len(keywords) == 1:
        inline = block.place.node.iter("span", "em", "i", "b")
        texts = [text for child in inline if (text := fold_space(child.text or ""))]
        parts = [text for text in texts if parse_keywords(text) is None]
        if " ".join(parts) == keywords[0]:
            return parts
    return list(keywords)


def _collect_links(blocks: Sequence[Block], label: int) -> list[str]:
    """Return the links that follow a label, one a block, as long as they stand side by side."""
    names: list[str] = []
    beside = blocks[label].place if blocks[label].links else None
    for block in blocks[label + 1 :]:
        if not block.links or block.link_density < LINKED or block.place is None:
            break
        if beside is not None and block.place.parent is not beside.parent:
            break
        names += [link.text for link in block.links]
        beside = block.place
    return names
