"""People's Daily Online, en.people.cn.

The elements of the body and the addresses are known from scrapers of 2020 to 2026, the order of
what stands in them from the text of 170 pages of 2020: headline, `( Xinhua ) 08:37, November 19,
2020` or an author with the paper in brackets, often a photo caption before the dateline, pages as
【1】 【2】, and `(Web editor: …)`, on every one. Of pages before 2012 only the addresses are known.
All but the place of the body is read off the text. The lists are those that scrapers read; its
feeds were empty or gone in 2026.
"""

import re

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template

_SECTIONS = ("102842", "90785", "90777", "business", "90780", "90882", "90782", "202936", "90779")
"""Latest news, politics, world, business, opinion, society, culture, science, sports."""


class PeoplePage(ArticlePage):
    """An article of People's Daily Online."""

    portal = Portal(
        name="people",
        hosts=("en.people.cn", "english.people.com.cn", "english.peopledaily.com.cn"),
        article_path=re.compile(
            r"/n3?/(?P<year>\d{4})/(?P<month>\d\d)(?P<day>\d\d)"
            r"/c\d+-\d+(?:-(?P<page>\d+))?\.html"
            r"|(?:/\d{4,6}){1,3}/\d{6,8}\.html"
        ),
        aliases=((re.compile(r"english\.people(?:daily)?\.com\.cn/(.*)"), r"en.people.cn/\1"),),
        lists=[f"https://en.people.cn/{section}/index.html" for section in _SECTIONS],
        floors={"source": 0.5, "editors": 0.5},
        marks=re.compile(
            r"Copyright\b.*\bPeople's Daily Online\b.*"
            r"|\(For the latest China news, Please follow People's Daily\b.*"
        ),
    )
    site_title = re.compile(
        r"(?:en\.people\.cn|english\.people(?:daily)?\.com\.cn|People's Daily(?: Online)?)\W*",
        re.IGNORECASE,
    )
    template = Template(body=("div.w860.d2txtCon", "#p_content"))
