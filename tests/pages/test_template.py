"""What a portal's template finds on a page, and what is told of it where it finds nothing."""

import re

import pytest

from crawler import ArticlePage, Portal, Template
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


@pytest.mark.parametrize("selector", ["div.", "div >", "p::text", "a::attr(href)", "[", ""])
def test_what_selects_no_elements_is_no_selector(selector: str) -> None:
    with pytest.raises(ValueError, match=r"selects no elements|is no CSS selector"):
        Template(body=("div.story", selector))
