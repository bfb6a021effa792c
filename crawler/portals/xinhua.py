"""Xinhua in English: english.news.cn, and www.xinhuanet.com/english for what is older.

Addresses, lists and their JSON feeds are known from a scraper of 2026, the elements below from
scrapers of 2015 to 2026 and from saved pages of the Chinese sister site (2019, 2023): its header
prints the date in three elements, `2023`, `11/17` and `20:52:15`, and all of it once more for
phones; editors and pagers stand within the body's element. An article under the old host in an
address of the new form is that of the new host.
"""

import json
import re
from collections.abc import Iterable

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template

_SITE = "https://english.news.cn"
_LISTS = (
    "list/latestnews.htm", "list/china-business.htm", "list/china-chinaworld.htm",
    "china/index.htm", "asiapacific/index.htm", "europe/index.htm", "africa/index.htm",
)  # fmt: skip
_FEED = re.compile(rb"""id=["']list["'][^>]*\bdatasource:([0-9a-f]{32})""")
_HREF = re.compile(rb"""href=["']([^"']+/[0-9a-f]{32}/c\.html)["']""")


def read_links(body: bytes, url: str) -> Iterable[str] | None:
    """Return the links of a list's feed, or of a list that names its feed, and that feed's.

    None for a list without a feed; raises ValueError for a feed that cannot be read.
    """
    if url.endswith(".json"):
        return _read_feed(body)
    feed = _FEED.search(body)
    if feed is None:
        return None
    return [*(href.decode() for href in _HREF.findall(body)), f"ds_{feed[1].decode()}.json"]


def _read_feed(body: bytes) -> list[str]:
    match json.loads(body):
        case {"datasource": [*items]}:
            found = [item.get("publishUrl") for item in items if isinstance(item, dict)]
            return [url for url in found if isinstance(url, str)]
        case _:
            raise ValueError("it holds no list `datasource`")


class XinhuaPage(ArticlePage):
    """An article of Xinhua."""

    portal = Portal(
        name="xinhua",
        hosts=("english.news.cn", "www.xinhuanet.com", "news.xinhuanet.com", "www.news.cn"),
        article_path=re.compile(
            r"(?:/[\w-]+)*/(?P<year>\d{4})-?(?P<month>\d\d)/?(?P<day>\d\d)"
            r"/(?:[0-9a-f]{32}/c|c_\d{9,10})(?:_(?P<page>\d+))?\.html?"
        ),
        paths={
            name: re.compile(r"/english/.*")
            for name in ("www.xinhuanet.com", "news.xinhuanet.com", "www.news.cn")
        },
        day_first=False,
        aliases=(
            (
                re.compile(r"www\.(?:xinhuanet\.com|news\.cn)/english(/.*[0-9a-f]{32}/c.*)"),
                r"english.news.cn\1",
            ),
            (
                re.compile(r"(?:news\.xinhuanet\.com|www\.news\.cn)(/english/.*/c_\d.*)"),
                r"www.xinhuanet.com\1",
            ),
        ),
        lists=tuple(f"{_SITE}/{name}" for name in _LISTS),
        read_links=read_links,
        marks=re.compile(
            r"(?:Xinhua \| )?English\.news\.cn|Copyright\W+[\d\s-]*XINHUANET\.com\b.*", re.I
        ),
    )
    site_title = re.compile(r"(?:Xinhua|English\.news\.cn|Xinhuanet)\W*", re.I)
    template = Template(
        date=("div.header-time", "span.h-time", ".sj"),
        body=("#detailContent", "#detail", "#p-detail", "#Content"),
        source=("div.source",),
        editors=("#articleEdit .editor", ".p-jc"),
        leave_out=("div.nextpage", ".zan-wap", ".lb", "div.mheader"),
    )
