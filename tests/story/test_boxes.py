"""Boxes of the site amid a story: forms, links, buttons, words to the reader, names of classes."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import Element

from crawler.reading.blocks import Block, Kind
from crawler.reading.place import Place
from crawler.story.boxes import (
    BOX_OF_LINKS,
    BOX_OF_RELATED,
    BOX_WITH_CONTROL,
    BOX_WITH_FORM,
    Boxes,
    _Content,
    _list_ancestors,
    names_box,
)
from tests.stories import BODY, STORY, paragraphs, read_page

TEASER = "Railway to the villages of the plateau opens in autumn"
BLURB = "The cars are as red as the soil, and the first of them has left the yard."
LINKS = "".join(f"<li><a href=/{at}>{TEASER} {at}</a></li>" for at in range(3))
BOXES = {
    "newsletter form": "<div><h3>Harbour Briefing</h3><p>All the news, once a week.</p>"
    "<form><input type=email name=e><button>Go</button></form></div>",
    "form with terms": f"<div><p>{BLURB}</p><p>Enter your address below.</p><form><input name=e>"
    "</form><p>You can leave at any time.</p></div>",
    "field without a form": "<div><p>All the news of the coast</p><input type=email></div>",
    "comment box": "<section><h4>What is your view?</h4><textarea></textarea></section>",
    "linked headline": f"<div><h4><a href=/1>{TEASER}</a></h4></div>",
    "linked headline with a label": f"<div><p>Read next</p><p><a href=/1>{TEASER}</a></p></div>",
    "list of links": f"<div><h4>Around the coast</h4><ul>{LINKS}</ul></div>",
    "links in paragraphs": "<div>" + LINKS.replace("li>", "p>") + "</div>",
    "card": f"<div><a href=/1><img src=/1.jpg><h4>{TEASER}</h4></a></div>",
    "share bar": "<div><a href=//x.example>X</a> <a href=//f.example>Facebook</a></div>",
    "share bar of buttons": "<div><button>Share</button><span>12 shares</span></div>",
    "player": "<div><button>Play</button><span>Harbour at dawn</span><span>0:41</span></div>",
    "video": "<div><video></video><p>Harbour at dawn</p></div>",
    "player's notice": "<div><p>This video can not be played</p><p>0:41</p></div>",
    "words to the reader": "<div><p>Follow us on Facebook.</p><p>Sign up for our newsletter.</p>"
    "</div>",
    "one word to the reader": "<p>Download our app for the latest news.</p>",
    "word to the reader with links": "<p><em>Read the <a href=/1>annual report</a></em></p>",
    "advert": "<div><span>Advertisement</span></div>",
    "advert's number": "<div>Advertisement 4</div>",
    "advert's class": f"<div class='ad-slot'><p>{BLURB}</p></div>",
    "class of promotions": f"<div class='promo-box'><h4>Fair</h4><p>{BLURB}</p></div>",
    "class of related stories": f"<div class='c-related__item'><p>{BLURB}</p></div>",
    "class in camel case": f"<div class=NewsletterSignup><p>{BLURB}</p></div>",
    "id": f"<div id=related-stories><p>{BLURB}</p></div>",
    "two words of a class": f"<div class='read-next'><p>{BLURB}</p></div>",
    "class of a line": f"<p class=related>{BLURB}</p>",
    "for screen readers": f"<p class=sr-only>{BLURB}</p>",
    "aside": f"<aside><h4>Fair</h4><p>{BLURB}</p></aside>",
    "nested": f"<div><div><div><h4>Around</h4><div><ul>{LINKS}</ul></div></div></div></div>",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES.keys())
@pytest.mark.parametrize("at", [1, 3, 5, 6])
def test_box_amid_or_behind_the_story(box: str, at: int) -> None:
    for before, after in (("", ""), ("<div>", "</div>")):
        story = paragraphs(STORY[:at]) + before + box + after + paragraphs(STORY[at:])
        assert read_page(story).body == BODY


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES.keys())
def test_box_between_paragraphs_that_are_wrapped(box: str) -> None:
    texts = [f"<div class=text><p>{text}</p></div>" for text in STORY]
    assert read_page("".join([*texts[:3], box, *texts[3:]])).body == BODY


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(list(BOXES.values()))), max_size=5))
def test_boxes_between_paragraphs_never_change_the_body(boxes: list[tuple[int, str]]) -> None:
    parts = [f"<p>{text}</p>" for text in STORY]
    for at, box in sorted(boxes, reverse=True):
        parts.insert(at, f"<div>{box}</div>")
    assert read_page("".join(parts)).body == BODY


KEPT = {
    "subhead": "<h2>A boat for all</h2>",
    "subhead in a box": "<div><h2>A boat for all</h2></div>",
    "quote": "<blockquote><p>The boats are as good as new.</p></blockquote>",
    "quote with a name of the site's": "<blockquote class=twitter-share><p>As good as new.</p>"
    "</blockquote>",
    "list": "<ul><li>Tea and rice go by boat</li><li>Salt and mail go by barge</li></ul>",
    "paragraph with links": f"<p>{STORY[0].replace('harbour office', '<a href=/1>office</a>')}</p>",
    "question and answer": "<div><p><b>Is the line safe?</b></p><p>It is, the office says.</p>"
    "</div>",
    "short paragraph": "<p>Nobody knows.</p>",
    "paragraph in a box": f"<div><p>{BLURB}</p></div>",
    "paragraph beside a hidden field": f"<div><input type=hidden name=x><p>{BLURB}</p></div>",
    "table": "<table><tr><td>Boat</td><td>Tonnes</td></tr><tr><td>Red</td><td>12</td></tr></table>",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_what_of_the_story_stands_in_a_box(text: str) -> None:
    body = read_page(paragraphs(STORY[:3]) + text + paragraphs(STORY[3:])).body
    assert len(body) > len(BODY)
    assert [one for one in body if one in BODY[:3] + BODY[3:]][-3:] == BODY[-3:]


@pytest.mark.parametrize(
    "attribute",
    [
        "class=story-share",
        "class='article-body has-related'",
        "id=content-sponsored",
        "class='subscription-wall-off'",
    ],
)
def test_element_with_the_story_is_no_box_whatever_its_name(attribute: str) -> None:
    assert read_page(f"<div {attribute}>{paragraphs()}</div>").body == BODY


def test_form_around_the_story_is_no_box() -> None:
    story = f"<div><input name=q>{paragraphs()}</div>"
    assert read_page(story).body == BODY


@pytest.mark.parametrize(
    "name",
    [
        "ad",
        "ads-top",
        "c-advert__slot",
        "newsletter",
        "NewsletterForm",
        "newsletterSignup",
        "related",
        "related_links",
        "share-bar",
        "article__share",
        "social",
        "taboola-below",
        "sign-up",
        "signUp",
        "read-more",
        "readMore",
        "most-read",
        "more-from-us",
        "sr-only",
        "visually-hidden",
        "js-promo-2",
        "text widget",
        "body recommended",
        "about-author",
    ],
)
def test_name_of_a_box(name: str) -> None:
    assert names_box(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "article-body",
        "adaptive",
        "header",
        "lead",
        "shared-layout",
        "unrelated",
        "loading",
        "bread",
        "image-widget",
        "widget-photo",
        "more",
        "read",
        "signature",
        "gradient",
        "col-md-8",
        "headline",
        "eKqRbio",
        "paragraph text",
    ],
)
def test_name_of_no_box(name: str) -> None:
    assert not names_box(name)


CONTROL = {"has_control": True}
FORM = {"has_form": True}
NAMED = {"attributes": {"class": "promo"}}


@pytest.mark.parametrize(
    ("content", "place", "weight", "kind"),
    [
        ({}, {}, 1000, None),
        ({}, FORM, 1000, BOX_WITH_FORM),
        ({"running": 300}, FORM, 1000, BOX_WITH_FORM),
        ({"running": 301}, FORM, 1000, None),
        ({"running": 400}, FORM, 2000, BOX_WITH_FORM),
        ({"running": 401}, FORM, 2000, None),
        ({"running": 250}, FORM, 500, None),
        ({"running": 249}, FORM, 500, BOX_WITH_FORM),
        ({}, NAMED, 1000, "a box of the site"),
        ({}, {"attributes": {"id": "promo"}}, 1000, "a box of the site"),
        ({}, NAMED | {"tag": "article"}, 1000, None),
        ({"quotes": 1, "texts": 1}, NAMED, 1000, None),
        ({"quotes": 1, "texts": 2}, NAMED, 1000, "a box of the site"),
        ({"texts": 1}, NAMED | {"tag": "p"}, 1000, "a line of the site"),
        ({"texts": 1, "quotes": 1}, NAMED | {"tag": "p"}, 1000, None),
        ({"texts": 1, "running": 90}, NAMED | {"tag": "p"}, 1000, None),
        ({"texts": 1}, {"attributes": {"id": "promo"}, "tag": "p"}, 1000, None),
        ({"asking": 1, "texts": 1}, {}, 1000, None),
        ({"asking": 2, "texts": 6}, {}, 1000, "a box that asks the reader"),
        ({"asking": 2, "texts": 7}, {}, 1000, None),
        ({"asking": 2, "texts": 2, "running": 1}, {}, 1000, "a box that asks the reader"),
        ({"noisy": 1, "letters": 300}, {}, 1000, "a box of the site"),
        ({"noisy": 1, "letters": 301}, {}, 1000, None),
        ({"noisy": 1, "pictures": 1}, {}, 1000, None),
        ({"noisy": 1, "running": 1}, {}, 1000, None),
        ({"related": 1, "linked": 1, "letters": 300}, {}, 1000, BOX_OF_RELATED),
        ({"related": 1, "linked": 1, "letters": 301}, {}, 1000, None),
        ({"related": 1, "letters": 9}, {}, 1000, None),
        ({"letters": 99, "linked": 50, "texts": 2}, {}, 1000, BOX_OF_LINKS),
        ({"letters": 100, "linked": 50, "texts": 2}, {}, 1000, None),
        ({"letters": 99, "linked": 50, "texts": 1}, {}, 1000, None),
        ({"letters": 99, "linked": 50, "texts": 1, "headings": 1}, {}, 1000, BOX_OF_LINKS),
        ({"letters": 300}, CONTROL, 1000, BOX_WITH_CONTROL),
        ({"letters": 301}, CONTROL, 1000, None),
        ({"pictures": 1}, CONTROL, 1000, None),
    ],
)
def test_what_an_element_is_by_what_it_holds(content, place, weight, kind) -> None:
    attributes = place.get("attributes", {})
    tag = place.get("tag", "div")
    element = Place(Element(tag, attributes), tag, None, 0)
    element.has_form, element.has_control = "has_form" in place, "has_control" in place
    boxes = SimpleNamespace(
        _contents={element: _Content(**content)}, _core=SimpleNamespace(weight=weight)
    )
    assert Boxes._judge(boxes, element) == kind


def test_what_stands_in_no_element_or_around_the_story_is_in_no_box() -> None:
    outer, inner = Place(Element("div"), "div", None, 0), Element("p", {"class": "promo"})
    place = Place(inner, "p", outer, 1)
    boxes = SimpleNamespace(_outer={outer}, _find_around=lambda _: "around")
    found = [
        Boxes.find(boxes, Block(Kind.PARAGRAPH, "Boats", place=one))
        for one in (None, outer, place, Place(inner, "div", outer, 1), Place(inner, "p", place, 2))
    ]
    assert found == [None, None, "a line of the site", "around", "around"]
    assert Boxes.find(boxes, Block(Kind.QUOTE, "Boats", place=place)) is None
    assert Boxes.find(boxes, Block(Kind.PARAGRAPH, "a" * 90 + ".", place=place)) is None


def test_ancestors_begin_with_the_element_itself() -> None:
    outer = Place(Element("div"), "div", None, 0)
    inner = Place(Element("p"), "p", outer, 1)
    assert _list_ancestors(inner) == [inner, outer]
    assert _list_ancestors(None) == []
