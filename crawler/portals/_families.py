"""What portals of one publisher share: the pages of China Daily and of the sites that it makes.

The body's element is seen in saved pages of China Daily (2017 to 2020) and known from scrapers of
both. Dates, authors and sources are read off the text: `By NAME | China Daily | Updated: …`,
`chinadaily.com.cn Updated:…`, on lines of many shapes.
"""

import re

from crawler.pages.base import ArticlePage
from crawler.pages.template import Template

SITE_PATH = r"/m/.*|(?:/[^/]+)*/\d{4}-\d\d/\d\d/c_\d[^/]*"
"""Paths of regional sites on whatever host: `/m/jiangsu/…`, `/nantong/2021-11/09/c_678123.htm`."""


class ChinaDailyFamilyPage(ArticlePage):
    """An article that the system of China Daily made, for its own site or for a region's."""

    site_title = re.compile(r"(?:china ?daily(?:\.com\.cn)?|global edition)\W*", re.I)
    template = Template(body=("div#Content", "div.art_cont", "td.art_cont"))
