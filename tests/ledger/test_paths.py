"""Where the output of a portal is, and which portals have output."""

import pytest

from crawler.ledger.inside.paths import LedgerPaths, find_portals, unfinished_path


@pytest.fixture
def paths(tmp_path) -> LedgerPaths:
    return LedgerPaths(tmp_path, "silkroad")


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("records", "silkroad.jsonl"), ("rejects", "rejects/silkroad.jsonl"),
        ("withdrawn", "withdrawn/silkroad.jsonl"), ("torn", "state/silkroad.torn"),
        ("index", "state/silkroad.index.sqlite"), ("manifest", "state/silkroad.manifest.json"),
        ("lock", "state/silkroad.lock"),
    ],
)  # fmt: skip
def test_each_file_has_its_place(paths, part, name):
    assert paths.name(getattr(paths, part)) == name


def test_folders_come_outermost_first(paths):
    assert [paths.name(folder) for folder in paths.folders] == [
        ".", "rejects", "state", "withdrawn",
    ]  # fmt: skip


def test_what_a_run_writes_is_all_but_the_lock(paths):
    assert paths.data == (paths.records, paths.rejects, paths.withdrawn)
    assert {*paths.written} == {*paths.data, paths.torn, paths.index, paths.manifest}
    assert paths.lock not in paths.written


def test_a_file_is_replaced_from_beside_it(paths):
    assert unfinished_path(paths.records).name == "silkroad.jsonl.new"
    assert unfinished_path(paths.records).parent == paths.records.parent
    assert {*paths.unfinished} == {
        unfinished_path(path) for path in paths.written if path != paths.withdrawn
    }


def test_former_files_and_where_they_are_now(paths):
    former = {paths.name(old): new for old, new in paths.former.items()}
    assert former["silkroad.rejects.jsonl"] == paths.rejects
    assert former["silkroad.withdrawn.jsonl"] == paths.withdrawn
    assert former["silkroad.torn"] == paths.torn
    assert [name for name, new in former.items() if new is None] == [
        "silkroad.index.sqlite", "silkroad.manifest.json",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "portals"),
    [
        ([], []),
        (["silkroad.jsonl", "cgtn.jsonl"], ["cgtn", "silkroad"]),
        (["rejects/dawn.jsonl", "dawn.jsonl"], ["dawn"]),
        (["withdrawn/ecns.jsonl"], ["ecns"]),
        (["state/ecns.torn", "state/dawn.index.sqlite"], ["dawn", "ecns"]),
        (["state/people.manifest.json"], ["people"]),
        (["state/people.lock", "notes.txt", "people.json", "reports/x.jsonl"], []),
        (["silkroad.rejects.jsonl", ".jsonl", "a.b.jsonl"], []),
    ],
)
def test_portals_that_have_output(tmp_path, names, portals):
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert find_portals(tmp_path) == portals


def test_a_folder_that_is_not_there_has_no_portals(tmp_path):
    assert find_portals(tmp_path / "none") == []
