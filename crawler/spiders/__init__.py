"""The Scrapy spider of every portal, made from its declaration; a place for spiders of your own.

A file beside this one may hold any `scrapy.Spider`: Scrapy finds it under its own name.
"""

from crawler.crawling.portal_spider import PortalSpider
from crawler.pages.base import ArticlePage
from crawler.portals import page_classes


def make_spider(page_class: type[ArticlePage]) -> type[PortalSpider]:
    """Return the spider of the portal that a page class declares."""
    name = f"{page_class.portal.name.title()}Spider"
    attributes = {
        "page": page_class,
        "__module__": __name__,
        "__doc__": page_class.__doc__,
    }
    return type(name, (PortalSpider,), attributes)


# Scrapy looks for spiders among what a module holds.
globals().update({spider.__name__: spider for spider in map(make_spider, page_classes().values())})
