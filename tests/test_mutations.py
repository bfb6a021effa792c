"""Damaged pages: never an exception, never a record that breaks the rules of a record."""

import pytest

from crawler import structure
from crawler.items import Article, Reject
from tests.layouts.articles import ARTICLES
from tests.layouts.layout import BASE
from tests.layouts.mutations import MUTATIONS
from tests.layouts.report import draw_body
from tests.layouts.validity import find_faults
from tests.mutate import check_page, draw_page

PAGES_PER_TEST = 60


@pytest.mark.parametrize("start", range(0, 600, PAGES_PER_TEST))
def test_damaged_pages(start: int):
    checked = {
        number: check_page(draw_page(number)) for number in range(start, start + PAGES_PER_TEST)
    }
    assert {number: faults for number, (faults, _) in checked.items() if faults} == {}


def test_some_damaged_pages_still_give_records_and_others_do_not():
    outcomes = [type(structure(page.body, page.url)) for page in map(draw_page, range(40))]
    assert {Article, Reject} == set(outcomes)


def test_pages_are_drawn_again_alike():
    assert [draw_page(number) for number in range(20)] == [
        draw_page(number) for number in range(20)
    ]


def test_every_kind_of_damage_is_drawn():
    drawn = {kind for number in range(600) for kind in draw_page(number).kinds}
    assert drawn == {mutation.__name__ for mutation in MUTATIONS}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_undamaged_pages_have_no_faults(article):
    result = structure(draw_body(article, BASE), article.url)
    assert isinstance(result, Article)
    assert find_faults(result) == []


BROKEN = {
    "headline": " ",
    "body": ["A line\x07"],
    "abstract": "broken \ufffd",
    "published": "1989-12-31",
    "source": "two  blanks",
    "url": "ftp://en.imsilkroad.com/p/1.html",
    "editors": ["a@example.org"],
    "section": ["Start a Free Trial"],
    "modified": "2024-13-01",
    "published_at": "2024-01-01T10:00:00",
    "same_as": ["/p/1.html"],
}


@pytest.mark.parametrize("key", BROKEN)
def test_the_rules_find_what_breaks_them(key: str):
    article = ARTICLES[0]
    result = structure(draw_body(article, BASE), article.url)
    assert isinstance(result, Article)
    assert find_faults(result.model_copy(update={key: BROKEN[key]}))
