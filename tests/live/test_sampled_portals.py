"""Portals played from their samples: lists, feeds and what they name, each at its own address."""

from urllib.parse import urlsplit

import pytest

from crawler.pages.addresses import Portal
from crawler.portals import page_classes
from crawler.sources.expected import is_expected_file
from crawler.sources.mirror import Place, find_address, spell_addresses
from tests.portal_server import Answer, PortalServer, html_answer, xml_answer
from tests.samples.completeness import SAMPLES, load_expected


class SampledSite:
    """The samples of a portal's first host as a site, but for pages that give no record.

    Of a list that the portal declares the first page is the sample, or empty where there is none;
    any other is one that names all articles, so that what the sample has not named is only found
    by going on.
    """

    def __init__(self, portal: Portal) -> None:
        self.articles: dict[str, bytes] = {}
        expected = load_expected()
        self._portal = portal
        self._others: dict[str, bytes] = {}
        folder = SAMPLES / portal.hosts[0]
        for file in sorted(folder.rglob("*")):
            if file.is_dir() or is_expected_file(file):
                continue
            place = Place(portal.hosts[0], file.relative_to(folder).parts)
            if url := find_address(place, portal):
                if "reasons" not in expected[url][1]:
                    self.articles[url] = file.read_bytes()
            else:
                paths = [urlsplit(spelling).path for spelling in spell_addresses(place)]
                self._others |= dict.fromkeys(paths, file.read_bytes())

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        path = urlsplit(target).path
        url = f"https://{self._portal.hosts[0]}{path}"
        if path == "/robots.txt":
            return Answer(status=404)
        start = next((url for url in self._portal.lists if urlsplit(url).path == path), None)
        body = self._others.get(path, b'<a href="/about">About</a>' if start else b"")
        if body.startswith(b"<?xml"):
            return xml_answer(body.decode())
        if body and (start is None or target in start):
            return html_answer(body)
        if self._portal.is_article(url):
            page = self.articles.get(url)
            return Answer(status=404) if page is None else html_answer(page)
        items = "".join(
            f'<li><a href="{urlsplit(url).path}">Story</a></li>' for url in self.articles
        )
        return html_answer(f"<html><body><ul>{items}</ul></body></html>")


@pytest.mark.parametrize("name", ["astanatimes", "dawn", "prnewswire"])
def test_every_article_is_found_once_and_a_second_run_writes_nothing(name, worker, output):
    portal = page_classes()[name].portal
    output.portal = name
    site = SampledSite(portal)
    with PortalServer(site) as server:
        first = worker.crawl(output, arguments={"origin": server.origin})
        asked = server.targets()
        written = {path: path.read_bytes() for path in output.folder.glob(f"{name}*.jsonl")}
        second = worker.crawl(output, arguments={"origin": server.origin})

    assert (first.status, second.status) == (0, 0), first.summary + second.summary
    assert sorted(output.urls()) == sorted(site.articles)
    paths = [urlsplit(url).path for url in site.articles]
    assert sorted(target for target in asked if target in paths) == sorted(paths)
    assert {urlsplit(url).path for url in (*portal.lists, *portal.feeds)} <= {
        urlsplit(target).path for target in asked
    }
    assert {path: path.read_bytes() for path in output.folder.glob(f"{name}*.jsonl")} == written
