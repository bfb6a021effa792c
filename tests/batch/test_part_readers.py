"""Processes that read one part after the other."""

import os
import signal
import time

import pytest

from crawler.batch import part_process, part_readers
from crawler.batch.part_process import take_tasks
from crawler.batch.part_readers import (
    PartReader,
    ReaderDiedError,
    borrow_reader,
    end_resting_readers,
)
from crawler.batch.part_writing import write_part
from tests.batch.made_parts import list_codes, make_task
from tests.crawling.hard_pages import DEADLY


@pytest.fixture(autouse=True)
def _no_readers():
    """Begin and end without a process that rests."""
    end_resting_readers()
    yield
    end_resting_readers()


def _write(folder, number=0, marks=None):
    task = make_task(folder, range(2), marks, number)
    write_part(task)
    return list_codes(task)


def _list_resting():
    return [reader._process.pid for reader in part_readers._resting]


def test_one_process_reads_part_after_part(tmp_path):
    _write(tmp_path, 0)
    resting = _list_resting()
    _write(tmp_path, 1)
    assert len(resting) == 1
    assert _list_resting() == resting


def test_a_process_that_died_at_rest_costs_no_page(tmp_path):
    _write(tmp_path, 0)
    [pid] = _list_resting()
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert _write(tmp_path, 1) == ["", ""]
    assert pid not in _list_resting()


def test_a_process_that_was_killed_by_a_page_is_not_kept(tmp_path):
    assert _write(tmp_path, 0, {1: DEADLY}) == ["", "crash"]
    assert _list_resting() == []


def test_a_process_that_may_soon_end_by_itself_gets_no_part(tmp_path, monkeypatch):
    _write(tmp_path, 0)
    [pid] = _list_resting()
    monkeypatch.setattr(part_process, "MAX_REST", 0.0)
    with borrow_reader() as reader:
        assert reader._process.pid != pid


def test_a_process_that_is_at_work_is_ended_with_the_block(tmp_path):
    task = make_task(tmp_path, range(2))
    with borrow_reader() as reader:
        reader.begin(task, tmp_path / "part")
    assert reader._process.returncode == -signal.SIGKILL
    assert _list_resting() == []


def test_the_end_of_a_process_is_told(tmp_path):
    reader = PartReader()
    reader._process.kill()
    reader._process.wait()
    reader.begin(make_task(tmp_path, range(1)), tmp_path / "part")
    with pytest.raises(ReaderDiedError):
        reader.wait(5)
    reader.end()


def test_a_process_ends_with_the_one_that_it_works_for():
    reader = PartReader()
    reader._connection.close()
    assert reader._process.wait(20) == 0


class _Silent:
    """A connection over which nothing comes."""

    def poll(self, seconds):
        time.sleep(seconds)
        return False


def test_a_process_that_nobody_needs_ends():
    started = time.monotonic()
    take_tasks(_Silent(), 0.1)
    assert time.monotonic() - started >= 0.1
