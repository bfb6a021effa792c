"""What a portal consists of, for all portals: a new one is told what it lacks."""

import json
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings

from crawler.items import Article
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template
from crawler.portals import find_page_classes, page_classes
from crawler.portals.pudong import PudongPage
from crawler.sources.expected import find_expected_file, format_expected, read_expected
from tests.samples.completeness import SAMPLES, find_missing, find_missing_marks, read_samples

HOST = "english.pudong.gov.cn"
PAGE = "2019-05/16/c_367120.htm"


@pytest.mark.parametrize("page_class", page_classes().values(), ids=page_classes())
def test_portal_is_complete(page_class):
    if missing := list(find_missing(page_class)):
        pytest.fail("\n".join(missing), pytrace=False)


def test_every_portal_has_a_spider():
    loader = SpiderLoader.from_settings(get_project_settings())
    assert {name: loader.load(name).page for name in page_classes()} == page_classes()


def test_file_of_a_portal_holds_one():
    for page_class in page_classes().values():
        assert [*find_page_classes(sys.modules[page_class.__module__])] == [page_class]


def test_portal_is_found_below_a_base_that_is_none():
    class FamilyPage(ArticlePage):
        site_title = re.compile("Harbour Family")

    class BranchPage(FamilyPage):
        pass

    class QuayPage(BranchPage):
        portal = Portal("quay", ("quay.example",), re.compile(r"/\d+"))

    class OldQuayPage(QuayPage):
        pass

    module = ModuleType(__name__)
    vars(module).update(vars(), PudongPage=PudongPage)

    assert [*find_page_classes(module)] == [QuayPage]


class TestNewPortal:
    """A portal that lacks something, beside the samples of another."""

    @pytest.fixture
    def samples(self, tmp_path: Path) -> Path:
        folder = tmp_path / "samples" / HOST
        for name in (PAGE, f"{PAGE}.json", "latest.html"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SAMPLES / HOST / name, folder / name)
        return tmp_path / "samples"

    @pytest.fixture
    def page_class(self):
        class NewPage(PudongPage):
            portal = replace(PudongPage.portal)

        return NewPage

    def test_is_told_everything_that_it_lacks(self, monkeypatch):
        class NewPage(PudongPage):
            portal = Portal("new", ("news.harbour.example",), re.compile(r"/\d+\.html"))
            template = Template(body=("div.story",))

        monkeypatch.setattr(sys.modules[__name__], "__doc__", "Harbour News.")
        assert list(find_missing(NewPage)) == [
            "tests.test_portals does not say in its docstring how its template is known",
            "tests.test_portals declares no lists, feeds or sitemaps to start at",
            "no samples: scrapy sample new URL… keeps pages of it in samples/saved/; pages of your "
            "own making go to samples/news.harbour.example/<path>",
        ]

    def test_with_few_samples_is_told_how_many(self, page_class, samples, monkeypatch):
        monkeypatch.setattr(sys.modules[__name__], "__doc__", "The page is known from itself.")
        assert list(find_missing(page_class, samples)) == [
            "1 samples of your own making are articles by article_path, and 0 saved pages give a "
            "record; 15 have to, or 3"
        ]

    def find(self, page_class, samples, monkeypatch):
        monkeypatch.setattr(sys.modules[__name__], "__doc__", "The page is known from itself.")
        return [told for told in find_missing(page_class, samples) if "have to" not in told]

    def test_without_a_list_is_told(self, page_class, samples, monkeypatch):
        (samples / HOST / "latest.html").unlink()
        assert self.find(page_class, samples, monkeypatch) == [
            "no list, feed or sitemap among the samples: put one where its address says"
        ]

    def test_with_a_list_that_names_nothing_is_told(self, page_class, samples, monkeypatch):
        (samples / HOST / "latest.html").write_text("<p>Nothing today</p>")
        assert self.find(page_class, samples, monkeypatch) == [
            f"samples/{HOST}/latest.html names no article of the portal"
        ]

    def test_with_a_page_nobody_read_is_told(self, page_class, samples, monkeypatch):
        (samples / HOST / f"{PAGE}.json").unlink()
        assert self.find(page_class, samples, monkeypatch) == [
            f"no expected record: read https://{HOST}/{PAGE} and write samples/{HOST}/{PAGE}.json"
        ]

    @pytest.mark.parametrize("page_class", page_classes().values(), ids=page_classes())
    def test_with_a_wrong_record_is_shown_the_difference(self, page_class, tmp_path, monkeypatch):
        results = read_samples(page_class).values()
        page = next((page for page, result in results if isinstance(result, Article)), None)
        if page is None:
            pytest.skip("what is missing is told above: no sample gives a record")
        for name in (page, find_expected_file(page)):
            copy = tmp_path / name.relative_to(SAMPLES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, copy)
        record = json.loads(copy.read_text())
        record.pop("proposed", None)
        copy.write_text(json.dumps(record | {"headline": "Another"}))

        [told] = (told for told in find_missing(page_class, tmp_path) if "what the page" in told)

        assert told.startswith(f"samples/{copy.relative_to(tmp_path)} is not what the page gives:")
        assert '\n-  "headline": "Another",\n' in told

    def test_with_a_record_of_no_page_is_told(self, page_class, samples, monkeypatch):
        path = samples / HOST / f"{PAGE}.json"
        record = json.loads(path.read_text())
        path.write_text(json.dumps(record | {"url": f"https://{HOST}/about.html"}))
        assert self.find(page_class, samples, monkeypatch)[-1] == (
            f"samples/{HOST}/{PAGE}.json: no page of this portal gives https://{HOST}/about.html"
        )

    def test_with_a_proposed_record_is_told(self, page_class, samples, monkeypatch):
        path = samples / HOST / f"{PAGE}.json"
        path.write_text(format_expected({"proposed": "read it", **read_expected(path)}))
        assert self.find(page_class, samples, monkeypatch) == [
            f"samples/{HOST}/{PAGE}.json is only proposed: read it beside its page, put right what "
            "is wrong, and delete its line 'proposed'"
        ]

    @pytest.mark.parametrize("count", [2, 3])
    def test_with_saved_pages_needs_three(self, page_class, samples, monkeypatch, count):
        monkeypatch.setattr(sys.modules[__name__], "__doc__", "The page is known from itself.")
        shutil.rmtree(samples / HOST)
        names = (PAGE, "2019-04/12/c_352990.htm", "2019-06/20/c_379900.htm")
        for name in (f"{name}{suffix}" for name in names[:count] for suffix in ("", ".json")):
            copy = samples / "saved" / HOST / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SAMPLES / HOST / name, copy)
        told = (
            "0 samples of your own making are articles by article_path, and 2 saved pages give a "
            "record; 15 have to, or 3"
        )
        assert list(find_missing(page_class, samples)) == [told][: 3 - count]

    def test_without_marks_is_told(self, page_class, samples, monkeypatch):
        page_class.portal = replace(page_class.portal, marks=None)
        [told] = self.find(page_class, samples, monkeypatch)
        assert told.startswith("no marks: ")

    def test_with_marks_that_no_sample_or_another_bears_is_told(self, samples):
        new = replace(PudongPage.portal, name="new", marks=re.compile("Nobody prints this"))
        told, other = find_missing_marks(new, [samples / HOST / PAGE])
        assert told.startswith("no sample bears its marks: ")
        assert other == "c_367120.htm bears the mark of pudong: make the marks narrower"
