"""english.pudong.gov.cn, of the China Daily regional family."""

import re

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage


class PudongPage(ArticlePage):
    """An article of the Pudong portal."""

    portal = Portal(
        name="pudong",
        hosts=("english.pudong.gov.cn",),
        article_path=re.compile(
            r"(?:/[^/]+){0,3}/(?P<year>\d{4})-(?P<month>\d\d)/(?P<day>\d\d)/c_\d+(?:_(?P<page>\d+))?\.htm"
        ),
    )
