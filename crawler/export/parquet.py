"""Parquet by pyarrow: declared types, nested lists kept, zstd.

Rows are sorted by day within a row group, and each group and page tells its first and last day:
a query by day reads few of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
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


def write_parts(rows: Iterable[Row], folder: Path, columns: Sequence[Column]) -> int:
    """Write a folder `portal=NAME/year=YYYY/part-N.parquet`; return how many rows.

    The names are those of Hive, which DuckDB, Polars and pyarrow read back as columns: `portal`
    and `year` stand in no file.
    """
    schema = make_schema(columns)
    parts = pa.schema([schema.field("portal"), pa.field("year", pa.int32(), nullable=False)])
    number = 0

    def add_years() -> Iterator[pa.RecordBatch]:
        nonlocal number
        for group in _make_groups(rows, columns):
            number += group.num_rows
            years = pc.year(group["published"]).cast(pa.int32())
            yield group.append_column(parts.field("year"), years)

    form = ds.ParquetFileFormat()
    ds.write_dataset(
        add_years(),
        folder,
        schema=schema.append(parts.field("year")),
        format=form,
        file_options=form.make_write_options(compression="zstd", write_page_index=True),
        partitioning=ds.partitioning(parts, flavor="hive"),
        basename_template="part-{i}.parquet",
        max_rows_per_group=ROWS,
    )
    folder.mkdir(exist_ok=True)
    return number


def _make_groups(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[pa.RecordBatch]:
    remaining = iter(rows)
    while group := list(islice(remaining, ROWS)):
        group.sort(key=lambda row: str(row["published"]))
        yield make_batch(group, columns)
