"""The orderly end of a run: who asks for it first is heard, and the reason is kept."""

import asyncio
from types import SimpleNamespace

from scrapy.utils.test import get_crawler

from crawler.fetching.stopping import STOPPED_STAT, is_stopping, stop_run


def make_crawler(*, running: bool = True):
    crawler = get_crawler()
    crawler.closed = []

    async def close(reason: str) -> None:
        crawler.closed.append(reason)

    crawler.engine = SimpleNamespace(running=running, close_spider_async=close)
    return crawler


async def stop(crawler, *calls: tuple[str, str]) -> None:
    for reason, sentence in calls:
        stop_run(crawler, reason, sentence)
    await asyncio.sleep(0)


def test_only_the_first_call_counts():
    crawler = make_crawler()
    assert not is_stopping(crawler)
    asyncio.run(stop(crawler, ("limit", "first"), ("budget", "second")))
    assert crawler.closed == ["limit"]
    assert crawler.stats.get_value(STOPPED_STAT) == "first"
    assert is_stopping(crawler)


def test_a_run_that_ends_anyway_is_not_stopped():
    crawler = make_crawler(running=False)
    assert is_stopping(crawler)
    asyncio.run(stop(crawler, ("limit", "late")))
    assert crawler.closed == []
    assert crawler.stats.get_value(STOPPED_STAT) is None
