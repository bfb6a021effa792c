"""Lines read back: which count, which are the newest, and what is said of those that cannot be."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import RecordError, read_records
from crawler.ledger import Ledger, to_line
from crawler.records import read_rejects
from tests.ledger.records import PORTAL, make_article, make_reject, make_time, make_url, run_course
from tests.schemas.late import make_line

TOMBSTONE = '{"url": "https://a.example/1", "schema": "tombstone/1"}'


def write(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def headlines(*paths: str | Path, newest: bool = False) -> list[str]:
    return [record.headline for record in read_records(*paths, newest=newest)]


def test_files_folders_and_globs_in_order(tmp_path):
    write(tmp_path / "b.jsonl", make_line("b", 1))
    write(tmp_path / "a.jsonl", make_line("a", 2), make_line("a", 3))
    write(tmp_path / "rejects" / "a.jsonl", '{"schema": "reject/2"}')
    assert headlines(tmp_path) == ["Line 2", "Line 3", "Line 1"]
    assert headlines(tmp_path / "b.jsonl", tmp_path / "a.jsonl") == ["Line 1", "Line 2", "Line 3"]
    assert headlines(f"{tmp_path}/[ab].jsonl") == ["Line 2", "Line 3", "Line 1"]
    assert headlines(f"{tmp_path}/**/*.jsonl") == ["Line 2", "Line 3", "Line 1"]


def test_what_is_no_record_is_left_out(tmp_path):
    withdrawal = '{"schema": "withdrawn/1"}'
    path = write(tmp_path / "a.jsonl", TOMBSTONE, "", withdrawal, make_line("a", 1))
    with path.open("a") as file:
        file.write('{"url": "https://a.exam')
    assert headlines(path) == ["Line 1"]


@pytest.mark.parametrize(
    ("times", "newest"),
    [
        ([None, None], 2),
        (["2024-01-01T00:00:00Z", None], 1),
        ([None, "2024-01-01T00:00:00Z"], 2),
        (["2024-01-02T00:00:00Z", "2024-01-01T00:00:00Z"], 1),
        (["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"], 2),
    ],
)
def test_newest_is_the_one_fetched_last(tmp_path, times, newest):
    lines = [
        make_line("a", 1, revision=number, fetched_at=time)
        for number, time in enumerate(times, start=1)
    ]
    path = write(tmp_path / "a.jsonl", *lines, make_line("a", 2))
    found = [(record.revision, record.url[-6:]) for record in read_records(path, newest=True)]
    assert found == [(newest, "1.html"), (1, "2.html")]


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=20))
def test_newest_has_every_address_once(tmp_path_factory, drawn):
    revisions: dict[int, int] = {}
    lines = []
    for number, day in drawn:
        revisions[number] = revisions.get(number, 0) + 1
        time = f"2024-01-0{day}T00:00:00Z" if day else None
        lines.append(make_line("a", number, revision=revisions[number], fetched_at=time))
    path = write(tmp_path_factory.mktemp("drawn") / "a.jsonl", *lines)
    found = list(read_records(path, newest=True))
    assert len(found) == len(revisions)
    for record in found:
        others = [other for other in map(json.loads, lines) if other["url"] == record.url]
        assert max((o["fetched_at"] or "", o["revision"]) for o in others) == (
            record.fetched_at or "",
            record.revision,
        )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{no", "line 2: is no JSON"),
        ("[]", "line 2: is no record: it names no schema"),
        ('{"url": "x"}', "line 2: is no record: it names no schema"),
        ('{"schema": "article/1"}', "line 2: holds 'article/1', and this version reads article/2"),
        (make_line("a", 1, published="2024-1-1"), "line 2: `published` is not as a record has it"),
        (make_line("a", 1, dateline={}), "line 2: `dateline.text` is not as a record has it"),
    ],
)
def test_a_line_that_cannot_be_read(tmp_path, line, said):
    path = write(tmp_path / "a.jsonl", make_line("a", 1), line)
    with pytest.raises(RecordError) as caught:
        list(read_records(path))
    assert str(caught.value).startswith(f"{path}, {said}")


@pytest.mark.parametrize("name", ["none.jsonl", "*.jsonl", ""])
def test_nothing_is_there(tmp_path, name):
    with pytest.raises(RecordError, match="no file with records is there"):
        list(read_records(tmp_path / name))


def test_output_of_a_run_is_read_whatever_file_is_named(tmp_path):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        run_course(ledger, 20)
        ledger.add(make_article("gone", fetched_at=make_time(1)))
        ledger.withdraw(make_url("gone"), 404, make_time(2))
    found = list(read_records(f"{tmp_path}/**/*.jsonl"))
    assert found == list(read_records(tmp_path))
    assert len(found) == len((tmp_path / f"{PORTAL}.jsonl").read_text().splitlines())


def test_rejects_are_read_back_and_what_is_none_is_named(tmp_path):
    path = tmp_path / "silkroad.jsonl"
    rejects = [make_reject("a"), make_reject("b")]
    path.write_text("".join(f"{to_line(reject)}\n" for reject in rejects) + '{"url"')
    assert list(read_rejects(path, path)) == rejects * 2
    path.write_text(f"{to_line(rejects[0])}\n{{}}\n")
    with pytest.raises(RecordError, match=r"silkroad\.jsonl, line 2: is no reject"):
        list(read_rejects(path))
