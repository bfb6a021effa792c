from pathlib import Path

import pytest

from crawler.export import list_columns, load_writer, make_rows, write_export_folder
from crawler.ledger import to_line
from crawler.records import read_records, read_rejects
from tests.export.made import write_output
from tests.ledger.records import make_reject


@pytest.fixture
def output(tmp_path) -> Path:
    return write_output(tmp_path / "output")


@pytest.fixture
def dataset(output, tmp_path) -> Path:
    """A folder ready for a hub, of an output with two rejected pages."""
    rejects = tmp_path / "rejects.jsonl"
    rejects.write_text("".join(to_line(make_reject(name)) + "\n" for name in "ab"))
    folder = tmp_path / "dataset"
    writer = load_writer("dataset", read_rejects(rejects))
    write_export_folder(writer, make_rows(read_records(output)), folder, list_columns())
    return folder
