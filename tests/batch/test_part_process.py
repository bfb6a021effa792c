"""The process that reads a part's pages."""

import json

from crawler.batch.part_process import add_readings
from tests.batch.made_parts import make_task


def test_lines_are_added_to_what_is_there(tmp_path):
    task = make_task(tmp_path, range(2))
    path = tmp_path / "part"
    path.write_text("head\n")
    add_readings(task, path)
    head, *lines = path.read_text().splitlines()
    assert head == "head"
    assert [json.loads(line)["url"] for line in lines] == [entry.url for entry in task.entries]
