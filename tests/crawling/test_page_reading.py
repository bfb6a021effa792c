"""What comes of one page of a source."""

from dataclasses import dataclass

import pytest

from crawler.crawling.page_reading import Fault, PageTask, read_page, read_slice
from crawler.errors import PageError
from crawler.items import RejectCode
from crawler.pages.draft import Draft
from crawler.sources import SourcePage
from tests.articles import SITE, make_page
from tests.crawling.hard_pages import FAULTY, HardPage


@dataclass(frozen=True)
class Given:
    """A page that a test holds."""

    body: bytes | PageError
    url: str = f"{SITE}/p/1.html"

    def read(self) -> SourcePage:
        if isinstance(self.body, PageError):
            raise self.body
        return SourcePage(self.body, None, "2024-01-14T02:00:00Z", "urn:uuid:1")


def read(body):
    return read_page(PageTask(Given(body), HardPage, 5))


def test_a_page_is_a_draft_that_knows_where_its_bytes_are_from():
    body = make_page(1).encode()
    reading = read(body)
    assert isinstance(reading.result, Draft)
    assert reading.size == len(body)
    assert (reading.result.fetched_at, reading.result.warc_record_id) == (
        "2024-01-14T02:00:00Z", "urn:uuid:1",
    )  # fmt: skip


def test_what_cannot_be_read_says_why():
    reading = read(PageError(RejectCode.FETCH, "gone"))
    assert (reading.result, reading.size) == (Fault(RejectCode.FETCH, "gone"), None)


def test_what_is_no_page_says_why():
    reading = read(b"%PDF-1.7 \x00\x01")
    assert isinstance(reading.result, Draft | Fault)
    assert reading.size == 11


def test_a_fault_of_ours_says_where():
    body = f"{FAULTY}{make_page(1)}".encode()
    fault = read(body).result
    assert isinstance(fault, Fault)
    assert (fault.code, fault.message) == (RejectCode.INTERNAL, "ZeroDivisionError")
    assert "hard_pages.py" in (fault.details or "")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_slice_is_its_pages_in_order(count):
    tasks = [
        PageTask(Given(make_page(n).encode(), f"{SITE}/p/{n}.html"), HardPage, 5)
        for n in range(count)
    ]
    assert [one.result.url for one in read_slice(tasks)] == [task.entry.url for task in tasks]
