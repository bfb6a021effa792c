"""Whose caption a text is: how sure each neighbour of a picture is, and what belongs together."""

import pytest

from crawler.reading.blocks import Block, Kind
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.caption_reader import CaptionReader, is_credit_block

IMG = "<img src=/a.jpg>"
STORY = "The port handled 1.2 million containers last year, up 8 percent from 2022."
MORE = "He added that visitors come from 40 countries, most of them by train."
CAPTION = "Welders at work on the bridge"


def read(html: str) -> list[Block]:
    """Return the blocks of a story in which some mark-up stands between two paragraphs."""
    return read_blocks(parse_html(f"<body><div><p>{STORY}</p>{html}<p>{MORE}</p></div>".encode()))


def plan(html: str, *steps: int) -> tuple[dict[str, str], int]:
    """Return the caption of each picture by its file name, and the score of the plan."""
    blocks = read(html)
    made = CaptionReader(blocks).plan((steps[0], steps[1]) if steps else (1, -1))
    captions = {
        picture.src or "": blocks[caption].text
        for image, caption in made.captions.items()
        if (picture := blocks[image].picture)
    }
    return captions, made.score


@pytest.mark.parametrize(
    ("html", "score"),
    [
        (f"<figure>{IMG}<figcaption>{CAPTION}</figcaption></figure>", 5),
        (f"<figure><figcaption>{CAPTION}</figcaption>{IMG}</figure>", 5),
        (f"<p>{IMG}</p><p class=cutline>{CAPTION}</p>", 5),
        (f"<p><img src=/a.jpg alt='{CAPTION}'></p><p>{CAPTION}.</p>", 4),
        (f"<p><img src=/a.jpg title='{CAPTION}'></p><p>{CAPTION} Photo: VCG</p>", 4),
        (f"<p>{IMG}</p><p>{CAPTION} (Photo: VCG)</p>", 3),
        (f"<p>{IMG}</p><p>{CAPTION}</p><p>Photo: VCG</p>", 3),
        (f"<p>{IMG}</p><p>Photo shows the bridge.</p>", 3),
        (f"<div>{IMG}<p>{CAPTION}</p></div>", 3),
        (f"<p>{IMG}<br>{CAPTION}</p>", 3),
        (f"<p>{IMG}</p><h5>{CAPTION}</h5>", 0),
        (f"<div>{IMG}<h5>{CAPTION}</h5></div>", 3),
        (f"<div>{IMG}<h4>{CAPTION}</h4></div>", 3),
        (f"<div>{IMG}<h3>{CAPTION}</h3></div>", 0),
        (f"<p>{IMG}</p><p align=center>{CAPTION}</p>", 2),
        (f"<p>{IMG}</p><p><small>{CAPTION}</small></p>", 2),
        (f"<p>{IMG}</p><p><b><small>{CAPTION}</small></b></p>", 0),
        (f"<p>{IMG}</p><p><small>{CAPTION}</small></p><p><small>{MORE}</small></p>", 0),
        (f"<p>{IMG}</p><p>Visitors view tea at the expo in Yiwu, Oct. 21, 2023.</p>", 1),
        (f"<p>{IMG}</p><p><b>Visitors view tea at the expo in Yiwu, Oct. 21, 2023.</b></p>", 0),
        (f"<p>{IMG}</p><p>{CAPTION}</p>", 0),
        (f"<p>{IMG}</p><p>{MORE}</p>", 0),
        (f"<p>{IMG}</p><p align=center>QINGHU, May 4 (Xinhua) -- Trade rose.</p>", 0),
        (f"<p>{IMG}</p><p>Photo: VCG</p>", 0),
        (f"<p>{IMG}</p><p>View gallery</p>", 0),
        (IMG, 0),
    ],
)
def test_how_sure_a_caption_is(html: str, score: int) -> None:
    captions, reached = plan(html)
    assert reached == score
    assert len(captions) == bool(score)


@pytest.mark.parametrize(("letters", "score"), [(399, 3), (400, 3), (401, 0)])
def test_how_long_a_caption_by_its_place_is(letters: int, score: int) -> None:
    text = "Welders at work ".ljust(letters, "a")
    assert plan(f"<div>{IMG}<p>{text}</p></div>")[1] == score


@pytest.mark.parametrize(("sentences", "score"), [(2, 3), (3, 3), (4, 0)])
def test_how_many_sentences_a_caption_by_its_place_has(sentences: int, score: int) -> None:
    text = " ".join(["Welders at work."] * sentences)
    assert plan(f"<div>{IMG}<p>{text}</p></div>")[1] == score


def test_captions_below_and_above() -> None:
    above = "".join(
        f"<p>An aerial view of pier {n}</p><p><img src=/{n}.jpg></p>" for n in range(1, 4)
    )
    captions = {f"/{n}.jpg": f"An aerial view of pier {n}" for n in range(1, 4)}
    assert plan(above, -1, 1) == (captions, 9)
    wrong, score = plan(above, 1, -1)
    assert wrong != captions
    assert score <= 9


def test_a_text_between_two_pictures_is_contested() -> None:
    blocks = read(f"<p>{IMG}</p><p>Photo shows a pier.</p><p><img src=/b.jpg></p>")
    made = CaptionReader(blocks).plan((1, -1))
    assert made.captions == {1: 2}
    assert made.is_contested
    alone = read(f"<p>{IMG}</p><p>Photo shows a pier.</p>")
    assert not CaptionReader(alone).plan((1, -1)).is_contested


def test_a_caption_is_that_of_the_picture_in_its_wrapper() -> None:
    html = (
        "<div><img src=/a.jpg><p>Photo shows a pier.</p></div>"
        "<div><p>Photo shows a quay.</p><img src=/b.jpg></div>"
    )
    assert plan(html)[0] == {"/a.jpg": "Photo shows a pier.", "/b.jpg": "Photo shows a quay."}


def find_parts(html: str) -> list[str]:
    """Return the texts that belong to the first picture."""
    blocks = read(html)
    reader = CaptionReader(blocks)
    made = reader.plan((1, -1))
    image = next(at for at, block in enumerate(blocks) if block.picture)
    taken = set(made.captions.values())
    return [blocks[at].text for at in reader.find_parts(image, made.captions.get(image), taken)]


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        (f"<p>{IMG}</p><p>Photo: VCG</p>", ["Photo: VCG"]),
        (f"<p>{IMG}</p><p>View gallery</p><p>Photo: VCG</p>", ["View gallery", "Photo: VCG"]),
        (
            f"<figure>{IMG}<figcaption><p>{CAPTION}</p><p>Photo: VCG</p></figcaption></figure>",
            [CAPTION, "Photo: VCG"],
        ),
        (
            f"<figure>{IMG}<p>Photo: VCG</p><figcaption>{CAPTION}</figcaption></figure>",
            ["Photo: VCG", CAPTION],
        ),
        (
            f"<figure>{IMG}<figcaption><p>{CAPTION}</p><p>The bridge is long.</p></figcaption>"
            "</figure>",
            [CAPTION, "The bridge is long."],
        ),
        (f"<p>{IMG}</p>", []),
    ],
)
def test_what_belongs_to_a_picture(html: str, parts: list[str]) -> None:
    assert find_parts(html) == parts


def test_a_picture_has_at_most_three_further_parts() -> None:
    credits = "".join(f"<p>Photo: VCG {n}</p>" for n in "ABCDE")
    assert len(find_parts(f"<p>{IMG}</p>{credits}")) == 3


def test_what_goes_on_a_caption_without_a_picture() -> None:
    frame = f"<figcaption><p>{CAPTION}</p><p>The bridge is long.</p></figcaption>"
    blocks = read(frame)
    reader = CaptionReader(blocks)
    assert [blocks[at].text for at in reader.find_lone_parts(1, set())] == ["The bridge is long."]
    assert reader.find_lone_parts(1, {2}) == []
    assert reader.find_lone_parts(0, set()) == []


def test_what_is_a_paragraph_for_sure_is_no_credit() -> None:
    blocks = read(f"<p>{IMG}</p><p>Photo: VCG</p>")
    assert CaptionReader(blocks).find_parts(1, None, set()) == [2]
    assert CaptionReader(blocks, {blocks[2]}).find_parts(1, None, set()) == []


@pytest.mark.parametrize(
    ("html", "is_credit"),
    [
        ("<p>Photo: VCG</p>", True),
        ("<p>Photo by Lin Qiao</p>", True),
        ("<p>By Lin Qiao</p>", False),
        ("<p class=caption>By Lin Qiao</p>", True),
        ("<p class=caption>By Lin Qiao Mo Xu Ran</p>", False),
        ("<p class=credit>Harbour Agency</p>", True),
        ("<p class=credit>The pier. It is long</p>", False),
        ("<p class=caption>Harbour Agency</p>", False),
        (f"<p class=credit>{'Harbour ' * 14}Agencies</p>", True),
        (f"<p class=credit>{'Harbour ' * 14}Agencies.</p>", False),
        (f"<p>{CAPTION}</p>", False),
    ],
)
def test_what_is_nothing_but_a_credit(html: str, is_credit: bool) -> None:
    assert is_credit_block(read(html)[1]) is is_credit


def test_a_credit_of_plain_text() -> None:
    assert is_credit_block(Block(Kind.CAPTION, "Photo: VCG"))
    assert not is_credit_block(Block(Kind.CAPTION, CAPTION))
