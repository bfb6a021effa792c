"""Parts are written side by side, each until it is."""

import threading
from concurrent.futures import Future

import pytest

from crawler.batch.hands import open_local_hands, write_parts
from crawler.batch.part_writing import StoppedError
from tests.batch.made_parts import make_task
from tests.crawling.hard_pages import HANGING


class ClumsyHands:
    """Drops every part so many times, two at once."""

    width = 2

    def __init__(self, drops):
        self.drops = drops
        self.taken = []
        self.most = 0

    def submit(self, task):
        self.taken.append(task)
        future = Future()
        if self.taken.count(task) > self.drops:
            future.set_result(task)
        else:
            future.set_exception(OSError("dropped"))
        return future

    def look_after(self, under_way):
        self.most = max(self.most, len(under_way))

    def take_back(self, task, error):
        if self.drops > 2:
            raise error


class Numbered:
    def __init__(self, number):
        self.number = number


def test_parts_come_back_in_their_order_however_often_they_were_dropped():
    tasks = [Numbered(number) for number in range(5)]
    told = []
    hands = ClumsyHands(2)
    assert write_parts(tasks, hands, told.append) == tasks
    assert sorted(told, key=tasks.index) == tasks
    assert len(hands.taken) == 15
    assert hands.most <= hands.width


def test_what_the_hands_do_not_take_back_is_raised():
    with pytest.raises(OSError, match="dropped"):
        write_parts([Numbered(0)], ClumsyHands(3), print)


def test_parts_of_this_machine(tmp_path):
    tasks = [make_task(tmp_path, range(n, n + 2), number=n) for n in range(3)]
    with open_local_hands(2) as hands:
        reports = write_parts(tasks, hands, lambda report: None)
    assert [report.name for report in reports] == [task.path.name for task in tasks]
    assert all(task.path.exists() for task in tasks)


def test_the_end_of_the_block_is_that_of_what_is_under_way(tmp_path):
    task = make_task(tmp_path, range(1), {0: HANGING}, timeout=0)
    with open_local_hands(1) as hands:
        future = hands.submit(task)
        threading.Event().wait(0.3)
    with pytest.raises(StoppedError):
        future.result()
    assert not task.path.exists()
