"""A part is there whole or not at all, and a page costs itself at most."""

import threading
from dataclasses import replace

import pytest

from crawler.batch import part_writing
from crawler.batch.part_lines import decode_reading
from crawler.batch.part_writing import (
    StoppedError,
    _cut_to_whole_lines,
    find_part,
    write_part,
)
from crawler.crawling.page_reading import PageTask, read_slice
from crawler.errors import SourceError
from tests.batch.made_parts import list_codes, make_task
from tests.crawling.hard_pages import DEADLY, FAULTY, HANGING


def test_a_part_holds_what_was_read_in_its_order(tmp_path):
    task = make_task(tmp_path, range(5), {3: FAULTY})
    report = write_part(task)
    _, *lines, _ = task.path.read_bytes().splitlines(keepends=True)
    here = read_slice([PageTask(entry, task.page, task.timeout) for entry in task.entries])
    read = [decode_reading(line) for line in lines]
    assert [one.size for one in read] == [one.size for one in here]
    assert [one.result for one in read][:3] == [one.result for one in here][:3]
    assert list_codes(task) == ["", "", "", "internal", ""]
    assert (report.pages, report.bytes) == (5, task.path.stat().st_size)
    assert [*tmp_path.glob("*.unfinished")] == []


def test_a_part_that_is_there_is_not_written_again(tmp_path):
    task = make_task(tmp_path, range(2))
    report = write_part(task)
    before = task.path.stat()
    assert write_part(task) == find_part(task) == report
    assert task.path.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b'"draft"', b'"drift"', 1),
        lambda content: content[:700] + bytes([content[700] ^ 1]) + content[701:],
        lambda content: content + b"{}\n",
        lambda content: b"",
        lambda content: content.replace(b"part/1", b"part/2"),
    ],
)
def test_a_damaged_part_is_written_anew(tmp_path, damage):
    task = make_task(tmp_path, range(3))
    write_part(task)
    whole = task.path.read_bytes()
    task.path.write_bytes(damage(whole))
    assert find_part(task) is None
    write_part(task)
    assert task.path.read_bytes() == whole


def test_pages_that_end_their_process_cost_themselves(tmp_path):
    task = make_task(tmp_path, range(5), {0: DEADLY, 3: DEADLY, 4: DEADLY})
    report = write_part(task)
    assert list_codes(task) == ["crash", "", "", "crash", "crash"]
    assert (report.crashes, report.timeouts) == (3, 0)


def test_a_page_that_never_ends_costs_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(part_writing, "GRACE", 8)
    task = make_task(tmp_path, range(3), {1: HANGING}, timeout=2.0)
    report = write_part(task)
    assert list_codes(task) == ["", "timeout", ""]
    assert (report.crashes, report.timeouts) == (0, 1)


def test_a_machine_that_does_not_see_the_pages_says_so(tmp_path):
    task = make_task(tmp_path, range(2))
    for entry in task.entries:
        entry.path.unlink()
    with pytest.raises(SourceError, match=r"0\.html' cannot be read on "):
        write_part(task)


def test_a_page_that_is_gone_costs_itself(tmp_path):
    task = make_task(tmp_path, range(2))
    task.entries[1].path.unlink()
    write_part(task)
    assert list_codes(task) == ["", "fetch"]


def test_a_part_that_is_not_wanted_any_more_leaves_nothing(tmp_path):
    task = make_task(tmp_path, range(2), {1: HANGING}, timeout=0)
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(StoppedError):
        write_part(task, stop)
    assert [*tmp_path.glob("part*")] == []


def test_two_that_write_a_part_write_the_same(tmp_path):
    task = make_task(tmp_path, range(3))
    other = replace(task, path=tmp_path / "other.jsonl")
    assert write_part(task).sha256 == write_part(other).sha256


@pytest.mark.parametrize(
    ("content", "lines", "left"),
    [
        (b"a\nb\n", 2, b"a\nb\n"),
        (b"a\nhalf", 1, b"a\n"),
        (b"half", 0, b""),
        (b"", 0, b""),
    ],
)
def test_half_a_line_is_cut_off(tmp_path, content, lines, left):
    path = tmp_path / "part"
    path.write_bytes(content)
    assert _cut_to_whole_lines(path) == lines
    assert path.read_bytes() == left
