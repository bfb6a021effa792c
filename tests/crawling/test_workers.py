"""Processes that read pages: what a page does to one costs that page."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import pytest

from crawler.crawling import workers as workers_module
from crawler.crawling.page_reading import Fault, PageTask, read_slice
from crawler.crawling.workers import (
    Workers,
    _list_processes,
    close_workers,
    find_patience,
    open_workers,
)
from crawler.sources.files import FileEntry
from tests.articles import SITE, make_page
from tests.crawling.hard_pages import DEADLY, HANGING, HardPage

PARENT = """
import os, signal
from crawler.crawling.workers import Workers
if __name__ == "__main__":
    workers = Workers(2)
    pool, future = workers.read([])
    future.result()
    print(*pool._processes, flush=True)
    signal.pause()
"""

HALF = """
import os, struct
from crawler.crawling.workers import Workers
if __name__ == "__main__":
    workers = Workers(1)
    workers.read([])[1].result()
    os.write(workers._pool._result_queue._writer.fileno(), struct.pack("!i", 1000) + b"half")
    workers.read([])
    workers.close()
"""


@pytest.fixture
def workers():
    workers = Workers(2)
    yield workers
    workers.close()


def make_tasks(folder, numbers, mark="", marked=(), timeout=5.0):
    tasks = []
    for number in numbers:
        path = folder / f"{number}.html"
        path.write_text(f"{mark if number in marked else ''}{make_page(number)}")
        entry = FileEntry(f"{SITE}/p/{number}.html", path, False, 100_000)
        tasks.append(PageTask(entry, HardPage, timeout))
    return tasks


def tell(readings):
    return [one.result.code if isinstance(one.result, Fault) else "" for one in readings]


def test_pages_come_back_in_order_and_as_they_are_here(workers, tmp_path):
    slices = [make_tasks(tmp_path, range(start, start + 4)) for start in (0, 4, 8)]
    under_way = [workers.submit(tasks) for tasks in slices]
    assert [one.finish() for one in under_way] == [read_slice(tasks) for tasks in slices]


def test_a_page_that_kills_its_process_costs_that_page(workers, tmp_path):
    slices = [make_tasks(tmp_path, range(n, n + 4), DEADLY, {2, 9}) for n in (0, 4, 8)]
    under_way = [workers.submit(tasks) for tasks in slices]
    assert [tell(one.finish()) for one in under_way] == [
        ["", "", "crash", ""], ["", "", "", ""], ["", "crash", "", ""],
    ]  # fmt: skip
    assert tell(workers.submit(slices[1]).finish()) == [""] * 4


def test_a_page_that_never_ends_costs_that_page(workers, tmp_path, monkeypatch):
    monkeypatch.setattr(workers_module, "GRACE", 3)
    tasks = make_tasks(tmp_path, range(3), HANGING, {1}, timeout=0.5)
    readings = workers.submit(tasks).finish()
    assert tell(readings) == ["", "timeout", ""]
    assert readings[1].result.message.startswith("the page took longer than 0.5 seconds")


def test_a_process_that_dies_in_the_middle_of_what_it_says_is_seen(workers, tmp_path):
    tasks = make_tasks(tmp_path, range(3))
    under_way = workers.submit(tasks)
    assert tell(under_way.finish()) == [""] * 3
    under_way._future = Future()
    for process in _list_processes(under_way._pool):
        process.kill()
    assert tell(under_way.finish()) == [""] * 3
    assert workers._pool is not under_way._pool


def test_half_a_message_keeps_no_process_from_its_end(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(HALF)
    subprocess.run([sys.executable, str(script)], timeout=60, check=True)


def test_patience_is_that_of_all_pages_and_without_end_where_one_has_it(tmp_path):
    assert find_patience(make_tasks(tmp_path, range(3), timeout=2)) == 6 + workers_module.GRACE
    assert find_patience(make_tasks(tmp_path, range(3), timeout=0)) is None


def test_all_runs_of_a_process_have_the_same_workers():
    workers = open_workers(1)
    assert open_workers(1) is workers
    close_workers()
    assert open_workers(1) is not workers
    close_workers()


def is_running(process):
    """Tell whether a process is there, and not only left over for somebody to ask of its end."""
    try:
        told = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's /proc")
def test_no_worker_outlives_who_it_works_for(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as run:
        processes = [int(word) for word in run.stdout.readline().split()]
        assert processes
        assert all(map(is_running, processes))
        run.kill()
    deadline = time.monotonic() + 20
    while any(map(is_running, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_running, processes))


def test_ctrl_c_is_not_for_a_worker(workers, tmp_path):
    pool, future = workers.read([])
    future.result()
    for process in pool._processes:
        os.kill(process, signal.SIGINT)
    assert tell(workers.submit(make_tasks(tmp_path, range(4))).finish()) == [""] * 4
