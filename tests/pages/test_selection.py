"""What a portal's template finds on a page, and what is told of it where it finds nothing."""

import re
from dataclasses import replace

import pytest

from crawler import ArticlePage, Portal, Template
from crawler.pages import selection
from crawler.pages.template import PARTS, select
from crawler.structuring import open_page

PORTAL = Portal("quay", ("quay.example",), re.compile(r"/\d+"))
URL = "https://quay.example/1"
STORY = "<p>The harbour office said on Monday that the new ferry will carry people and parcels.</p>"
PAGE = (
    '<h1 class="top">Ferry opens</h1><h2 class="none"></h2><div class="when">May 4, 2026</div>'
    f'<div class="who">nobody knows when</div><div class="story">{STORY * 4}</div>'
    f'<div class="end">Follow us</div>'
)


def read(html: str = PAGE, **selectors: tuple[str, ...]) -> ArticlePage:
    page_class = type(
        "QuayPage", (ArticlePage,), {"portal": PORTAL, "template": Template(**selectors)}
    )
    return open_page(page_class, html, URL)


def list_unmatched(page: ArticlePage) -> list[tuple[str, str]]:
    return [(unmatched.part, unmatched.why) for unmatched in page.unmatched]


def test_selectors_that_find_what_they_should() -> None:
    page = read(headline=("h1.top",), date=("div.when",), body=("div.story",))
    assert page.read().unmatched == []
    assert {name: page.evidence[name].how for name in ("headline", "published", "body")} == {
        "headline": "h1.top",
        "published": "div.when",
        "body": "div.story",
    }
    assert {page.evidence[name].tier for name in ("headline", "published", "body")} == {"template"}


@pytest.mark.parametrize(
    ("selectors", "unmatched"),
    [
        ({"headline": ("h1.gone", "b")}, ("headline", "h1.gone, b: not on the page")),
        ({"headline": ("h2.none",)}, ("headline", "h2.none: there, but without text")),
        ({"date": ("time",)}, ("date", "time: not on the page")),
        (
            {"date": ("div.who",)},
            ("date", "div.who: there, but without a date that can be read"),
        ),
        ({"body": ("div.gone", "#x")}, ("body", "div.gone, #x: not on the page")),
        ({"body": ("div.end",)}, ("body", "div.end: there, but most of the story is elsewhere")),
    ],
)
def test_selectors_that_find_nothing_are_told_and_passed_over(
    selectors: dict[str, tuple[str, ...]], unmatched: tuple[str, str]
) -> None:
    page, plain = read(**selectors), read()
    assert list_unmatched(page) == [unmatched]
    draft = page.read()
    assert draft.unmatched == [unmatched[0]]
    assert (draft.headline, draft.published_raw, draft.body) == (
        "Ferry opens",
        "May 4, 2026",
        plain.read().body,
    )
    assert set(draft.extraction.values()) == {"text"}


def test_the_next_selector_is_asked_where_one_finds_nothing_to_read() -> None:
    page = read(
        headline=("h2.none", "h1"),
        date=("div.who", "div.when"),
        body=("div.gone", "div.story"),
    )
    assert page.unmatched == []
    assert page.evidence["published"].how == "div.when"
    assert page.evidence["headline"].how == "h1"
    assert page.evidence["body"].how == "div.story"


def test_nothing_is_told_of_pages_without_mark_up_and_portals_without_a_template() -> None:
    assert read().unmatched == []
    rendition = read("Ferry opens\nMay 4, 2026\nThe ferry opened.", headline=("h1",))
    assert rendition.unmatched == []


LONG = "The harbour office said on Monday that the new ferry will carry people and parcels"
RICH = f"""
<html><head><meta name="desk" content="Lu Wei"></head><body>
<div class="trail">You are here: <a>Home</a> &gt; <a>Ports &amp; Ferries</a>
&gt; <span>Quays</span></div>
<h1>Ferry opens</h1>
<div class="when">May 4, 2026</div><div class="changed">May 5, 2026 10:20</div>
<div class="names"><span>Amy Holm</span> <span>BO LUND</span></div>
<div class="from">Quay Gazette</div><div class="desk">huaxia</div>
<ul class="words"><li><a>ferries</a></li><li><a>parcels</a></li></ul>
<div class="gallery"><a href="/2"><img src="/pier.jpg"></a>
<p class="said">The pier at dawn</p></div>
<div class="story">
  <p>{LONG} to the islands.</p>
  <div class="note"><p>{LONG}, and our sponsor sells the best parcels of the coast.</p></div>
  <p>{LONG} to the town.</p>
  <p><img src="/quay.jpg"></p>
  <p class="said">People wait for boats and for weather</p>
  <p><img src="/crane.jpg"></p>
  <p>{LONG} and back again, every day.</p><p>{LONG}, as it did before.</p>
</div>
<div class="side"><img src="/side.jpg"></div><div class="void"></div>
</body></html>
"""


@pytest.mark.parametrize(
    ("part", "selector", "field", "value"),
    [
        ("section", ".trail", "section", ["Home", "Ports & Ferries", "Quays"]),
        ("section", ".trail a", "section", ["Home", "Ports & Ferries"]),
        ("headline", "h1", "headline", "Ferry opens"),
        ("date", ".when", "published_raw", "May 4, 2026"),
        ("modified", ".changed", "modified_raw", "May 5, 2026 10:20"),
        ("byline", ".names span", "byline", ["Amy Holm", "Bo Lund"]),
        ("source", ".from", "source", "Quay Gazette"),
        ("editors", ".desk", "editors", ["huaxia"]),
        ("editors", "meta[name=desk]", "editors", ["Lu Wei"]),
        ("keywords", ".words", "keywords", ["ferries", "parcels"]),
        ("keywords", ".words li", "keywords", ["ferries", "parcels"]),
    ],
)
def test_a_selector_gives_its_field(part: str, selector: str, field: str, value: object) -> None:
    page = read(RICH, **{part: ("b.gone", selector)})
    assert getattr(page.read(), field) == value
    assert page.unmatched == []
    evidence = page.evidence[{"date": "published"}.get(part, part)]
    assert (evidence.tier, evidence.how) == ("template", selector)


@pytest.mark.parametrize(
    ("part", "selector", "why"),
    [
        ("section", "img", "there, but without the name of a section"),
        ("modified", ".from", "there, but without a date that can be read"),
        ("byline", ".story p", "there, but without a name that can be read"),
        ("images", ".story p.said", "there, but without a picture"),
        ("captions", "img", "there, but without text"),
        ("source", ".story p", "there, but without an origin that can be read"),
        ("editors", ".story p", "there, but without a name that can be read"),
        ("keywords", "img", "there, but without text"),
        *((part, ".gone", "not on the page") for part in PARTS),
    ],
)
def test_what_finds_nothing_readable_leaves_the_page_as_it_is(
    part: str, selector: str, why: str
) -> None:
    page, plain = read(RICH, **{part: (selector,)}), read(RICH)
    draft = page.read()
    assert list_unmatched(page) == [(part, f"{selector}: {why}")]
    assert draft.unmatched == [part]
    assert replace(draft, unmatched=[]) == plain.read()


def test_pictures_that_are_known_are_those_of_the_story() -> None:
    page = read(RICH, images=(".gallery img", ".story img"))
    assert [(i.url, i.caption) for i in page.images] == [("https://quay.example/pier.jpg", None)]
    page = read(RICH, images=(".gallery, .story",), captions=(".said",))
    assert [(image.url.rpartition("/")[2], image.caption) for image in page.images] == [
        ("pier.jpg", "The pier at dawn"),
        ("quay.jpg", "People wait for boats and for weather"),
        ("crane.jpg", None),
    ]
    assert page.evidence["images"].how == ".gallery, .story"
    assert not any("People wait" in paragraph for paragraph in page.body)


def test_captions_that_are_known_belong_to_the_pictures_beside_them() -> None:
    plain, page = read(RICH), read(RICH, captions=("p.said",))
    assert any("People wait" in paragraph for paragraph in plain.body)
    assert not any("People wait" in paragraph for paragraph in page.body)
    assert "People wait for boats and for weather" in [image.caption for image in page.images]
    assert page.evidence["images"].how == "p.said"
    flat = RICH.replace('<div class="story">', "").replace('</div>\n<div class="side">', "<div>")
    page = read(flat, captions=("p.said",))
    assert ("https://quay.example/quay.jpg", "People wait for boats and for weather") in [
        (image.url, image.caption) for image in page.images
    ]


def test_what_is_left_out_is_cut_and_told() -> None:
    plain, page = read(RICH), read(RICH, leave_out=(".gone", ".note"))
    sponsor = f"{LONG}, and our sponsor sells the best parcels of the coast."
    assert sponsor in plain.body
    assert page.body == [paragraph for paragraph in plain.body if paragraph != sponsor]
    assert (page.cuts[0].text, page.cuts[0].why) == (sponsor, "left out: .note")
    assert page.unmatched == []


def test_what_is_left_out_is_no_picture_of_the_story_but_may_name_its_author() -> None:
    page = read(RICH, images=("img",), byline=(".names span",), leave_out=(".gallery", ".names"))
    assert "pier" not in str(page.images)
    assert page.byline == ["Amy Holm", "Bo Lund"]


def test_a_picture_alone_is_left_out() -> None:
    page = read(RICH, leave_out=("img",))
    assert (page.images, page.unmatched) == ([], [])


def test_a_part_of_a_line_that_is_left_out_leaves_the_line_whole() -> None:
    html = PAGE.replace("new ferry", "new <b class=pop>Share</b>ferry")
    page = read(html, leave_out=("b.pop",))
    assert page.body == read().body
    assert [cut.text for cut in page.cuts if "left out" in cut.why] == ["Share"] * 4


def test_no_selector_is_asked_whose_names_are_not_on_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    monkeypatch.setattr(
        selection, "select", lambda root, query: asked.append(query) or select(root, query)
    )
    read(RICH, **dict.fromkeys(PARTS, ("div.gone", "h6"))).read()
    assert set(asked) == {"h6"}
    asked.clear()
    read(RICH).read()
    assert asked == []


def test_a_breadcrumb_in_a_thousand_elements_is_read() -> None:
    deep = f"{'<b>' * 1200}Quays{'</b>' * 1200}"
    page = read(RICH.replace("<span>Quays</span>", deep), section=(".trail",))
    assert page.section == ["Home", "Ports & Ferries", "Quays"]
