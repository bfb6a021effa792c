"""What an address tells about the article behind it."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.pages.addresses import Portal, is_web_address
from crawler.portals import find_page_class
from crawler.portals.pudong import PudongPage
from crawler.portals.silkroad import SilkroadPage

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


NO_ADDRESSES = [
    "",
    "\0",
    "p/1.html",
    "http://[",
    "https://[::1/p/1.html",
    "https://en.imsilkroad.com:99999/p/1.html",
    "https://en.imsilkroad.com:0/p/1.html",
    "https://en.imsilkroad.com:x/p/1.html",
    "https://en.imsilkroad.com:-1/p/1.html",
    "https://en.imsilkroad.com:\u0663/p/1.html",
    "https://evil.example\\@en.imsilkroad.com/p/1.html",
    "https://evil.example\\.en.imsilkroad.com/p/1.html",
    "https://evil.example%2f@en.imsilkroad.com/p/1.html",
    "https://user@en.imsilkroad.com/p/1.html",
    "https://user:word@en.imsilkroad.com/p/1.html",
    "https://en.imsilkroad\u3002com/p/1.html",
    "ftp://en.imsilkroad.com/p/1.html",
    "javascript://en.imsilkroad.com/p/1.html",
    "https://en.imsilkroad.com/p/1.html?\ud800",
    f"https://en.imsilkroad.com/p/{'1' * 6000}.html",
    f"https://en.imsilkroad.com/p/1_{'1' * 6000}.html",
    f"https://english.pudong.gov.cn/{'a/' * 3000}2019-03/25/c_1.htm",
]


@pytest.mark.parametrize("url", NO_ADDRESSES, ids=ascii)
@pytest.mark.parametrize("portal", [SILKROAD, PUDONG], ids=["silkroad", "pudong"])
def test_what_is_no_address_belongs_to_nobody(portal: Portal, url: str) -> None:
    assert not is_web_address(url)
    assert not portal.serves(url)
    assert not portal.is_article(url)
    assert portal.canonical_url(url) == url


ADDRESSES = st.builds(
    str.__add__,
    st.sampled_from(["", "https://en.imsilkroad.com/p/1", "https://en.imsilkroad.com", "http://["]),
    st.text(max_size=40)
    | st.lists(st.sampled_from([*"/:@\\#?[]%._1 \t\n٣é", "html", "//", ".html"])).map("".join),
)


@given(ADDRESSES)
def test_an_address_can_be_whatever_it_is(url: str) -> None:
    canonical = SILKROAD.canonical_url(url)
    assert SILKROAD.canonical_url(canonical) == canonical
    assert SILKROAD.is_article(canonical) == SILKROAD.is_article(url)
    first = SILKROAD.first_page(url)
    assert SILKROAD.page_number(first) <= 1 or SILKROAD.first_page(first) != first
    assert SILKROAD.date_in_url(url) is None


def test_digits_of_other_scripts_are_no_digits_of_an_address() -> None:
    assert not SILKROAD.is_article("https://en.imsilkroad.com/p/\u0663.html")


def test_a_path_beyond_ascii_is_one_with_its_canonical_form() -> None:
    portal = Portal(
        name="names",
        hosts=("a.example", ".b.example"),
        article_path=re.compile(r"/[a-z%A-F0-9]+(?:_(?P<page>\d+))?\.html"),
    )
    first = "https://a.example/caf%C3%A9.html"
    assert portal.first_page("https://a.example/café_2.html") == first
    assert portal.canonical_url("https://a.example/café.html") == first
    assert portal.is_article("https://a.example/café.html")
    assert portal.serves("https://c.b.example/")
    assert not portal.serves("https://evil.example\\.b.example/")


def test_portal_owns_paths_of_a_host_that_it_shares():
    portal = Portal(
        "quay", ("news.example",), re.compile(r"/.*\.html"), paths=re.compile(r"/quay/.*")
    )
    assert portal.serves("https://news.example/other/1.html")
    assert portal.owns("https://news.example/quay/")
    assert portal.is_article("https://news.example/quay/1.html")
    assert not portal.owns("https://news.example/other/1.html")
    assert not portal.is_article("https://news.example/other/1.html")
    assert not portal.owns("https://other.example/quay/")


class TestSharedHosts:
    """Portals of a family: one owns some paths of a host, the other the rest."""

    QUAY = Portal(
        "quay",
        ("www.harbour.example", "old.harbour.example", "quay.harbour.example"),
        re.compile(r"/(?:\w+/)?\d+(?:_(?P<page>\d+))?\.html"),
        paths={
            "www.harbour.example": re.compile(r"/quay/.*"),
            "old.harbour.example": re.compile(r"/quay/.*"),
        },
        aliases=(
            (re.compile(r"old\.harbour\.example(/quay/\d.*)"), r"www.harbour.example\1"),
            (re.compile(r"quay\.harbour\.example/(\d.*)"), r"www.harbour.example/quay/\1"),
        ),
    )
    TOWN = Portal(
        "town",
        (".harbour.example", "www.harbour.example"),
        re.compile(r"/(?:\w+/)?\d+\.html"),
        paths={
            "www.harbour.example": re.compile(r"(?!/quay/).*"),
            ".harbour.example": re.compile(r"/town/.*"),
        },
    )

    @pytest.mark.parametrize(
        ("place", "owner"),
        [
            ("www.harbour.example/quay/1.html", "quay"),
            ("www.harbour.example/2.html", "town"),
            ("www.harbour.example/", "town"),
            ("quay.harbour.example/2.html", "quay"),
            ("night.harbour.example/town/2.html", "town"),
            ("night.harbour.example/2.html", None),
            ("harbour.example/town/2.html", None),
        ],
    )
    def test_address_has_one_owner_by_host_and_path(self, place: str, owner: str | None) -> None:
        owners = [p.name for p in (self.QUAY, self.TOWN) if p.owns(f"https://{place}")]
        assert owners == ([owner] if owner else [])

    @pytest.mark.parametrize(
        ("url", "canonical"),
        [
            ("http://old.harbour.example/quay/7.html?from=app", "www.harbour.example/quay/7.html"),
            ("https://quay.harbour.example/7_2.html", "www.harbour.example/quay/7_2.html"),
            ("https://www.harbour.example/quay/7.html", "www.harbour.example/quay/7.html"),
            ("https://old.harbour.example/quay/about.html", "old.harbour.example/quay/about.html"),
        ],
    )
    def test_article_of_several_addresses_has_one_canonical(self, url: str, canonical: str) -> None:
        assert self.QUAY.canonical_url(url) == f"https://{canonical}"
        assert self.QUAY.canonical_url(f"https://{canonical}") == f"https://{canonical}"


class TestSites:
    """A portal that consists of many sites, and one that does not."""

    TOWNS = Portal(
        "towns",
        ("towns.example", "quay.example"),
        re.compile(r"(?:/\w+)*/\d+\.html"),
        sites={"quay": ("https://towns.example/quay/news.html", "https://quay.example/")},
        other_sites="https://towns.example/{site}/",
        lists=("https://towns.example/quay/news.html", "https://quay.example/"),
        feeds=("https://towns.example/rss.xml",),
    )

    def test_site_is_what_lies_beside_its_lists(self) -> None:
        quay = self.TOWNS.narrow("quay")
        assert (quay.name, quay.lists, quay.feeds) == ("towns", self.TOWNS.sites["quay"], ())
        wanted = [
            "towns.example/quay/old/1.html",
            "towns.example/quay/1.html",
            "quay.example/1.html",
        ]
        others = ["towns.example/1.html", "towns.example/quays/1.html", "mill.example/1.html"]
        assert [p for p in (*wanted, *others) if quay.is_article(f"https://{p}")] == wanted

    def test_site_that_is_not_named_is_where_the_others_are(self) -> None:
        mill = self.TOWNS.narrow("mill/old")
        assert mill.lists == ("https://towns.example/mill/old/",)
        assert mill.is_article("https://towns.example/mill/old/1.html")
        assert not mill.is_article("https://quay.example/1.html")

    @pytest.mark.parametrize("site", ["", "../etc", "a b", "mill/", "{0}", "m\u00fchle"])
    def test_name_that_is_none(self, site: str) -> None:
        with pytest.raises(ValueError, match=r"towns has no site .*; its sites are quay"):
            self.TOWNS.narrow(site)

    def test_portal_that_is_one_site(self) -> None:
        with pytest.raises(ValueError, match="silkroad has no site 'quay'; it is one site"):
            SILKROAD.narrow("quay")
