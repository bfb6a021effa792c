"""CGTN, news.cgtn.com.

The desktop page of 2019 and the page of 2017 to 2019 that the app shares are known from saved
copies, the later desktop pages from a scraper of 2026: the same names of elements. On the shared
page the element of the story is empty, and a script fills it from the JSON in its `data-json`, a
list of `{"contentType": 1, "content": HTML}` for a paragraph, `{"contentType": 4, "img": {"url",
"caption"}}` for a picture, 7 for a map; the picture at the top from `image-source` likewise. The
sitemaps are known from the scraper; how many years there are is not. A player's still is no
picture of the story.
"""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from html import escape

from lxml.etree import _Element

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template
from crawler.reading.markup import parse_html

_SHARED = re.compile(r"(?:news|www)\.cgtn\.com/news/([0-9a-f]+)/(?:share|share_p|p)\.html")
_SITEMAPS = ("latestnews", "news", "news_2", "news_3")
_ARCHIVED = range(2025, 2017, -1)


class CgtnPage(ArticlePage):
    """An article of CGTN."""

    portal = Portal(
        name="cgtn",
        hosts=tuple(f"{name}.cgtn.com" for name in ("news", "newsaf", "newseu", "newsus", "www")),
        article_path=re.compile(
            r"/news/(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)/[^/]+|[0-9a-f]{12,})"
            r"/(?:index|share|share_p|p)\.html"
        ),
        aliases=(
            (_SHARED, r"news.cgtn.com/news/\1/index.html"),
            (re.compile(r"www\.cgtn\.com/(news/.+)"), r"news.cgtn.com/\1"),
        ),
        sitemaps=[
            *(f"https://www.cgtn.com/sitemap_{name}.xml" for name in _SITEMAPS),
            *(f"https://www.cgtn.com/sitemap_archived_{year}.xml" for year in _ARCHIVED),
        ],
        marks=re.compile(r"Copyright\b.*\bCGTN\b.*"),
    )
    site_title = re.compile(r"CGTN\W*", re.IGNORECASE)
    template = Template(
        section=("div.news-section-date span.section", "div.news-section"),
        headline=("div.news-title",),
        body=("#cmsMainContent",),
        leave_out=("div.cg-video-wrapper", "div.news-date img"),
    )

    @cached_property
    def root(self) -> _Element | None:
        """The page with the pieces of the story where its script puts them."""
        root = super().root
        for element in [*root.iter("div")] if root is not None else ():
            stated = element.get("data-json") or element.get("image-source")
            if stated and not len(element):
                html = "".join(write_pieces(stated)).encode(errors="ignore")
                body = parse_html(html).find("body")
                element.extend(body if body is not None else ())
        return root


def write_pieces(stated: str) -> Iterator[str]:
    """Yield the pieces of a story in JSON as HTML; nothing for what is no list of pieces."""
    try:
        pieces = json.loads(stated)
    except (ValueError, RecursionError):
        return
    for piece in pieces if isinstance(pieces, list) else ():
        match piece:
            case {"content": str(text)}:
                yield f"<p>{text}</p>"
            case {"img": {"url": str(url), **said}} | {"src": str(url), **said}:
                caption = escape(str(said.get("caption") or ""))
                picture = f'<img src="{escape(url)}">'
                yield f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"
