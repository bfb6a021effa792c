"""Spiders of the loopback portal that start elsewhere than the real ones."""

from dataclasses import replace

from crawler.crawling.portal_spider import PortalSpider
from crawler.pages.addresses import Portal
from crawler.portals.silkroad import SilkroadPage

HOST = "https://en.imsilkroad.com"


def start_at(**found: tuple[str, ...]) -> Portal:
    """Return the portal with other lists, feeds and sitemaps than its own."""
    return replace(SilkroadPage.portal, **{"lists": (), **found})


class FeedPage(SilkroadPage):
    portal = start_at(
        feeds=(f"{HOST}/rss.xml", f"{HOST}/bomb.xml"),
        sitemaps=(f"{HOST}/sitemap_index.xml", f"{HOST}/bomb.xml.gz"),
    )


class ListPage(SilkroadPage):
    portal = start_at(lists=(f"{HOST}/tags/project",))


class FeedSpider(PortalSpider):
    """Only feeds and sitemaps."""

    page = FeedPage


class ListSpider(PortalSpider):
    """One list."""

    page = ListPage
