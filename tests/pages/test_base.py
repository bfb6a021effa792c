"""What all page classes share: the tiers of evidence, and what a page says field by field."""

import re

import pytest

from crawler import ArticlePage, Portal, Template
from crawler.items import RejectCode
from crawler.structuring import open_page

URL = "https://quay.example/1"
PORTAL = Portal("quay", ("quay.example",), re.compile(r"/\d+"))
STORY = (
    "<p>QINGHU, May 4 (Xinhua) -- The harbour office said on Monday that a new ferry will carry"
    " people and parcels across the bay.</p>"
    "<p>It leaves the old pier every forty minutes from dawn until the lamps are lit.</p>"
    "<p>The fare is two yuan, and children who are shorter than the rail ride for nothing.</p>"
)
PAGE = (
    "<html><head><title>Ferry opens to all</title><meta name=author content='Ann Holm'>"
    "<link rel=canonical href='/1?from=head'></head><body>"
    "<div class=path><a href=/>Home</a> &gt; <a href=/news>News</a></div>"
    "<h1>Ferry opens to all</h1><div class=when>2026-05-04 10:20</div>"
    f"<div class=story>{STORY}<figure><img src=/pier.jpg alt=Pier><figcaption>The pier at dawn"
    " (Photo/VCG)</figcaption></figure></div><p>Source: Xinhua</p><p>Editor: Lin Qiao</p>"
    "<p>Keywords: ferry, bay</p></body></html>"
)


def read(
    html: str = PAGE, site_title: str = "(?!)", url: str = URL, **selectors: tuple[str, ...]
) -> ArticlePage:
    names = {
        "portal": PORTAL,
        "site_title": re.compile(site_title),
        "template": Template(**selectors),
    }
    return open_page(type("QuayPage", (ArticlePage,), names), html, url)


def test_a_draft_has_every_field_of_the_page() -> None:
    draft = read().read()
    assert (draft.url, draft.portal) == (URL, "quay")
    assert (draft.headline, draft.section) == ("Ferry opens to all", ["Home", "News"])
    assert (draft.published_raw, draft.modified_raw, draft.moment_raw) == (
        "2026-05-04 10:20", None, None,
    )  # fmt: skip
    assert draft.dateline
    assert (draft.dateline.place, draft.dateline.agency) == ("Qinghu", "Xinhua")
    assert [paragraph[:8] for paragraph in draft.body] == ["The harb", "It leave", "The fare"]
    assert [(image.url, image.caption, image.credit, image.alt) for image in draft.images] == [
        ("https://quay.example/pier.jpg", "The pier at dawn", "Photo/VCG", "Pier")
    ]
    assert (draft.source, draft.editors, draft.keywords) == (
        "Xinhua", ["Lin Qiao"], ["ferry", "bay"],
    )  # fmt: skip
    assert (draft.byline, draft.language) == (["Ann Holm"], "en")
    assert draft.canonical_link == "https://quay.example/1?from=head"
    assert (draft.unmatched, draft.next_page, draft.reasons) == ([], None, [])


def test_the_tier_of_each_field_is_told() -> None:
    page = read(headline=("h1",), date=("div.when",), body=("div.story",))
    assert page.read().extraction == {
        "headline": "template", "section": "text", "published": "template", "dateline": "text",
        "byline": "metadata", "body": "template", "images": "text", "editors": "text",
        "source": "text", "keywords": "text",
    }  # fmt: skip
    assert page.evidence["body"].how == "div.story"
    assert page.evidence["byline"].how == page.metadata.authors_how


def test_a_field_that_a_subclass_reads_itself_is_of_its_template() -> None:
    class QuayPage(ArticlePage):
        portal = PORTAL
        source = "The Quay"

    draft = open_page(QuayPage, PAGE, URL).read()
    assert (draft.source, draft.extraction["source"]) == ("The Quay", "template")


def test_what_is_known_comes_before_what_the_text_says() -> None:
    html = PAGE.replace("<h1>", "<b class=top>Bay gets a ferry</b><h1>")
    assert read(html, headline=("b.top",)).headline == "Bay gets a ferry"
    assert read(html, headline=("b.none",)).headline == "Ferry opens to all"


def test_metadata_give_the_headline_that_the_text_lacks() -> None:
    html = f"<head><meta property=og:title content='Ferry opens to all'></head>{STORY}"
    page = read(html)
    assert page.headline == "Ferry opens to all"
    assert page.evidence["headline"].tier == "metadata"
    assert read(html, site_title="Ferry opens.*").headline is None


@pytest.mark.parametrize(
    ("chinese", "english", "language"),
    [(25, 75, "en"), (26, 74, "zh"), (0, 50, "en"), (50, 0, "zh")],
)
def test_a_quarter_of_chinese_makes_a_text_chinese(
    chinese: int, english: int, language: str
) -> None:
    class Told(ArticlePage):
        portal = PORTAL

    page = open_page(Told, PAGE, URL)
    page.story.body[:] = ["渡" * chinese + "a" * english]
    assert page.language == language


def test_what_is_left_out_is_no_part_of_the_page_and_told_as_cut() -> None:
    page = read(leave_out=("figure",))
    assert page.images == []
    assert len(page.cuts) == len(read().cuts) + 1


def test_the_template_tells_where_the_story_is() -> None:
    assert read(body=("div.story",)).body_selector == "div.story"
    assert read(body=("div.path",)).body_selector is None
    assert read().body_selector is None
    assert [part.part for part in read(body=("div.path",)).unmatched] == ["body"]


def test_pictures_and_captions_of_the_template() -> None:
    assert read(images=("img",)).evidence["images"].how == "img"
    assert read(captions=("figcaption",)).evidence["images"].how == "figcaption"
    assert read(images=("video",), captions=("b",)).evidence["images"].how == "reading order"


def test_a_rendition_has_text_and_no_markup() -> None:
    class QuayPage(ArticlePage):
        portal = PORTAL
        template = Template(headline=("h1",))

    text = re.sub(r"<[^>]+>", "\n", PAGE.partition("<body>")[2])
    page = QuayPage(text.encode(), URL, is_rendition=True)
    draft = page.read()
    assert page.root is None
    assert page.metadata.titles == []
    assert (draft.headline, draft.source) == ("Ferry opens to all", "Xinhua")
    assert (draft.unmatched, draft.extraction["headline"]) == ([], "text")


def test_a_page_that_is_no_article_says_why() -> None:
    assert [reason.code for reason in read("<p></p>").reasons] == [RejectCode.EMPTY]
    [lost] = read("<title>404 Not Found</title><p>Page not found</p>").reasons
    assert lost.code is RejectCode.NOT_FOUND
    links = "".join(f"<li><a href=/{n}>Ferry number {n} opens to all</a></li>" for n in range(40))
    loose = read(f"<h1>News</h1><ul>{links}</ul>", url="file:///1.html")
    assert [reason.code for reason in loose.reasons] == [RejectCode.NOT_ARTICLE]
