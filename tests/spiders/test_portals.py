"""What the spiders of all portals share."""

import pytest
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings

from crawler.spiders.arguments import ArgumentError
from crawler.spiders.base import PortalSpider

LOADER = SpiderLoader.from_settings(get_project_settings())


def test_user_agent_says_whom_to_write_to():
    def build(**given: str) -> str:
        settings = get_project_settings()
        settings.setdict(given, priority="cmdline")
        PortalSpider.update_settings(settings)
        return settings["USER_AGENT"]

    assert build() == "silkroad-crawler"
    assert build(CONTACT="desk@example.org") == "silkroad-crawler (+desk@example.org)"
    assert build(CONTACT="a\r\nX-Header: b") == "silkroad-crawler (+a X-Header: b)"
    assert build(USER_AGENT="another", CONTACT="desk@example.org") == "another"


def test_origin_stands_in_for_the_portal():
    spider = LOADER.load("silkroad")(origin="http://127.0.0.1:8080")
    canonical = "https://en.imsilkroad.com/p/1.html"

    assert spider.fetch_url(canonical) == "http://127.0.0.1:8080/p/1.html"
    assert spider.fetch_url("https://www.example.com/p/1.html") == (
        "https://www.example.com/p/1.html"
    )
    assert spider.canonical_url("http://127.0.0.1:8080/p/1.html?from=app") == canonical
    assert spider.canonical_url("http://en.imsilkroad.com/p/1.html#top") == canonical


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
    spider = LOADER.load("pudong")(since="2024-01-10", until="2024-01-31")

    assert spider.outside_window(url) is outside


def test_origin_stands_for_the_host_of_the_page_that_was_asked_for():
    spider = LOADER.load("regional")(origin="http://127.0.0.1:8080")
    link, page = "http://127.0.0.1:8080/2020-04/10/c_1.htm", "https://en.nhc.gov.cn/news.html"

    assert spider.canonical_url(link, page) == "https://en.nhc.gov.cn/2020-04/10/c_1.htm"
    assert spider.canonical_url(link) == "https://regional.chinadaily.com.cn/2020-04/10/c_1.htm"


def test_site_of_a_portal():
    spider = LOADER.load("regional")(site="nhc")

    assert spider.portal.lists == ("https://en.nhc.gov.cn/news.html",)
    assert spider.allowed_domains == ["en.nhc.gov.cn"]
    with pytest.raises(ArgumentError, match="site='quay': pudong has no site 'quay'"):
        LOADER.load("pudong")(site="quay")
