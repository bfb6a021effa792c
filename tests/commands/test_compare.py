"""`scrapy compare` as it is typed."""

import argparse
import json
import shutil

import pytest
from scrapy.exceptions import UsageError

from crawler.commands.compare import Command
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


def compare(*outputs, examples=3, as_json=False):
    command = Command()
    options = argparse.Namespace(examples=examples, json=as_json)
    command.run([str(output) for output in outputs], options)
    return command.exitcode


def test_the_command_line(outputs, tmp_path):
    old, new = outputs
    run = run_scrapy("compare", str(old), str(new), "--json", "--examples", "0")
    assert (run.status, json.loads(run.stdout)["differences"][0]["examples"]) == (4, [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]


def test_differences_give_a_status(outputs, capsys):
    old, new = outputs
    assert compare(old, new) == 4
    assert "+ Another" in capsys.readouterr().out
    assert compare(old, old) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split() == ["same", "4", "records"]


@pytest.mark.parametrize(
    ("outputs", "examples", "said"),
    [
        (["a"], 3, "give two outputs, the old one and the new one"),
        (["a", "b"], 3, "a: no file with records is there"),
        (["a", "b"], -1, "--examples is a number of pages"),
    ],
)
def test_wrong_usage(outputs, examples, said):
    with pytest.raises(UsageError, match=said):
        compare(*outputs, examples=examples)
