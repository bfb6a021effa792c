"""Xinhua Silk Road, en.imsilkroad.com."""

import re

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage


class SilkroadPage(ArticlePage):
    """An article of Xinhua Silk Road."""

    portal = Portal(
        name="silkroad",
        hosts=("en.imsilkroad.com",),
        article_path=re.compile(r"/p/\d+(?:_(?P<page>\d+))?\.html"),
    )
