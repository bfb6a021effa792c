"""The process that reads the pages of parts: `python -m crawler.batch.part_process DESCRIPTOR`.

It takes pairs of a PartTask and a path from a connection, adds a line for each page to the file
there, and answers None once all are written. Nothing else runs in it, so that a page which kills
it, or never ends, is the one after its last line.
"""

import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from crawler.batch.part_lines import PartTask, encode_reading
from crawler.crawling.page_reading import PageTask, read_page
from crawler.crawling.workers import prepare_worker

MAX_REST = 60.0
"""Seconds without a task after which it ends: a worker of a cluster outlives the runs."""


def add_readings(task: PartTask, path: Path) -> None:
    """Read the pages of a part and add their lines to a file, each written before the next."""
    with path.open("ab", buffering=0) as file:
        for entry in task.entries:
            reading = read_page(PageTask(entry, task.page, task.timeout))
            file.write(encode_reading(entry.url, reading))


def take_tasks(connection: "Connection[None, tuple[PartTask, Path]]", max_rest: float) -> None:
    """Do what comes over a connection, until nothing came for so many seconds or it is closed."""
    while connection.poll(max_rest):
        try:
            task, path = connection.recv()
        except EOFError:
            return
        add_readings(task, path)
        connection.send(None)


if __name__ == "__main__":
    prepare_worker(os.getppid())
    take_tasks(Connection(int(sys.argv[1])), MAX_REST)
