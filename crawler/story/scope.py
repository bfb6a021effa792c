"""The part of the page in which the story stands: it tells paragraphs from side columns."""

from collections.abc import Sequence
from itertools import islice

from crawler.reading.blocks import LINKED, Block, Kind
from crawler.reading.place import Place
from crawler.story.core import Core, are_columns, is_closed, is_running, is_teaser
from crawler.text.captions import CaptionEvidence, caption_strength
from crawler.text.labels import EndMarker, is_noise, story_end
from crawler.text.people import split_editors

_WHOLE_PAGE = frozenset({"html", "body", "form"})
_LOOK_AHEAD = 8
_FARTHEST = 80
_LONG, _SHORT = 60, 12
"""Letters of a sentence behind other things, and of one right below the last.

Witness: questions and answers of a hearing, a sentence each, behind a box. `_SHORT` is flat.
"""
_CLOSING = frozenset({EndMarker.EDITORS, EndMarker.QR_CODE, EndMarker.KEYWORDS, EndMarker.SIGN_OFF})


class Scope:
    """The element that holds the story as far as it has been read.

    It begins as the parent of the first paragraph and grows when paragraphs of the same make go
    on outside it. Outside the element that also holds the headline two such paragraphs are asked
    for, since teasers and footers stand there.
    """

    def __init__(
        self, blocks: Sequence[Block], headline: Place | None, core: Core | None = None
    ) -> None:
        self._blocks = blocks
        self._headline = headline
        self._core = core
        self._first: Block | None = None
        self._latest: Block | None = None
        self._container: Place | None = None
        self._outer: Place | None = None
        self._fenced = False
        self._read = 0

    def note(self, index: int) -> None:
        """Note a paragraph of the story; the first one opens the scope."""
        block = self._latest = self._blocks[index]
        self._read += 1
        place = block.place
        if place is None or self._first is not None:
            return
        self._first = block
        parent = place.parent
        holds_more = any(below.place is place for below in self._blocks[index + 1 : index + 3])
        self._container = place if parent is None or holds_more else parent
        if self._core is not None and self._core.holds(place):
            self._container = self._find_frame(self._core, place)
        if self._headline is not None:
            self._outer = self._headline.join(place)

    def _find_frame(self, core: Core, place: Place) -> Place:
        """Return the element that holds all of the core, or its part where that holds the page."""
        is_page = core.frame.tag in _WHOLE_PAGE or (
            self._headline is not None and core.frame.holds(self._headline)
        )
        parts = (own for own in core.places if own.holds(place))
        return next(parts, core.frame) if is_page else core.frame

    def fence(self) -> None:
        """Note that a list of links was passed: what follows must be the story's beyond doubt."""
        self._fenced = self._first is not None

    def admits(self, index: int) -> bool:
        """Tell whether the block may still be part of the story; False ends the story."""
        place, first = self._blocks[index].place, self._first
        if place is None or first is None or self._container is None:
            return True
        core = self._core
        if core is not None and index <= core.last:
            return True
        if not self._fenced and (
            self._container.holds(place) or (core is not None and core.holds(place))
        ):
            return True
        if core is not None and core.is_solid and not core.holds(place):
            return self._goes_on_outside(index, core)
        if is_noise(self._blocks[index].text):
            return True
        asked = 1
        outer = self._outer
        if outer is not None and outer.tag not in _WHOLE_PAGE and not outer.holds(place):
            asked = 2
        following = self._following_paragraphs(index, asked)
        if len(following) < asked:
            return False
        self._fenced = False
        for block in following:
            if block.place is not None:
                self._container = self._container.join(block.place)
        return True

    def _goes_on_outside(self, index: int, core: Core) -> bool:
        """Tell whether running text of the core's tag goes on below the core, or a figure does."""
        below = range(index, min(index + _FARTHEST, len(self._blocks)))
        texts = list(islice((at for at in below if self._blocks[at].text), 4))
        if texts and _is_caption(first := self._blocks[texts[0]]) and not first.region:
            return True
        alike = [
            block
            for at in texts
            if is_running(block := self._blocks[at])
            and not is_teaser(self._blocks, at)
            and block.place is not None
            and block.place.tag == core.tag
            and not are_columns(core.frame, block.place)
        ]
        return len(alike) > 1

    def find_resumption(self, index: int) -> int | None:
        """Return where the story goes on behind a box of related links at a block, or None.

        It does with a paragraph of the same make in the same element that no headline of a teaser
        precedes; in plain text only if an editors' line or the like follows further below.
        """
        box = self._find_box(index)
        first = index + 1
        while first < len(self._blocks) and self._is_in_box(self._blocks[first], box):
            first += 1
        above: Block | None = None
        for at in range(first, min(first + _FARTHEST, len(self._blocks))):
            block = self._blocks[at]
            marker = story_end(block.text) if block.text else None
            if block.region or (marker and marker is not EndMarker.RELATED):
                return None
            if block.place is not None and self._container is not None:
                if not self._is_within(block.place):
                    return None
                alike = self._is_alike(block) or (box is not None and block.place.tag == "p")
            else:
                alike = self._is_closed_below(at)
            is_teaser = above is not None and above.link_density > LINKED
            shortest = _LONG if box is None else _SHORT
            if alike and not is_teaser and (_is_paragraph(block, shortest) or _is_caption(block)):
                return first if box is not None else at
            above = block if block.text else above
        return None

    def holds(self, block: Block) -> bool:
        """Tell whether a block stands in the element in which the story has been read so far."""
        return block.place is not None and self._is_within(block.place)

    def _is_within(self, place: Place) -> bool:
        if self._core is not None and self._core.holds(place):
            return True
        return self._container is not None and self._container.holds(place)

    def _find_box(self, index: int) -> Place | None:
        """Return the element within the story's that holds a box's heading and more, or None."""
        place = self._blocks[index].place
        parent = place.parent if place is not None else None
        if parent is None or self._container is None or parent.holds(self._container):
            return None
        return parent

    @staticmethod
    def _is_in_box(block: Block, box: Place | None) -> bool:
        if box is None or block.place is None:
            return block.kind is Kind.ITEM
        return box.holds(block.place)

    def _is_alike(self, block: Block) -> bool:
        """Tell whether a block is of the same make as the story's first or latest paragraph."""
        return any(one and _same_tag(one, block) for one in (self._first, self._latest))

    def _is_closed_below(self, index: int) -> bool:
        below = self._blocks[index : index + _FARTHEST]
        return any(story_end(block.text) in _CLOSING for block in below)

    def _following_paragraphs(self, index: int, most: int) -> list[Block]:
        found: list[Block] = []
        passed = seen = 0
        above: Block | None = None
        for block in self._blocks[index : index + _FARTHEST]:
            passed += block.kind not in (Kind.ROW, Kind.ITEM, Kind.IMAGE)
            if (
                passed > _LOOK_AHEAD
                or block.kind is Kind.LINKS
                or block.region
                or story_end(block.text)
            ):
                break
            shortest = _LONG if seen or self._fenced else _SHORT
            seen += bool(block.text and not is_noise(block.text))
            is_below_link = above is not None and above.level > 0 and above.link_density > LINKED
            above = block if block.text else above
            if is_below_link:
                continue
            if _is_paragraph(block, shortest) and (self._read < 2 or self._is_alike(block)):
                found.append(block)
                if len(found) == most:
                    break
        return found


def _same_tag(one: Block, other: Block) -> bool:
    return one.place is not None and other.place is not None and one.place.tag == other.place.tag


def _is_caption(block: Block) -> bool:
    return caption_strength(block.text) is CaptionEvidence.STRONG


def _is_paragraph(block: Block, shortest: int) -> bool:
    return (
        len(block.text) >= shortest
        and block.link_density < 0.3
        and (is_closed(block.text) or split_editors(block.text) is not None)
    )
