"""`scrapy export` as it is typed."""

import sqlite3

import pytest

from crawler.ledger import to_line
from tests.commands.runs import run_scrapy
from tests.export.made import write_output
from tests.ledger.records import make_reject, make_url, read_files


@pytest.fixture
def output(tmp_path):
    return write_output(tmp_path / "output")


def export(output, *arguments):
    return run_scrapy("export", *map(str, arguments), "-s", f"OUTPUT_DIR={output}")


def test_records_are_written(output, tmp_path):
    path = tmp_path / "all.csv"
    run = export(output, "--to", "csv", "--output", path, "--newest", "--since", "2018-09-21")
    assert (run.status, run.stdout.strip()) == (0, f"{path}: 3 records")
    run = export(output, "pudong", "--to", "csv", "-o", path, "--columns", "url,published")
    assert (run.status, run.stdout.strip()) == (0, f"{path}: 1 records")
    assert path.read_text().splitlines()[1] == "https://pudong.example/p/1.html,2018-09-22"


def test_a_database_has_the_rejects_and_a_file_for_datasette(output, tmp_path):
    rejects = output / "rejects/silkroad.jsonl"
    rejects.parent.mkdir()
    rejects.write_text(to_line(make_reject("a")) + "\n")
    path = tmp_path / "room/news.sqlite"
    assert export(output, "--to", "sqlite", "-o", path).status == 0
    assert sorted(found.name for found in path.parent.iterdir()) == [
        "news.metadata.yaml", "news.sqlite",
    ]  # fmt: skip
    database = sqlite3.connect(path)
    assert database.execute("SELECT url FROM rejects").fetchall() == [(make_url("a"),)]
    database.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "csv"], "--output"),
        (["--to", "tape", "-o", "x"], "invalid choice: 'tape'"),
        (["dawn", "--to", "csv", "-o", "x"], "has nothing of dawn; it has pudong, silkroad"),
        (["--to", "csv", "-o", "x", "--since", "May"], "--since: 'May' is no day; write it as"),
        (["--to", "csv", "-o", "x", "--columns", "url,day"], "--columns: no day; there are url, "),
        (["--to", "csv", "-o", "x", "--columns", ","], "--columns: names none"),
        (["--to", "csv", "-o", "x", "--parts"], "--parts: csv has none; parquet has parts"),
        (["--to", "sqlite", "-o", "x", "--columns", "url"], "sqlite cannot do without body, head"),
    ],
)
def test_wrong_usage(output, arguments, said):
    run = export(output, *arguments)
    assert run.status == 2
    assert said in run.stderr + run.stdout


@pytest.mark.parametrize(
    "name",
    ["silkroad.jsonl", "other.jsonl", "rejects/pudong.jsonl", "state/silkroad.index.sqlite"],
)
def test_files_of_the_output_are_not_written_over(output, name):
    before = read_files(output)
    run = export(output, "--to", "jsonl", "-o", output / name)
    assert run.status == 2
    assert f"{output / name}: is where runs keep records" in run.stderr + run.stdout
    assert read_files(output) == before


def test_no_output(tmp_path):
    run = export(tmp_path / "none", "--to", "csv", "-o", tmp_path / "x")
    assert run.status == 2
    assert "no run wrote anything here" in run.stderr + run.stdout
