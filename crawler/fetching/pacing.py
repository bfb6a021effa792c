"""When a host may be asked next: Crawl-delay, Retry-After and a back-off that grows."""

import asyncio
import datetime as dt
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from crawler.fetching.statuses import find_row

_SLICE = 0.5


@dataclass(slots=True)
class _Host:
    interval: float = 0.0
    free_from: float = 0.0
    troubles: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class HostPacing:
    """Keeps every host's pauses, beside the delay that Scrapy keeps between all requests.

    `rest`: seconds of the pause after a first failure; it doubles with each further failure in
    a row, up to `longest_rest`, which bounds a server's Retry-After as well.
    `stopping`: tells whether the run is coming to its end, so that nobody waits any longer.
    """

    def __init__(
        self,
        rest: float,
        longest_rest: float,
        stopping: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._rest = rest
        self._longest_rest = longest_rest
        self._stopping = stopping
        self._clock = clock
        self._sleep = sleep
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    async def wait_for_turn(self, host: str) -> bool:
        """Wait until `host` may be asked; False where the run comes to its end."""
        if self._stopping():
            return False
        state = self._hosts[host]
        if not state.free_from:
            return True
        async with state.turn:
            while (left := state.free_from - self._clock()) > 0:
                if self._stopping():
                    return False
                await self._sleep(min(left, _SLICE))
            state.free_from = self._clock() + state.interval if state.interval else 0.0
        return True

    def keep_interval(self, host: str, seconds: float) -> None:
        """Leave at least so many seconds between two requests to `host` from now on."""
        state = self._hosts[host]
        state.interval = seconds
        state.free_from = max(state.free_from, self._clock() + seconds)

    def note_answer(self, host: str, status: int | None, retry_after: str | None = None) -> int:
        """Note how a request ended (None: without an answer); return failures in a row.

        After a failure the host is left alone for as long as Retry-After says, else for a time
        that grows with the failures in a row.
        """
        state = self._hosts[host]
        if status is not None and not find_row(status).tires:
            state.troubles = 0
            return 0
        state.troubles += 1
        asked = parse_retry_after(retry_after) if retry_after else None
        rest = self._rest * 2 ** min(state.troubles - 1, 30) if asked is None else asked
        now = self._clock()
        state.free_from = max(state.free_from, now + min(rest, self._longest_rest))
        return state.troubles


def parse_retry_after(value: str, now: dt.datetime | None = None) -> float | None:
    """Return the seconds a Retry-After header asks for (RFC 9110, 10.2.3), None if unreadable.

    `now` is the time against which an HTTP date is read, by default the present.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=dt.UTC)
    return max(0.0, (when - (now or dt.datetime.now(dt.UTC))).total_seconds())
