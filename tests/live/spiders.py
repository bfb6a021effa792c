"""Spiders of the loopback portal that start elsewhere than the real ones."""

from crawler.pages.silkroad import SilkroadPage
from crawler.spiders.base import PortalSpider

HOST = "https://en.imsilkroad.com"


class FeedSpider(PortalSpider):
    """Only feeds and sitemaps."""

    page = SilkroadPage
    feeds = (f"{HOST}/rss.xml", f"{HOST}/bomb.xml")
    sitemaps = (f"{HOST}/sitemap_index.xml", f"{HOST}/bomb.xml.gz")


class ListSpider(PortalSpider):
    """One list."""

    page = SilkroadPage
    start_lists = (f"{HOST}/tags/project",)
