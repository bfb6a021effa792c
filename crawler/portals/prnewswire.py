"""PR Newswire, the releases of Xinhua Silk Road.

The host carries the releases of all issuers. One of Xinhua Silk Road's is known by its address,
which begins with its headline's prefix (`Xinhua Silk Road: …` gives `xinhua-silk-road-…`), and by
the issuer's own list and feed; `News provided by` and `SOURCE` name the issuer on the page. The
headline keeps the prefix: it is printed so. A release that its list names under another title is
not read.

The template is known from a saved page of 2016 as it was served from 2018 on and from pages of
2015; how a release of today looks beyond its text is not known. What is sure of these releases is
their text, of 2023 to 2025: `BEIJING, Jan. 15, 2024 /PRNewswire/ --`, `Photo shows …` below the
first paragraph, `Original link: …` to the article at Xinhua Silk Road, `SOURCE Xinhua Silk Road`.
The British host prints GMT in place of ET.
"""

import re

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template


class PRNewswirePage(ArticlePage):
    """A release of Xinhua Silk Road."""

    portal = Portal(
        name="prnewswire",
        hosts=("www.prnewswire.com", "www.prnewswire.co.uk"),
        article_path=re.compile(r"/news-releases/xinhua-silk-road-[\w-]+-\d{9}\.html"),
        zone="America/New_York",
        paths=re.compile(r"/news-releases/xinhua-silk-road-.*|/news/xinhua-silk-road/|/rss/.*"),
        lists=("https://www.prnewswire.com/news/xinhua-silk-road/?page=1&pagesize=100",),
        feeds=("https://www.prnewswire.com/rss/news-releases-list.rss?company=xinhua-silk-road",),
        floors={"dateline": 0.5, "source": 0.5},
        marks=re.compile(r"SOURCE Xinhua Silk Road"),
    )
    site_title = re.compile(r"(?:Cision )?PR Newswire\b.*", re.I)
    template = Template(
        headline=("div.detail-headline h1",),
        body=("section.release-body", "div.news-release-detail"),
    )
