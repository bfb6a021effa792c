"""The pages of a source in their order, read when they are asked for, or ahead by workers."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol

from crawler.crawling.page_reading import PageReading, PageTask, read_page
from crawler.crawling.workers import Slice, Workers
from crawler.pages.base import ArticlePage
from crawler.sources import Entry, Source

SLICE = 16
"""Pages that are handed to a worker at once: some 80 ms of work, beside which the handing over is
nothing."""

_SLICES_A_WORKER = 3
"""Slices under way or waiting, for each worker: memory is bounded, and none has to wait."""


class SourcePages(Protocol):
    """The pages of a source."""

    def __iter__(self) -> Iterator[Entry]:
        """Yield the pages in the order of the source."""

    def read(self, entry: Entry) -> PageReading:
        """Return what comes of a page: of the one that was yielded last, or of any other."""


class PagesHere:
    """Pages that this process reads."""

    def __init__(self, source: Source, page: type[ArticlePage], timeout: float) -> None:
        self._source = source
        self._page = page
        self._timeout = timeout

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._source)

    def read(self, entry: Entry) -> PageReading:
        """Read a page now."""
        return read_page(PageTask(entry, self._page, self._timeout))


class PagesAhead:
    """Pages that workers read while earlier ones are written.

    `skip`: tells by an address that a page is not needed.
    """

    def __init__(
        self,
        source: Source,
        page: type[ArticlePage],
        timeout: float,
        workers: Workers,
        skip: Callable[[str], bool],
    ) -> None:
        self._source = source
        self._page = page
        self._timeout = timeout
        self._workers = workers
        self._skip = skip
        self._slices: deque[tuple[list[Entry], Slice]] = deque()
        self._read: dict[Entry, PageReading] = {}

    def __iter__(self) -> Iterator[Entry]:
        wanted = (entry for entry in self._source.list_entries() if not self._skip(entry.url))
        for _ in range(_SLICES_A_WORKER * self._workers.count):
            self._submit(wanted)
        for entry in self._source:
            if entry not in self._read and self._slices and entry == self._slices[0][0][0]:
                entries, under_way = self._slices.popleft()
                self._read = dict(zip(entries, under_way.finish(), strict=True))
                self._submit(wanted)
            yield entry

    def read(self, entry: Entry) -> PageReading:
        """Return what a worker read, or read a page now that none was asked for."""
        known = self._read.pop(entry, None)
        return known or read_page(PageTask(entry, self._page, self._timeout))

    def _submit(self, wanted: Iterator[Entry]) -> None:
        if entries := list(islice(wanted, SLICE)):
            tasks = [PageTask(entry, self._page, self._timeout) for entry in entries]
            self._slices.append((entries, self._workers.submit(tasks)))
