"""The process that reads the pages of a part: `python -m crawler.batch.part_process FILE`.

It takes a pickled PartTask from its standard input and adds a line for each page to FILE. Nothing
else runs in it, so that a page which kills it, or never ends, is the one after its last line.
"""

import os
import pickle
import sys
from pathlib import Path

from crawler.batch.part_lines import PartTask, encode_reading
from crawler.crawling.page_reading import PageTask, read_page
from crawler.crawling.workers import prepare_worker


def add_readings(task: PartTask, path: Path) -> None:
    """Read the pages of a part and add their lines to a file, each written before the next."""
    with path.open("ab", buffering=0) as file:
        for entry in task.entries:
            reading = read_page(PageTask(entry, task.page, task.timeout))
            file.write(encode_reading(entry.url, reading))


if __name__ == "__main__":
    prepare_worker(os.getppid())
    add_readings(pickle.load(sys.stdin.buffer), Path(sys.argv[1]))  # noqa: S301  # our own
