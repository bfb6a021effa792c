"""Global Times, www.globaltimes.cn.

The elements of the pages since 2020 and of those before are known from scrapers of 2021 and 2026,
the forms of dates and bylines from its lists: `Published: Feb 17, 2026 10:37 AM`, `By GT staff
reporters`, before 2020 `By NAME Source:Global Times Published: 2017/8/28 19:03:39`, and `Posted
in: OPINION` below the story, which is the only word on the section there. Paragraphs are text
between `br`, captions end in `Photo: NAME/GT` and may be printed again in the body: both are read
by the rules for all pages. The sitemap, in the form for Google News, holds the latest dozens; the
lists of sections reach further back.
"""

import re
from functools import cached_property

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template

_POSTED_IN = "Posted in:"
_SECTIONS = ("china", "source", "opinion", "In-depth", "world", "life")


class GlobalTimesPage(ArticlePage):
    """An article of Global Times."""

    portal = Portal(
        name="globaltimes",
        hosts=("www.globaltimes.cn", "globaltimes.cn"),
        article_path=re.compile(r"/(?:page/\d{6}|content)/\d+\.shtml"),
        aliases=((re.compile(r"globaltimes\.cn/(.*)"), r"www.globaltimes.cn/\1"),),
        sitemaps=("https://www.globaltimes.cn/sitemap.xml",),
        lists=[f"https://www.globaltimes.cn/{section}/index.html" for section in _SECTIONS],
        marks=re.compile(r".*\bCopyright\b.*\b(?:globaltimes\.cn|Global Times)\b.*"),
    )
    site_title = re.compile(r"Global Times\W*", re.IGNORECASE)
    template = Template(
        section=("div.article_column",),
        headline=("div.article_title", "div.article-title h3"),
        date=("span.pub_time", "div.text-left"),
        body=("div.article_right", "div.row-content"),
        leave_out=(".author_card", ".with_name_card"),
    )

    @cached_property
    def section(self) -> list[str]:
        """Return the section as it stands above the headline, else as it stands below the story."""
        posted = (block.text for block in self.blocks if block.text.startswith(_POSTED_IN))
        names = next(posted, _POSTED_IN).removeprefix(_POSTED_IN).split(",")
        return super().section or [name.strip() for name in names if name.strip()]
