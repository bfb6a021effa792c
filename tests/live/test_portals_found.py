"""The articles of portals are found where their files say, on a server that plays their samples."""

from pathlib import Path

import pytest

from crawler.items import Article
from crawler.pages.addresses import Portal
from crawler.portals import page_classes
from tests.portal_server import Answer, PortalServer, Site
from tests.samples.completeness import SAMPLES, read_samples

PORTALS = ("cgtn", "ecns", "globaltimes", "people")
NAMES_OF_INDEXES = ("", "index.html", "index.shtml")
EMPTY = {"text/html": b"<p>Nothing today</p>", "application/xml": b"<urlset/>"}


class SampleSite(Site):
    """A portal whose pages are its samples; of its lists those that are no sample are empty."""

    def __init__(self, portal: Portal) -> None:
        super().__init__(count=0, portal=portal.name)
        self._folders = [SAMPLES / host for host in portal.hosts]
        starts = [*portal.lists, *portal.feeds, *portal.sitemaps]
        self._starts = {url.removeprefix("https://").partition("/")[2] for url in starts}

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """Return the sample that lies at a target."""
        kind = "application/xml" if target.endswith(".xml") else "text/html"
        path = target.removeprefix("/")
        files = (
            Path(f"{folder}/{path}{name}") for name in NAMES_OF_INDEXES for folder in self._folders
        )
        file = next(filter(Path.is_file, files), None)
        if file is None and path not in self._starts:
            return super().answer(target, headers)
        body = file.read_bytes() if file else EMPTY[kind]
        return Answer(body, headers={"Content-Type": kind})


@pytest.mark.parametrize("name", PORTALS)
def test_every_article_is_found_once_and_a_second_run_writes_nothing(name, worker, output):
    output.portal = name
    page_class = page_classes()[name]
    samples = {url: result for url, (_, result) in read_samples(page_class).items()}
    with PortalServer(SampleSite(page_class.portal)) as server:
        first = worker.crawl(output, arguments={"origin": server.origin})
        lines, asked = output.read(), server.targets()
        second = worker.crawl(output, arguments={"origin": server.origin})

    assert (first.status, second.status) == (0, 0), first.summary
    wanted = sorted(url for url, result in samples.items() if isinstance(result, Article))
    assert sorted(line["url"] for line in lines) == wanted
    assert len(asked) == len(set(asked))
    assert output.read() == lines
