"""What reaches the log, and in which form."""

import logging
import traceback
from typing import Any

from scrapy import Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

from crawler.errors import SilkroadError
from crawler.monitor.text import escape_controls


class SafeLogRecord(logging.LogRecord):
    """A log record whose text is escaped, and whose further lines are indented.

    No line of the log starts with anything but what the logger put there.
    """

    def getMessage(self) -> str:  # noqa: N802  the name is the standard library's
        """Return the message with its arguments, safe to show."""
        if self.exc_info and not self.exc_text:
            self.exc_text = _indent("".join(traceback.format_exception(*self.exc_info)).rstrip())
        return _indent(super().getMessage())


def install_safe_logging() -> None:
    """Make every log record of this process a SafeLogRecord."""
    logging.setLogRecordFactory(SafeLogRecord)


class ItemLogFormatter(LogFormatter):
    """Keeps items out of the log: they are in the output, or in the rejects with their reasons."""

    def scraped(
        self,
        item: Any,  # noqa: ANN401  Scrapy's signature
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """Return None: nothing is logged."""
        return None  # type: ignore[return-value]  # Scrapy's way to log nothing

    def dropped(
        self,
        item: Any,  # noqa: ANN401  Scrapy's signature
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """Return None: nothing is logged."""
        return None  # type: ignore[return-value]  # Scrapy's way to log nothing

    def item_error(
        self,
        item: Any,  # noqa: ANN401  Scrapy's signature
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """Name the page, not its content; what the user is told anyway is only for debugging."""
        told = isinstance(exception, SilkroadError)
        return {
            "level": logging.DEBUG if told else logging.ERROR,
            "msg": "%(url)s: internal error",
            "args": {"url": getattr(item, "url", "an item")},
        }


def _indent(text: str) -> str:
    return escape_controls(text).replace("\n", "\n    ")
