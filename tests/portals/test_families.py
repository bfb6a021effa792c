"""Who owns which address among the portals that China Daily makes."""

import pytest

from crawler.portals import page_classes
from crawler.portals.chinadaily import ChinadailyPage
from crawler.portals.regional import RegionalPage

WS = "WS" + "0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("place", "owner", "is_article"),
    [
        (f"www.chinadaily.com.cn/a/202412/25/{WS}.html", "chinadaily", True),
        (f"www.chinadaily.com.cn/a/202412/25/{WS}_3.html", "chinadaily", True),
        (f"regional.chinadaily.com.cn/a/202412/25/{WS}.html", "chinadaily", True),
        ("www.chinadaily.com.cn/china/2016-08/22/content_26556789.htm", "chinadaily", True),
        ("www.chinadaily.com.cn/cndy/2012-05/07/content_15221234.htm", "chinadaily", True),
        ("www.chinadaily.com.cn/cndy/2012-05/07/node_1.htm", "chinadaily", False),
        ("www.chinadaily.com.cn/china/society/page_2.html", "chinadaily", False),
        ("www.chinadaily.com.cn/", "chinadaily", False),
        ("regional.chinadaily.com.cn/nantong/2021-11/09/c_678123.htm", "regional", True),
        ("regional.chinadaily.com.cn/nantong/yangkouport/2021-11/09/c_1_2.htm", "regional", True),
        ("nantong.chinadaily.com.cn/2021-11/09/c_678123.htm", "regional", True),
        ("www.chinadaily.com.cn/m/jiangsu/2014-09/18/content_18634567.htm", "regional", True),
        ("regional.chinadaily.com.cn/nantong/news.html", "regional", False),
        (f"govt.chinadaily.com.cn/s/201804/24/{WS}/lost-gloves.html", "regional", True),
        ("en.nhc.gov.cn/2020-04/10/c_79234.htm", "regional", True),
        ("english.pudong.gov.cn/chinashftz/2019-11/06/c_421900.htm", "pudong", True),
        ("chinadaily.com.cn.evil.example/china/2016-08/22/content_26556789.htm", None, False),
    ],
)
def test_address_has_one_owner(place: str, owner: str | None, is_article: bool) -> None:
    url = f"https://{place}"
    portals = [page_class.portal for page_class in page_classes().values()]
    assert [p.name for p in portals if p.owns(url)] == ([owner] if owner else [])
    assert [p.name for p in portals if p.is_article(url)] == ([owner] if is_article else [])


@pytest.mark.parametrize("host", ["global", "regional", "covid-19", "www"])
def test_article_of_china_daily_has_one_canonical_address(host: str) -> None:
    url = f"http://{host}.chinadaily.com.cn/a/202412/25/{WS}_2.html?from=app"
    canonical = f"https://www.chinadaily.com.cn/a/202412/25/{WS}_2.html"
    assert ChinadailyPage.portal.canonical_url(url) == canonical


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("nantong/yangkouport/2021-11/09/c_678123.htm", ["nantong", "yangkouport"]),
        ("hohhot/2021-11/09/c_678123_2.htm", ["hohhot"]),
        ("2021-11/09/c_678123.htm", []),
        (f"s/201804/24/{WS}/nantong/2021-11/a.html", []),
    ],
)
def test_section_is_that_of_the_path_where_none_is_printed(path: str, section: list[str]) -> None:
    page = RegionalPage(b"<h1>Kites</h1>", f"https://regional.chinadaily.com.cn/{path}")
    assert page.section == section
    assert page.evidence.get("section") is None or page.evidence["section"].tier == "url"
