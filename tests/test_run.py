"""What the parts of a run know of it."""

import datetime as dt
from types import SimpleNamespace

import pytest

from crawler.portals.pudong import PudongPage
from crawler.portals.regional import RegionalPage
from crawler.run import find_run
from tests.made_run import make_run


def test_run_is_found_by_its_crawler_and_a_spider_that_is_no_portals_has_none():
    run = make_run()
    assert find_run(run.crawler) is run
    assert find_run(SimpleNamespace(spider=SimpleNamespace(run="away"))) is None
    assert find_run(SimpleNamespace(spider=None)) is None


def test_origin_stands_in_for_the_portal():
    run = make_run(origin="http://127.0.0.1:8080")
    canonical = "https://en.imsilkroad.com/p/1.html"

    assert run.fetch_url(canonical) == "http://127.0.0.1:8080/p/1.html"
    assert run.fetch_url("https://www.example.com/p/1.html") == ("https://www.example.com/p/1.html")
    assert run.canonical_url("http://127.0.0.1:8080/p/1.html?from=app") == canonical
    assert run.canonical_url("http://en.imsilkroad.com/p/1.html#top") == canonical


@pytest.mark.parametrize(
    ("url", "outside"),
    [
        ("https://english.pudong.gov.cn/2024-01/06/c_1.htm", True),
        ("https://english.pudong.gov.cn/2024-01/07/c_1.htm", False),
        ("https://english.pudong.gov.cn/2024-02/03/c_1.htm", False),
        ("https://english.pudong.gov.cn/2024-02/04/c_1.htm", True),
        ("https://english.pudong.gov.cn/news.html", False),
        ("file:///1.html", False),
    ],
)
def test_date_in_an_address_rules_a_page_out_only_where_no_printed_date_could_save_it(url, outside):
    run = make_run(PudongPage.portal, since=dt.date(2024, 1, 10), until=dt.date(2024, 1, 31))

    assert run.is_outside_window(url) is outside


def test_origin_stands_for_the_host_of_the_page_that_was_asked_for():
    run = make_run(RegionalPage.portal, origin="http://127.0.0.1:8080")
    link, page = "http://127.0.0.1:8080/2020-04/10/c_1.htm", "https://en.nhc.gov.cn/news.html"

    assert run.canonical_url(link, page) == "https://en.nhc.gov.cn/2020-04/10/c_1.htm"
    assert run.canonical_url(link) == "https://regional.chinadaily.com.cn/2020-04/10/c_1.htm"
