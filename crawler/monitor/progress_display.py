"""Shows how far a run is: a line that changes on a terminal, plain lines elsewhere."""

import asyncio
import sys
import time
from collections.abc import Callable
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from tqdm import tqdm

from crawler.coverage import Coverage
from crawler.fetching.handler import exchange_begun
from crawler.monitor.run_progress import RunProgress, describe_progress
from crawler.monitor.run_report import RunReport
from crawler.monitor.terminal import LogsAbove, TerminalLine
from crawler.run import find_run

REDRAW_SECONDS = 0.25
FIRST_LINE_SECONDS = 15.0
LONGEST_PAUSE_SECONDS = 300.0
"""Plain lines come after 15 s, 30 s, one minute and so on, from then on every five minutes."""


class RunBar(tqdm):  # type: ignore[type-arg]  # counts no iterable
    """The line of a terminal; tqdm knows its width, and clears it for what is written above."""

    text = ""

    def __str__(self) -> str:
        """Return what is drawn."""
        return self.text


class _Screen:
    """What all runs of this process show together, in one line."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._line = TerminalLine(sys.stderr)
        self._logs = LogsAbove()
        self._bar: RunBar | None = None
        self._runs: list[Callable[[], RunProgress]] = []
        self._ended: list[RunProgress] = []
        self._started = self._shown = time.monotonic()
        self._pause = REDRAW_SECONDS if self._is_terminal else FIRST_LINE_SECONDS

    def add(self, measure: Callable[[], RunProgress]) -> None:
        """Count a run in; `measure` tells how far it is."""
        self._runs.append(measure)

    def end(self, measure: Callable[[], RunProgress]) -> bool:
        """Let a run go, and tell whether it was the last: the terminal is as it was then."""
        self._runs.remove(measure)
        self._ended.append(measure())
        if self._runs:
            return False
        if self._bar is not None:
            self._bar.close()
            self._logs.restore()
        self._line.release()
        return True

    def show_in_time(self) -> None:
        """Show how far the runs are, unless that was done a moment ago."""
        now = time.monotonic()
        if now - self._shown < self._pause:
            return
        self._shown = now
        progress = RunProgress.join([*(measure() for measure in self._runs), *self._ended])
        if self._is_terminal:
            self._draw(progress)
        else:
            self._pause = min(LONGEST_PAUSE_SECONDS, now - self._started)
            print(describe_progress(progress), file=sys.stderr, flush=True)

    def _draw(self, progress: RunProgress) -> None:
        if self._bar is None:
            if not self._line.take():
                return
            self._bar = RunBar(file=sys.stderr, leave=False, dynamic_ncols=True)
            self._logs.move()
        width = self._bar.format_dict["ncols"] or 80
        self._bar.text = describe_progress(progress, width - 1)
        self._bar.refresh()


class ProgressDisplay:
    """A Scrapy extension; `-s PROGRESS=off` turns it off.

    Several runs of one process share a line. Nothing is shown where records go to the same
    terminal, and no line that changes while another process has one there.
    """

    _screen: ClassVar[_Screen | None] = None

    def __init__(self, crawler: Crawler) -> None:
        if crawler.settings["PROGRESS"] == "off":
            raise NotConfigured
        self._crawler = crawler
        if sys.stderr.isatty() and sys.stdout.isatty() and _writes_to_stdout(crawler):
            raise NotConfigured
        self._current = ""
        self._started = 0.0
        self._clock: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the display of one run, connected to its signals."""
        display = cls(crawler)
        for receiver, signal in (
            (display.spider_opened, signals.spider_opened),
            (display.spider_closed, signals.spider_closed),
            (display.request_sent, exchange_begun),
            (display.item_seen, signals.item_scraped),
            (display.item_seen, signals.item_dropped),
        ):
            crawler.signals.connect(receiver, signal=signal)
        return display

    def spider_opened(self, spider: Spider) -> None:
        """Begin; a run that waits for answers shows that its time goes on."""
        self._started = time.monotonic()
        run = find_run(self._crawler)
        if run is None:
            return
        ProgressDisplay._screen = ProgressDisplay._screen or _Screen()
        ProgressDisplay._screen.add(self._measure)
        if run.is_live:
            self._clock = asyncio.ensure_future(self._tick())

    def spider_closed(self, spider: Spider) -> None:
        """Leave the terminal as it was, after the last run."""
        if self._clock is not None:
            self._clock.cancel()
        screen = ProgressDisplay._screen
        if find_run(self._crawler) is not None and screen is not None and screen.end(self._measure):
            ProgressDisplay._screen = None

    def request_sent(self, request: Request) -> None:
        """Note what is asked for."""
        self._current = str(request.cb_kwargs.get("url", request.url))
        self._show_in_time()

    def item_seen(self, item: Any) -> None:  # noqa: ANN401  Scrapy's signature
        """Note what was read."""
        self._current = str(getattr(item, "url", self._current))
        self._show_in_time()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(REDRAW_SECONDS)
            self._show_in_time()

    def _show_in_time(self) -> None:
        if ProgressDisplay._screen is not None:
            ProgressDisplay._screen.show_in_time()

    def _measure(self) -> RunProgress:
        run = find_run(self._crawler)
        assert run is not None
        report = RunReport(run.portal.name, self._crawler.stats.get_stats(), Coverage())
        seconds, current = time.monotonic() - self._started, self._current.partition("://")[2]
        return RunProgress.of(report, seconds, current, is_live=run.is_live)


def _writes_to_stdout(crawler: Crawler) -> bool:
    return any(str(uri).startswith(("stdout:", "-")) for uri in crawler.settings.getdict("FEEDS"))
