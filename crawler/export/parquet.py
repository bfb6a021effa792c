"""Parquet by pyarrow: declared types, nested lists kept, zstd.

Rows are sorted by day within a row group, and each group and page tells its first and last day:
a query by day reads few of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.export.export_rows import Row
from crawler.schemas.arrow_types import make_batch, make_schema
from crawler.schemas.columns import Column

ROWS = 20_000
"""Rows a group: some 60 MB of records in memory."""


def write_rows(rows: Iterable[Row], path: Path, columns: Sequence[Column]) -> int:
    """Write a row a record; return how many."""
    number = 0
    writer = pq.ParquetWriter(path, make_schema(columns), compression="zstd", write_page_index=True)
    with writer:
        for group in _make_groups(rows, columns):
            writer.write_batch(group, row_group_size=ROWS)
            number += group.num_rows
    return number


def _make_groups(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[pa.RecordBatch]:
    remaining = iter(rows)
    while group := list(islice(remaining, ROWS)):
        group.sort(key=lambda row: str(row["published"]))
        yield make_batch(group, columns)
