"""What the path of a saved page tells: whose page it is, and its address."""

import re

import pytest

from crawler.pages.addresses import Portal
from crawler.portals.pudong import PudongPage
from crawler.portals.silkroad import SilkroadPage
from crawler.sources.mirror import Place, find_address, find_place, name_file

SILKROAD, PUDONG = SilkroadPage.portal, PudongPage.portal
ORIGIN = "http://127.0.0.1:8080"

ADDRESSES = {
    # as wget names them
    ("silkroad", "en.imsilkroad.com/p/338244.html"): "https://en.imsilkroad.com/p/338244.html",
    ("silkroad", "EN.imsilkroad.com/p/338244.html"): "https://en.imsilkroad.com/p/338244.html",
    ("silkroad", "en.imsilkroad.com:8443/p/1.html"): "https://en.imsilkroad.com/p/1.html",
    ("silkroad", "en.imsilkroad.com+8443/p/1.html"): "https://en.imsilkroad.com/p/1.html",
    ("silkroad", "mirrors/2024/en.imsilkroad.com/p/1.html"): "https://en.imsilkroad.com/p/1.html",
    ("silkroad", "web.archive.org/web/en.imsilkroad.com/p/1.html"): (
        "https://en.imsilkroad.com/p/1.html"
    ),
    ("silkroad", "en.imsilkroad.com/p/1_2.html"): "https://en.imsilkroad.com/p/1_2.html",
    # queries
    ("silkroad", "en.imsilkroad.com/p/1.html?from=app"): "https://en.imsilkroad.com/p/1.html",
    ("silkroad", "en.imsilkroad.com/p/1.html@from=app"): "https://en.imsilkroad.com/p/1.html",
    ("silkroad", "en.imsilkroad.com/p/1.html%3Ffrom=app"): "https://en.imsilkroad.com/p/1.html",
    ("silkroad", "en.imsilkroad.com/p/1.html?from=app.html"): "https://en.imsilkroad.com/p/1.html",
    # --adjust-extension
    ("pudong", "english.pudong.gov.cn/2019-03/25/c_349832.htm"): (
        "https://english.pudong.gov.cn/2019-03/25/c_349832.htm"
    ),
    ("pudong", "english.pudong.gov.cn/2019-03/25/c_349832.htm.html"): (
        "https://english.pudong.gov.cn/2019-03/25/c_349832.htm"
    ),
    ("pudong", "english.pudong.gov.cn/chinashftz/2019-03/25/c_1.htm"): (
        "https://english.pudong.gov.cn/chinashftz/2019-03/25/c_1.htm"
    ),
    # pages that are no articles, sibling hosts, other portals
    ("silkroad", "en.imsilkroad.com/index.html"): None,
    ("silkroad", "en.imsilkroad.com/tags/project?page=2"): None,
    ("silkroad", "en.imsilkroad.com/robots.txt"): None,
    ("silkroad", "www.imsilkroad.com/p/1.html"): None,
    ("silkroad", "evil-en.imsilkroad.com.example.org/p/1.html"): None,
    ("silkroad", "english.pudong.gov.cn/2019-03/25/c_349832.htm"): None,
    ("silkroad", "en.imsilkroad.com/cdn.example.com/p/1.html"): None,
    ("silkroad", "127.0.0.1:8080/p/1.html"): None,
}


@pytest.mark.parametrize(("file", "url"), ADDRESSES.items(), ids=lambda value: str(value))
def test_address_of_a_mirrored_file(file, url):
    name, path = file
    portal = SILKROAD if name == "silkroad" else PUDONG

    place = find_place([], path.split("/"))

    assert place.host
    assert find_address(place, portal) == url


@pytest.mark.parametrize("folder", ["127.0.0.1:8080", "127.0.0.1+8080"])
def test_folder_of_the_origin_is_the_portal(folder):
    place = find_place([], [folder, "p", "7.html"], ORIGIN)

    assert find_address(place, SILKROAD, ORIGIN) == "https://en.imsilkroad.com/p/7.html"


@pytest.mark.parametrize(
    "path",
    ["1.html", "p/1.html", "pages.old/1.html", "v1.2/1.html", "2024.01/1.html", "a_files/1.html"],
)
def test_folders_of_other_names_are_no_hosts(path):
    assert find_place([], path.split("/")).host is None


def test_above_the_source_only_portals_count():
    assert find_place(["srv", "data.example.com"], ["1.html"]).host is None
    assert find_place(["srv", "en.imsilkroad.com", "p"], ["1.html"]).path == ["p", "1.html"]


@pytest.mark.parametrize(
    ("article_path", "path", "file"),
    [
        (r"/\d{4}/\d\d/[\w-]+/", "/2024/01/a-slug/", "2024/01/a-slug/index.html"),
        (r"/\d{4}/\d\d/[\w-]+/", "/2024/01/a-slug/", "2024/01/a-slug/index.html?from=app"),
        (r"/\d{4}/\d\d/[\w-]+/", "/2024/01/a-slug/", "2024/01/a-slug.html"),
        (r"/news/\d+(?:/[\w-]+)?", "/news/123/a-slug", "news/123/a-slug"),
        (r"/news/\d+(?:/[\w-]+)?", "/news/123/a-slug", "news/123/a-slug.html"),
        (r"/news/\d+(?:/[\w-]+)?", "/news/123", "news/123.html"),
        (r"/[\d-]+/\w+\.shtml", "/2026-10-03/detail.shtml", "2026-10-03/detail.shtml"),
        (r"/[\d-]+/\w+\.shtml", "/2026-10-03/detail.shtml", "2026-10-03/detail.shtml.html"),
        (r"/news/[\w-]+/index\.html", "/news/A-Title/index.html", "news/A-Title/index.html"),
    ],
)
def test_address_of_a_page_whatever_its_form(article_path, path, file):
    portal = Portal("forms", ("en.imsilkroad.com",), re.compile(article_path))
    place = find_place([], ["en.imsilkroad.com", *file.split("/")])

    assert find_address(place, portal) == f"https://en.imsilkroad.com{path}"


SITE = "https://quay.example"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (f"{SITE}/news/1.html", "quay.example/news/1.html"),
        (f"{SITE}/news/ferry-line", "quay.example/news/ferry-line.html"),
        (f"{SITE}/news/ferry-line/", "quay.example/news/ferry-line/index.html"),
        (f"{SITE}/news/a%20b", "quay.example/news/a%20b.html"),
        (f"{SITE}/", "quay.example/index.html"),
        (f"{SITE}/lists", "quay.example/lists.html"),
        (f"{SITE}/rss.xml", "quay.example/rss.xml"),
        (f"{SITE}/news/../../../etc/passwd", None),
        (f"{SITE}/news/.hidden", None),
        (f"{SITE}//news", None),
        (f"{SITE}/news/{'1' * 250}", None),
    ],
)
def test_file_that_a_page_is_kept_in_leads_back_to_its_address(url, name):
    portal = Portal("quay", ("quay.example",), re.compile(r"/news/(?:\d+\.html|[\w%-]+/?)"))
    path = name_file(url, portal)
    assert (str(path) if path else None) == name
    if path and portal.is_article(url):
        assert find_address(Place(path.parts[0], path.parts[1:]), portal) == url
