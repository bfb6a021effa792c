"""The articles of portals are found where their files say, on a server that plays their samples."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.items import Article
from crawler.pages.base import ArticlePage
from crawler.portals import page_classes
from tests.portal_server import Answer, PortalServer, Site
from tests.samples.completeness import SAMPLES, find_list_files, read_samples

PORTALS = ("cgtn", "ecns", "globaltimes", "people")
QUIET = {
    "text/html": b'<p>Nothing today</p><a href="/about">About</a>',
    "application/xml": b"<urlset><url><loc>/about</loc></url></urlset>",
}


class SampleSite(Site):
    """A portal whose pages are its samples; of its lists those that are no sample name none."""

    def __init__(self, page_class: type[ArticlePage]) -> None:
        portal = page_class.portal
        super().__init__(count=0, portal=portal.name)
        articles = {url: file for url, (file, _) in read_samples(page_class).items()}
        lists = find_list_files(portal, SAMPLES)
        self._files = {_find_target(url): file for url, file in {**articles, **lists}.items()}
        starts = [*portal.lists, *portal.feeds, *portal.sitemaps]
        self._starts = set(map(_find_target, starts))
        self._folders = [SAMPLES / host for host in portal.hosts]

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """Return the sample that lies at a target, or is read at it."""
        kind = "application/xml" if target.endswith(".xml") else "text/html"
        later_pages = (Path(f"{folder}{target}") for folder in self._folders)
        file = self._files.get(target) or next(filter(Path.is_file, later_pages), None)
        if file is None and target not in self._starts:
            return super().answer(target, headers)
        body = file.read_bytes() if file else QUIET[kind]
        return Answer(body, headers={"Content-Type": kind})


def _find_target(url: str) -> str:
    path = urlsplit(url).path
    return path.removesuffix("index.shtml")


@pytest.mark.parametrize("name", PORTALS)
def test_every_article_is_found_once_and_a_second_run_writes_nothing(name, worker, output):
    output.portal = name
    page_class = page_classes()[name]
    samples = {url: result for url, (_, result) in read_samples(page_class).items()}
    with PortalServer(SampleSite(page_class)) as server:
        first = worker.crawl(output, arguments={"origin": server.origin})
        lines, asked = output.read(), server.targets()
        second = worker.crawl(output, arguments={"origin": server.origin})

    assert (first.status, second.status) == (0, 0), first.summary
    wanted = sorted(url for url, result in samples.items() if isinstance(result, Article))
    assert sorted(line["url"] for line in lines) == wanted
    assert len(asked) == len(set(asked))
    assert output.read() == lines
