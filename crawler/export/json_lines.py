"""JSON Lines: records as they are, with the chosen columns and the places."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import jsonlines
from pydantic_core import to_json

from crawler.export.export_rows import Row
from crawler.schemas.columns import Column


def write_rows(rows: Iterable[Row], path: Path, columns: Sequence[Column]) -> int:
    """Write one object a line; return how many."""
    return write_objects(
        ({column.name: row[column.name] for column in columns} for row in rows), path
    )


def write_objects(objects: Iterable[dict[str, Any]], path: Path) -> int:
    """Write objects that JSON can hold, one a line; return how many."""
    written = 0
    with path.open("wb") as file, jsonlines.Writer(file, dumps=to_json) as writer:
        for item in objects:
            writer.write(item)
            written += 1
    return written
