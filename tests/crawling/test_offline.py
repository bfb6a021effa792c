"""The pages of a source as drafts and rejects, and how they are counted."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from crawler import counters
from crawler.crawling import deadline
from crawler.crawling.offline import SourceReader
from crawler.items import Reason, Reject, RejectCode
from crawler.pages.draft import Draft
from crawler.portals.silkroad import SilkroadPage
from crawler.sources.folder import FolderSource
from crawler.structuring import read_draft
from tests.articles import SITE, make_page

LATER_PAGE = counters.PAGES_SKIPPED.format("later_page")


class Reading:
    """What a SourceReader makes of a folder."""

    def __init__(self, root: Path, pages: dict[str, str | bytes], **options) -> None:
        folder = root / "en.imsilkroad.com" / "p"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
        self.counts: Counter[str] = Counter()
        self.bytes = 0
        settings = {"skip": lambda url: False, "stop": lambda: False, "max_pages": 5, **options}
        source = FolderSource(root, SilkroadPage.portal, 100_000)
        reader = SourceReader(source, SilkroadPage, count=self.count, **settings)
        self.items = list(reader.read_articles())

    def count(self, counter: str, number: int) -> None:
        if counter == counters.BYTES_READ:
            self.bytes += number
        else:
            self.counts[counter] += number

    def reasons(self) -> list[tuple[str, str]]:
        return [(reason.code, reason.message) for item in self.items for reason in item.reasons]


def link(name: str) -> str:
    return f'<p>1 <a href="{name}">2</a> <a href="{name}">Next</a></p>'


def test_articles_come_one_by_one(tmp_path):
    reading = Reading(tmp_path, {f"{n}.html": make_page(n) for n in (10, 9, 11)})

    assert [item.url for item in reading.items] == [f"{SITE}/p/{n}.html" for n in (9, 10, 11)]
    assert all(isinstance(item, Draft) for item in reading.items)
    assert reading.counts == {counters.PAGES_READ: 3, counters.FETCHES: 3}
    assert reading.bytes == sum(len(make_page(n).encode()) for n in (9, 10, 11))


def test_pages_of_an_article_are_one_item(tmp_path):
    reading = Reading(
        tmp_path,
        {
            "1.html": make_page(1, more=link("1_2.html")),
            "1_2.html": make_page(2, more=link("1_3.html")),
            "1_3.html": make_page(3),
        },
    )

    assert [item.url for item in reading.items] == [f"{SITE}/p/1.html"]
    assert [text[-14:] for text in reading.items[0].body if "coins" in text] == [
        f" {n} coins each way."[-14:] for n in (1, 2, 3)
    ]
    assert reading.counts == {counters.PAGES_READ: 1, counters.FETCHES: 3, LATER_PAGE: 2}


def test_article_whose_second_page_is_missing_is_incomplete(tmp_path):
    reading = Reading(tmp_path, {"1.html": make_page(1, more=link("1_2.html"))})

    assert reading.reasons() == [
        ("pages", f"page 2 of the article is not in the source: {SITE}/p/1_2.html")
    ]
    assert reading.items[0].body


def test_article_whose_second_page_cannot_be_read_is_incomplete(tmp_path):
    big = make_page(2) + " " * 100_000
    reading = Reading(tmp_path, {"1.html": make_page(1, more=link("1_2.html")), "1_2.html": big})

    [(code, message)] = reading.reasons()
    assert code == "pages"
    assert message.startswith(f"page 2, {SITE}/p/1_2.html: larger than the 100000 bytes")


def test_article_without_end_is_given_up(tmp_path):
    pages = {"1.html": make_page(1, more=link("1_2.html"))}
    for n in range(2, 9):
        pages[f"1_{n}.html"] = make_page(n, more=link(f"1_{n + 1}.html"))

    reading = Reading(tmp_path, pages)

    assert reading.reasons() == [("pages", "the article has more than 5 pages")]
    assert reading.counts[counters.FETCHES] == 5


def test_article_of_as_many_pages_as_allowed_is_whole(tmp_path):
    pages = {"1.html": make_page(1, more=link("1_2.html"))}
    for n in range(2, 5):
        pages[f"1_{n}.html"] = make_page(n, more=link(f"1_{n + 1}.html"))
    pages["1_5.html"] = make_page(5)

    reading = Reading(tmp_path, pages)

    assert reading.reasons() == []
    assert len([text for text in reading.items[0].body if "coins" in text]) == 5


def test_second_page_that_repeats_the_first_ends_the_article(tmp_path):
    again = make_page(1, more=link("1_3.html"))
    pages = {"1.html": make_page(1, more=link("1_2.html")), "1_2.html": again, "1_3.html": again}

    reading = Reading(tmp_path, pages)

    assert reading.reasons() == []
    assert len(reading.items) == 1
    assert len(reading.items[0].body) == 2
    assert reading.counts == {counters.PAGES_READ: 1, counters.FETCHES: 2, LATER_PAGE: 2}


def test_later_page_alone_is_nothing(tmp_path):
    reading = Reading(tmp_path, {"1_2.html": make_page(2)})

    assert reading.items == []
    assert reading.counts == {LATER_PAGE: 1}


def test_pages_whose_address_has_no_number_are_joined_all_the_same(tmp_path, monkeypatch):
    def read(page, body, url, **options):
        draft = read_draft(page, body, url, **options)
        return replace(draft, next_page=f"{SITE}/p/2.html" if url.endswith("/1.html") else None)

    monkeypatch.setattr(deadline, "read_draft", read)
    reading = Reading(tmp_path, {f"{n}.html": make_page(n) for n in (1, 2, 3)})

    assert [item.url for item in reading.items] == [f"{SITE}/p/{n}.html" for n in (1, 3)]
    assert len(reading.items[0].body) == 4
    assert reading.counts == {counters.PAGES_READ: 2, counters.FETCHES: 3, LATER_PAGE: 1}


def test_page_that_says_itself_that_it_is_a_later_one_is_nothing(tmp_path, monkeypatch):
    def read(page, body, url, **options):
        draft = read_draft(page, body, url, **options)
        reasons = [Reason(field=None, code=RejectCode.LATER_PAGE, message="page 2")]
        return replace(draft, reasons=reasons if url.endswith("/1.html") else [])

    monkeypatch.setattr(deadline, "read_draft", read)
    reading = Reading(tmp_path, {f"{n}.html": make_page(n) for n in (1, 2)})

    assert [item.url for item in reading.items] == [f"{SITE}/p/2.html"]
    assert reading.counts == {counters.PAGES_READ: 1, counters.FETCHES: 2, LATER_PAGE: 1}


def test_pages_that_cannot_be_read_are_rejects(tmp_path):
    folder = tmp_path / "en.imsilkroad.com" / "p"
    folder.mkdir(parents=True)
    (folder / "2.html").symlink_to("2.html")

    reading = Reading(tmp_path, {"1.html": make_page(1) + " " * 100_000, "3.html": make_page(3)})

    large, unreadable, article = reading.items
    assert isinstance(large, Reject)
    assert isinstance(unreadable, Reject)
    assert isinstance(article, Draft)
    assert [code for code, _ in reading.reasons()] == ["too_large", "fetch"]
    assert reading.counts == {
        counters.PAGES_READ: 3,
        counters.FETCHES: 1,
        counters.FETCHES_FAILED.format(unreadable.reasons[0].message): 1,
    }


def test_error_of_the_core_is_a_reject_and_the_run_goes_on(tmp_path, monkeypatch, caplog):
    def fail(page, body, *arguments, **options):
        if b"line 1 " in body:
            raise ZeroDivisionError("nobody expected this")
        return read_draft(page, body, *arguments, **options)

    monkeypatch.setattr(deadline, "read_draft", fail)
    reading = Reading(tmp_path, {"1.html": make_page(1), "2.html": make_page(2)})

    assert reading.reasons() == [("internal", "ZeroDivisionError")]
    assert reading.counts[counters.INTERNAL_ERRORS] == 1
    assert len(reading.items) == 2
    assert f"{SITE}/p/1.html: internal error" in caplog.text


def test_pages_that_are_not_wanted_are_not_read(tmp_path):
    reading = Reading(
        tmp_path,
        {"1.html": make_page(1), "2.html": make_page(2)},
        skip=lambda url: url.endswith("/1.html"),
    )

    assert [item.url for item in reading.items] == [f"{SITE}/p/2.html"]
    assert reading.counts[counters.PAGES_SKIPPED.format("window")] == 1


def test_reading_ends_when_told(tmp_path):
    pages = {f"{n}.html": make_page(n) for n in range(5)}
    answers = iter([False, False, True])

    reading = Reading(tmp_path, pages, stop=lambda: next(answers))

    assert len(reading.items) == 2
    assert reading.counts[counters.FETCHES] == 2


@pytest.mark.parametrize("body", [b"", b"\0\0\1\2" * 50, b"%PDF-1.7\n\xff\xfe\0" * 9])
def test_rubbish_is_a_reason_not_an_error(tmp_path, body):
    reading = Reading(tmp_path, {"1.html": body})

    assert len(reading.items) == 1
    assert reading.items[0].reasons
    assert reading.counts[counters.INTERNAL_ERRORS] == 0
