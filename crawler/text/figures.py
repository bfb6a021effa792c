"""Figures: which block of text is the caption of which picture."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from crawler.text.blocks import Block, Kind, Picture
from crawler.text.captions import CaptionEvidence, caption_strength, opens_like_caption
from crawler.text.credits import has_credit, is_credit, split_credit
from crawler.text.dateline import parse_dateline
from crawler.text.headline import same_words
from crawler.text.place import Place

_SET_OFF = frozenset({Kind.HEADING, Kind.ROW, Kind.ITEM})
_LONGEST_BY_PLACE = 400
_MOST_SENTENCES = 3
_IN_ONE_PARAGRAPH = frozenset({"p", "figure", "center"})


@dataclass(slots=True)
class Figure:
    """A picture of the story, its place among the pieces, and its caption with credit taken off.

    `picture` is None where only the caption is left of it, as in plain text.
    """

    index: int
    picture: Picture | None
    caption: str | None = None
    credit: str | None = None


@dataclass(slots=True)
class _Plan:
    """Which piece is whose caption; contested if two pictures might have asked for the same."""

    captions: dict[int, int] = field(default_factory=dict)
    score: int = 0
    is_contested: bool = False


def match_captions(pieces: Sequence[Block]) -> tuple[list[Figure], set[int]]:
    """Return the figures among the pieces of a story, and which pieces are their captions.

    A caption stands in the picture's `figcaption`, paragraph or small wrapper, or is the block
    right after or before it. It shows as such by a credit, an opener (`Photo shows …`), its
    wording, the picture's `alt`, or by how it is set; a block with none of these stays in the
    story. Whether captions follow or precede is decided once for the page: the way that explains
    more of them, and following where both do.
    """
    reader = _CaptionReader(pieces)
    plan = reader.plan((1, -1))
    if plan.is_contested:
        plan = max(plan, reader.plan((-1, 1)), key=lambda plan: plan.score)
    taken = set(plan.captions.values())
    figures = []
    for index, piece in enumerate(pieces):
        if piece.picture is not None:
            figure = Figure(index, piece.picture)
            at = plan.captions.get(index)
            if at is not None:
                figure.caption, figure.credit = _split(pieces[at].text)
            follower = max(index, at or 0) + 1
            if figure.credit is None and follower not in taken and reader.is_credit(follower):
                figure.credit = split_credit(pieces[follower].text)[1]
                taken.add(follower)
            figures.append(figure)
        elif index not in taken and _is_lone_caption(piece):
            figures.append(Figure(index, None, *_split(piece.text)))
            taken.add(index)
    return figures, taken


class _CaptionReader:
    def __init__(self, pieces: Sequence[Block]) -> None:
        self._pieces = pieces
        self._texts = [piece for piece in pieces if piece.picture is None]
        self._is_essay = len(self._texts) * 2 <= len(pieces)

    @cached_property
    def _order(self) -> dict[Block, int]:
        return {text: at for at, text in enumerate(self._texts)}

    @cached_property
    def _centrings(self) -> Counter[Place | None]:
        return Counter(text.centring for text in self._texts)

    @cached_property
    def _each_centred(self) -> int:
        return sum(times == 1 for times in self._centrings.values())

    @cached_property
    def _small(self) -> int:
        return sum(text.small for text in self._texts)

    def plan(self, order: tuple[int, int]) -> _Plan:
        """Give each picture its best caption; `order` says which neighbour is asked first."""
        plan = _Plan()
        taken: set[int] = set()
        for index, piece in enumerate(self._pieces):
            if piece.picture is None:
                continue
            best, at = 0, -1
            for step in order:
                near = index + step
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

    def _rate(self, image: int, near: int, step: int, best: int) -> int:
        """Return how sure it is that one piece is the caption of a picture, 0 to 5.

        0 also for what can be no surer than `best`.
        """
        text, picture = self._pieces[near], self._pieces[image].picture
        if text.picture is not None or picture is None or not text.text or best == 5:
            return 0
        if self.is_credit(near):
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
        if strength is CaptionEvidence.STRONG or (step > 0 and self.is_credit(near + 1)):
            return 3
        if step > 0 and self._is_essay and has_credit(text.text):
            return 3
        score = self._rate_setting(text, self._pieces[image])
        is_plain = text.kind not in _SET_OFF and not text.strong
        if not score and strength is CaptionEvidence.WEAK and step > 0 and is_plain:
            score = 1
        return 0 if score and parse_dateline(text.text)[0] else score

    def _is_closer(self, text: int, other: int, image: int) -> bool:
        """Tell whether a block of text stands closer to another picture than to this one."""
        words, near, far = (self._pieces[at] for at in (text, other, image))
        if near.picture is None or not self._stands_with(words, near):
            return False
        return not self._stands_with(words, far)

    def _beside(self, text: Block) -> list[Block]:
        """Return the blocks of text right before and after one, whatever pictures are between."""
        at = self._order[text]
        return [*self._texts[max(0, at - 1) : at], *self._texts[at + 1 : at + 2]]

    def _is_set_apart(self, text: Block) -> bool:
        """Tell whether a block is centred or small where most of the story is not."""
        few = len(self._texts) / 2
        if text.small and self._small < few:
            return True
        times = self._centrings
        return text.centring is not None and max(times[text.centring], self._each_centred) < few

    def _rate_setting(self, text: Block, image: Block) -> int:
        """Return how far a block shows as a picture's caption by where it is and how it is set."""
        if text.kind in (Kind.HEADING, Kind.ROW):
            return 0
        if self._stands_with(text, image):
            return 3
        if text.kind is Kind.ITEM or text.strong:
            return 0
        return 2 if self._is_set_apart(text) else 0

    def is_credit(self, index: int) -> bool:
        """Tell whether a block is nothing but a credit."""
        return index < len(self._pieces) and is_credit(self._pieces[index].text)

    @staticmethod
    def _is_same_figure(text: Block, image: Block) -> bool:
        if text.place is None or image.place is None:
            return False
        wrapper = text.place.join(image.place)
        return wrapper.tag not in ("body", "article", "main", "html")

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


def _split(text: str) -> tuple[str | None, str | None]:
    caption, credit = split_credit(text)
    return caption or None, credit


def _is_lone_caption(piece: Block) -> bool:
    """Tell whether a block is the caption of a picture that left no other trace."""
    if piece.kind is Kind.CAPTION:
        return True
    if not has_credit(piece.text) or parse_dateline(piece.text)[0] is not None:
        return False
    credit = split_credit(piece.text)[1] or ""
    return opens_like_caption(piece.text) or "/" in credit or credit.lower().startswith("photo")
