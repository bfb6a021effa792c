"""CSV as RFC 4180 has it, UTF-8, with a head; lists and objects are JSON within their cells."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic_core import to_json

from crawler.export.export_rows import Row
from crawler.schemas.columns import Column


def write_rows(rows: Iterable[Row], path: Path, columns: Sequence[Column]) -> int:
    """Write one row a record; return how many."""
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        for row in rows:
            writer.writerow([_render_cell(row[column.name], column) for column in columns])
            written += 1
    return written


def _render_cell(value: object, column: Column) -> object:
    nested = column.kind in ("list", "struct") and value is not None
    return to_json(value).decode() if nested else value
