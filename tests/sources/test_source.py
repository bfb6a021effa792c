"""Whatever pages are read from: each kind of source answers in the same way."""

import pytest

from crawler.portals.silkroad import SilkroadPage
from crawler.sources import open_source
from crawler.sources.source import Source, SourcePage
from tests.archive.made import DATE, PAGE, page, url, write

NUMBERS = (10, 9, 100)


@pytest.fixture(params=["mirror", "pages.warc", "pages.warc.gz"])
def source(request, tmp_path) -> Source:
    """Three article pages of a portal, and a page of another."""
    if request.param == "mirror":
        for address in (*map(url, NUMBERS), "https://www.example.cn/1.html"):
            path = tmp_path / address.removeprefix("https://")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(PAGE)
        return open_source(tmp_path, SilkroadPage.portal, 999)
    other = page(1).replace(b"en.imsilkroad.com", b"ww.example-sea.cn")
    path = write(tmp_path / request.param, *map(page, NUMBERS), other)
    return open_source(path, SilkroadPage.portal, 999)


def test_pages_come_in_the_order_of_their_addresses_or_as_they_were_captured(source, request):
    numbers = NUMBERS if "warc" in request.node.name else sorted(NUMBERS)
    for _ in range(2):
        assert [entry.url for entry in source] == [url(number) for number in numbers]
    assert len(source) == 3


def test_a_page_is_found_by_its_address(source):
    entry = source.find(url(10))
    assert entry is not None
    assert (entry.url, entry.read().body) == (url(10), PAGE)
    assert source.find(url(11)) is None


def test_what_is_no_page_of_the_portal_is_counted(source):
    assert source.passed_over == 1
    assert all(isinstance(notice, str) for notice in source.notices)


def test_what_the_source_knows_of_a_page(source, request):
    page = next(iter(source)).read()
    is_archive = "warc" in request.node.name
    assert page.fetched_at == (DATE if is_archive else None)


def test_a_page_of_which_nothing_is_known():
    assert SourcePage(b"x") == SourcePage(b"x", None, None, None)
    assert SourcePage(b"x") != SourcePage(b"x", fetched_at=DATE)
