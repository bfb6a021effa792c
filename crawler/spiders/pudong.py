"""Where the articles of english.pudong.gov.cn are found."""

from crawler.pages.pudong import PudongPage
from crawler.spiders.base import PortalSpider


class PudongSpider(PortalSpider):
    """The Pudong portal: the front page, its news list and the free-trade zone's pages."""

    page = PudongPage
    start_lists = (
        "https://english.pudong.gov.cn/",
        "https://english.pudong.gov.cn/news.html",
        "https://english.pudong.gov.cn/chinashftz/",
    )
