"""The sheet: the blocks of a page with what is worked out of them before the story is read.

Which block is the headline, which lines print a date, where the core is and which boxes in it are
the site's; and the questions about a single block that need no more than that.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from lxml.etree import _Element

from crawler.reading.blocks import LINKED, Block, Kind, Picture
from crawler.story.authors import read_byline
from crawler.story.boxes import Boxes
from crawler.story.core import (
    RUNNING,
    SHORT_LINE,
    Core,
    find_core,
    is_closed,
    is_punctuated,
    is_running,
)
from crawler.story.headline import Headline, find_headline
from crawler.story.next_story import find_next_story
from crawler.text.captions import CaptionEvidence, caption_strength
from crawler.text.credits import is_credit
from crawler.text.dates import HOLDS_DIGIT, LONGEST_PRINTED_DATE, PrintedDate, find_printed_date
from crawler.text.labels import is_noise
from crawler.text.pictures import is_site_furniture
from crawler.text.solicitations import asks_reader, is_solicitation
from crawler.text.titles import MOST_PUNCTUATION, same_words

_ONLY_LINKS = 0.95
"""From here on no words stand between the links: a row of them, whatever its end. Flat."""
_NONE: frozenset[int] = frozenset()
_LONGEST_ASKING = 60
"""Letters of a line with a link that asks: `View the latest offers`. Witness: half loses these."""
_FULL_STOPS = (".", ".”", '."', ".’", ".)")


class Sheet:
    """The blocks of one page, and what is known of them.

    `texts`: the blocks of the core's running text, none of which is a line of the site or an end;
    `prose`: those of them that can be nothing but paragraphs, and stand in no box.
    """

    def __init__(
        self,
        blocks: list[Block],
        titles: Sequence[str],
        site_title: re.Pattern[str],
        leads_elsewhere: Callable[[str], bool],
        containers: Sequence[_Element],
    ) -> None:
        """See `read_story` for what the parameters mean."""
        self.blocks = blocks
        self.dates: list[PrintedDate | None] = [
            find_printed_date(block.text)
            if len(block.text) <= LONGEST_PRINTED_DATE
            and HOLDS_DIGIT.search(block.text)
            and block.link_density < LINKED
            else None
            for block in blocks
        ]
        is_printed_date = [date is not None for date in self.dates]
        self.headline: Headline | None = find_headline(blocks, titles, is_printed_date, site_title)
        self.start = self._find_start()
        self.end = find_next_story(blocks, self.headline, self.dates)
        own = blocks if self.end == len(blocks) else blocks[: self.end]
        self.core: Core | None = find_core(own, self.start, containers)
        self.close = self._find_close({*containers})
        self.texts = self.core.texts if self.core else _NONE
        self.prose = self.core.prose if self.core else _NONE
        self._boxes = Boxes(blocks, self.start, self.core) if self.core else None
        self._leads_elsewhere = leads_elsewhere

    def _find_start(self) -> int:
        """Return where the story may begin: behind the headline, else behind the date line."""
        if self.headline is not None:
            return self.headline.index + 1
        return next((at + 1 for at, date in enumerate(self.dates) if date), 0)

    def _find_close(self, containers: set[_Element]) -> int:
        """Return where the story closes at the latest.

        Where no text runs, pictures are the story: those in the template's element, if any is.
        """
        if self.core is not None or not containers:
            return self.end
        held = [
            at
            for at in range(self.start, self.end)
            if (place := self.blocks[at].place) is not None
            and not containers.isdisjoint([place.node, *place.node.iterancestors()])
        ]
        has_picture = any(self.blocks[at].picture for at in held)
        return held[-1] + 1 if has_picture else self.end

    def find_box(self, block: Block) -> str | None:
        """Return what kind of box of the site a block stands in, None if it stands in none."""
        return self._boxes.find(block) if self._boxes else None

    def is_headline(self, block: Block) -> bool:
        """Tell whether a block has the words of the headline, or is a label with them."""
        if self.headline is None:
            return False
        text, title = block.text, self.headline.text
        if abs(len(text) - len(title)) > MOST_PUNCTUATION and not text.endswith(title):
            return False
        if text.endswith(title) and text.removesuffix(title).rstrip().endswith(":"):
            return True
        return same_words(text, title)

    def is_inside(self, block: Block) -> bool:
        """Tell whether a block stands in the core."""
        return self.core is not None and self.core.holds(block.place)

    def states_imprint(self, index: int) -> bool:
        """Tell whether a block prints a date or authors."""
        return self.dates[index] is not None or read_byline(self.blocks[index]) is not None

    def is_story_picture(self, block: Block) -> bool:
        """Tell whether a block is a picture that may belong to the story."""
        picture = block.picture
        if picture is None or block.region in ("nav", "aside", "footer"):
            return False
        if picture.owner or (picture.src is None and not picture.alt):
            return False
        if is_site_furniture(picture.src or "", picture.alt, picture.width, picture.height):
            return False
        href = picture.href
        return not href or _is_page_of(picture, href) or not self._leads_elsewhere(href)

    def goes_on(self, index: int) -> bool:
        """Tell whether most of what the core holds is still to come, or two paragraphs at least.

        Below a subhead one is enough.
        """
        core = self.core
        if core is None or index >= core.last:
            return False
        texts, letters = self._core_texts
        below = bisect_right(texts, index)
        count = len(texts) - below
        is_subhead = bool(self.blocks[index].level) or self.blocks[index].strong
        return count > 1 or letters[below] * 2 > core.weight or (is_subhead and count > 0)

    def find_running(self, start: int) -> int | None:
        """Return the first block of the core's running text from `start`, None if there is none."""
        texts = self._core_texts[0]
        at = bisect_right(texts, start - 1)
        return texts[at] if at < len(texts) else None

    @cached_property
    def _core_texts(self) -> tuple[list[int], list[int]]:
        """The blocks of the core's running text, and how many letters stand from each on."""
        core = self.core
        texts = (
            [
                at
                for at in range(core.first, core.last + 1)
                if is_running(block := self.blocks[at])
                and block.place is not None
                and block.place.tag == core.tag
                and core.holds(block.place)
                and not self.find_box(block)
            ]
            if core
            else []
        )
        letters = [0]
        for at in reversed(texts):
            letters.append(letters[-1] + len(self.blocks[at].text))
        return texts, letters[::-1]

    def find_foreign(self, index: int, above: Block | None) -> str | None:
        """Return why a block within the story is no part of it, or None.

        `above`: the piece of the story right above it.
        """
        block = self.blocks[index]
        if block.region in ("nav", "aside"):
            return f"in the page's {block.region}"
        if block.region == "footer" and block.kind not in (Kind.QUOTE, Kind.CAPTION):
            return "in a footer"
        if self.is_headline(block):
            return "the headline again"
        if index not in self.texts and (reason := is_noise(block.text)):
            return reason
        if is_solicitation(block.text):
            return "a word to the reader"
        if block.links and len(block.text) <= _LONGEST_ASKING and asks_reader(block.text):
            return "a word to the reader"
        is_text = block.link_density <= LINKED or self._reads_on(index)
        return None if is_text or self._is_linked_caption(index, above) else "nothing but links"

    def _reads_on(self, index: int) -> bool:
        """Tell whether a block of links is running text all the same.

        A link that is a whole sentence with a full stop may be one; headlines have none.
        """
        block = self.blocks[index]
        if block.kind not in (Kind.PARAGRAPH, Kind.QUOTE) or not is_closed(block.text):
            return False
        if block.text.endswith(_FULL_STOPS) and (
            self.is_inside(block) or self._stands_in_text(index)
        ):
            return len(block.text) >= SHORT_LINE
        return block.link_density < _ONLY_LINKS and len(block.text) > RUNNING

    def is_tile_text(self, block: Block) -> bool:
        """Tell whether a block is only a link and no sentence: if no caption, words on a page."""
        return block.link_density > _ONLY_LINKS and not is_punctuated(block.text)

    def _stands_in_text(self, index: int) -> bool:
        """Tell whether sentences stand right above or below a block in the same element."""
        place = self.blocks[index].place
        beside = (*self.blocks[index - 1 : index], *self.blocks[index + 1 : index + 2])
        return place is not None and any(
            len(block.text) >= SHORT_LINE
            and block.text.endswith(_FULL_STOPS)
            and block.place is not None
            and block.place.parent is place.parent
            and block.place.tag == place.tag
            for block in beside
        )

    def _is_linked_caption(self, index: int, above: Block | None) -> bool:
        """Tell whether a block is a link because it shares that of its picture."""
        block = self.blocks[index]
        picture = above.picture if above else None
        strength = caption_strength(block.text)
        if picture is None:
            return strength is CaptionEvidence.STRONG
        shares_link = any(link.href == picture.href for link in block.links)
        is_credited = any(is_credit(below.text) for below in self.blocks[index + 1 : index + 2])
        return shares_link or is_credited or strength is not CaptionEvidence.NONE


def _is_page_of(picture: Picture, href: str) -> bool:
    """Tell whether a link leads to the picture's own page: `/7/quay.html` of `/7/quay.jpg`."""
    page, picture_file = (address.partition("?")[0] for address in (href, picture.src or ""))
    stem, _, suffix = page.rpartition(".")
    return "/" in stem and suffix in ("htm", "html") and stem == picture_file.rpartition(".")[0]
