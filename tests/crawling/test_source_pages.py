"""Pages read ahead are the pages of the source, in its order, and no more than are needed."""

import pytest

from crawler.crawling.page_reading import read_slice
from crawler.crawling.source_pages import SLICE, PagesAhead, PagesHere
from crawler.portals.silkroad import SilkroadPage
from crawler.sources.folder import FolderSource
from tests.articles import SITE, make_page


class Now:
    """Workers that read at once, and note what they were asked for."""

    count = 2

    def __init__(self) -> None:
        self.urls: list[str] = []
        self.open = 0
        self.most = 0

    def submit(self, tasks):
        self.urls += [task.entry.url for task in tasks]
        self.open += 1
        self.most = max(self.most, self.open)
        return Finished(self, tasks)


class Finished:
    """A slice that is read when it is asked for."""

    def __init__(self, workers, tasks) -> None:
        self._workers, self._tasks = workers, tasks

    def finish(self):
        self._workers.open -= 1
        return read_slice(self._tasks)


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "en.imsilkroad.com" / "p"
    folder.mkdir(parents=True)
    for number in range(200):
        (folder / f"{number}.html").write_text(make_page(number))
    return FolderSource(tmp_path, SilkroadPage.portal, 100_000)


def skip_odd(url):
    return int(url.rpartition("/")[2].removesuffix(".html")) % 2 == 1


def test_pages_are_those_that_this_process_reads(source):
    workers = Now()
    ahead = PagesAhead(source, SilkroadPage, 5, workers, lambda url: False)
    here = PagesHere(source, SilkroadPage, 5)
    assert [(entry, ahead.read(entry)) for entry in ahead] == [
        (entry, here.read(entry)) for entry in here
    ]
    assert workers.urls == [entry.url for entry in source]
    assert workers.most == 3 * workers.count
    assert len(ahead._read) == 0


def test_what_is_skipped_is_not_read_ahead(source):
    workers = Now()
    ahead = PagesAhead(source, SilkroadPage, 5, workers, skip_odd)
    entries = list(ahead)
    assert [entry.url for entry in entries] == [entry.url for entry in source]
    assert workers.urls == [entry.url for entry in source if not skip_odd(entry.url)]


def test_a_page_that_nobody_asked_for_yet_is_read_now(source):
    workers = Now()
    ahead = PagesAhead(source, SilkroadPage, 5, workers, lambda url: False)
    last = source.find(f"{SITE}/p/199.html")
    first = next(iter(ahead))
    assert ahead.read(last).result.url == last.url
    assert ahead.read(first).result.url == first.url
    assert ahead.read(first).result.url == first.url
    assert len(workers.urls) == SLICE * (3 * workers.count + 1)
