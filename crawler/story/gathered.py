"""What has been gathered of a story while its page is read from top to bottom."""

from dataclasses import dataclass, field

from crawler.reading.blocks import Block, Kind
from crawler.story.facts import Facts
from crawler.text.captions import CaptionEvidence, caption_strength, is_control

_MOST_CONTROLS = 4


@dataclass(frozen=True, slots=True)
class Cut:
    """A block that is no part of the body, and why."""

    text: str
    why: str


@dataclass(slots=True)
class Gathered:
    """The facts, what may be paragraphs, pictures and captions (`pieces`), and what was left out.

    `has_body`: whether a piece is a paragraph beyond doubt, so that the story has begun.
    """

    facts: Facts = field(default_factory=Facts)
    pieces: list[Block] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    standfirst: str | None = None
    has_body: bool = False

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
        return any(piece.text for piece in self.pieces)

    def cut(self, block: Block, why: str) -> None:
        """Leave a block out."""
        self.cuts.append(Cut(block.text, why))

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
