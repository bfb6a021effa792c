"""What is remembered from one clustering to the next."""

import json

import pytest

from crawler.clusters.text_store import TextStore
from crawler.records import read_records
from tests.schemas.late import make_line

BODY = " ".join(f"word{number}" for number in range(40))


def read(tmp_path, *lines):
    path = tmp_path / "silkroad.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines))
    return read_records(path, newest=True)


@pytest.fixture
def store(tmp_path):
    with TextStore(tmp_path / "state" / "texts.sqlite") as store:
        yield store


def test_texts_come_change_and_go(tmp_path):
    one, other = (make_line("silkroad", number, body=[BODY]) for number in (1, 2))
    revised = make_line("silkroad", 1, body=[BODY + " more"], revision=2)
    url = json.loads(one)["url"]
    path = tmp_path / "texts.sqlite"
    for lines, changed, count, fresh in (
        ((one, other), set(), 2, 2),
        ((one, other), set(), 2, 0),
        ((one, revised, other), {url}, 2, 1),
        ((other,), {url}, 1, 0),
    ):
        with TextStore(path) as store:
            assert store.update(read(tmp_path, *lines)) == changed
            numbers, are_fresh = store.list_numbers()
            assert (len(numbers), sum(are_fresh)) == (count, fresh)
            store.mark_clustered("digest")
            assert store.has_clustered("digest")
            assert not store.has_clustered("other")


def test_what_is_told_of_a_text(store, tmp_path):
    same = "https://pudong.example/p/9.html"
    line = make_line("silkroad", 1, body=[BODY], headline="Line", same_as=[same], revision=3)
    store.update(read(tmp_path, line, make_line("silkroad", 2, body=["Short."])))
    numbers, _ = store.list_numbers()
    [text] = store.describe(numbers[:1])
    assert (text.portal, text.headline, text.revision, text.fetched_at) == (
        "silkroad", "Line", 3, None,
    )  # fmt: skip
    assert store.find_number(text.url) == text.number
    assert store.find_number(same) is None
    assert list(store.list_told()) == [(text.number, [same])]
    assert [one.size for one in store.read_shingles(numbers)] == [36, 0]
    assert store.list_numbers(min_shingles=36)[0] == [text.number]
    assert store.list_numbers(min_shingles=37)[0] == []
    store.mark_clustered("")
    store.mark_fresh([text.url])
    assert store.list_numbers()[1] == [True, False]
    store.mark_fresh()
    assert store.list_numbers()[1] == [True, True]


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be read as one" * 9])
def test_a_file_that_is_none_is_built_anew(tmp_path, content):
    path = tmp_path / "texts.sqlite"
    path.write_bytes(content)
    with TextStore(path) as store:
        assert store.list_numbers() == ([], [])


def test_a_form_of_another_version_is_built_anew(tmp_path, store):
    store.update(read(tmp_path, make_line("silkroad", 1, body=[BODY])))
    store._base.execute("PRAGMA user_version=99")
    with TextStore(store._path) as other:
        assert other.list_numbers() == ([], [])
