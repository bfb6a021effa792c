"""How a form is written and read back in these tests."""

from pathlib import Path

from crawler.export import list_columns, load_writer, make_rows, write_export
from crawler.records import read_records
from tests.export.made import HOSTILE

HEADLINES = ["Line 1", "Line 1", "A line opens", "Revised", HOSTILE]


def export(form: str, output: Path, path: Path, *names: str) -> int:
    """Write the records of an output folder in one form, with all columns or those named."""
    columns = [column for column in list_columns() if not names or column.name in names]
    rows = make_rows(read_records(output))
    return write_export(load_writer(form), rows, path, columns)
