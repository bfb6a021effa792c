"""One writer; readers are never in its way, nor it in theirs."""

import signal
import subprocess
import sys

import pytest

from crawler.errors import LedgerError
from crawler.ledger import Ledger
from crawler.ledger.inside.lock import WriterLock
from tests.ledger.records import PORTAL, make_article, read_files


@pytest.fixture
def writer(tmp_path):
    """Another process that has the output open for writing."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.writer", tmp_path, "--hold"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_writer_stops_and_a_dead_one_is_no_hindrance(tmp_path, writer):
    before = read_files(tmp_path, "*.json*")
    with pytest.raises(LedgerError) as caught:
        Ledger.open(tmp_path, PORTAL)
    assert str(caught.value) == (
        f"{tmp_path / f'{PORTAL}.jsonl'}: another run (process {writer.pid}) is writing to it. "
        "Nothing was written. Wait until it has ended, or give another folder (-s OUTPUT_DIR=DIR)."
    )
    assert caught.value.exit_status == 2
    assert read_files(tmp_path, "*.json*") == before
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert (tmp_path / f"state/{PORTAL}.lock").exists()
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("a"))


def test_a_second_ledger_in_the_same_process_is_refused(tmp_path):
    with Ledger.open(tmp_path, PORTAL), pytest.raises(LedgerError, match="another run"):
        Ledger.open(tmp_path, PORTAL)
    Ledger.open(tmp_path, PORTAL).close()


def test_two_portals_write_to_one_folder_at_once(tmp_path):
    with Ledger.open(tmp_path, "silkroad") as one, Ledger.open(tmp_path, "pudong") as other:
        one.append(make_article("a"))
        other.append(make_article("a"))
    assert len(list(tmp_path.rglob("*.manifest.json"))) == 2


def test_readers_see_whole_lines_at_any_time(tmp_path):
    path = tmp_path / f"{PORTAL}.jsonl"
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article(0))
        with path.open("rb") as reader:
            for number in range(1, 20):
                reader.read()
                ledger.append(make_article(number))
                line = reader.read()
                assert line.endswith(b"\n")
                assert line.count(b"\n") == 1


def test_looking_whether_a_run_is_writing(tmp_path):
    lock = WriterLock(tmp_path / f"state/{PORTAL}.lock", tmp_path / f"{PORTAL}.jsonl")
    assert not lock.is_held_elsewhere()
    assert list(tmp_path.iterdir()) == [], "looking leaves nothing"
    with Ledger.open(tmp_path, PORTAL):
        assert lock.is_held_elsewhere()
    assert not lock.is_held_elsewhere()


def test_a_ledger_that_cannot_be_opened_gives_the_lock_back(tmp_path):
    path = tmp_path / f"{PORTAL}.jsonl"
    path.write_text("no JSON\n\n")
    with pytest.raises(LedgerError, match="line 1"):
        Ledger.open(tmp_path, PORTAL)
    path.unlink()
    Ledger.open(tmp_path, PORTAL).close()


def test_closing_twice_does_no_harm(tmp_path):
    ledger = Ledger.open(tmp_path, PORTAL)
    ledger.close()
    ledger.close()
