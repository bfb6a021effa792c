"""Questions about single blocks of a page: links, pictures, the headline again."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.blocks import Block, Kind, Link
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.sheet import Sheet, _is_page_of
from crawler.story.story import read_story
from crawler.text.titles import MOST_PUNCTUATION
from tests.stories import BODY, NO_SITE, STORY, TITLE, paragraphs, read_page

DATED = f"TAIZHOU, Jan. 13 -- {STORY[0]}"


def link_up(text: str, form: str) -> str:
    return f"<p>{form.format(text)}</p>"


LINKS = {
    "name": "<a name=a1>{}</a>",
    "id": "<a id=a1>{}</a>",
    "no attribute": "<a>{}</a>",
    "name, not closed": "<a name=a1>{}",
    "name in front": "<a name=a1></a>{}",
    "fragment": "<a href='#'>{}</a>",
    "fragment of a note": "<a href='#note-1'>{}</a>",
    "script": "<a href='javascript:void(0)'>{}</a>",
    "address": "<a href=/1>{}</a>",
    "bold": "<a href=/1><b>{}</b></a>",
    "two links": "<a href=/1>Note:</a> <a href=/2>{}</a>",
}


@pytest.mark.parametrize("form", LINKS.values(), ids=LINKS.keys())
@pytest.mark.parametrize("at", range(6))
def test_paragraph_that_is_a_link(form: str, at: int) -> None:
    texts = [f"<p>{text}</p>" for text in STORY]
    texts[at] = link_up(STORY[at], form)
    body = read_page("".join(texts)).body
    assert [text.removeprefix("Note: ") for text in body] == BODY


@pytest.mark.parametrize("form", [LINKS["name"], LINKS["id"], LINKS["no attribute"]])
def test_story_of_paragraphs_in_anchors(form: str) -> None:
    assert read_page("".join(link_up(text, form) for text in STORY)).body == BODY
    assert read_page(form.format(paragraphs())).body == BODY


@pytest.mark.parametrize("form", [form for form in LINKS.values() if "Note:" not in form])
def test_dateline_in_a_link(form: str) -> None:
    story = read_page(link_up(DATED, form) + paragraphs(STORY[1:]))
    assert story.dateline is not None
    assert story.dateline.place == "Taizhou"
    assert story.body == BODY


@given(st.sets(st.integers(0, 5)), st.sampled_from([LINKS["name"], LINKS["id"], "<b>{}</b>"]))
def test_anchors_without_an_address_change_nothing(which: set[int], form: str) -> None:
    texts = [
        link_up(text, form) if at in which else f"<p>{text}</p>" for at, text in enumerate(STORY)
    ]
    assert read_page("".join(texts)).body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href=/1>Railway to the villages of the plateau opens in autumn</a></p>",
        "<p><a href=/1>Railway opens</a> | <a href=/2>Textile park hires</a></p>",
        "<p><b><a href=/1>Why the railway to the plateau took ten years</a></b></p>",
        "<p><a href=/1>Is the railway worth its price?</a></p>",
        "<div><a href=/1>Railway to the villages of the plateau opens in autumn</a></div>",
    ],
)
@pytest.mark.parametrize("at", [1, 3, 6])
def test_line_that_is_nothing_but_a_link(line: str, at: int) -> None:
    assert read_page(paragraphs(STORY[:at]) + line + paragraphs(STORY[at:])).body == BODY


def test_paragraph_in_which_every_office_is_a_link() -> None:
    text = (
        "The <a href=/1>Ministry of Boats and Ferries</a>, the <a href=/2>Office of the Harbour"
        " and its Quays</a> and the <a href=/3>Association of the Fishermen of the Islands</a>"
        " met on Monday."
    )
    body = read_page(paragraphs(STORY[:3]) + f"<p>{text}</p>" + paragraphs(STORY[3:])).body
    assert len(body) == len(BODY) + 1


@pytest.mark.parametrize("form", ["<p>{}</p>", "<h2>{}</h2>", "<div>{}</div>"])
@pytest.mark.parametrize("text", [TITLE, TITLE.upper(), f"{TITLE}!", f"Headline: {TITLE}"])
def test_headline_is_not_repeated(text: str, form: str) -> None:
    line = form.format(text)
    for story in (line + paragraphs(), paragraphs(STORY[:3]) + line + paragraphs(STORY[3:])):
        assert read_page(story).body == BODY


@pytest.mark.parametrize(
    "picture",
    [
        "<nav><img src=/1.jpg></nav>",
        "<aside><img src=/1.jpg></aside>",
        "<img src=/icons/share.png width=16 height=16>",
        "<img class=author-photo src=/jane.jpg>",
        "<img>",
    ],
)
def test_picture_that_is_not_the_storys(picture: str) -> None:
    assert not read_page(paragraphs(STORY[:3]) + picture + paragraphs(STORY[3:])).figures


@pytest.mark.parametrize("text", ["Boats for the outer islands", "In pictures: the new ferry"])
def test_link_below_a_picture_is_its_caption_or_nothing(text: str) -> None:
    tile = f"<div><a href=/2><img src=/2.jpg><p>{text}</p></a></div>"
    assert read_page("<p><a href=/1.pdf>Download</a></p>", tail=tile).body == []


@pytest.mark.parametrize(("container", "count"), [("div.story", 2), ("div.none", 3), (None, 3)])
def test_pictures_beside_an_essay_in_the_templates_element(container, count) -> None:
    essay = "".join(
        f"<figure><img src=/{at}.jpg><figcaption>Boats at pier {at}. [Photo/VCG]</figcaption>"
        "</figure>"
        for at in (1, 2)
    )
    tile = "<div><a href=/videos><img src=/3.jpg><p>Boats for the islands</p></a></div>"
    story = read_page(essay, tail=f"{tile}<p>(Edited by Jane Doe)</p>", container=container)
    assert len(story.figures) == count
    assert story.facts.editors == ["Jane Doe"]


@pytest.mark.parametrize(
    ("href", "count"),
    [
        ("https://media.example/7/quay.html", 1),
        ("https://media.example/7/quay.htm?p=1", 1),
        ("https://media.example/7/other.html", 0),
        ("https://media.example/7/quay", 0),
        ("https://other.example/7/quay.html", 0),
    ],
)
def test_picture_in_a_link_to_its_own_page_elsewhere(href: str, count: int) -> None:
    picture = f'<p><a href="{href}"><img src="https://media.example/7/quay.jpg?w=6"></a></p>'
    html = f"<h1>{TITLE}</h1><div>{paragraphs(STORY[:2])}{picture}{paragraphs(STORY[2:])}</div>"
    blocks = read_blocks(parse_html(html.encode()))
    story = read_story(blocks, NO_SITE, titles=(TITLE,), leads_elsewhere=lambda href: True)
    assert len(story.figures) == count


@pytest.mark.parametrize(
    ("text", "is_headline"),
    [
        (TITLE, True),
        (TITLE + "!" * MOST_PUNCTUATION, True),
        (TITLE + "!" * (MOST_PUNCTUATION + 1), False),
        (f"In pictures: {TITLE}", True),
        (f"In pictures, at length and for all : {TITLE}", True),
        (f"In pictures {TITLE}", False),
        (TITLE[:-3], False),
    ],
)
def test_which_lines_have_the_words_of_the_headline(text: str, is_headline: bool) -> None:
    sheet = SimpleNamespace(headline=SimpleNamespace(text=TITLE))
    assert Sheet.is_headline(sheet, Block(Kind.PARAGRAPH, text)) is is_headline
    assert not Sheet.is_headline(SimpleNamespace(headline=None), Block(Kind.PARAGRAPH, text))


@pytest.mark.parametrize(
    ("sizes", "index", "level", "goes_on"),
    [
        ([100, 100, 100], -1, 0, True),
        ([100, 100, 100], 0, 0, True),
        ([100, 100, 100], 1, 0, False),
        ([100, 100, 100], 1, 2, True),
        ([100, 100, 100], 2, 2, False),
        ([100, 101], 0, 0, True),
        ([100, 100], 0, 0, False),
    ],
)
def test_whether_much_of_the_core_is_still_to_come(sizes, index, level, goes_on) -> None:
    letters = [sum(sizes[at:]) for at in range(len(sizes) + 1)]
    sheet = SimpleNamespace(
        core=SimpleNamespace(last=len(sizes) - 1, weight=sum(sizes)),
        blocks=[Block(Kind.PARAGRAPH, "a" * size, level=level) for size in sizes],
        _core_texts=([*range(len(sizes))], letters),
    )
    assert Sheet.goes_on(sheet, index) is goes_on


@pytest.mark.parametrize(("start", "found"), [(0, 2), (2, 2), (3, 5), (5, 5), (6, None)])
def test_the_first_running_text_from_a_place_on(start: int, found: int | None) -> None:
    assert Sheet.find_running(SimpleNamespace(_core_texts=([2, 5], [])), start) == found


@pytest.mark.parametrize(
    ("text", "links", "kind", "is_inside", "reads_on"),
    [
        ("a" * 39 + ".", 40, Kind.PARAGRAPH, True, True),
        ("a" * 38 + ".", 39, Kind.PARAGRAPH, True, False),
        ("a" * 39 + ".", 40, Kind.QUOTE, True, True),
        ("a" * 39 + ".", 40, Kind.ITEM, True, False),
        ("a" * 40, 40, Kind.PARAGRAPH, True, False),
        ("a" * 80 + ".", 81, Kind.PARAGRAPH, False, False),
        ("a" * 80 + ".", 60, Kind.PARAGRAPH, False, True),
        ("a" * 79 + ".", 60, Kind.PARAGRAPH, False, False),
        ("a" * 80 + "?", 60, Kind.PARAGRAPH, True, True),
        ("a" * 79 + "?", 60, Kind.PARAGRAPH, True, False),
    ],
)
def test_links_that_are_text_all_the_same(text, links, kind, is_inside, reads_on) -> None:
    sheet = SimpleNamespace(
        blocks=[Block(kind, text, link_chars=links)],
        is_inside=lambda _: is_inside,
        _stands_in_text=lambda _: False,
    )
    assert Sheet._reads_on(sheet, 0) is reads_on


@pytest.mark.parametrize(
    ("href", "src", "is_page"),
    [
        ("/7/quay.html", "/7/quay.jpg", True),
        ("/7/quay.htm?from=a", "/7/quay.jpg?size=2", True),
        ("/7/quay.php", "/7/quay.jpg", False),
        ("/7/pier.html", "/7/quay.jpg", False),
        ("quay.html", "quay.jpg", False),
        ("/7/quay.html", None, False),
    ],
)
def test_the_page_of_a_picture(href: str, src: str | None, is_page: bool) -> None:
    assert _is_page_of(SimpleNamespace(src=src), href) is is_page


def beside(html: str) -> list[bool]:
    """Tell of each block whether it stands in text."""
    blocks = read_blocks(parse_html(html.encode()))
    sheet = SimpleNamespace(blocks=blocks)
    return [Sheet._stands_in_text(sheet, at) for at in range(len(blocks))]


LINE = "The office of the harbour put two boats"


@pytest.mark.parametrize(
    ("html", "stands"),
    [
        (f"<div><p>{LINE}.</p><p><a href=/1>x</a></p></div>", [False, True]),
        (f"<div><p><a href=/1>x</a></p><p>{LINE}.</p></div>", [True, False]),
        (f"<div><p>{LINE[1:]}.</p><p>x</p></div>", [False, False]),
        (f"<div><p>{LINE}s</p><p>x</p></div>", [False, False]),
        (f"<div><p>{LINE}.</p><h2>x</h2></div>", [False, False]),
        (f"<div><p>{LINE}.</p></div><div><p>x</p></div>", [False, False]),
        (f"<div><p>{LINE}.</p><p>x</p><p>y</p></div>", [False, True, False]),
    ],
)
def test_what_stands_beside_sentences(html: str, stands: list[bool]) -> None:
    assert beside(html) == stands


@pytest.mark.parametrize(
    ("text", "href", "below", "picture", "is_caption"),
    [
        ("Boats sail", "/1", "", "/1", True),
        ("Boats sail", "/2", "", "/1", False),
        ("Boats sail", "/2", "Photo/VCG", "/1", True),
        ("A view of the quay", "/2", "", "/1", True),
        ("A view of the quay", "/2", "", None, False),
        ("Boats sail. (Photo/VCG)", "/2", "", None, True),
    ],
)
def test_captions_that_are_links(text, href, below, picture, is_caption) -> None:
    link = Link(text, href)
    blocks = [Block(Kind.PARAGRAPH, text, links=[link]), Block(Kind.PARAGRAPH, below)]
    above = SimpleNamespace(picture=SimpleNamespace(href=picture)) if picture else None
    assert Sheet._is_linked_caption(SimpleNamespace(blocks=blocks), 0, above) is is_caption


def test_a_date_line_of_links_is_none() -> None:
    day = "May 4, 2024"
    html = f"<h1>{TITLE}</h1><p><a href=/1>{day}</a></p><p>{day}</p>{paragraphs()}"
    blocks = read_blocks(parse_html(html.encode()))
    sheet = Sheet(blocks, (TITLE,), NO_SITE, lambda _: False, ())
    assert [date is not None for date in sheet.dates[1:3]] == [False, True]
