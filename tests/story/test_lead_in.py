"""The lead-in: facts, standfirst, key points, pictures and tools between headline and story."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.blocks import Block, Kind
from crawler.story.lead_in import (
    _goes_on,
    _read_imprint_in_box,
    split_standfirst,
)
from tests.stories import BODY, STANDFIRST, STORY, TITLE, paragraphs, read, read_page

TEXT = paragraphs()
DAY, BY = "January 13, 2024", "By Jane Doe"
CAPTION = "Two boats at the new quay on Monday. Photo: VCG"
FORMS = (
    "<p>{}</p>",
    "<div>{}</div>",
    "<div><p>{}</p></div>",
    "<div class=meta><span>{}</span></div>",
    "<section><div><p>{}</p></div></section>",
)


def facts(lead: str) -> tuple[str | None, list[str], str | None, list[str]]:
    story = read_page(TEXT, lead=lead)
    date = story.facts.printed_date
    return (
        date.published_raw if date else None,
        story.facts.byline,
        story.standfirst,
        story.body,
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "order",
    [
        (STANDFIRST, BY, DAY),
        (BY, STANDFIRST, DAY),
        (BY, DAY, STANDFIRST),
        (DAY, STANDFIRST, BY),
        (STANDFIRST, DAY, BY),
        (DAY, BY, STANDFIRST),
    ],
)
def test_standfirst_byline_and_date_in_any_order(order: tuple[str, ...], form: str) -> None:
    apart = "".join(form.format(text) for text in order)
    together = "<header>" + "".join(f"<p>{text}</p>" for text in order) + "</header>"
    for lead in (apart, together, f"<div>{apart}</div>"):
        assert facts(lead) == (DAY, ["Jane Doe"], STANDFIRST, BODY)


@pytest.mark.parametrize(
    "standfirst",
    [
        f"<h2>{STANDFIRST}</h2>",
        f"<h3 class=subtitle>{STANDFIRST}</h3>",
        f"<p class=standfirst>{STANDFIRST}</p>",
        f"<p class=article-deck>{STANDFIRST}</p>",
        f"<div class=excerpt><p>{STANDFIRST}</p></div>",
        f"<p><strong>{STANDFIRST}</strong></p>",
    ],
)
@pytest.mark.parametrize("where", ["above", "within"])
def test_standfirst_by_its_make(standfirst: str, where: str) -> None:
    if where == "above":
        story = read_page(TEXT, lead=f"{standfirst}<p>{DAY}</p>")
    elif "<strong>" in standfirst or "<div" in standfirst:
        return
    else:
        story = read_page(standfirst + TEXT, lead=f"<p>{DAY}</p>")
    assert (story.standfirst, story.body) == (STANDFIRST, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "<div><a href=/1>A railway to the villages of the plateau opens in autumn</a></div>",
        "<div class=note>Updated 3 hours ago</div>",
        "<div>Sign up for our newsletter to get all the news of the harbour in your inbox.</div>",
        "<div>• Two boats a day are to carry mail, salt and passengers</div>",
        "<div>Listen to this article</div>",
        "<div>4 min read</div>",
        "<aside>Our reporter spent a week on the islands to see how people live there.</aside>",
        f"<div>Copyright © 2024 The Harbour Post, all rights reserved.</div><p>{DAY}</p>",
    ],
)
def test_line_above_the_story_that_is_no_standfirst(line: str) -> None:
    story = read_page(TEXT, lead=f"<p>{DAY}</p>{line}")
    assert (story.standfirst, story.body) == (None, BODY)


POINTS = ("Two boats a day", "Forty passengers and twelve tonnes each", "Tickets cost four coins")


@pytest.mark.parametrize(
    "points",
    [
        f"<ul>{paragraphs(POINTS, 'li')}</ul>",
        f"<div><h3>Key points</h3><ul>{paragraphs(POINTS, 'li')}</ul></div>",
        f"<div><h2>At a glance</h2>{paragraphs(['• ' + point for point in POINTS])}</div>",
        f"<ul>{paragraphs([f'{point}, the office of the harbour said.' for point in POINTS], 'li')}"
        "</ul>",
        f"<div class=summary><div>{paragraphs(POINTS, 'div')}</div></div>",
    ],
)
@pytest.mark.parametrize("where", ["above", "within"])
def test_key_points_are_no_part_of_the_story(points: str, where: str) -> None:
    if where == "above":
        story = read_page(TEXT, lead=f"<p>{DAY}</p>{points}")
    elif "<ul>" not in points:
        return
    else:
        story = read_page(points + TEXT, lead=f"<p>{DAY}</p>")
    assert story.body == BODY


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure><img src=/1.jpg><figcaption>{CAPTION}</figcaption></figure>",
        f"<div><img src=/1.jpg><div>{CAPTION}</div></div>",
        f"<div><img src=/1.jpg></div><div>{CAPTION}</div>",
        f"<div class=lead><div><img src=/1.jpg></div><div><p>{CAPTION}</p></div></div>",
        f"<div><img src=/1.jpg><p class=caption>{CAPTION}</p></div>",
        "<div><img src=/1.jpg><div>Two boats at the new quay on Monday.</div><div>Photo: VCG</div>"
        "</div>",
    ],
)
@pytest.mark.parametrize("standfirst", [None, STANDFIRST])
def test_caption_above_the_story(figure: str, standfirst: str | None) -> None:
    above = f"<p>{standfirst}</p>" if standfirst else ""
    for lead in (f"{above}<p>{DAY}</p>{figure}", f"{above}{figure}<p>{DAY}</p>"):
        story = read_page(TEXT, lead=lead)
        figures = [(one.caption, one.credit) for one in story.figures]
        assert figures == [("Two boats at the new quay on Monday.", "Photo: VCG")]
        assert (story.standfirst, story.body) == (standfirst, BODY)


@pytest.mark.parametrize(
    "tools",
    [
        "<div class=share><a href=//x.com/share>Share</a> <a href=//fb.example>Post</a>{}</div>",
        "<div><button>Share</button><button>Save</button>{}</div>",
        "<div><form><input name=q><button>Go</button></form>{}</div>",
        "<div><a href=/print>Print</a><a href=/mail>Mail</a><a href=/save>Save</a>{}</div>",
    ],
)
@pytest.mark.parametrize("fact", [f"<p>{BY}</p><p>{DAY}</p>", f"<p>{BY} | {DAY}</p>"])
def test_facts_in_a_box_of_tools(tools: str, fact: str) -> None:
    assert facts(tools.format(fact)) == (DAY, ["Jane Doe"], None, BODY)


@pytest.mark.parametrize(
    "above",
    [
        f"<p>{DAY}</p>",
        f"<div><span>{DAY}</span></div>",
        f"<div>{BY}</div><div>{DAY}</div>",
        f"<p>News</p><p>{DAY}</p>",
    ],
)
def test_date_above_the_headline(above: str) -> None:
    story = read(f"<body><main>{above}<h1>{TITLE}</h1><div>{TEXT}</div></main></body>")
    assert story.facts.printed_date is not None
    assert (story.facts.printed_date.published_raw, story.body) == (DAY, BODY)
    assert story.facts.byline == (["Jane Doe"] if BY in above else [])


def test_several_paragraphs_above_the_core_are_of_the_story() -> None:
    lead = f"<div class=intro>{paragraphs(STORY[:2])}</div>"
    story = read_page(paragraphs(STORY[2:] * 2), lead=lead)
    assert (story.standfirst, story.body[:2]) == (None, BODY[:2])


def test_paragraph_with_a_dateline_opens_the_story_above_the_core() -> None:
    lead = f"<div class=intro><p>TAIZHOU, Jan. 13 -- {STORY[0]}</p></div>"
    story = read_page(paragraphs(STORY[1:]), lead=lead)
    assert story.body == BODY
    assert story.dateline is not None
    assert story.standfirst is None


@given(
    st.lists(
        st.sampled_from(
            [
                "<div><button>Listen</button></div>",
                "<p>Listen to this article</p>",
                "<div class=share><a href=/a>Share</a></div>",
                "<ul><li><a href=/a>Ports</a></li><li><a href=/b>Ferries</a></li></ul>",
                "<img src=/1.jpg>",
                "<p>4 min read</p>",
                "<div>Getty Images</div>",
            ]
        ),
        max_size=5,
    )
)
def test_tools_in_any_order_change_nothing(tools: list[str]) -> None:
    for at in range(len(tools) + 1):
        lead = "".join([*tools[:at], f"<p>{BY}</p><p>{DAY}</p>", *tools[at:]])
        assert facts(lead) == (DAY, ["Jane Doe"], None, BODY)


@pytest.mark.parametrize("rest", [(), ('"They float," said the harbour master.',)])
@pytest.mark.parametrize("byline", ["By Jane Doe", "By Jane Doe (Harbour Bureau)"])
def test_byline_below_a_short_story_signs_it_off(byline: str, rest: tuple[str, ...]) -> None:
    story = read_page(paragraphs((STORY[0], *rest, byline)), lead=f"<p>{DAY}</p>")
    assert story.body == [STORY[0], *rest]
    assert story.facts.byline == ["Jane Doe"]
    assert story.standfirst is None


@pytest.mark.parametrize("below", [f"<p>{DAY}</p>", f"<p>Ferries</p><p>{DAY}</p>"])
def test_date_below_the_headline_comes_before_one_above_it(below: str) -> None:
    head = f"<p>May 2, 2019</p><h1>{TITLE}</h1>{below}"
    story = read(f"<body><main>{head}<div>{TEXT}</div></main></body>")
    assert story.facts.printed_date is not None
    assert story.facts.printed_date.published_raw == DAY


SENTENCE = Block(Kind.PARAGRAPH, "The new boats cross the bay in an hour..")
OUTSIDE = Block(Kind.QUOTE, SENTENCE.text)
PICTURE = Block(Kind.IMAGE, "")


@pytest.mark.parametrize(
    ("below", "goes_on"),
    [
        ([SENTENCE], True),
        ([replace(SENTENCE, text=SENTENCE.text[1:])], False),
        ([replace(SENTENCE, text=SENTENCE.text[:-2] + "ly")], False),
        ([OUTSIDE], False),
        ([OUTSIDE, SENTENCE], True),
        ([PICTURE] * 5 + [SENTENCE], True),
        ([PICTURE] * 6 + [SENTENCE], False),
        ([], False),
    ],
)
def test_whether_a_story_goes_on_below_a_line(below: list[Block], goes_on: bool) -> None:
    blocks = [SENTENCE, Block(Kind.PARAGRAPH, BY), *below]
    sheet = SimpleNamespace(blocks=blocks, is_inside=lambda block: block.kind is Kind.PARAGRAPH)
    assert _goes_on(sheet, 1) is goes_on


@pytest.mark.parametrize(
    ("texts", "standfirst"),
    [
        ([replace(SENTENCE, level=2), SENTENCE], SENTENCE.text),
        ([replace(SENTENCE, level=2)], None),
        ([SENTENCE, SENTENCE], None),
        ([replace(SENTENCE, level=2, text=SENTENCE.text[1:]), SENTENCE], None),
        ([replace(SENTENCE, level=2, text=SENTENCE.text.rstrip(".") + "ly"), SENTENCE], None),
    ],
)
def test_standfirst_that_is_set_as_a_heading(texts: list[Block], standfirst: str | None) -> None:
    assert split_standfirst(texts) == (standfirst, texts[1:] if standfirst else texts)


@pytest.mark.parametrize(("distance", "takes"), [(8, True), (9, False)])
def test_how_far_below_the_headline_a_box_may_hold_facts(distance: int, takes: bool) -> None:
    block = Block(Kind.PARAGRAPH, BY)
    sheet = SimpleNamespace(
        headline=SimpleNamespace(index=2),
        blocks=[block] * 20,
        dates=[None] * 20,
        states_imprint=lambda _: True,
    )
    gathered = SimpleNamespace(facts=SimpleNamespace(read_header=lambda _block, _date: True))
    assert _read_imprint_in_box(sheet, gathered, 2 + distance) is takes


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("<p>News of the harbour</p>", "above the story"),
        ("<div class=promo><p>News of the harbour</p></div>", "a box of the site"),
    ],
)
def test_what_is_left_out_above_the_story_is_said(line: str, why: str) -> None:
    story = read_page(TEXT, lead=f"<p>{STANDFIRST}</p>{line}<p>{DAY}</p>")
    assert [(cut.text, cut.why) for cut in story.cuts] == [("News of the harbour", why)]
