"""Pages of sites that no portal file describes."""

import datetime as dt

import pytest

from crawler.pages.anywhere import is_address, make_page_class


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("https://www.example.cn/1.html", True),
        ("http://example.cn", True),
        ("HTTP://EXAMPLE.CN/", True),
        ("https://example.cn:8443/", True),
        ("https://example.cn:0/", False),
        ("https://example.cn:65535/", True),
        ("https://example.cn:65536/", False),
        ("https://[::1]/", True),
        ("https://[::1/", False),
        ("https:///1.html", False),
        ("ftp://example.cn/1.html", False),
        ("file:///1.html", False),
        ("example.cn/1.html", False),
        ("page.html", False),
        ("", False),
    ],
)
def test_addresses_of_pages_on_the_web(text, known):
    assert is_address(text) is known


@pytest.mark.parametrize(
    ("url", "served", "other"),
    [
        ("https://www.example.cn/1.html", "https://example.cn/2", "https://news.example.cn/2"),
        ("https://example.cn/1.html", "https://www.example.cn/2", "https://example.com/2"),
    ],
)
def test_a_host_serves_with_and_without_www(url, served, other):
    site = make_page_class(url, "Asia/Shanghai").portal
    assert site.is_article(url)
    assert site.is_article(served)
    assert not site.serves(other)


@pytest.mark.parametrize(
    ("printed", "url", "canonical"),
    [
        ("https://a.cn/1?id=3&utm_source=x#top", "https://a.cn/", "https://a.cn/1?id=3"),
        ("https://a.cn:443/1", "https://a.cn/", "https://a.cn/1"),
        ("http://a.cn/1", "https://a.cn/", "https://a.cn/1"),
        ("http://a.cn/1", "HTTPS://a.cn/", "https://a.cn/1"),
        ("http://a.cn:80/1", "http://a.cn/", "http://a.cn/1"),
        ("https://a.cn/1", "http://a.cn/", "https://a.cn/1"),
    ],
)
def test_canonical_addresses(printed, url, canonical):
    assert make_page_class(url, "UTC").portal.canonical_url(printed) == canonical


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2024/05/03/pier.html", "2024-05-03"),
        ("news/2024-5-3/1.html", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("2024/05/03-pier", "2024-05-03"),
        ("1999/12/31/1", "1999-12-31"),
        ("1899/12/31/1", None),
        ("2024/13/03/1", None),
        ("2024/05/32/1", None),
        ("2024/05/pier.html", None),
        ("pier.html", None),
    ],
)
def test_the_day_in_an_address(path, date):
    site = make_page_class("https://a.cn/", "UTC").portal
    found = site.date_in_url(f"https://a.cn/{path}")
    assert found == (dt.date.fromisoformat(date) if date else None)


def test_what_is_known_of_the_site_is_kept():
    site = make_page_class("https://a.cn/", "Asia/Almaty", day_first=True).portal
    assert (site.zone, site.day_first, site.https) == ("Asia/Almaty", True, True)
    assert make_page_class("http://a.cn/", "UTC").portal.day_first is None


def test_a_page_of_no_host_is_read_all_the_same():
    page_class = make_page_class("file:///page.html", "UTC")
    html = b"<h1>The pier is open</h1><p>2024-05-03</p><p>The ferry of Qinghu has a new pier.</p>"
    draft = page_class(html, "file:///page.html").read()
    assert page_class.portal.hosts == ()
    assert (draft.headline, draft.published_raw) == ("The pier is open", "2024-05-03")
