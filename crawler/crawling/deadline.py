"""A deadline for every page of a run: none may stop it, whatever its mark-up does to the rules.

A signal of the system's timer interrupts the reading of a page, and nothing else: the handler
looks where the program is, so that no line of the output is ever half written. A timer counts
seconds of the clock, so pages rejected for it are not the same on every machine.
"""

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType

from crawler.items import Reason, RejectCode
from crawler.pages.base import ArticlePage
from crawler.pages.draft import Draft
from crawler.structuring import read_draft

TICK = 0.5
"""Seconds after which the timer goes off again: where Python throws exceptions away, as when it
frees an object, the first may be lost."""
_AT_ONCE = 0.001


class ReadingInterruptedError(BaseException):
    """Somebody asked the run to end while a page was read; no rule of the core may catch it."""


class _DeadlineError(BaseException):
    """The page took too long; no rule of the core may catch it."""


def read_in_time(
    seconds: float,
    page_class: type[ArticlePage],
    body: bytes,
    url: str,
    *,
    fetched_at: str | None = None,
    content_type: str | None = None,
    warc_record_id: str | None = None,
) -> Draft:
    """Read a page as `read_draft` does; one that takes too long gives an empty draft that says so.

    `seconds`: how long it may take, 0 for no deadline. In a thread other than the main one, which
    signals do not reach, there is none either.
    """

    def read() -> Draft:
        return read_draft(
            page_class,
            body,
            url,
            fetched_at=fetched_at,
            content_type=content_type,
            warc_record_id=warc_record_id,
        )

    started = time.monotonic()
    try:
        with _timer(seconds):
            draft = _read_interruptibly(read)
    except _DeadlineError:
        message = describe_timeout(seconds)
        reason = Reason(field=None, code=RejectCode.TIMEOUT, message=message)
        return Draft(
            url=url,
            portal=page_class.portal.name,
            fetched_at=fetched_at,
            warc_record_id=warc_record_id,
            reasons=[reason],
            seconds=seconds,
        )
    draft.seconds = time.monotonic() - started
    return draft


def describe_timeout(seconds: float) -> str:
    """Return what the reject of a page says that took longer than it may."""
    return f"the page took longer than {seconds:g} seconds to read (setting PAGE_TIMEOUT)"


def interrupt_reading(frame: FrameType | None) -> None:
    """Raise ReadingInterruptedError if a page is being read in a frame, that of a signal."""
    if _is_reading(frame):
        raise ReadingInterruptedError


def _read_interruptibly(read: Callable[[], Draft]) -> Draft:
    """Call a function: signals are only answered while this one is among the callers."""
    return read()


def _is_reading(frame: FrameType | None) -> bool:
    while frame is not None and frame.f_code is not _read_interruptibly.__code__:
        frame = frame.f_back
    return frame is not None


def _expire(number: int, frame: FrameType | None) -> None:
    if _is_reading(frame):
        raise _DeadlineError


@contextlib.contextmanager
def _timer(seconds: float) -> Iterator[None]:
    """Set the timer for the time of the block, and what it was set to before afterwards."""
    if not seconds or threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGALRM, _expire)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, TICK)
    started = time.monotonic()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        left = max(left - (time.monotonic() - started), _AT_ONCE) if left else 0
        signal.setitimer(signal.ITIMER_REAL, left, interval)
