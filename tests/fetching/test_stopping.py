"""The orderly end of a run before its work is done."""

import asyncio

from crawler import counters
from crawler.fetching.stopping import is_stopping, stop_run
from tests.made_run import make_run


class Engine:
    """An engine that notes why it was told to close."""

    def __init__(self, *, running: bool = True) -> None:
        self.running = running
        self.reasons: list[str] = []

    async def close_spider_async(self, reason: str) -> None:
        self.reasons.append(reason)


def stop_twice(run, engine: Engine) -> None:
    async def stop() -> None:
        run.crawler.engine = engine
        stop_run(run.crawler, "first", "the first sentence")
        stop_run(run.crawler, "second", "the second sentence")
        await asyncio.sleep(0)

    asyncio.run(stop())


def test_only_the_first_end_counts():
    run, engine = make_run(), Engine()
    assert not is_stopping(run.crawler)
    stop_twice(run, engine)
    assert engine.reasons == ["first"]
    assert run.crawler.stats.get_value(counters.STOPPED) == "the first sentence"
    assert is_stopping(run.crawler)
    assert run.is_ending


def test_source_is_read_no_further_and_the_engine_ends_by_itself():
    run, engine = make_run(is_live=False), Engine()
    stop_twice(run, engine)
    assert engine.reasons == []
    assert run.is_ending


def test_run_that_ended_by_itself_is_not_stopped():
    run, engine = make_run(), Engine(running=False)
    stop_twice(run, engine)
    assert engine.reasons == []
    assert not run.is_ending
