"""Dawn, of Pakistan: its business pages.

All sections share the form of address, `/news/ID/words`, of which the words may be left out, as the
canonical link does; what makes an article one of business are the lists that name it, `/business`,
its feed and the day's archive `/newspaper/business/2026-03-05`, which links to the day before.

The template is known from scrapers of 2016 to 2026: `h2.story__title`, `span.story__byline`,
`span.story__time` (`Published March 5, 2026 06:05am`, `Updated …`), `div.story__content`; in the
archive `article.story > h2 > a.story__link` with `datetime`. From stored text it is known that
`ISLAMABAD: ` opens a story (place and colon) and `Published in Dawn, March 5th, 2026` closes it,
which tells the day where only an update is printed above. How pictures are set is a guess.
"""

import re

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template


class DawnPage(ArticlePage):
    """An article of Dawn."""

    portal = Portal(
        name="dawn",
        hosts=("www.dawn.com", "dawn.com"),
        article_path=re.compile(r"/news/\d+(?:/[\w-]*)?"),
        zone="Asia/Karachi",
        aliases=((re.compile(r"(?:www\.)?dawn\.com(/news/\d+)(?:/[\w-]*)?"), r"www.dawn.com\1"),),
        lists=("https://www.dawn.com/business", "https://www.dawn.com/newspaper/business"),
        feeds=("https://www.dawn.com/feeds/business",),
        floors={"dateline": 0.4, "byline": 0.4},
        marks=re.compile(r"DAWN\.COM|Published in Dawn,.*"),
    )
    site_title = re.compile(r"(?:Dawn|DAWN\.COM)(?: Logo)?\W*", re.I)
    template = Template(
        byline=("a.story__byline__link", "span.story__byline"),
        body=("div.story__content",),
    )
