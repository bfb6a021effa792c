"""Parts as a source: what the source was that they were made of, read already."""

import shutil

import pytest

from crawler.batch import slicing
from crawler.batch.part_writing import write_part
from crawler.batch.parts_folder import Manifest, Pages, write_manifest
from crawler.batch.parts_source import PartEntry, PartsSource, open_parts
from crawler.batch.slicing import Slices
from crawler.crawling.page_reading import Fault, PageTask, read_page
from crawler.errors import PageError, SourceError
from crawler.pages.draft import Draft
from tests.batch.test_slicing import make_places


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slicing, "PAGES_A_PART", 2)
        places = make_places(folder)
        slices = Slices(places, folder / "out", 3, "1.0")
        tasks = [*slices]
    (folder / "out").mkdir()
    reports = [write_part(task) for task in tasks]
    manifest = Manifest(version="1.0", paths=["x"], places=slices.told, parts=reports)
    write_manifest(folder / "out", manifest)
    return folder / "out", places


@pytest.fixture
def parts(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "parts")


def test_the_pages_are_those_of_the_places(made, parts):
    source = open_parts(parts, "1.0")["silkroad"]
    first = [entry for place in made[1] for entry in place["silkroad"]]
    assert [entry.url for entry in source] == [entry.url for entry in first]
    assert len(source) == len(first)
    for known, entry in zip(source, first, strict=True):
        page = type("Page", (), {})
        reading = read_page(PageTask(known, page, 0))
        assert isinstance(reading.result, Draft)
        assert reading.result.url == entry.url
        assert reading.size == len(entry.read().body)


@pytest.mark.parametrize(
    ("part", "content"),
    [("part-00001.jsonl", None), ("part-00001.jsonl", b""), ("part-00003.jsonl", b"{}\nx\n")],
)
def test_parts_that_are_not_what_they_were(parts, part, content):
    if content is None:
        (parts / part).unlink()
    else:
        (parts / part).write_bytes(content)
    with pytest.raises(SourceError, match=rf"{part}' is missing or was changed"):
        open_parts(parts, "1.0")


def test_one_changed_letter_is_seen(parts):
    path = parts / "part-00002.jsonl"
    content = path.read_bytes()
    path.write_bytes(content[:700] + bytes([content[700] ^ 1]) + content[701:])
    with pytest.raises(SourceError, match="was changed"):
        open_parts(parts, "1.0")


def test_parts_of_another_version(parts):
    with pytest.raises(SourceError, match=r"written by version 1\.0, this is 1\.1"):
        open_parts(parts, "1.1")


def test_a_part_that_goes_while_it_is_read_costs_its_pages(parts):
    entries = [*open_parts(parts, "1.0")["silkroad"]]
    (parts / "part-00000.jsonl").unlink()
    results = [read_page(PageTask(entry, Draft, 0)).result for entry in entries[:3]]
    assert [isinstance(result, Fault) for result in results] == [True, True, False]
    with pytest.raises(PageError):
        entries[2].read()


def test_of_several_captures_the_next_one_is_found(tmp_path):
    urls = ["a", "b", "a", "c", "b"]
    entries = [PartEntry(url, tmp_path, 0, number) for number, url in enumerate(urls)]
    pages = Pages(portal="silkroad", pages=5, passed_over=2, notices=["note"], parts=[])
    source = PartsSource(pages, entries)
    found = [[source.find(url) for url in ("a", "b", "c", "d")] for _ in source]
    assert [[entry and entry.number for entry in line] for line in found] == [
        [0, 1, 3, None], [2, 1, 3, None], [2, 4, 3, None], [2, 4, 3, None], [2, 4, 3, None],
    ]  # fmt: skip
    assert (source.notices, source.passed_over) == (["note"], 2)
