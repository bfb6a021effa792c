"""Where the articles of Xinhua Silk Road are found."""

from crawler.pages.silkroad import SilkroadPage
from crawler.spiders.base import PortalSpider


class SilkroadSpider(PortalSpider):
    """Xinhua Silk Road: the front page and the pages of its tags."""

    page = SilkroadPage
    start_lists = (
        "https://en.imsilkroad.com/",
        "https://en.imsilkroad.com/tags/project",
        "https://en.imsilkroad.com/tags/infrastructure",
        "https://en.imsilkroad.com/tags/cultural%20exchange",
    )
