"""`scrapy cluster` as it is typed."""

import json

import pytest

from tests.clusters.measure import write_output
from tests.clusters.reprints import write_reports
from tests.commands.runs import run_scrapy


def cluster(output, *arguments):
    return run_scrapy("cluster", *arguments, "-s", f"OUTPUT_DIR={output}")


def test_clusters_are_written_and_told(tmp_path):
    write_output(tmp_path, write_reports(60, seed=2))
    run = cluster(tmp_path)
    assert run.status == 0, run.stderr
    path = tmp_path / "clusters" / "clusters.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    members = sum(len(line["members"]) for line in lines)
    assert run.stdout.strip() == (
        f"{path}: {len(lines)} clusters of {members} records among 60; 60 were new or changed"
    )
    assert "; 0 were new" in cluster(tmp_path).stdout


def test_exports_tell_of_clusters(tmp_path):
    write_output(tmp_path, write_reports(60, seed=2))
    cluster(tmp_path)
    path = tmp_path / "room" / "all.csv"
    run = run_scrapy(
        "export", "--to", "csv", "-o", str(path), "--columns", "cluster,differs",
        "-s", f"OUTPUT_DIR={tmp_path}",
    )  # fmt: skip
    assert run.status == 0, run.stderr
    told = path.read_text().splitlines()[1:]
    lines = (tmp_path / "clusters" / "clusters.jsonl").read_text().splitlines()
    assert len({line for line in told if line.endswith(",first")}) == len(lines)
    assert told.count(",") == 60 - sum(len(json.loads(line)["members"]) for line in lines)


@pytest.mark.parametrize(
    ("folder", "arguments", "said"),
    [
        ("none", [], "no run wrote anything here; give the folder"),
        (".", ["silkroad"], "takes no names"),
        (".", [], "line 1: is no JSON"),
    ],
)
def test_wrong_usage(tmp_path, folder, arguments, said):
    (tmp_path / "silkroad.jsonl").write_text("{broken\n")
    run = cluster(tmp_path / folder, *arguments)
    assert run.status == 2
    assert said in run.stderr + run.stdout


def test_a_place_that_cannot_be_written(tmp_path):
    write_output(tmp_path, write_reports(3, seed=2))
    (tmp_path / "clusters").write_text("a file")
    run = cluster(tmp_path)
    assert run.status == 2
    assert "cannot be written" in run.stderr + run.stdout
