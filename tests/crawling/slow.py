"""Pages that are never read to their end, and a spider of them, as a hostile page may be."""

import re
import time
from functools import cached_property
from typing import ClassVar

from crawler.crawling.portal_spider import PortalSpider
from crawler.portals.silkroad import SilkroadPage

MARK = "<!-- slow -->"
"""What makes a page one of those."""


def wait() -> None:
    """Sleep for a day."""
    time.sleep(86_400)


def loop() -> None:
    """Loop for ever, and throw away every error that may be thrown away."""
    while True:
        try:
            sum(range(1000))
        except Exception:
            continue


def backtrack() -> None:
    """Match an expression with nested repeats."""
    re.fullmatch("(?:a+)+", "a" * 100 + "b")


def swallow() -> None:
    """Loop, and once throw away what not even a handler of all exceptions may."""
    try:
        loop()
    except BaseException:
        loop()


class SlowPage(SilkroadPage):
    """Reads a page that has the mark slowly, all others as they are."""

    be_slow: ClassVar[object] = staticmethod(loop)

    @cached_property
    def headline(self) -> str | None:
        """Return the headline, if ever."""
        if MARK.encode() in self.html:
            self.be_slow()
        return super().headline


class SlowSpider(PortalSpider):
    """The portal with such pages, without lists."""

    page = SlowPage
