"""The end of a run at a limit that the user set: a time, a number of items, pages or errors."""

from scrapy.extensions.closespider import CloseSpider

from crawler.fetching.stopping import stop_run
from crawler.run import find_run


class OrderlyCloseSpider(CloseSpider):
    """Scrapy's own, with an end that says why, and that works without a network as well.

    CLOSESPIDER_TIMEOUT and its like: what is under way is finished and written, nothing further is
    begun, and the next run goes on from there. Scrapy 2.19 never ends when it is told to close
    while `start` yields items.
    """

    def _close_spider(self, reason: str) -> None:
        setting = reason.upper()
        limit = self.crawler.settings[setting]
        sentence = f"the run ended at {setting}={limit}"
        if find_run(self.crawler) is not None:
            sentence += "; the same command goes on from there"
        stop_run(self.crawler, reason, sentence)
