"""The lists and addresses of Xinhua."""

import json

import pytest

from crawler.portals.xinhua import XinhuaPage, read_links

LIST = "https://english.news.cn/list/latestnews.htm"
CODE = "0123456789abcdef" * 2
HREF = f"../20260218/{CODE}/c.html"
FEED = LIST.replace("latestnews.htm", f"ds_{CODE}.json")


def test_list_that_names_its_feed_goes_on_with_it():
    html = (
        f'<a href="/china/index.htm">China</a><div data="datasource:{"f" * 32}"></div>'
        f'<div id="list" class="list-cont" data="datasource:{CODE}"><a href="{HREF}">Boats</a>'
    )
    assert read_links(html.encode(), LIST) == [HREF, f"ds_{CODE}.json"]


def test_list_without_a_feed_is_read_as_html():
    assert read_links(f'<div id="list"><a href="{HREF}">Boats</a>'.encode(), LIST) is None


def test_feed_gives_the_addresses_of_its_items():
    items = [{"publishUrl": HREF}, {"title": "Boats"}, 7, {"publishUrl": 7}]
    assert read_links(json.dumps({"datasource": items}).encode(), FEED) == [HREF]


@pytest.mark.parametrize("body", ["", "<html>", "[]", "{}", '{"datasource": 7}', "\xff"])
def test_feed_that_is_none(body):
    with pytest.raises(ValueError, match=r"."):
        read_links(body.encode("latin-1"), FEED)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (f"http://www.xinhuanet.com/english/20240113/{CODE}/c.html", f"https://english.news.cn/20240113/{CODE}/c.html"),
        (f"https://www.news.cn/english/africa/20240113/{CODE}/c_2.html", f"https://english.news.cn/africa/20240113/{CODE}/c_2.html"),
        (f"https://english.news.cn/20240113/{CODE}/c.html?page=1", f"https://english.news.cn/20240113/{CODE}/c.html"),
        ("http://news.xinhuanet.com/english/2013-09/24/c_132745678.htm", "https://www.xinhuanet.com/english/2013-09/24/c_132745678.htm"),
        ("https://www.xinhuanet.com/english/2013-09/24/c_132745678.htm", "https://www.xinhuanet.com/english/2013-09/24/c_132745678.htm"),
    ],
)  # fmt: skip
def test_article_has_one_canonical_address(url, canonical):
    portal = XinhuaPage.portal
    assert portal.is_article(url)
    assert portal.canonical_url(url) == canonical
    assert portal.is_article(canonical)
