"""The index is only an index: whatever happens to it, the files say what is known."""

import os
import random
import shutil
import sqlite3

import pytest

from crawler.errors import LedgerWriteError
from crawler.ledger import Kind, Ledger
from crawler.ledger.inside import catalogue as catalogue_module
from crawler.ledger.inside.reading_progress import Progress
from tests.ledger.records import PORTAL, make_article, read_files, run_course

PAGES = 40


@pytest.fixture
def output(tmp_path):
    folder = tmp_path / "output"
    with Ledger.open(folder, PORTAL) as ledger:
        run_course(ledger, PAGES)
    return folder


@pytest.fixture
def index(output):
    return output / f"state/{PORTAL}.index.sqlite"


def data(output):
    return read_files(output, "*.jsonl")


def run_again(output):
    """Run the same course again: nothing may be added. Return what the run said."""
    before = data(output)
    with Ledger.open(output, PORTAL) as ledger:
        run_course(ledger, PAGES)
    assert data(output) == before
    return ledger.notices


def test_an_index_that_fits_is_used_silently(output):
    assert run_again(output) == []


def test_a_deleted_index_is_built_anew(output, index):
    index.unlink()
    (notice,) = run_again(output)
    assert notice.startswith(f"{index}: built anew from ")
    assert notice.endswith("because there was none")


@pytest.mark.parametrize(
    "content", [b"", b"no database at all, and longer than a header of SQLite is" * 3, None]
)
def test_a_file_that_is_no_index_is_replaced(output, index, content):
    if content is None:
        index.unlink()
        connection = sqlite3.connect(index)
        connection.execute("CREATE TABLE records (url)")
        connection.close()
    else:
        index.write_bytes(content)
    (notice,) = run_again(output)
    assert "built anew" in notice


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_index_is_built_anew(output, index, seed):
    content = bytearray(index.read_bytes())
    chance = random.Random(seed)
    place = chance.randrange(100, len(content))
    content[place] ^= chance.randrange(1, 256)
    index.write_bytes(content)
    (notice,) = run_again(output)
    assert "built anew" in notice
    assert "damaged" in notice


def test_a_truncated_index_is_built_anew(output, index):
    os.truncate(index, index.stat().st_size // 2)
    (notice,) = run_again(output)
    assert "damaged" in notice


def test_an_index_of_another_folder_is_built_anew(output, index, tmp_path):
    other = tmp_path / "other"
    with Ledger.open(other, PORTAL) as ledger:
        ledger.append(make_article("elsewhere"))
    shutil.copy(other / index.relative_to(output), index)
    (notice,) = run_again(output)
    assert f"because {PORTAL}.jsonl was changed by something else" in notice


def test_an_index_that_is_behind_catches_up(output, index, tmp_path):
    stale = tmp_path / "stale.sqlite"
    shutil.copy(index, stale)
    with Ledger.open(output, PORTAL) as ledger:
        run_course(ledger, PAGES + 20)
    shutil.copy(stale, index)
    before = data(output)
    with Ledger.open(output, PORTAL) as ledger:
        assert all("were added" in notice for notice in ledger.notices)
        assert ledger.notices
        run_course(ledger, PAGES + 20)
    assert data(output) == before


def test_a_log_of_sqlite_without_its_index_does_no_harm(output, index):
    index.with_name(index.name + "-wal").write_bytes(b"left behind" * 1000)
    index.unlink()
    run_again(output)


def test_an_index_that_fails_in_the_middle_stops_the_run(output):
    ledger = Ledger.open(output, PORTAL)
    ledger._index._connection.execute("DROP TABLE records")
    with pytest.raises(LedgerWriteError, match="the next run puts the index right"):
        ledger.append(make_article("new"))
    with pytest.raises(LedgerWriteError):
        ledger.append(make_article("newer"))
    ledger.close()
    assert Ledger.open(output, PORTAL).close() is None


def test_a_crash_in_the_middle_of_building_leaves_nothing_half_built(output, index, monkeypatch):
    index.unlink()
    monkeypatch.setattr(catalogue_module, "describe_file", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Ledger.open(output, PORTAL)
    assert not list(output.rglob("*.index.sqlite*"))
    monkeypatch.undo()
    run_again(output)


def test_two_addresses_with_one_key_are_told_apart(tmp_path, monkeypatch):
    monkeypatch.setattr("crawler.ledger.inside.address_index.url_key", lambda url: 7)
    with Ledger.open(tmp_path, PORTAL) as ledger:
        assert ledger.append(make_article("a")).kind is Kind.NEW
        assert ledger.append(make_article("b")).kind is Kind.NEW
        assert ledger.append(make_article("a")).kind is Kind.UNCHANGED


def test_progress_is_told_when_it_takes_long(capsys, monkeypatch):
    moments = iter([0.0, 0.5, 1.5, 2.0, 4.0])
    monkeypatch.setattr(
        "crawler.ledger.inside.reading_progress.time.monotonic", lambda: next(moments)
    )
    progress = Progress("index", 400)
    for _ in range(4):
        progress.advance(10, 100)
    assert capsys.readouterr().err.splitlines() == [
        "index: 20 lines read (50%), 13 lines/s",
        "index: 40 lines read (100%), 10 lines/s",
    ]
