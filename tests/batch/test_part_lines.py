"""What is read of a page, as a line: the same after any number of ways there and back."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.batch.part_lines import (
    PartTask,
    decode_reading,
    encode_line,
    encode_reading,
    read_url,
)
from crawler.crawling.page_reading import Fault, PageReading
from crawler.items import RejectCode
from crawler.portals import find_page_class
from crawler.structuring import read_draft
from tests.batch.made_parts import make_task

SAMPLES = Path(__file__).parents[2] / "samples"
PAGES = sorted(SAMPLES.rglob("*.html"))[::9]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_draft_comes_back_whole(path: Path):
    url = f"https://{path.relative_to(SAMPLES)}"
    page_class = find_page_class(url) or find_page_class("https://en.imsilkroad.com/p/1.html")
    draft = read_draft(page_class, path.read_bytes(), url)
    reading = PageReading(draft, 17)
    line = encode_reading(url, reading)
    assert line.count(b"\n") == 1
    assert decode_reading(line) == reading
    assert read_url(line) == url


@pytest.mark.parametrize(
    "fault",
    [
        Fault(RejectCode.CRASH, "the process that read the page died"),
        Fault(RejectCode.INTERNAL, "KeyError", "Traceback\n  line\n"),
        Fault(RejectCode.FETCH, "lone \ud800 surrogate\u2028"),
    ],
)
def test_a_fault_comes_back_whole(fault: Fault):
    line = encode_reading("https://en.imsilkroad.com/p/1.html", PageReading(fault))
    assert line.isascii()
    assert decode_reading(line) == PageReading(fault)


def test_the_time_that_a_page_took_is_in_no_line():
    page = read_draft(find_page_class("https://en.imsilkroad.com/p/1.html"), b"<h1>x</h1>", "u")
    lines = {encode_reading("u", PageReading(replace(page, seconds=s), 1)) for s in (0.5, 2.0)}
    assert len(lines) == 1


@pytest.mark.parametrize("line", [b"{}", b"[]", b"\n", b'{"url": "u", "draft": {"url": 1}}', b'"'])
def test_what_is_no_line_is_told(line: bytes):
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        decode_reading(line)


def change_size(task: PartTask) -> PartTask:
    task.entries[0].path.write_text("other")
    return task


def change_time(task: PartTask) -> PartTask:
    os.utime(task.entries[1].path, (1, 1))
    return task


@pytest.mark.parametrize(
    "change",
    [
        change_size,
        change_time,
        lambda task: replace(task, entries=task.entries[1:]),
        lambda task: replace(task, entries=[*reversed(task.entries)]),
        lambda task: replace(task, timeout=1.0),
        lambda task: replace(task, version="1.1"),
    ],
)
def test_a_part_of_other_pages_has_another_head(tmp_path: Path, change):
    task = make_task(tmp_path, range(3))
    before = encode_line(task.head)
    assert encode_line(task.head) == before
    assert encode_line(change(task).head) != before
