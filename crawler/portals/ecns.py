"""ECNS, the English pages of China News Service, www.ecns.cn.

The article pages of 2018 and 2026 are known from saved copies, which share their elements; the line
below the headline holds time, origin, editor and a link to the app, each in a `span` of its own.
The pages of 2018 declare gb2312. Mobile pages are known from their text only: `2020-09-08 Xinhua
Editor:Gu Liping`. Its feed was alive in 2026.
"""

import re

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template


class EcnsPage(ArticlePage):
    """An article of ECNS."""

    portal = Portal(
        name="ecns",
        hosts=("www.ecns.cn", "ecns.cn"),
        article_path=re.compile(
            r"(?:/[\w-]+)*/(?P<year>\d{4})[-/](?P<month>\d\d)-(?P<day>\d\d)"
            r"/(?:detail-\w+|\d+)\.shtml"
        ),
        aliases=((re.compile(r"ecns\.cn/(.*)"), r"www.ecns.cn/\1"),),
        feeds=("https://www.ecns.cn/rss/rss.xml",),
        lists=("https://www.ecns.cn/cns-wire/", "https://www.ecns.cn/china/politics/"),
        floors={"source": 0.5, "editors": 0.5},
        marks=re.compile(r"Copyright\b.*\bChinanews\.com\b.*"),
    )
    site_title = re.compile(r"(?:ecns|CNS)\W*", re.IGNORECASE)
    template = Template(
        section=("h3.bitemblue > span",),
        headline=("#contitle",),
        date=("div.downinfo > span",),
        body=("#yanse",),
        source=("div.downinfo > span:nth-of-type(2)",),
    )
