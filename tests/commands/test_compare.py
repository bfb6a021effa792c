"""`scrapy compare` as it is typed."""

import json
import shutil

import pytest

from tests.commands.runs import run_scrapy
from tests.export.made import write_output


@pytest.fixture
def outputs(tmp_path):
    old = write_output(tmp_path / "old")
    new = shutil.copytree(old, tmp_path / "new")
    path = new / "pudong.jsonl"
    fields = json.loads(path.read_text())
    path.write_text(json.dumps(fields | {"headline": "Another"}) + "\n")
    return old, new


def test_differences_give_a_status_and_nothing_is_written(outputs, tmp_path):
    old, new = outputs
    run = run_scrapy("compare", str(old), str(new))
    assert (run.status, "+ Another" in run.stdout) == (4, True)
    run = run_scrapy("compare", str(old), str(new), "--json", "--examples", "0")
    assert (run.status, json.loads(run.stdout)["differences"][0]["examples"]) == (4, [])
    run = run_scrapy("compare", str(old), str(old))
    assert (run.status, run.stdout.splitlines()[-1].split()) == (0, ["same", "4", "records"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a"], "give two outputs, the old one and the new one"),
        (["a", "b"], "a: no file with records is there"),
        (["a", "b", "--examples", "-1"], "--examples is a number of pages"),
    ],
)
def test_wrong_usage(arguments, said):
    run = run_scrapy("compare", *arguments)
    assert run.status == 2
    assert said in run.stdout + run.stderr
