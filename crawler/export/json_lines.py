"""JSON Lines: records as they are, with the chosen columns and the places."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import jsonlines
from pydantic_core import to_json

from crawler.export.export_rows import Row
from crawler.schemas.columns import Column


def write_rows(rows: Iterable[Row], path: Path, columns: Sequence[Column]) -> int:
    """Write one object a line; return how many."""
    written = 0
    with path.open("wb") as file, jsonlines.Writer(file, dumps=to_json) as writer:
        for row in rows:
            writer.write({column.name: row[column.name] for column in columns})
            written += 1
    return written
