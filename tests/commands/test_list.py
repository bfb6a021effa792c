"""What is told of each portal comes from its declaration, in the command and in the README."""

import pytest

from crawler.commands.list import SAMPLES, describe_portal, describe_samples, render_table
from crawler.portals import page_classes
from crawler.portals.silkroad import SilkroadPage
from tests.commands.runs import ROOT, run_scrapy


def test_table_of_the_readme_is_made_from_the_declarations():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\n{render_table()}\n\n" in readme, f"put this in:\n{render_table()}"


@pytest.mark.parametrize("page_class", page_classes().values(), ids=page_classes())
def test_portal_is_described(page_class):
    told = describe_portal(page_class)
    portal = page_class.portal
    assert told.startswith(portal.name)
    for name in (*portal.hosts, *portal.lists, *portal.feeds, *portal.sitemaps):
        assert name in told
    assert "\nknown     " in told
    assert "\nsamples   " in told
    assert all(len(line) <= 100 or " " not in line.strip() for line in told.splitlines())


def test_samples_are_counted_by_what_is_expected_of_them():
    told = describe_samples(SilkroadPage.portal, SAMPLES)
    articles, rejects = told.partition(";")[0].split(", ")
    number = articles.removesuffix(" articles")
    assert int(number) >= 15
    assert rejects == "4 rejects"
    assert f"headline {number}, " in told


def test_installation_has_no_samples(tmp_path):
    assert describe_samples(SilkroadPage.portal, tmp_path) is None
    assert "samples" not in describe_portal(SilkroadPage, tmp_path)


def test_list_prints_names_and_with_v_what_is_known():
    names, told = run_scrapy("list"), run_scrapy("list", "-v")
    assert set(names.stdout.split()) == set(page_classes())
    assert (names.status, told.status) == (0, 0)
    assert "\nhosts     en.imsilkroad.com\n" in told.stdout
