"""One page from a file or from standard input, and the addresses that it may have."""

import io

import pytest

from crawler.errors import PageError
from crawler.items import RejectCode
from crawler.sources.loose import read_page, read_stream

URL = "https://www.example.cn/1.html"
PAGE = f'<html><head><link rel=canonical href="{URL}"></head><p>The pier opened.</p>'.encode()


@pytest.mark.parametrize(
    ("name", "address", "content_type"),
    [
        ("page.html", "file:///page.html", None),
        ("the pier.htm", "file:///the%20pier.htm", None),
        ("page.txt", "file:///page.txt", "text/plain"),
        ("PAGE", "file:///PAGE", None),
    ],
)
def test_a_page_of_a_file(tmp_path, name, address, content_type):
    path = tmp_path / name
    path.write_bytes(PAGE)
    page, addresses = read_page(path, len(PAGE))
    assert (page.body, page.content_type) == (PAGE, content_type)
    assert (page.fetched_at, page.warc_record_id) == (None, None)
    assert addresses == [URL, address]


def test_a_page_that_states_no_address_has_that_of_its_file(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>The pier opened.</p>")
    assert read_page(path, 99)[1] == ["file:///page.html"]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PageError, match="cannot be read") as told:
        read_page(tmp_path / "page.html", 99)
    assert told.value.code is RejectCode.FETCH


def test_a_page_of_standard_input():
    page, addresses = read_stream(io.BytesIO(PAGE), len(PAGE))
    assert (page.body, page.content_type) == (PAGE, None)
    assert addresses == [URL, "file:///stdin"]


@pytest.mark.parametrize(("room", "is_read"), [(1, True), (0, True), (-1, False)])
def test_how_large_a_page_may_be(tmp_path, room, is_read):
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    for read, place in ((read_page, path), (read_stream, io.BytesIO(PAGE))):
        if is_read:
            assert read(place, len(PAGE) + room)[0].body == PAGE
            continue
        with pytest.raises(PageError, match="SOURCE_MAXSIZE") as told:
            read(place, len(PAGE) + room)
        assert told.value.code is RejectCode.TOO_LARGE


def test_an_address_is_looked_for_in_the_head_only():
    late = b"<p>" + b"x" * 1_000_000 + PAGE
    assert read_stream(io.BytesIO(late), len(late))[1] == ["file:///stdin"]
