"""What has been gathered of a story while its page is read from top to bottom."""

from dataclasses import dataclass, field
from typing import NamedTuple

from crawler.reading.blocks import Block, Kind
from crawler.story.facts import Facts
from crawler.text.captions import CaptionEvidence, caption_strength, is_control

_MOST_CONTROLS = 4


class Cut(NamedTuple):
    """A block that is no part of the body, and why."""

    text: str
    why: str


@dataclass(slots=True)
class Gathered:
    """The facts, what may be paragraphs, pictures and captions (`pieces`), and what was left out.

    `paragraphs`: those pieces that can be nothing else. `has_body`: whether a piece is a paragraph
    beyond doubt, so that the story has begun.
    """

    facts: Facts = field(default_factory=Facts)
    pieces: list[Block] = field(default_factory=list)
    paragraphs: set[Block] = field(default_factory=set)
    cuts: list[Cut] = field(default_factory=list)
    standfirst: str | None = None
    has_body: bool = False
    _seen: int = 0
    _texts: int = 0

    @property
    def last(self) -> Block | None:
        """The latest piece."""
        return self.pieces[-1] if self.pieces else None

    @property
    def follows_picture(self) -> bool:
        """Whether the latest piece is a picture; buttons and the like below it do not count."""
        for piece in reversed(self.pieces[-_MOST_CONTROLS:]):
            if piece.picture is not None or not is_control(piece.text):
                return piece.picture is not None
        return False

    @property
    def has_captions(self) -> bool:
        """Whether any piece has text."""
        return self.count_texts() > 0

    def count_texts(self) -> int:
        """Return how many pieces have text; only what came since the last time is looked at."""
        self._texts += sum(bool(piece.text) for piece in self.pieces[self._seen :])
        self._seen = len(self.pieces)
        return self._texts

    def cut(self, block: Block, why: str) -> None:
        """Leave a block out."""
        self.cuts.append(Cut(block.text, why))

    def add_paragraph(self, block: Block) -> None:
        """Add a block that can be nothing but a paragraph."""
        self.pieces.append(block)
        self.paragraphs.add(block)

    def add_text(self, block: Block) -> bool:
        """Add a block of text; return True if it is a paragraph and no caption."""
        may_be_caption = not self.has_body and self._may_be_caption(block)
        self.pieces.append(block)
        self.has_body = self.has_body or not may_be_caption
        return not may_be_caption

    def _may_be_caption(self, block: Block) -> bool:
        if block.kind is Kind.CAPTION:
            return True
        strength = caption_strength(block.text)
        return strength is CaptionEvidence.STRONG or (
            self.follows_picture and (strength is CaptionEvidence.WEAK or is_control(block.text))
        )
