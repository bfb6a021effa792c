"""Whose the pages of a source are in which a portal has none."""

from crawler.crawling.owners import describe_owners
from crawler.portals.pudong import PudongPage
from crawler.portals.silkroad import SilkroadPage


def test_pages_of_another_portal_are_named_with_what_to_type(tmp_path):
    folder = tmp_path / "english.pudong.gov.cn" / "2024-01" / "13"
    folder.mkdir(parents=True)
    for number in (1, 2):
        (folder / f"c_{number}.htm").write_text("<h1>Head</h1>")

    assert list(describe_owners(tmp_path, SilkroadPage.portal, 999)) == [
        f"the source holds 2 article pages of pudong: scrapy crawl pudong -a source={tmp_path}"
    ]
    assert list(describe_owners(tmp_path, PudongPage.portal, 999)) == []


def test_loose_pages_are_nobodys(tmp_path):
    (tmp_path / "1.html").write_text("<h1>Head</h1>")
    assert list(describe_owners(tmp_path, SilkroadPage.portal, 999)) == []
