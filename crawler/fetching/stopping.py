"""The orderly end of a run before its work is done, with a sentence that says why."""

import asyncio
import logging

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler import counters
from crawler.run import find_run

logger = logging.getLogger(__name__)
run_interrupted = object()
"""Signal: somebody asked the run to end; what is under way is not waited for much longer."""

_closing: set[asyncio.Task[None]] = set()


class RunEndedError(IgnoreRequest):
    """A request that was not sent any more, since the run is coming to its end."""


def stop_run(crawler: Crawler, reason: str, sentence: str) -> None:
    """End the run before its work is done: what is under way is finished, nothing is begun.

    `reason` is what Scrapy notes as `finish_reason`, `sentence` what the user reads. Only the
    first call counts. A source is just read no further: Scrapy 2.19 never ends when it is told to
    close while an item that `start` yielded is on its way through the pipelines.
    """
    if crawler.stats is None or crawler.engine is None or is_stopping(crawler):
        return
    crawler.stats.set_value(counters.STOPPED, sentence)
    logger.info("%s", sentence)
    run = find_run(crawler)
    if run is not None and not run.is_live:
        return
    task = asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason))
    _closing.add(task)
    task.add_done_callback(_closing.discard)


def drop_queued(crawler: Crawler) -> None:
    """Take back what waits for its turn: Scrapy would go through it one pause after the other.

    The next run finds it again; what is being fetched goes on.
    """
    downloader = getattr(crawler.engine, "downloader", None)
    for slot in getattr(downloader, "slots", {}).values():
        while slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(RunEndedError("the run is coming to its end"))


def is_stopping(crawler: Crawler) -> bool:
    """Tell whether the run was stopped, by itself or by a signal."""
    stats, engine = crawler.stats, crawler.engine
    stopped = stats is not None and stats.get_value(counters.STOPPED) is not None
    return stopped or engine is None or not engine.running
