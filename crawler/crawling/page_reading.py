"""One page of a source, read: by this process or by one that works for it."""

import traceback
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from crawler.crawling.deadline import read_in_time
from crawler.errors import PageError
from crawler.items import RejectCode
from crawler.pages.base import ArticlePage
from crawler.pages.draft import Draft
from crawler.sources import Entry


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a page gave no draft. `details`: where in the code, of a fault of ours; else None."""

    code: RejectCode
    message: str
    details: str | None = None


@dataclass(frozen=True, slots=True)
class PageReading:
    """What came of a page. `size`: its bytes; None where the source could not be read."""

    result: Draft | Fault
    size: int | None = None


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to read, as it is handed to another process.

    `timeout`: seconds that it may take, 0 for any.
    """

    entry: Entry
    page: type[ArticlePage]
    timeout: float


@runtime_checkable
class KnownEntry(Protocol):
    """A page that was read before."""

    def recall(self) -> PageReading:
        """Return what came of it."""


def read_page(task: PageTask) -> PageReading:
    """Read a page, or recall it; what goes wrong is told in what is returned.

    Only ReadingInterruptedError is raised: somebody asked the run to end.
    """
    size = None
    try:
        if isinstance(task.entry, KnownEntry):
            return task.entry.recall()
        page = task.entry.read()
        size = len(page.body)
        draft = read_in_time(
            task.timeout,
            task.page,
            page.body,
            task.entry.url,
            fetched_at=page.fetched_at,
            content_type=page.content_type,
            warc_record_id=page.warc_record_id,
        )
    except PageError as error:
        return PageReading(Fault(error.code, str(error)), size)
    except Exception as error:
        fault = Fault(RejectCode.INTERNAL, type(error).__name__, traceback.format_exc())
        return PageReading(fault, size)
    return PageReading(draft, size)


def read_slice(tasks: list[PageTask]) -> list[PageReading]:
    """Read some pages, one after the other."""
    return [read_page(task) for task in tasks]
