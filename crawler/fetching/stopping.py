"""The orderly end of a run before its work is done, with a sentence that says why."""

import asyncio
import logging

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

STOPPED_STAT = "silkroad/stopped"
"""The sentence of a run that was stopped; absent from a run that was not."""

logger = logging.getLogger(__name__)
_closing: set[asyncio.Task[None]] = set()


class RunEndedError(IgnoreRequest):
    """A request that was not sent any more, since the run is coming to its end."""


def stop_run(crawler: Crawler, reason: str, sentence: str) -> None:
    """End the run: requests under way are finished, no others are sent.

    `reason` is what Scrapy notes as `finish_reason`, `sentence` what the user reads. Only the
    first call counts.
    """
    if crawler.stats is None or crawler.engine is None or is_stopping(crawler):
        return
    crawler.stats.set_value(STOPPED_STAT, sentence)
    logger.info("%s", sentence)
    task = asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason))
    _closing.add(task)
    task.add_done_callback(_closing.discard)


def is_stopping(crawler: Crawler) -> bool:
    """Tell whether the run was stopped, by itself or by a signal."""
    stats, engine = crawler.stats, crawler.engine
    stopped = stats is not None and stats.get_value(STOPPED_STAT) is not None
    return stopped or engine is None or not engine.running
