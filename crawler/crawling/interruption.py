"""The orderly end of a run on SIGINT or SIGTERM.

Scrapy's own handlers lose a signal that arrives while a run is starting: the run then ends
without closing its output, or goes on for ever. Here the wish to stop waits until the run can.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from types import FrameType

from scrapy.crawler import Crawler

from crawler.crawling.deadline import interrupt_reading
from crawler.errors import ExitStatus
from crawler.fetching.stopping import drop_queued, run_interrupted
from crawler.run import find_run

POLL_SECONDS = 0.02

_CLEAR_LINE = b"\r\x1b[K"
_WHAT_HAPPENS = (
    b"stopping within two seconds: what was read is written, the rest is left to the\n"
    b"next run. Ctrl-C again stops at once: written lines stay, the next run mends all\n"
)


class Interruption:
    """Ends all runs on the first signal, in order; on the second the process ends at once.

    The page that is being read by then is left.
    """

    def __init__(self, runs: Mapping[Crawler, asyncio.Task[None]]) -> None:
        self._runs = dict(runs)
        self._received = False
        self._stopping: list[asyncio.Task[None]] = []

    def install(self) -> None:
        """Take over SIGINT and SIGTERM; called in the main thread."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._receive)

    def _receive(self, number: int, frame: FrameType | None) -> None:
        if self._received:
            os.write(sys.stderr.fileno(), b"stopped at once, on the second signal\n")
            os._exit(ExitStatus.INTERRUPTED)
        self._received = True
        os.write(sys.stderr.fileno(), _CLEAR_LINE * sys.stderr.isatty() + _WHAT_HAPPENS)
        loop = next(iter(self._runs.values())).get_loop()
        loop.call_soon_threadsafe(self._begin_stopping)
        interrupt_reading(frame)

    def _begin_stopping(self) -> None:
        self._stopping = [
            task.get_loop().create_task(self._stop(crawler, task))
            for crawler, task in self._runs.items()
        ]

    async def _stop(self, crawler: Crawler, task: asyncio.Task[None]) -> None:
        while not task.done():
            run = find_run(crawler)
            if run is not None:
                run.interrupted = True
                if not run.is_live:
                    return
            if crawler.crawling and _is_running(crawler):
                drop_queued(crawler)
                crawler.signals.send_catch_log(run_interrupted)
                await crawler.stop_async()
                return
            await asyncio.sleep(POLL_SECONDS)


def _is_running(crawler: Crawler) -> bool:
    try:
        return crawler.engine.running
    except RuntimeError:
        # Scrapy raises it for a run that has no engine yet.
        return False
