"""The plain-text rendition of a page gives the same record as its HTML."""

from collections.abc import Callable

import pytest

from crawler import structure
from crawler.items import Article
from tests.layouts.articles import ARTICLES
from tests.layouts.expected import expected_record, find_differences
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import BASE
from tests.layouts.report import draw_body
from tests.layouts.text import can_be_told_in_text, render_text

TOLD_IN_TEXT = [article for article in ARTICLES if can_be_told_in_text(article)]
OPTIONS = {
    "bare": {"noise": False},
    "noise": {},
    "glued editors": {"glued_editors": True},
    "em dash": {"dash": "—"},
}


def expected_of_text(article: ArticleFacts) -> dict[str, object]:
    expected = expected_record(article, BASE)
    expected["images"] = [{**image, "url": None} for image in expected["images"]]
    return expected


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("article", TOLD_IN_TEXT, ids=lambda article: article.name)
def test_rendition_gives_the_record_of_its_page(article: ArticleFacts, options: dict[str, object]):
    if options.get("glued_editors") and not (article.editors_raw or "").startswith("("):
        options = {}
    text = render_text(article, **options)
    assert find_differences(expected_of_text(article), structure(text, article.url)) == {}


BYTES = {
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "blanks at line ends": lambda text: text.replace("\n\n", " \xa0\n\n").encode(),
    "many empty lines": lambda text: text.replace("\n\n", "\n\n\n\n").encode(),
    "lines without empty ones": lambda text: text.replace("\n\n", "\n").encode(),
}


@pytest.mark.parametrize("encode", BYTES.values(), ids=BYTES)
def test_bytes_of_a_rendition_may_come_in_many_ways(encode: Callable[[str], bytes]):
    results = {one.name: structure(encode(render_text(one)), one.url) for one in TOLD_IN_TEXT}
    wrong = {
        one.name: find_differences(expected_of_text(one), results[one.name]) for one in TOLD_IN_TEXT
    }
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("article", TOLD_IN_TEXT, ids=lambda article: article.name)
def test_bytes_of_a_rendition_and_html_agree_on_all_but_addresses(article: ArticleFacts):
    page = structure(draw_body(article, BASE), article.url)
    rendition = structure(
        render_text(article).encode(), article.url, content_type="text/plain; charset=utf-8"
    )
    assert isinstance(page, Article)
    assert isinstance(rendition, Article)
    own = {"content_hash", "extraction", "images"}
    assert rendition.model_dump(exclude=own) == page.model_dump(exclude=own)
    assert [image.model_copy(update={"url": None}) for image in page.images] == rendition.images
