"""The hero: the picture that stands right above a headline, with what is said of it there."""

from itertools import takewhile

from crawler.reading.blocks import Block, Kind
from crawler.story.core import SHORT_LINE
from crawler.story.sheet import Sheet
from crawler.text.captions import CaptionEvidence, caption_strength

_ABOVE_HEADLINE = 5
_LONGEST_LINE = 200
_WHOLE_PAGE = frozenset({"body", "html"})


def find_hero(sheet: Sheet, headline: int) -> list[Block]:
    """Return the blocks of the figure that stands above the headline, none if there is none.

    With a caption of its own; a kicker may stand between them. Or a picture that is the
    headline's neighbour in an element of the story, with a line that is set apart below it.
    """
    above = sheet.blocks[max(0, headline - _ABOVE_HEADLINE) : headline]
    captions = [at for at, block in enumerate(above) if block.kind is Kind.CAPTION]
    if not captions:
        return _find_neighbour(sheet, above[-2:], headline)
    if any(len(block.text) > SHORT_LINE for block in above[captions[-1] + 1 :]):
        return []
    figure = takewhile(
        lambda block: block.kind in (Kind.CAPTION, Kind.IMAGE), reversed(above[: captions[-1] + 1])
    )
    return [
        block
        for block in reversed(list(figure))
        if block.kind is Kind.CAPTION or sheet.is_story_picture(block)
    ]


def is_framed(block: Block) -> bool:
    """Tell whether a block is of a figure: it is the story's though a share form stands beside."""
    place = block.place
    while place is not None and place.tag != "figure":
        place = place.parent
    return place is not None and (block.picture is not None or block.kind is Kind.CAPTION)


def is_set_apart(block: Block) -> bool:
    """Tell whether a short line is centred or small, as captions above a story are."""
    return (block.centring is not None or block.small) and len(block.text) <= _LONGEST_LINE


def _find_neighbour(sheet: Sheet, nearest: list[Block], headline: int) -> list[Block]:
    line = nearest[-1] if len(nearest) > 1 else None
    is_credited = line is not None and caption_strength(line.text) is CaptionEvidence.STRONG
    has_line = line is not None and bool(line.text) and (is_credited or is_set_apart(line))
    figure = nearest if has_line else nearest[-1:]
    if not figure or (picture := figure[0].picture) is None:
        return []
    place, title = figure[0].place, sheet.blocks[headline].place
    is_linked = picture.href is not None and picture.href != picture.src
    if place is None or title is None:
        is_beside = is_credited
    else:
        is_beside = title.join(place).tag not in _WHOLE_PAGE
    return figure if is_beside and not is_linked and sheet.is_story_picture(figure[0]) else []
