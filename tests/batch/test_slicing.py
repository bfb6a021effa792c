"""Every page of every place is in one part, in the order of its source."""

from pathlib import Path

from crawler.batch import slicing
from crawler.batch.slicing import Slices
from crawler.portals import page_classes
from crawler.sources import open_source
from tests.articles import make_page


def make_places(folder: Path):
    portal = page_classes()["silkroad"].portal
    places = []
    for place, pages in enumerate((range(5), range(3, 5), ())):
        path = folder / str(place) / "en.imsilkroad.com" / "p"
        path.mkdir(parents=True)
        for number in pages:
            (path / f"{number}.html").write_text(make_page(number))
        places.append({"silkroad": open_source(folder / str(place), portal, 100_000)})
    return places


def test_parts_hold_all_pages_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr(slicing, "PAGES_A_PART", 2)
    places = make_places(tmp_path)
    slices = Slices(places, tmp_path, 3, "1.0")
    tasks = [*slices]
    assert [*slices] == tasks
    assert (len(slices), slices.pages) == (4, 7)
    assert [task.number for task in tasks] == [0, 1, 2, 3]
    assert [task.path.name for task in tasks] == [f"part-0000{n}.jsonl" for n in range(4)]
    assert [len(task.entries) for task in tasks] == [2, 2, 1, 2]
    listed = [entry for place in places for entry in place["silkroad"]]
    assert [entry for task in tasks for entry in task.entries] == listed
    assert [[pages.parts for pages in place] for place in slices.told] == [[[0, 1, 2]], [[3]], [[]]]
    assert {(task.timeout, task.version) for task in tasks} == {(3, "1.0")}
