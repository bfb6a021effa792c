"""Where the links of a page lead."""

import re

import pytest

from crawler.pages.addresses import Portal
from crawler.pages.links import PageLinks
from crawler.portals.pudong import PudongPage
from crawler.reading.markup import parse_html
from crawler.reading.metadata import read_metadata

SITE = "https://english.pudong.gov.cn"
DAY = f"{SITE}/2019-03/25"
URL = f"{DAY}/c_7.htm"


def links_of(html: str = "", url: str = URL) -> PageLinks:
    body = html.encode()
    root = parse_html(body)
    return PageLinks(PudongPage.portal, url, body, root, read_metadata(root).base)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/att/1.jpg", f"{SITE}/att/1.jpg"),
        ("1.jpg", f"{SITE}/2019-03/25/1.jpg"),
        ("../../1.jpg?x=1", f"{SITE}/1.jpg?x=1"),
        ("//img.example.org/1.jpg", "https://img.example.org/1.jpg"),
        (" /att/a b.jpg ", f"{SITE}/att/a%20b.jpg"),
        ("/att/图.jpg", f"{SITE}/att/%E5%9B%BE.jpg"),
        ("data:image/png;base64,AA", None),
        ("javascript:void(0)", None),
        ("mailto:a@example.org", None),
        ("http://[::1", None),
        ("http://a b/1.jpg", None),
        ("http://a.example:99999999/1.jpg", None),
    ],
)
def test_address_of_a_link(href: str, url: str | None) -> None:
    assert links_of().resolve(href) == url


def test_base_of_the_page_counts() -> None:
    assert links_of('<base href="/x/">').resolve("1.jpg") == f"{SITE}/x/1.jpg"
    assert links_of('<base href="https://[">').resolve("/1.jpg") == f"{SITE}/1.jpg"


def test_links_of_a_loose_file_lead_nowhere() -> None:
    links = links_of(url="file:///notes.html")
    assert links.resolve("/1.jpg") is None
    assert links.resolve("https://img.example.org/1.jpg") == "https://img.example.org/1.jpg"


@pytest.mark.parametrize(
    ("href", "elsewhere"),
    [
        ("/att/1.jpg", False),
        ("c_7_2.htm", False),
        ("/photo/1.htm", False),
        ("c_8.htm", True),
        ("https://ads.example.org/", True),
        ("https://img.example.org/1.PNG", False),
        ("#", False),
    ],
)
def test_link_that_leads_elsewhere(href: str, elsewhere: bool) -> None:
    assert links_of().leads_elsewhere(href) is elsewhere


@pytest.mark.parametrize(
    ("html", "url", "next_page"),
    [
        ("<a href=c_7.htm>1</a><a href=c_7_2.htm>2</a>", URL, f"{DAY}/c_7_2.htm"),
        ("<a href=c_7_3.htm>3</a><a href=c_7_2.htm>2</a>", URL, f"{DAY}/c_7_2.htm"),
        ("<a href=/2019-03/25/c_7_3.htm?x=1>Next</a>", f"{DAY}/c_7_2.htm", f"{DAY}/c_7_3.htm"),
        ("<a href=c_7_2.htm>2</a>", f"{DAY}/c_7_2.htm", None),
        ("<a href=c_8_2.htm>2</a><a href='c_7_2.htm:80:'>2</a>", URL, None),
        ("<p>c_7_2.htm</p>", URL, None),
    ],
)
def test_next_page(html: str, url: str, next_page: str | None) -> None:
    assert links_of(html, url).find_next_page() == next_page


def test_next_page_whose_number_follows_a_hyphen() -> None:
    portal = Portal("harbour", ("news.example",), re.compile(r"/c\d+-\d+(?:-(?P<page>\d+))?\.html"))
    html = b"<a href=c9-7.html>1</a><a href=c9-8-2.html>2</a><a href=c9-7-2.html>2</a>"
    links = PageLinks(portal, "https://news.example/c9-7.html", html, parse_html(html))
    assert links.find_next_page() == "https://news.example/c9-7-2.html"


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("/2019-03/25/c_8.htm", f"{DAY}/c_8.htm"),
        ("/2019-03/25/c_8_2.htm", f"{DAY}/c_8.htm"),
        ("/2019-03/25/c_7.htm", None),
        ("/2019-03/25/c_7_2.htm", None),
        ("/about.htm", None),
        ("https://other.example/2019-03/25/c_8.htm", None),
    ],
)
def test_links_to_other_articles(href: str, found: str | None) -> None:
    assert links_of().find_article(href) == found
