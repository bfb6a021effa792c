"""silkroad: pages of Belt-and-Road news portals in, validated records out.

`structure(body, url)` is the whole of it for one page; it needs no Scrapy settings, reactor or
event loop.
"""

from crawler.items import Article, Reject
from crawler.structuring import structure

__all__ = ["Article", "Reject", "structure"]
