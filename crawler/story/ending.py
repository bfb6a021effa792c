"""Where a story ends: lines that close it, and what of it goes on behind them."""

from crawler.reading.blocks import LINKED, Block, Kind
from crawler.story.core import RUNNING, SHORT_LINE, is_closed
from crawler.story.gathered import Gathered
from crawler.story.scope import Scope
from crawler.story.sheet import Sheet
from crawler.text.captions import CaptionEvidence, caption_strength
from crawler.text.credits import is_credit
from crawler.text.labels import EndMarker, is_noise, story_end

_LOOK_AHEAD = 15
"""Texts below a marker in which a paragraph or a caption tells that the story is to come. Flat."""
_ALSO_IN_HEADERS = frozenset({EndMarker.EDITORS, EndMarker.SOURCE, EndMarker.KEYWORDS})
_ANYWHERE = frozenset({EndMarker.PROMOTION, EndMarker.KEYWORDS})
"""What also stands above a last paragraph; behind other markers imprints and notes do.

Witness: a list of tags in the middle of the story's element, an offer of an app.
"""
_ALSO_SUBHEADS = frozenset({EndMarker.FOOTER, EndMarker.COMMENTS, EndMarker.KEYWORDS})


def find_marker(sheet: Sheet, gathered: Gathered, index: int) -> EndMarker | None:
    """Return what closes the story at a block; headers and subheads have lines of the same form.

    The footer of a section amid the story closes only that.
    """
    block = sheet.blocks[index]
    if block.region == "footer" and sheet.is_inside(block):
        return None
    marker = story_end(block.text)
    if marker is EndMarker.FOOTER and is_credit(sheet.blocks[index].text):
        return None
    if marker in _ALSO_IN_HEADERS and not _may_end_at(sheet, gathered, index):
        return None
    return None if marker in _ALSO_SUBHEADS and _is_subhead(sheet, index) else marker


def find_resumption(
    sheet: Sheet, gathered: Gathered, scope: Scope, index: int, marker: EndMarker
) -> int | None:
    """Return where the story goes on behind a marker, None where it ends there.

    A box of related links may stand above the story, amid its paragraphs or amid the pictures of a
    photo essay; a footer's line or a QR code's may stand above it as well. Inside the core nothing
    ends a story of which much is still to come.
    """
    if marker is not EndMarker.RELATED:
        is_above = not gathered.has_captions and (
            not _may_end_at(sheet, gathered, index) or _is_above_captions(sheet, index)
        )
        is_amid = marker in _ANYWHERE and sheet.find_running(index + 1) is not None
        return index + 1 if is_above or is_amid or sheet.goes_on(index) else None
    if gathered.has_body:
        goes_on = scope.find_resumption(index)
        if goes_on is None and sheet.goes_on(index):
            return sheet.find_running(index + 1)
        return goes_on
    for at in range(index + 1, len(sheet.blocks)):
        block = sheet.blocks[at]
        if sheet.is_story_picture(block):
            return at
        is_link = block.kind is Kind.ITEM or block.link_density >= LINKED
        if block.text and not is_link and not sheet.is_headline(block):
            is_over = gathered.has_captions or _may_end_at(sheet, gathered, at - 1)
            return None if is_over else at
    return None


def _may_end_at(sheet: Sheet, gathered: Gathered, index: int) -> bool:
    """Tell whether the story can be over: no paragraph is needed for it, as in photo essays."""
    below = sheet.blocks[index + 1 : index + 1 + _LOOK_AHEAD]
    return gathered.has_body or not any(map(_reads_like_paragraph, below))


def _is_above_captions(sheet: Sheet, index: int) -> bool:
    """Tell whether captions of an essay follow a block."""
    below = sheet.blocks[index + 1 : index + 1 + _LOOK_AHEAD]
    return any(caption_strength(block.text) is CaptionEvidence.STRONG for block in below)


def _is_subhead(sheet: Sheet, index: int) -> bool:
    """Tell whether a block is set as a heading and the story's next text follows it."""
    block = sheet.blocks[index]
    below = sheet.blocks[index + 1 : index + 2]
    return bool(
        (block.level or block.strong)
        and block.place is not None
        and below
        and below[0].place is not None
        and below[0].place.parent is block.place.parent
        and sheet.goes_on(index)
    )


def _reads_like_paragraph(block: Block) -> bool:
    return (
        len(block.text) > (SHORT_LINE if is_closed(block.text) else RUNNING)
        and block.link_density < LINKED
        and not is_noise(block.text)
        and not story_end(block.text)
        and caption_strength(block.text) is CaptionEvidence.NONE
    )
