"""What has been gathered of a story: where it begins, and what follows a picture."""

import pytest

from crawler.reading.blocks import Block, Kind, Picture
from crawler.story.gathered import Gathered
from tests.stories import STORY

IMAGE = Block(Kind.IMAGE, "", picture=Picture("/1.jpg"))
BUTTON = Block(Kind.PARAGRAPH, "Share")
STRONG = Block(Kind.PARAGRAPH, "Boats in the harbour of Ningbo, May 4, 2024. [Photo/Xinhua]")
TEXT = Block(Kind.PARAGRAPH, STORY[0])
CAPTION = Block(Kind.CAPTION, STORY[0])


def gather(*pieces: Block) -> Gathered:
    gathered = Gathered()
    gathered.pieces += pieces
    return gathered


@pytest.mark.parametrize(
    ("pieces", "follows"),
    [
        ((), False),
        ((IMAGE,), True),
        ((IMAGE, BUTTON), True),
        ((IMAGE, BUTTON, BUTTON), True),
        ((BUTTON,), False),
        ((IMAGE, TEXT), False),
        ((IMAGE, TEXT, BUTTON), False),
        ((IMAGE, *[BUTTON] * 3), True),
        ((IMAGE, *[BUTTON] * 4), False),
    ],
)
def test_what_follows_a_picture(pieces: tuple[Block, ...], follows: bool) -> None:
    assert gather(*pieces).follows_picture is follows


def test_texts_are_counted_as_they_come() -> None:
    gathered = gather(IMAGE)
    assert (gathered.count_texts(), gathered.has_captions) == (0, False)
    gathered.pieces += [TEXT, IMAGE, BUTTON]
    assert (gathered.count_texts(), gathered.has_captions) == (2, True)
    gathered.pieces.append(TEXT)
    assert (gathered.count_texts(), gathered.count_texts()) == (3, 3)


@pytest.mark.parametrize(
    ("before", "block", "is_paragraph"),
    [
        ((), TEXT, True),
        ((), CAPTION, False),
        ((), STRONG, False),
        ((IMAGE,), STRONG, False),
        ((IMAGE,), BUTTON, False),
        ((), BUTTON, True),
        ((IMAGE,), TEXT, True),
    ],
)
def test_what_begins_the_story(before: tuple[Block, ...], block: Block, is_paragraph: bool) -> None:
    gathered = gather(*before)
    assert gathered.add_text(block) is is_paragraph
    assert gathered.has_body is is_paragraph
    assert gathered.last is block


def test_once_it_has_begun_all_text_is_the_storys() -> None:
    gathered = gather(IMAGE)
    assert gathered.last is IMAGE
    assert [gathered.add_text(block) for block in (STRONG, TEXT, CAPTION, STRONG)] == [
        False, True, True, True,
    ]  # fmt: skip


def test_what_is_cut_is_told() -> None:
    gathered = Gathered()
    gathered.cut(BUTTON, "noise")
    assert [(cut.text, cut.why) for cut in gathered.cuts] == [("Share", "noise")]
    assert gathered.last is None
