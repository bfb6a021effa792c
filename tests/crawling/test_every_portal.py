"""What a run of all portals may be asked for."""

from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.crawling.every_portal import check_arguments, open_portals
from crawler.errors import ArgumentError
from crawler.portals import page_classes


@pytest.fixture
def settings():
    settings = Settings()
    settings.setmodule("crawler.settings")
    return settings


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"origin": "http://127.0.0.1:1"}, "a server stands in for one portal; name the portal"),
        ({"site": "nantong"}, "a site is one of a single portal"),
        ({"archive": "a.warc.gz"}, "an archive is written by the run of one portal"),
        ({"limit": "x"}, "limit='x' is no count"),
    ],
)
def test_what_cannot_be_asked_of_all(given, said, settings):
    with pytest.raises(ArgumentError, match=said):
        check_arguments(given, settings)


def test_one_feed_for_all_is_refused_and_one_for_each_is_not(settings):
    settings.set("FEEDS", {"all.json": {"format": "json"}})
    with pytest.raises(ArgumentError, match=r"all\.json: all portals would write to this one feed"):
        check_arguments({}, settings)
    settings.set("FEEDS", {"%(name)s.json": {"format": "json"}})
    assert check_arguments({"limit": "3"}, settings).limit == 3


def test_a_wrong_setting_is_told_before_anything_runs(settings):
    settings.set("REVISIT_DAYS", "abc", priority="cmdline")
    with pytest.raises(ArgumentError, match="REVISIT_DAYS"):
        check_arguments({}, settings)


def test_each_portal_gets_its_own_pages_of_the_source(settings):
    sources = open_portals([Path("samples")], settings)
    assert [*sources] == [*page_classes()]
    for name, source in sources.items():
        portal = page_classes()[name].portal
        addresses = [entry.url for entry in source if not entry.url.startswith("file:")]
        assert addresses
        assert all(map(portal.is_article, addresses))


def test_several_places_are_read_one_after_the_other(settings):
    folders = [
        Path("samples/en.people.cn"),
        Path("samples/www.ecns.cn"),
        Path("samples/en.people.cn"),
    ]
    sources = open_portals(folders, settings)
    people, ecns = ([entry.url for entry in sources[name]] for name in ("people", "ecns"))
    half = len(people) // 2
    assert (
        people[:half]
        == people[half:]
        == [entry.url for entry in open_portals(folders[:1], settings)["people"]]
    )
    assert ecns
    assert len(sources["people"]) == 2 * half
    assert not len(sources["dawn"])
