"""Parts written by real clusters, with what happens to these."""

import gc
import re
import time
from dataclasses import replace
from functools import cached_property
from types import SimpleNamespace

import pytest

from crawler.batch.dask_cluster import ClusterHands, check_address, open_cluster_hands
from crawler.batch.hands import open_local_hands, write_parts
from crawler.batch.part_writing import write_part
from crawler.errors import ArgumentError, SilkroadError
from crawler.portals.silkroad import SilkroadPage
from tests.batch.clusters import LocalCluster
from tests.batch.made_parts import make_task

PAGES, SECONDS = 3, 0.2


class SlowPage(SilkroadPage):
    """Takes its time."""

    @cached_property
    def headline(self) -> str | None:
        time.sleep(SECONDS)
        return super().headline


def make_tasks(folder, count):
    folder.mkdir()
    numbers = [range(n * PAGES, (n + 1) * PAGES) for n in range(count)]
    tasks = [make_task(folder, pages, number=n) for n, pages in enumerate(numbers)]
    return [replace(task, page=SlowPage) for task in tasks]


# A client does not close its connection to a scheduler that was killed.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


@pytest.fixture
def cluster(tmp_path):
    with LocalCluster(tmp_path) as cluster:
        yield cluster
    gc.collect()


def test_workers_that_cannot_are_told_and_the_parts_are_those_of_this_machine(cluster, tmp_path):
    tasks = make_tasks(tmp_path / "there", 4)
    cluster.start_worker(LACKS_PACKAGE="yes")
    cluster.start_worker(BLIND_TO=str(tmp_path / "there"))
    cluster.start_worker()
    told = []
    with open_cluster_hands(cluster.address, told.append) as hands:
        while len(hands._client.nthreads()) < 3:
            time.sleep(0.1)
        reports = write_parts(tasks, hands, lambda report: None)
    blind, lacking = sorted(told)
    assert re.match(r"'.*/there/\d+\.html' cannot be read on .*: worker .* no more parts$", blind)
    assert re.match(r"worker tcp://.* has no silkroad and gets no parts", lacking)
    assert [report.number for report in reports] == [0, 1, 2, 3]
    for task in tasks:
        content = task.path.read_bytes()
        task.path.unlink()
        write_part(task)
        assert task.path.read_bytes() == content


def test_a_worker_is_killed_and_the_scheduler_starts_again(cluster, tmp_path):
    tasks = make_tasks(tmp_path / "there", 6)
    first = cluster.start_worker()
    told, seen = [], []

    def go_wrong(report):
        seen.append(report.number)
        if len(seen) == 1:
            cluster.kill(first)
            cluster.start_worker()
        if len(seen) == 3:
            cluster.kill(cluster.scheduler)
            cluster.start_scheduler()
            cluster.start_worker()

    with open_cluster_hands(cluster.address, told.append) as hands:
        reports = write_parts(tasks, hands, go_wrong)
    assert [report.number for report in reports] == [*range(6)]
    assert sorted(seen) == [*range(6)]
    assert [line for line in told if "is back" not in line and "is gone" not in line] == []
    assert all(report.pages == PAGES for report in reports)


def test_a_scheduler_that_goes_and_comes_back_is_told(monkeypatch, tmp_path):
    clients = []

    def connect(address, **asked):
        clients.append(SimpleNamespace(status="running", close=lambda: None))
        return clients[-1]

    monkeypatch.setattr("crawler.batch.dask_cluster.Client", connect)
    told = []
    hands = ClusterHands("tcp://127.0.0.1:1", told.append)
    task = make_task(tmp_path, range(1))
    hands.take_back(task, OSError("its worker died"))
    assert (told, len(clients)) == ([], 1)

    clients[0].status = "closed"
    hands.take_back(task, OSError("its scheduler died"))
    assert told == [
        "the scheduler tcp://127.0.0.1:1 is gone; waiting for it",
        "the scheduler tcp://127.0.0.1:1 is back",
    ]
    assert len(clients) == 2


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:8786", "tcp://127.0.0.1", "http://x/y"])
def test_what_is_no_address(address):
    with pytest.raises(ArgumentError, match="is no address; it takes tcp://HOST:PORT"):
        check_address(address)


def test_where_no_scheduler_answers(monkeypatch):
    monkeypatch.setattr("crawler.batch.dask_cluster.CONNECT_SECONDS", 0.5)
    with pytest.raises(ArgumentError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:1'"):
        ClusterHands("tcp://127.0.0.1:1", print)


def test_a_cluster_without_workers(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr("crawler.batch.dask_cluster.RETURN_SECONDS", 0.5)
    tasks = make_tasks(tmp_path / "there", 1)
    with (
        open_cluster_hands(cluster.address, print) as hands,
        pytest.raises(SilkroadError, match="has had no workers for"),
    ):
        write_parts(tasks, hands, print)


def test_a_cluster_of_which_no_worker_can(cluster, tmp_path):
    tasks = make_tasks(tmp_path / "there", 1)
    cluster.start_worker(LACKS_PACKAGE="yes")
    with (
        open_cluster_hands(cluster.address, print) as hands,
        pytest.raises(SilkroadError, match=r"no worker of .* can write parts"),
    ):
        write_parts(tasks, hands, print)
    with open_local_hands(1) as hands:
        assert len(write_parts(tasks, hands, print)) == 1
