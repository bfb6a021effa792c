"""What an address tells about the article behind it."""

import datetime as dt

import pytest

from crawler.pages import find_page_class
from crawler.pages.pudong import PudongPage
from crawler.pages.silkroad import SilkroadPage

SILKROAD, PUDONG = SilkroadPage.portal, PudongPage.portal
P = "https://english.pudong.gov.cn/2019-03/25/c_349832"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://en.imsilkroad.com/p/1.html", "https://en.imsilkroad.com/p/1.html"),
        ("http://EN.imsilkroad.com:80/p/1.html", "https://en.imsilkroad.com/p/1.html"),
        ("https://en.imsilkroad.com/p/1.html?from=singlemessage#top", "https://en.imsilkroad.com/p/1.html"),
        ("https://en.imsilkroad.com/p/1.html?utm_source=x&id=2", "https://en.imsilkroad.com/p/1.html"),
        ("https://en.imsilkroad.com/tags/project?page=2&utm_medium=m", "https://en.imsilkroad.com/tags/project?page=2"),
        ("https://en.imsilkroad.com/tags/cultural exchange", "https://en.imsilkroad.com/tags/cultural%20exchange"),
    ],
)  # fmt: skip
def test_canonical_address(url: str, canonical: str) -> None:
    assert SILKROAD.canonical_url(url) == canonical
    assert SILKROAD.canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        (f"{P}.htm", True),
        (f"{P}_2.htm", True),
        ("https://english.pudong.gov.cn/chinashftz/2019-03/25/c_349832.htm", True),
        ("https://english.pudong.gov.cn/a/b/2019-03/25/c_1.htm?x=1", True),
        ("https://english.pudong.gov.cn/news.html", False),
        ("https://english.pudong.gov.cn/2019-03/25/", False),
        ("https://en.imsilkroad.com/p/1.html", False),
        ("https://evil.example/2019-03/25/c_349832.htm", False),
        ("http://[::1", False),
    ],
)
def test_article_is_told_by_its_address(url: str, is_article: bool) -> None:
    assert PUDONG.is_article(url) is is_article


def test_pages_of_an_article() -> None:
    assert [PUDONG.page_number(f"{P}{end}.htm") for end in ("", "_2", "_13")] == [1, 2, 13]
    assert PUDONG.first_page(f"{P}_13.htm") == f"{P}.htm"
    assert PUDONG.first_page(f"{P}.htm") == f"{P}.htm"


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2019-03/25/c_1.htm", dt.date(2019, 3, 25)),
        ("x/2024-02/29/c_1.htm", dt.date(2024, 2, 29)),
        ("2019-02/30/c_1.htm", None),
        ("news.html", None),
    ],
)
def test_date_in_the_address(path: str, date: dt.date | None) -> None:
    assert PUDONG.date_in_url(f"https://english.pudong.gov.cn/{path}") == date


def test_portal_is_found_by_host() -> None:
    assert find_page_class("https://en.imsilkroad.com/p/1.html") is SilkroadPage
    assert find_page_class("https://imsilkroad.com/p/1.html") is None
