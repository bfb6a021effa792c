"""Portals of many hosts, crawled at an origin from lists in their own markup."""

import json
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.portals import page_classes
from tests.live.sample_site import SampleSite, check_two_runs, list_articles, spread_lists
from tests.portal_server import Answer, html_answer

CHINADAILY, REGIONAL, XINHUA = (
    page_classes()[name].portal for name in ("chinadaily", "regional", "xinhua")
)


def render_chinadaily(urls: Sequence[str], url: str) -> str:
    """A section's list: half of it, and a pager that leads to the rest."""
    is_first = url.endswith("page_1.html")
    items = "".join(
        f'<div class="mb10 tw3_01_2"><span class="tw3_01_2_t"><h4><a shape="rect" '
        f'href="{item.removeprefix("https:")}">Tugs go electric</a></h4>'
        "<b>2019-01-12 02:06</b></span></div>"
        for item in (urls[:1] if is_first else urls[1:])
    )
    folder = urlsplit(url).path.rpartition("/")[0]
    pager = f'<a class="pagestyle" href="//www.chinadaily.com.cn{folder}/page_2.html">Next</a>'
    return (
        f'<html><body><div class="main_art"><div class="lft_art" id="left">{items}'
        f'<div id="div_currpage"><span>1</span>{pager if is_first else ""}</div></div>'
        f'<div class="mai_r"><a href="{urls[0]}">Most popular</a></div></div></body></html>'
    )


def test_chinadaily(worker, output):
    output.portal = "chinadaily"
    urls = list_articles(CHINADAILY)
    edition = [url.replace("//www.", "//global.") if "/a/" in url else url for url in urls]
    firsts = CHINADAILY.lists
    seconds = [url.replace("page_1", "page_2") for url in firsts]
    lists = {
        **spread_lists(edition, firsts, render_chinadaily),
        **spread_lists(edition, seconds, render_chinadaily),
    }
    assert len(urls) >= 15
    check_two_runs(worker, output, SampleSite(CHINADAILY, lists), urls)


def render_regional(urls: Sequence[str], url: str) -> str:
    """A site's front page: links without a host to what is on its own, others in full."""
    host = f"https://{urlsplit(url).netloc}/"
    items = "".join(
        f'<li><a href="{item.replace(host, "/")}">Kites over the bank</a>'
        '<span class="list-date">2021-11-09</span></li>'
        for item in urls
    )
    return f'<html><body><div class="section-list"><ul>{items}</ul></div></body></html>'


def make_regional_lists() -> dict[str, Answer]:
    """Every site lists its own; the two whose front pages are at one path of the origin in full."""
    urls = list_articles(REGIONAL)
    lists = {}
    at_root = []
    for url in REGIONAL.lists:
        own = [item for item in urls if item.startswith(url.removesuffix("news.html"))]
        urls = [item for item in urls if item not in own]
        if urlsplit(url).path == "/":
            at_root += own
        else:
            lists[urlsplit(url).path] = html_answer(render_regional(own or urls[:1], url))
    lists["/en/"] = html_answer(render_regional([*list_articles(REGIONAL), *urls], "https://-/"))
    lists["/"] = html_answer(render_regional(at_root, "https://-/"))
    return lists


def test_regional(worker, output):
    output.portal = "regional"
    urls = list_articles(REGIONAL)
    assert len(urls) >= 15
    check_two_runs(worker, output, SampleSite(REGIONAL, make_regional_lists()), urls)


def test_one_regional_site(worker, output):
    output.portal = "regional"
    urls = [url for url in list_articles(REGIONAL) if "nantong" in url and "/m/" not in url]
    assert len(urls) == 3
    site = SampleSite(REGIONAL, make_regional_lists())
    check_two_runs(worker, output, site, urls, site="nantong")


def test_another_site_is_looked_for_where_most_are(worker, output):
    output.portal = "regional"
    lists = {"/education/cn/": html_answer(render_regional(list_articles(REGIONAL), "https://-/"))}
    urls = [url for url in list_articles(REGIONAL) if "/education/cn/" in url]
    check_two_runs(worker, output, SampleSite(REGIONAL, lists), urls, site="education/cn")


def make_xinhua_lists() -> dict[str, Answer]:
    """The latest news names its feed; other lists name articles at both hosts."""
    urls = list_articles(XINHUA)
    latest = [url for url in urls if url.startswith("https://english.news.cn")]
    old = [url.replace("https://www.", "http://news.") for url in urls if url not in latest]
    code = "0123456789abcdef" * 2
    hrefs = [url.replace("https://english.news.cn", "..") for url in latest]
    items = "".join(f'<div class="tit"><a href="{href}">Boats</a></div>' for href in hrefs[:3])
    feed = {"datasource": [{"publishUrl": href, "title": "Boats"} for href in hrefs]}
    others = [url for url in XINHUA.lists if "latestnews" not in url]
    return {
        **spread_lists(old, others, render_regional),
        "/list/latestnews.htm": html_answer(
            '<html><body><div data="datasource:ffffffffffffffffffffffffffffffff"></div>'
            f'<div id="list" data="datasource:{code}">{items}</div>'
            '<script src="list.js"></script></body></html>'
        ),
        f"/list/ds_{code}.json": Answer(json.dumps(feed).encode()),
    }


def test_xinhua(worker, output):
    output.portal = "xinhua"
    urls = list_articles(XINHUA)
    assert len(urls) >= 15
    check_two_runs(worker, output, SampleSite(XINHUA, make_xinhua_lists()), urls)
