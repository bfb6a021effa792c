"""What Scrapy does for any spider and portals, which have bounds of their own, do without."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.spidermiddlewares.depth import DepthMiddleware

from crawler.run import find_run


class PlainOffsiteMiddleware(OffsiteMiddleware):
    """Keeps a plain spider to its `allowed_domains`.

    For portals the handler's guard does it: it sees redirects, ports and resolved addresses, too.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return Scrapy's own; raises NotConfigured for a portal's spider."""
        if find_run(crawler) is not None:
            raise NotConfigured
        return super().from_crawler(crawler)


class PlainDepthMiddleware(DepthMiddleware):
    """Counts how many links a plain spider is away from its start, and stops at DEPTH_LIMIT."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return Scrapy's own; raises NotConfigured for a portal's spider."""
        if find_run(crawler) is not None:
            raise NotConfigured
        return super().from_crawler(crawler)
