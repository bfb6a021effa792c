"""english.pudong.gov.cn, of the China Daily regional family.

What is known of its templates is known from the family's; the rest is read off the text:
`Home>Latest`, headline, `chinadaily.com.cn Updated:…`, story.
"""

import re

from crawler.pages.addresses import Portal
from crawler.portals._families import ChinaDailyFamilyPage


class PudongPage(ChinaDailyFamilyPage):
    """An article of the Pudong portal."""

    portal = Portal(
        name="pudong",
        hosts=("english.pudong.gov.cn",),
        article_path=re.compile(
            r"(?:/[^/]+){0,3}/(?P<year>\d{4})-(?P<month>\d\d)/(?P<day>\d\d)"
            r"/c_\d+(?:_(?P<page>\d+))?\.htm"
        ),
        lists=(
            "https://english.pudong.gov.cn/",
            "https://english.pudong.gov.cn/news.html",
            "https://english.pudong.gov.cn/chinashftz/",
        ),
        marks=re.compile(
            r"(?:www\.|english\.)?pudong\.gov\.cn(?: Updated\b.*)?"
            r"|(?:Sponsored by )?Shanghai Pudong New Area People's Government\b.*"
            r"|Sponsored by China \(Shanghai\) Pilot Free Trade Zone\b.*"
            r"|Copyright\b.*\bpudong\.gov\.cn\b.*",
            re.IGNORECASE,
        ),
    )
    site_title = re.compile(r"(?:english\.pudong\.gov\.cn|Pudong|Shanghai Pudong\W*)", re.I)
