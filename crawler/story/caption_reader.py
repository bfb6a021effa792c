"""Whose caption a text is: the neighbours of each picture are asked, and the surest one taken."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from crawler.reading.blocks import Block, Kind
from crawler.reading.captioning import names_credit
from crawler.text.captions import LONGEST_CONTROL, CaptionEvidence, caption_strength, is_control
from crawler.text.credits import (
    has_credit,
    is_credit_below,
    opens_with_credit_label,
    split_caption,
    split_credit,
)
from crawler.text.dateline import parse_dateline
from crawler.text.titles import same_words

_BY_NAME = re.compile(r"[Bb]y(?: [A-Z][\w.'’-]+){1,4}")
_SET_OFF = frozenset({Kind.HEADING, Kind.ROW, Kind.ITEM})
_LONGEST_BY_PLACE = 400
_MOST_SENTENCES = 3
_MOST_PARTS = 4
_LONGEST_CREDIT = 120
_LEAST_HEADING = 4
"""From this level on a heading alone with a picture is its caption, not a subhead."""
_IN_ONE_PARAGRAPH = frozenset({"p", "figure", "center"})
_WHOLE = frozenset({"body", "article", "main", "html"})


@dataclass(slots=True)
class Plan:
    """Which pieces are whose caption; contested if two pictures might have asked for the same."""

    captions: dict[int, int] = field(default_factory=dict)
    score: int = 0
    is_contested: bool = False


class CaptionReader:
    """Which of the pieces of a story are whose caption."""

    def __init__(
        self, pieces: Sequence[Block], paragraphs: AbstractSet[Block] = frozenset()
    ) -> None:
        """Take the pieces; of them `paragraphs` can be nothing else."""
        self._pieces = pieces
        self._paragraphs = paragraphs
        self._texts = texts = [piece for piece in pieces if piece.picture is None]
        self._is_essay = len(texts) * 2 <= len(pieces)
        self._order = dict(zip(texts, range(len(texts)), strict=True))
        self._centrings = Counter([text.centring for text in texts])
        self._each_centred = [*self._centrings.values()].count(1)
        self._small = [text.small for text in texts].count(True)

    def plan(self, order: tuple[int, int]) -> Plan:
        """Give each picture its best caption; `order` says which neighbour is asked first."""
        plan = Plan()
        taken: set[int] = set()
        for index, piece in enumerate(self._pieces):
            if piece.picture is None:
                continue
            best, at = 0, -1
            for step in order:
                near = self._find_near(index, step)
                if not 0 <= near < len(self._pieces):
                    continue
                if near in taken:
                    plan.is_contested = True
                    continue
                score = self._rate(index, near, step, best)
                if score > best:
                    best, at = score, near
            if best:
                plan.captions[index] = at
                plan.score += best
                taken.add(at)
        return plan

    def find_parts(self, image: int, caption: int | None, taken: set[int]) -> list[int]:
        """Return the pieces that belong to a picture, in reading order, its caption among them.

        Credits and controls right below it, and what stands beside its caption in its figure.
        """
        near = self._find_near(image, 1)
        parts = [at for at in range(image + 1, near) if at not in taken]
        if caption is None:
            return parts
        step = 1 if caption > image else -1
        parts.append(caption)
        for at in range(caption + step, caption + step * _MOST_PARTS, step):
            is_free = 0 <= at < len(self._pieces) and at not in taken
            if not is_free or not self._goes_on(caption, at, image):
                break
            parts.append(at)
        return sorted(parts)

    def find_lone_parts(self, first: int, taken: set[int]) -> list[int]:
        """Return the pieces that go on a caption whose picture left no trace."""
        parts = []
        for at in range(first + 1, min(first + _MOST_PARTS, len(self._pieces))):
            if at in taken or not self._is_in_same_frame(first, at):
                break
            parts.append(at)
        return parts

    def _find_near(self, image: int, step: int) -> int:
        """Return the neighbour of a picture that may be its caption, credits below passed over."""
        near = image + step
        while step > 0 and near < min(image + _MOST_PARTS, len(self._pieces)):
            if not (self._is_credit(near) or self._is_control(near)):
                break
            near += step
        return near

    def _goes_on(self, caption: int, at: int, image: int) -> bool:
        """Tell whether a piece belongs to the same picture as the caption beside it."""
        text = self._pieces[at]
        if text.picture is not None:
            return False
        if at > image and (self._is_credit(at) or self._is_control(at)):
            return True
        own, first, shown = text.place, self._pieces[caption].place, self._pieces[image].place
        if text.kind is not Kind.CAPTION or self._pieces[caption].kind is not Kind.CAPTION:
            return False
        if own is None or first is None or shown is None:
            return False
        return first.join(shown).holds(first.join(own)) and not self._is_nearer(at, image)

    def _is_nearer(self, at: int, image: int) -> bool:
        """Tell whether the next picture stands closer to a piece than a picture does."""
        beyond = at + (1 if at > image else -1)
        if not 0 <= beyond < len(self._pieces) or self._pieces[beyond].picture is None:
            return False
        own, near, far = (self._pieces[index].place for index in (at, beyond, image))
        if own is None or near is None or far is None:
            return False
        return own.join(near) is not own.join(far) and own.join(far).holds(own.join(near))

    def _is_in_same_frame(self, first: int, at: int) -> bool:
        one, other = self._pieces[first], self._pieces[at]
        if other.kind is not Kind.CAPTION or one.kind is not Kind.CAPTION:
            return False
        if one.place is None or other.place is None:
            return False
        frame = one.place.join(other.place)
        return frame in (one.place, one.place.parent) or frame.tag in ("figure", "figcaption")

    def _rate(self, image: int, near: int, step: int, best: int) -> int:
        """Return how sure it is that one piece is the caption of a picture, 0 to 5.

        0 also for what can be no surer than `best`.
        """
        text, picture = self._pieces[near], self._pieces[image].picture
        if text.picture is not None or picture is None or not text.text or best == 5:
            return 0
        if self._is_credit(near) or self._is_control(near):
            return 0
        beyond = near + step
        if 0 <= beyond < len(self._pieces) and self._is_closer(near, beyond, image):
            return 0
        if text.kind is Kind.CAPTION:
            return 5 if self._is_same_figure(text, self._pieces[image]) else 0
        words = split_credit(text.text)[0]
        if any(name and same_words(words, name) for name in (picture.alt, picture.title)):
            return 4
        if best >= 3:
            return 0
        strength = caption_strength(text.text)
        if strength is CaptionEvidence.STRONG or (step > 0 and self._is_credit(near + 1)):
            return 3
        if step > 0 and self._is_credited(text.text):
            return 3
        if step < 0 and self._is_credit(image + 1):
            return 0
        score = self._rate_setting(text, self._pieces[image])
        is_plain = text.kind not in _SET_OFF and not text.strong
        if not score and strength is CaptionEvidence.WEAK and step > 0 and is_plain:
            score = 1
        return 0 if score and parse_dateline(text.text)[0] else score

    def _is_credited(self, text: str) -> bool:
        """Tell whether a text below a picture ends with a credit, if only of an unknown outlet."""
        if self._is_essay and has_credit(text):
            return True
        return len(text) <= _LONGEST_BY_PLACE and split_caption(text) != split_credit(text)

    def _is_closer(self, text: int, other: int, image: int) -> bool:
        """Tell whether a block of text stands closer to another picture than to this one."""
        words, near, far = (self._pieces[at] for at in (text, other, image))
        if near.picture is None or not self._stands_with(words, near):
            return False
        return not self._stands_with(words, far)

    def _beside(self, text: Block) -> Iterator[Block]:
        """Yield the texts before and after one, pictures, credits and controls left out."""
        at = self._order[text]
        before = self._texts[max(0, at - _MOST_PARTS) : at]
        for side in (reversed(before), self._texts[at + 1 : at + 1 + _MOST_PARTS]):
            for piece in side:
                if not (is_control(piece.text) or is_credit_block(piece)):
                    yield piece
                    break

    def _is_set_apart(self, text: Block) -> bool:
        """Tell whether a block is centred or small where most of the story is not."""
        few = len(self._texts) / 2
        if text.small and self._small < few:
            return True
        times = self._centrings
        return text.centring is not None and max(times[text.centring], self._each_centred) < few

    def _rate_setting(self, text: Block, image: Block) -> int:
        """Return how far a block shows as a picture's caption by where it is and how it is set."""
        if text.kind is Kind.ROW or (text.kind is Kind.HEADING and text.level < _LEAST_HEADING):
            return 0
        if self._stands_with(text, image):
            return 3
        if text.kind in (Kind.ITEM, Kind.HEADING) or text.strong:
            return 0
        return 2 if self._is_set_apart(text) else 0

    def _is_credit(self, index: int) -> bool:
        """Tell whether a block is nothing but a credit."""
        if index >= len(self._pieces) or not (text := self._pieces[index]).text:
            return False
        return text not in self._paragraphs and is_credit_block(text)

    def _is_control(self, index: int) -> bool:
        text = self._pieces[index].text
        return 0 < len(text) <= LONGEST_CONTROL and is_control(text)

    @staticmethod
    def _is_same_figure(text: Block, image: Block) -> bool:
        if text.place is None or image.place is None:
            return False
        return text.place.join(image.place).tag not in _WHOLE

    def _stands_with(self, text: Block, image: Block) -> bool:
        """Tell whether picture and text alone share a paragraph or a wrapper."""
        if text.place is None or image.place is None or len(text.text) > _LONGEST_BY_PLACE:
            return False
        if text.text.count(". ") >= _MOST_SENTENCES:
            return False
        wrapper = text.place.join(image.place)
        if any(piece.place and wrapper.holds(piece.place) for piece in self._beside(text)):
            return False
        return len(self._texts) > 1 or wrapper.tag in _IN_ONE_PARAGRAPH or wrapper is text.place


def is_credit_block(text: Block) -> bool:
    """Tell whether a block near a picture is nothing but its credit, by words or by its class.

    Some sites put a whole caption into an element of that class.
    """
    if is_credit_below(text.text) or opens_with_credit_label(text.text):
        return True
    if text.kind is Kind.CAPTION and _BY_NAME.fullmatch(text.text):
        return True
    if text.kind is not Kind.CAPTION or text.place is None or len(text.text) > _LONGEST_CREDIT:
        return False
    return names_credit(text.place.node) and ". " not in text.text
