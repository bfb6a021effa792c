"""Pictures and captions where the template is known: which are the story's, and whose."""

import pytest

from crawler.reading.blocks import Block, Kind
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.figures import Figure, match_captions
from crawler.story.known_figures import choose_figures, pair_captions

HTML = """
<div id="top"><img src="/pier.jpg"></div><p class="said">The pier at dawn (Photo/VCG)</p>
<div id="story"><p>The ferry opened on Monday and carries people and parcels.</p>
<p><img src="/quay.jpg"></p><p>It comes back with fish.</p></div>
<div id="side"><img src="/side.jpg"><img src="/pier.jpg"></div>
"""


@pytest.fixture
def blocks() -> list[Block]:
    """The blocks of the page, of which one is known to be a caption."""
    blocks = read_blocks(parse_html(HTML.encode()))
    for block in blocks:
        if block.place and block.place.node.get("class") == "said":
            block.kind = Kind.CAPTION
    return blocks


def find_element(blocks: list[Block], name: str):
    [element] = blocks[0].place.node.getroottree().getroot().xpath(f"//*[@id='{name}']")
    return element


def tell(figures: list[Figure]) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (figure.picture.src if figure.picture else None, figure.caption, figure.credit)
        for figure in figures
    ]


def test_a_caption_that_no_picture_has_goes_to_the_one_above(blocks):
    figures = [Figure(at, block.picture) for at, block in enumerate(blocks) if block.picture]
    assert tell(pair_captions(figures, blocks))[0] == ("/pier.jpg", "The pier at dawn", "Photo/VCG")


def test_a_caption_goes_to_the_picture_below_where_none_is_above(blocks):
    turned = [blocks[1], blocks[0], *blocks[2:]]
    figures = [Figure(at, block.picture) for at, block in enumerate(turned) if block.picture]
    assert tell(pair_captions(figures, turned))[0] == ("/pier.jpg", "The pier at dawn", "Photo/VCG")


def test_a_picture_that_has_a_caption_keeps_it(blocks):
    figures = [Figure(0, blocks[0].picture, "Another"), Figure(1, None, "The pier at dawn")]
    assert tell(pair_captions(figures, blocks)) == [
        ("/pier.jpg", "Another", None),
        (None, "The pier at dawn", None),
    ]


def test_known_pictures_come_in_reading_order_each_once(blocks):
    own, _ = match_captions(blocks[2:5])
    elements = [find_element(blocks, name) for name in ("side", "story", "top")]
    assert tell(choose_figures(own, blocks, elements)) == [
        ("/pier.jpg", "The pier at dawn", "Photo/VCG"),
        ("/quay.jpg", None, None),
        ("/side.jpg", None, None),
    ]
    assert tell(choose_figures(own, blocks, elements[1:2])) == [("/quay.jpg", None, None)]
    assert choose_figures(own, blocks, []) == []


def test_a_caption_that_the_story_has_is_no_other_pictures(blocks):
    own = [Figure(0, blocks[0].picture, "The pier at dawn", "Photo/VCG")]
    elements = [find_element(blocks, name) for name in ("top", "side")]
    assert tell(choose_figures(own, blocks, elements)) == [
        ("/pier.jpg", "The pier at dawn", "Photo/VCG"),
        ("/side.jpg", None, None),
    ]
    assert tell(choose_figures([], blocks, elements[1:]))[0] == (
        "/side.jpg", "The pier at dawn", "Photo/VCG",
    )  # fmt: skip
