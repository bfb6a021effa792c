"""The regional sites that China Daily makes: provinces, cities, zones, ministries, universities.

Addresses and hosts are seen in links of 2013 to 2026. `div.art_cont` is known from a scraper of one
of them; of the mobile pages (`/m/<region>/`) and of govt.chinadaily.com.cn only the order of their
text is known. There are more sites than anybody listed: `sites` names those that links lead to, and
a run with `-a site=NAME` looks for another one where most of them are.
"""

import re
from functools import cached_property
from urllib.parse import urlsplit

from crawler.pages.addresses import Portal
from crawler.portals._families import SITE_PATH, ChinaDailyFamilyPage

_REGIONAL = "https://regional.chinadaily.com.cn"
_SUBSITES = "https://subsites.chinadaily.com.cn"
_SITES = {
    **{name: (f"{_REGIONAL}/{name}/",) for name in ("education", "en", "hohhot", "wic")},
    **{
        name: (f"{_SUBSITES}/{name}/",)
        for name in ("Qiushi", "XMFTZ", "fujian", "jiading", "nccst", "thhc")
    },
    "nantong": (f"{_REGIONAL}/nantong/", "https://en.nantong.gov.cn/"),
    "nhc": ("https://en.nhc.gov.cn/news.html",),
    "ynu": ("https://english.ynu.edu.cn/",),
}
_FOLDERS = re.compile(r"/(?:m/)?((?:[^/]+/)*)\d{4}-\d\d/\d\d/[^/]+")


class RegionalPage(ChinaDailyFamilyPage):
    """An article of a regional site."""

    portal = Portal(
        name="regional",
        hosts=(
            "regional.chinadaily.com.cn",
            "subsites.chinadaily.com.cn",
            "govt.chinadaily.com.cn",
            "en.nantong.gov.cn",
            "english.ynu.edu.cn",
            "en.nhc.gov.cn",
            ".chinadaily.com.cn",
        ),
        article_path=re.compile(
            r"(?:/[^/]+)*/(?P<year>\d{4})-?(?P<month>\d\d)/(?P<day>\d\d)/"
            r"(?:(?:c|content)_\d+(?:_(?P<page>\d+))?\.htm|WS[0-9a-f]{24}/[^/]+\.html)"
        ),
        paths={
            "regional.chinadaily.com.cn": re.compile(r"(?!/a/).*"),
            ".chinadaily.com.cn": re.compile(SITE_PATH),
        },
        lists=tuple(url for lists in _SITES.values() for url in lists),
        sites=_SITES,
        other_sites=f"{_REGIONAL}/{{site}}/",
        marks=re.compile(
            r"(?:en\.nantong\.gov\.cn|english\.ynu\.edu\.cn|en\.nhc\.gov\.cn)(?:\W+Updated\b.*)?"
        ),
    )

    @cached_property
    def section(self) -> list[str]:
        """Return the breadcrumb, else the folders of the site that the address names."""
        printed = super().section
        if printed:
            return printed
        path = _FOLDERS.fullmatch(urlsplit(self.url).path)
        names = [name for name in path[1].split("/") if name] if path else []
        return self._note("section", "url", "folders of the site", names)
