"""Exchanges: header lines by name, whatever their spelling and number."""

import pytest
from scrapy.http import Response

from crawler.fetching.exchange import read_header
from tests.archive.test_writing import make_exchange


def test_header_values_are_found_by_name_in_their_order():
    lines = (("X-A", "1"), ("x-a", "2"), ("X-B", "3"))
    exchange = make_exchange("https://en.imsilkroad.com/p/1.html", b"", headers=lines)
    assert exchange.header_values("x-A") == ["1", "2"]
    assert exchange.header_values("x-c") == []


@pytest.mark.parametrize(
    ("headers", "value"), [({}, None), ({"ETag": ""}, None), ({"etag": b'"\xe9"'}, '"é"')]
)
def test_a_header_that_says_nothing_is_none(headers, value):
    assert read_header(Response("https://en.imsilkroad.com/", headers=headers), "ETag") == value
