"""What a portal consists of, for all portals: a new one is told what it lacks."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings

from crawler.pages import page_classes
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.template import Template

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
EXPECTED = ROOT / "tests" / "samples" / "expected"
FEWEST_SAMPLES = 15
PROVENANCE = re.compile(r"\b(?:known from|seen in|taken from)\b")


def find_missing(page_class: type[ArticlePage], spiders: dict[str, type]) -> list[str]:
    """Return what a portal lacks, as sentences."""
    return [
        *find_missing_spider(page_class, spiders),
        *find_missing_provenance(page_class),
        *find_missing_samples(page_class.portal),
        *find_missing_records(page_class.portal),
    ]


def find_missing_spider(page_class: type[ArticlePage], spiders: dict[str, type]) -> Iterator[str]:
    name = page_class.portal.name
    spider = spiders.get(name)
    if spider is None:
        yield f"no spider of this name: write crawler/spiders/{name}.py"
    elif spider.page is not page_class:
        yield f"crawler/spiders/{name}.py does not declare `page = {page_class.__name__}`"


def find_missing_provenance(page_class: type[ArticlePage]) -> Iterator[str]:
    told = sys.modules[page_class.__module__].__doc__ or ""
    if any(astuple(page_class.template)) and not PROVENANCE.search(told):
        yield f"{page_class.__module__} does not say in its docstring how its template is known"


def find_missing_samples(portal: Portal) -> Iterator[str]:
    folders = [host for host in portal.hosts if (SAMPLES / host).is_dir()]
    if not folders:
        yield f"no samples: put pages into samples/{portal.hosts[0]}/<path>"
        return
    urls = sample_urls(portal)
    articles = [url for url in urls if portal.is_article(url) and portal.page_number(url) == 1]
    if len(articles) < FEWEST_SAMPLES:
        yield (
            f"article_path matches {len(articles)} of {len(urls)} samples in "
            f"samples/{folders[0]}; at least {FEWEST_SAMPLES} have to be articles"
        )


def find_missing_records(portal: Portal) -> Iterator[str]:
    path = EXPECTED / f"{portal.name}.jsonl"
    if not path.exists():
        yield f"no expected records: write {path.relative_to(ROOT)}"
        return
    samples = sample_urls(portal)
    for line in path.read_text(encoding="utf-8").splitlines():
        url = json.loads(line)["url"]
        if not portal.is_article(url):
            yield f"article_path does not match {url}, which has an expected record"
        elif url not in samples and not is_loose(url):
            yield f"no sample of {url}, which has an expected record"


def sample_urls(portal: Portal) -> set[str]:
    """Return the addresses of the samples in the folders of the portal's hosts."""
    return {
        f"https://{path.relative_to(SAMPLES).as_posix()}".removesuffix(".txt")
        for host in portal.hosts
        for path in (SAMPLES / host).rglob("*")
        if path.is_file()
    }


def is_loose(url: str) -> bool:
    """Tell whether a page in samples/loose states this address."""
    pages = (SAMPLES / "loose").iterdir()
    return any(url.encode() in page.read_bytes() for page in pages)


def load_spiders() -> dict[str, type]:
    loader = SpiderLoader.from_settings(get_project_settings())
    return {name: loader.load(name) for name in loader.list()}


@pytest.mark.parametrize("page_class", page_classes().values(), ids=page_classes())
def test_portal_is_complete(page_class):
    assert find_missing(page_class, load_spiders()) == []


def test_new_portal_is_told_everything_that_it_lacks(monkeypatch):
    class NewPage(page_classes()["pudong"]):
        portal = Portal("new", ("news.harbour.example",), re.compile(r"/\d+\.html"))
        template = Template(body=("div.story",))

    monkeypatch.setattr(sys.modules[__name__], "__doc__", "Harbour News.")
    other = page_classes()["silkroad"]
    spider = type("NewSpider", (), {"page": other})

    assert find_missing(NewPage, {}) == [
        "no spider of this name: write crawler/spiders/new.py",
        "tests.test_portals does not say in its docstring how its template is known",
        "no samples: put pages into samples/news.harbour.example/<path>",
        "no expected records: write tests/samples/expected/new.jsonl",
    ]
    assert list(find_missing_spider(NewPage, {"new": spider})) == [
        "crawler/spiders/new.py does not declare `page = NewPage`"
    ]


def test_samples_that_article_path_does_not_match_are_told():
    hosts = ("en.imsilkroad.com",)
    portal = Portal("silkroad", hosts, re.compile(r"/tags/.*"))

    [few] = find_missing_samples(portal)
    assert re.fullmatch(
        r"article_path matches 1 of \d+ samples in samples/en.imsilkroad.com; .*", few
    )
    assert next(find_missing_records(portal)).startswith(
        "article_path does not match https://en.imsilkroad.com/p/"
    )
