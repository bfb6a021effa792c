"""The Astana Times, of Kazakhstan: a WordPress site.

Addresses and the feed of ten items are known from scrapers of 2026, the words of its pages from
stored text of 2013 to 2023: `ASTANA – ` opens a story (place, en dash, neither date nor agency;
`NUR-SULTAN – ` from 2019 to 2022), `Photo credit: …` closes a caption. The template is known from
a scraper of about 2024 alone: `By NAME in SECTION on 5 June 2017` in `p.byline`, the story in
`div.post`, `.wp-caption`. Other years and whatever came after are read off text and metadata.
"""

import re
from functools import cached_property

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template

_IN_SECTION = re.compile(r"By .{2,200} in (?P<section>[A-Z].{1,40}) on \d{1,2} [A-Z][a-z]+ \d{4}")


class AstanaTimesPage(ArticlePage):
    """An article of The Astana Times."""

    portal = Portal(
        name="astanatimes",
        hosts=("astanatimes.com", "www.astanatimes.com"),
        article_path=re.compile(r"/\d{4}/\d\d/[^/]+/"),
        zone="Asia/Almaty",
        aliases=((re.compile(r"www\.(astanatimes\.com/.*)"), r"\1"),),
        lists=("https://astanatimes.com/category/business/",),
        feeds=("https://astanatimes.com/feed/",),
        floors={"dateline": 0.4, "byline": 0.5},
        marks=re.compile(r"The Astana Times"),
    )
    site_title = re.compile(r"(?:The )?Astana Times\W*", re.I)
    template = Template(body=("div.entry-content", "div.eight.columns div.post"))

    @cached_property
    def section(self) -> list[str]:
        """Return the section that the line of the author names, else the breadcrumb."""
        lines = (_IN_SECTION.fullmatch(block.text) for block in self.blocks)
        line = next(filter(None, lines), None)
        return [line["section"]] if line else super().section
