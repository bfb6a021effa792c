"""The links of a list, with what a reader sees of them."""

import pytest

from crawler.crawling.list_links import Link, find_links, has_scripts, read_list, resolve_link

URL = "https://news.example/list/"


def links(html: str) -> list[Link]:
    return find_links(read_list(html.encode(), "text/html; charset=utf-8"), URL)


@pytest.mark.parametrize(
    ("html", "url", "text"),
    [
        (
            '<a href="/1.html"> A ferry <b>line</b> </a>',
            "https://news.example/1.html",
            "A ferry line",
        ),
        ('<a href="2.html" title="Next"><img></a>', f"{URL}2.html", "Next"),
        ('<a href="2.html" aria-label="Older" title="Next">></a>', f"{URL}2.html", ">"),
        ('<area href="//other.example/3">', "https://other.example/3", ""),
        (r'<a href="\\other.example\3">x</a>', "https://other.example/3", "x"),
        ('<base href="/b/"><a href="4">x</a>', "https://news.example/b/4", "x"),
        ('<a href="5">A <!-- new --><b>ferry</b> line</a> at last', f"{URL}5", "A ferry line"),
    ],
)
def test_link(html, url, text):
    [link] = links(html)
    assert (link.url, link.text) == (url, text)


def test_of_links_within_links_only_so_much_is_read():
    html = "<a href=/x><div>" * 500 + "A ferry line"
    assert [link.text for link in links(html)][::499] == ["", "A ferry line"]


def test_of_link_elements_only_the_next_page_counts():
    html = '<link rel="stylesheet" href="/a.css"><link rel="NEXT prefetch" href="?page=2">'
    assert links(html) == [Link(f"{URL}?page=2", "", frozenset({"next", "prefetch"}))]


@pytest.mark.parametrize(
    "href", ["javascript:void(0)", "mailto:a@b.example", "http://[", "//a:99999/"]
)
def test_what_is_no_web_address_is_no_link(href):
    assert resolve_link(URL, href) is None
    assert links(f'<a href="{href}">x</a>') == []


@pytest.mark.parametrize(
    ("html", "scripted"),
    [
        ('<script src="/app.js"></script>', True),
        ("<script>load()</script>", True),
        ('<script type="application/ld+json">{}</script>', False),
        ("<p>x</p>", False),
    ],
)
def test_scripts(html, scripted):
    assert has_scripts(read_list(html.encode(), None)) is scripted
