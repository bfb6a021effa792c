"""silkroad: pages of Belt-and-Road news portals in, validated records out.

`structure(body, url)` is the whole of it for one page; it needs no Scrapy settings, reactor or
event loop, and loads neither.
"""

from crawler.geography import Location, Place, locate
from crawler.items import Article, Reject
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template
from crawler.records import RecordError, read_records
from crawler.structuring import structure

__all__ = [
    "Article",
    "ArticlePage",
    "Location",
    "Place",
    "Portal",
    "RecordError",
    "Reject",
    "Template",
    "locate",
    "read_records",
    "structure",
]
