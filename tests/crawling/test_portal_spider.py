"""What the spiders of all portals share."""

import pytest
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings

from crawler.crawling.portal_spider import PortalSpider
from crawler.errors import ArgumentError


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


def test_site_of_a_portal():
    loader = SpiderLoader.from_settings(get_project_settings())
    spider = loader.load("regional")(site="nhc")

    assert spider.portal.lists == ("https://en.nhc.gov.cn/news.html",)
    assert spider.allowed_domains == ["en.nhc.gov.cn"]
    with pytest.raises(ArgumentError, match="site='quay': pudong has no site 'quay'"):
        loader.load("pudong")(site="quay")
