"""A file takes its name when it is whole."""

import subprocess
import sys
import time

import pytest

from crawler.errors import ArgumentError
from crawler.export import FORMS, list_columns, load_writer, make_rows, write_export_folder
from crawler.records import RecordError, read_records
from tests.export.exporting import export
from tests.ledger.records import read_files


@pytest.mark.parametrize("form", FORMS)
def test_no_records_are_a_whole_file(form, tmp_path):
    (tmp_path / "silkroad.jsonl").write_text("")
    assert export(form, tmp_path, tmp_path / "none") == 0
    assert (tmp_path / "none").exists()


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if not form.is_folder])
def test_an_export_that_fails_leaves_what_was_there(form, output, tmp_path):
    path = tmp_path / "kept"
    path.write_text("before")
    with (output / "silkroad.jsonl").open("a") as file:
        file.write("{broken\n")
    with pytest.raises(RecordError):
        export(form, output, path)
    assert path.read_text() == "before"
    assert {found.name for found in tmp_path.iterdir()} == {"output", "kept"}


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_that_is_not_there_is_made(form, output, tmp_path):
    path = tmp_path / "new/folder/news"
    assert export(form, output, path) > 0
    assert [found.name for found in path.parent.iterdir()] == ["news"]


def test_a_folder_in_the_place_of_the_file(output, tmp_path):
    with pytest.raises(ArgumentError, match="is a folder; give the name of a file"):
        export("csv", output, tmp_path)
    (tmp_path / "file").write_text("kept")
    with pytest.raises(ArgumentError, match="cannot be written"):
        export("csv", output, tmp_path / "file" / "all.csv")


KILLED = """
import sys
from pathlib import Path
from tests.export import exporting

def read_for_ever(output):
    while True:
        yield from exporting.read_again(output)

exporting.read_again = exporting.read_records
exporting.read_records = read_for_ever
exporting.export(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
"""


@pytest.mark.parametrize("form", ["jsonl", "sqlite", "dataset"])
def test_an_export_that_is_killed_leaves_nothing_under_its_name(form, output, tmp_path):
    path = tmp_path / "all"
    arguments = [sys.executable, "-c", KILLED, form, str(output), str(path)]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob("all.unfinished*")) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.kill()
    assert list(tmp_path.glob("all.unfinished*")), process.stderr
    assert not path.exists()
    assert export(form, output, path) == 5
    assert [found.name for found in tmp_path.iterdir() if found.name != "output"] == ["all"]


def write_parts(output, folder):
    rows = make_rows(read_records(output))
    return write_export_folder(load_writer("parquet", parts=True), rows, folder, list_columns())


def write_dataset(output, folder):
    return export("dataset", output, folder)


@pytest.mark.parametrize("write", [write_parts, write_dataset])
def test_a_folder_is_whole_or_as_it_was(write, output, tmp_path):
    folder = tmp_path / "parts"
    write(output, folder)
    before = read_files(folder)
    (tmp_path / "parts.unfinished/portal=x").mkdir(parents=True)
    with (output / "silkroad.jsonl").open("a") as file:
        file.write("{broken\n")
    with pytest.raises(RecordError):
        write(output, folder)
    assert read_files(folder) == before
    assert {found.name for found in tmp_path.iterdir()} == {"output", "parts"}


@pytest.mark.parametrize("write", [write_parts, write_dataset])
def test_a_folder_of_other_things_is_left_alone(write, output, tmp_path):
    for folder in (output, tmp_path / "file"):
        if folder != output:
            folder.write_text("kept")
        with pytest.raises(ArgumentError, match="holds what is no export;"):
            write(output, folder)
    assert (tmp_path / "file").read_text() == "kept"
    with pytest.raises(ArgumentError, match="cannot be written"):
        write(output, tmp_path / "file" / "parts")
