"""Xinhua Silk Road, en.imsilkroad.com.

No markup of its article pages is public knowledge, so all is read off their text: site title,
pop-ups, `Xinhua Silk Road Database`, section, headline, date, `Abstract : …`, story, editors' line,
`Scan the QR code …`, `Keyword: …`, pop-ups.
"""

import re

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage


class SilkroadPage(ArticlePage):
    """An article of Xinhua Silk Road."""

    portal = Portal(
        name="silkroad",
        hosts=("en.imsilkroad.com",),
        article_path=re.compile(r"/p/\d+(?:_(?P<page>\d+))?\.html"),
        lists=(
            "https://en.imsilkroad.com/",
            "https://en.imsilkroad.com/tags/project",
            "https://en.imsilkroad.com/tags/infrastructure",
            "https://en.imsilkroad.com/tags/cultural%20exchange",
        ),
        marks=re.compile(
            r".+[-|–] ?Xinhua Silk Road"
            r"|Xinhua Silk Road(?: Database| - Belt and Road Portal.*)"
            r"|(?:The full edition|Do you want to be a contributor)\b.*\bXinhua Silk Road\b.*"
            r"|Copyright\b.*\bXinhua Silk Road\b.*"
        ),
    )
    site_title = re.compile(r"(?:Xinhua Silk Road(?: Database| - Belt and Road Portal.*)?\W*)+")
