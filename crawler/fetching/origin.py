"""Redirects to the portal's own hosts, in a run that asks another server instead."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.run import find_run


class OriginMiddleware:
    """Asks the origin for what is addressed to the portal's own hosts.

    A mirror may redirect with the portal's addresses; they are followed at the mirror.
    """

    def __init__(self, crawler: Crawler) -> None:
        run = find_run(crawler)
        if run is None or not run.origin:
            raise NotConfigured
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "OriginMiddleware":
        """Scrapy's way to build a component."""
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """Return the request to the origin that takes the place of one to the portal."""
        url = self._run.fetch_url(request.url)
        return None if url == request.url else request.replace(url=url, dont_filter=True)
