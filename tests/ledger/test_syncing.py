"""What the disk is told to keep, and when: a name before it is relied on, content before a name."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from crawler.crawling.progress import Progress
from crawler.errors import LedgerError
from crawler.ledger import Ledger
from crawler.ledger.inside.address_index import Index
from crawler.ledger.verify import verify_folder
from tests.ledger.records import PORTAL, make_article, make_reject, make_time, make_url, read_files

RECORDS, REJECTS, TORN = f"{PORTAL}.jsonl", f"rejects/{PORTAL}.jsonl", f"state/{PORTAL}.torn"
INDEX, MANIFEST = f"state/{PORTAL}.index.sqlite", f"state/{PORTAL}.manifest.json"
SYNC, REPLACE, CUT = "sync", "replace", "cut"


@pytest.fixture
def events(tmp_path, monkeypatch):
    """What is done to the disk: which file is synced, put in another's place, or cut off."""
    found = []
    fsync, replace = os.fsync, Path.replace

    def name_of(descriptor):
        inode = os.fstat(descriptor).st_ino
        places = [tmp_path, *tmp_path.rglob("*")]
        return next(str(p.relative_to(tmp_path)) for p in places if p.stat().st_ino == inode)

    def note_sync(descriptor):
        name = name_of(descriptor)
        size = os.fstat(descriptor).st_size
        fsync(descriptor)
        found.append((SYNC, name, size if name.endswith((".jsonl", ".torn")) else None))

    def note_replace(self, target):
        found.append((REPLACE, str(target.relative_to(tmp_path)), None))
        return replace(self, target)

    monkeypatch.setattr("os.fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_replace)
    return found


def names(events):
    return [(kind, name) for kind, name, _ in events]


def is_ordered(events, *wanted):
    """Tell whether events come in an order, whatever comes between them."""
    remaining = iter(events)
    return all(event in remaining for event in wanted)


def write(folder, *articles):
    with Ledger.open(folder, PORTAL) as ledger:
        for article in articles:
            ledger.append(article)


def test_a_file_is_in_its_folder_before_a_line_of_it_is_acknowledged(tmp_path, events):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        events.clear()
        ledger.append(make_article("a"))
        assert names(events) == [(SYNC, ".")]
        events.clear()
        ledger.append(make_article("b"))
        assert events == []


def test_lines_are_on_the_disk_before_the_manifest_says_so(tmp_path, events):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("a"))
        events.clear()
    size = (tmp_path / RECORDS).stat().st_size
    assert events == [
        (SYNC, RECORDS, size),
        (SYNC, f"{MANIFEST}.new", None),
        (REPLACE, MANIFEST, None),
        (SYNC, "state", None),
    ]


def test_an_index_is_on_the_disk_before_it_has_its_name(tmp_path, events):
    write(tmp_path, make_article("a"))
    (tmp_path / INDEX).unlink()
    events.clear()
    write(tmp_path)
    assert names(events)[:2] == [(SYNC, f"{INDEX}.new"), (REPLACE, INDEX)]


@pytest.mark.parametrize("what", ["rejects", "records"])
def test_a_file_that_is_rewritten_is_on_the_disk_before_it_has_its_name(tmp_path, events, what):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append_reject(make_reject("a"))
        ledger.append(make_article("a"))
        ledger.sync()
        events.clear()
        if what == "rejects":
            ledger.drop_settled_rejects()
        else:
            ledger.forget([make_url("a")], "a court order", make_time(1))
        name, folder = (REJECTS, "rejects") if what == "rejects" else (RECORDS, ".")
        assert names(events)[:3] == [(SYNC, f"{name}.new"), (REPLACE, name), (SYNC, folder)]


def test_a_torn_line_is_kept_before_it_is_cut_off(tmp_path, events):
    write(tmp_path, make_article("a"))
    whole = (tmp_path / RECORDS).stat().st_size
    with (tmp_path / RECORDS).open("ab") as file:
        file.write(b'{"url": "torn')
    events.clear()
    Ledger.open(tmp_path, PORTAL).close()
    assert is_ordered(events, (SYNC, TORN, 14), (SYNC, RECORDS, whole))


def test_the_state_of_live_runs_is_on_the_disk_before_it_has_its_name(tmp_path, events):
    Progress.load(tmp_path, PORTAL).begin("all")
    state = f"state/{PORTAL}.progress"
    assert names(events) == [(SYNC, f"{state}.new"), (REPLACE, f"{state}.json")]


def refuse_disk(*_):
    raise OSError(errno.EIO, "Input/output error")


def refuse_database(*_):
    raise sqlite3.OperationalError("disk I/O error")


@pytest.mark.parametrize(
    ("place", "refuse", "message"),
    [
        ("crawler.ledger.inside.index_file.os.fsync", refuse_disk, "the disk reports an error"),
        (
            "crawler.ledger.inside.address_index.Index.add_records",
            refuse_disk,
            "the disk reports an error",
        ),
        (
            "crawler.ledger.inside.address_index.Index.add_records",
            refuse_database,
            "written (disk I/O error)",
        ),
        (
            "crawler.ledger.inside.address_index.Index.finish",
            refuse_database,
            "written (disk I/O error)",
        ),
        ("crawler.ledger.inside.catalogue.remove_index", refuse_disk, "the disk reports an error"),
    ],
)
def test_a_disk_that_fails_while_the_index_is_built(tmp_path, monkeypatch, place, refuse, message):
    write(tmp_path, make_article("a"))
    (tmp_path / INDEX).unlink()
    before = read_files(tmp_path, "*.json*")
    monkeypatch.setattr(place, refuse)
    with pytest.raises(LedgerError) as caught:
        Ledger.open(tmp_path, PORTAL)
    assert caught.value.exit_status == 2
    assert str(caught.value).startswith(f"{tmp_path / INDEX}: ")
    assert message in str(caught.value)
    monkeypatch.undo()
    assert read_files(tmp_path, "*.json*") == before
    write(tmp_path, make_article("b"))
    assert [report for report in verify_folder(tmp_path) if report.found] == []


def test_a_disk_that_fails_while_the_index_catches_up(tmp_path, monkeypatch):
    write(tmp_path, make_article("a"))
    line = (tmp_path / RECORDS).read_bytes()
    with (tmp_path / RECORDS).open("ab") as file:
        file.write(line.replace(b"/p/a.html", b"/p/b.html"))
    monkeypatch.setattr(Index, "add_records", refuse_disk)
    with pytest.raises(LedgerError, match="the disk reports an error"):
        Ledger.open(tmp_path, PORTAL)
    monkeypatch.undo()
    with Ledger.open(tmp_path, PORTAL) as ledger:
        assert ledger.known(make_url("b"))
