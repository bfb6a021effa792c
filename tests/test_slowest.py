import pytest

from crawler.slowest import KEPT, SlowestPages

pytestmark = pytest.mark.quick


def test_the_slowest_are_kept_and_come_first():
    pages = SlowestPages()
    for number in (3, 9, 1, 7, 8, 2, 6, 4, 5):
        pages.add(f"p/{number}", number / 10)
    assert pages.pages() == [(f"p/{number}", number / 10) for number in (9, 8, 7, 6, 5)]
    assert len(pages.pages()) == KEPT


def test_a_run_without_pages_has_none():
    assert SlowestPages().pages() == []
