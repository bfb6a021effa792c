"""One page field by field, as `scrapy inspect` prints it."""

import pytest

from crawler.inspection import inspect_page as gather
from crawler.inspection import render_text
from crawler.items import Article, Reject
from crawler.portals.pudong import PudongPage
from crawler.portals.silkroad import SilkroadPage
from tests.articles import SITE, make_page


def inspect_page(page_class, body, url, **options):
    inspection = gather(page_class, body, url, **options)
    return inspection.item, render_text(inspection)


def inspect(page: str | bytes, **options) -> tuple[Article | Reject, list[str]]:
    body = page.encode() if isinstance(page, str) else page
    item, text = inspect_page(SilkroadPage, body, f"{SITE}/p/1.html", **options)
    return item, text.splitlines()


def test_record_is_shown_with_what_gave_each_field():
    item, lines = inspect(make_page(more="<p>(Edited by Lin Daoxi)</p>"))

    assert isinstance(item, Article)
    assert lines[:2] == [f"{SITE}/p/1.html", "verdict        a valid record"]
    headline = lines.index("               Ferry line 1 opens")
    assert lines[headline - 1].startswith("headline       [")
    assert "published_raw  January 13, 2024" in lines
    assert "abstract       -" in lines
    assert "               2. Tickets are sold at the quay and cost 1 coins each way." in lines
    assert any(line.startswith("cut ") and "Lin Daoxi" in line for line in lines)
    assert max(map(len, lines)) <= 100


def test_reject_is_shown_with_its_reasons_and_what_there_is():
    item, lines = inspect(make_page(date="some day"))

    assert isinstance(item, Reject)
    assert lines[1] == "verdict        no record"
    assert lines[2].startswith("missing        published: ")
    assert "               Ferry line 1 opens" in lines


def test_date_of_the_address_is_named_as_such():
    url = "https://english.pudong.gov.cn/2024-01/13/c_1.htm"
    _, text = inspect_page(PudongPage, make_page(date="").encode(), url)

    assert "published      [url] the date in the address\n               2024-01-13\n" in text


def test_selectors_that_found_nothing_are_shown():
    url = "https://english.pudong.gov.cn/2024-01/13/c_1.htm"
    _, text = inspect_page(PudongPage, make_page().encode(), url)
    assert (
        "\nunmatched      body: div#Content, div.art_cont, td.art_cont: not on the page\n"
        in f"{text}\n"
    )
    _, text = inspect_page(SilkroadPage, make_page().encode(), f"{SITE}/p/1.html")
    assert "unmatched" not in text


def test_where_else_the_story_stands_is_shown():
    url = "https://en.imsilkroad.com/p/2.html"
    _, lines = inspect(make_page(more=f"<p>Original link: {url}</p>"))
    assert lines[lines.index("same_as") + 1] == f"               1. {url}"


@pytest.mark.parametrize("page", [b"", b"  \n", b"\0\1\2" * 99, b"\x1b[2J" + b"\xff\xfe\xfd" * 50])
def test_rubbish_is_a_verdict_too(page):
    item, lines = inspect(page)

    assert isinstance(item, Reject)
    assert lines[1] == "verdict        no record"
    assert "\x1b" not in "".join(lines)


def test_control_characters_of_a_page_are_written_out():
    _, lines = inspect(make_page().replace("Tickets", "Tickets\x1b[31m\u202e"))

    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li"])
def test_page_that_nests_too_deep_is_a_reject(tag):
    item, lines = inspect(make_page(more=f"<{tag}>" * 5000))

    assert isinstance(item, Reject)
    assert lines[1] == "verdict        no record"
    assert lines[2].startswith("too_large      the page nests its elements")
