"""What each status means to an article, a list and robots.txt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.fetching.failures import describe_failure, is_passing
from crawler.fetching.statuses import (
    EXPECTED,
    LIST,
    Meaning,
    Rules,
    StatusMiddleware,
    find_meaning,
    find_row,
)
from tests.made_run import make_run

PAGE, UNCHANGED, GONE, REFUSED, LATER = Meaning
MIDDLEWARE = StatusMiddleware.from_crawler(make_run().crawler)


def answer(status: int, **meta: object) -> Response:
    return Response("https://en.imsilkroad.com/", status=status, request=make_request(meta))


def make_request(meta: dict) -> Request:
    return Request("https://en.imsilkroad.com/", meta=meta)


@pytest.mark.parametrize(
    ("statuses", "article", "list_", "robots", "tires"),
    [
        ([200], PAGE, PAGE, Rules.AS_WRITTEN, False),
        ([203], LATER, PAGE, Rules.AS_WRITTEN, False),
        ([201, 202, 204, 205, 206, 207, 208, 226, 299], LATER, LATER, Rules.AS_WRITTEN, False),
        ([301, 302, 303, 307, 308], REFUSED, REFUSED, Rules.ALL, False),
        ([304], UNCHANGED, LATER, Rules.NOTHING, False),
        ([300, 305, 306, 399], REFUSED, REFUSED, Rules.NOTHING, False),
        ([404, 410], GONE, GONE, Rules.ALL, False),
        ([403], LATER, LATER, Rules.ALL, True),
        ([408, 429], LATER, LATER, Rules.NOTHING, True),
        ([421, 425], LATER, LATER, Rules.NOTHING, False),
        ([400, 401, 402, 405, 406, 414, 451, 499], REFUSED, REFUSED, Rules.ALL, False),
        ([500, 501, 502, 503, 504, 520, 524, 599], LATER, LATER, Rules.NOTHING, True),
        ([0, 99, 100, 101, 103, 199, 600, 999], LATER, LATER, Rules.NOTHING, True),
    ],
)
def test_what_a_status_means(statuses, article, list_, robots, tires):
    for status in statuses:
        row = find_row(status)
        assert (row.article, row.list, row.robots, row.tires) == (article, list_, robots, tires)
        assert find_meaning(answer(status)) is article
        assert find_meaning(answer(status, kind=LIST)) is list_


@given(st.integers(0, 999))
def test_nothing_but_200_is_an_article(status):
    assert (find_row(status).article is PAGE) == (status == 200)


@given(st.integers(0, 999))
def test_what_no_callback_takes_is_a_failure(status):
    for meta in ({}, {"kind": LIST}, {EXPECTED: [GONE]}, {EXPECTED: [GONE, UNCHANGED]}):
        response = answer(status, **meta)
        meaning = find_meaning(response)
        if meaning is PAGE or meaning in meta.get(EXPECTED, ()):
            assert MIDDLEWARE.process_spider_input(response) is None
            continue
        with pytest.raises(HttpError) as failed:
            MIDDLEWARE.process_spider_input(response)
        assert describe_failure(failed.value) == f"HTTP status {status}"
        assert is_passing(failed.value) == (meaning in (LATER, UNCHANGED))
