"""China Daily, www.chinadaily.com.cn, with the same articles on the hosts of its editions.

Addresses and lists (`<section>/page_<N>.html`) are known from scrapers of 2022 to 2026, a list
of 2019 and parts of articles of 2017 to 2020 were seen in saved pages: `div.lft_art > h1`,
`span.info_l` with author, source and date, `div#Content` with figures and paragraphs; the
breadcrumb's element is known from a scraper of 2022. Of pages
before 2017 the body's element and comment marks are known, of 2026 that they carry JSON-LD. A
photo essay goes over pages `WS…_2.html` and so on. Feeds exist but end in 2017.
"""

import re
from dataclasses import replace
from functools import cached_property

from crawler.pages.addresses import Portal
from crawler.portals._families import SITE_PATH, ChinaDailyFamilyPage
from crawler.text.cleaning import fold_space

_SITE = "https://www.chinadaily.com.cn"
_EDITIONS = ("www", "global", "usa", "europe", "covid-19")
_SECTIONS = (
    "china/governmentandpolicy", "china/society", "world/asia_pacific", "world/europe",
    "world/africa", "business/economy", "business/companies", "culture/heritage",
    "culture/culturalexchange", "regional",
)  # fmt: skip
_SOURCE = re.compile(r"(?:^|\|)\s*(?!by\b)([^|]{2,60}?)\s*\|\s*updated\s?:", re.I)


class ChinadailyPage(ChinaDailyFamilyPage):
    """An article of China Daily."""

    portal = Portal(
        name="chinadaily",
        hosts=(*(f"{name}.chinadaily.com.cn" for name in _EDITIONS), "regional.chinadaily.com.cn"),
        article_path=re.compile(
            r"(?:/[\w-]+)*/(?P<year>\d{4})-?(?P<month>\d\d)/(?P<day>\d\d)"
            r"/(?:WS[0-9a-f]{24}|content_\d{8,})(?:_(?P<page>\d+))?\.html?"
        ),
        paths={
            **{
                f"{name}.chinadaily.com.cn": re.compile(rf"(?!(?:{SITE_PATH})$).*")
                for name in _EDITIONS
            },
            "regional.chinadaily.com.cn": re.compile(r"/a/.*"),
        },
        aliases=(
            (re.compile(r"[\w-]+\.chinadaily\.com\.cn(/a/.*/WS.*)"), r"www.chinadaily.com.cn\1"),
        ),
        lists=tuple(f"{_SITE}/{section}/page_1.html" for section in _SECTIONS),
        marks=re.compile(r"Chinadaily\.com\.cn|.*\bbelongs to China Daily Information Co\b.*"),
    )
    template = replace(ChinaDailyFamilyPage.template, section=("#bread-nav",))

    @cached_property
    def source(self) -> str | None:
        """Return what stands right before `Updated: …` in the line that has author and date."""
        lines = self.selector.css("span.info_l").xpath("string()").getall()
        named = _SOURCE.search(fold_space(lines[0])) if lines else None
        return (
            self._note("source", "template", "span.info_l", named[1]) if named else super().source
        )
