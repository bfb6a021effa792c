"""Records as Arrow tables, and by them as pandas frames.

Needs pyarrow: `pip install 'silkroad[arrow]'`. Arrow's own reader of JSON Lines knows no days, so
lines are read by `crawler.records` and put into the declared types here.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from crawler.items import Article
from crawler.records import read_records
from crawler.schemas.columns import Column, list_columns

ROWS = 5_000
"""Records a batch."""

_TYPES = {
    "text": pa.string(),
    "day": pa.date32(),
    "moment": pa.timestamp("us", tz="UTC"),
    "count": pa.int64(),
    "number": pa.float64(),
}
_READERS: dict[str, Callable[[str], object]] = {
    "day": dt.date.fromisoformat,
    "moment": dt.datetime.fromisoformat,
}


def arrow_schema() -> pa.Schema:
    """Return the types of a record's keys. Moments are instants in UTC: their offset is lost."""
    return make_schema(list_columns())


def make_schema(columns: Iterable[Column]) -> pa.Schema:
    """Return the Arrow types of some columns."""
    return pa.schema(map(_make_field, columns))


def make_batch(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column]) -> pa.RecordBatch:
    """Return rows, whose values are as JSON has them, as one batch with those columns."""
    typed = [_read_fields(row, columns) for row in rows]
    return pa.RecordBatch.from_pylist(typed, schema=make_schema(columns))


def make_batches(records: Iterable[Article]) -> Iterator[pa.RecordBatch]:
    """Yield records as batches of `ROWS` rows, so that memory does not grow with their number."""
    columns = list_columns()
    remaining = iter(records)
    while batch := list(islice(remaining, ROWS)):
        yield make_batch([record.model_dump(by_alias=True) for record in batch], columns)


def read_arrow(*paths: str | Path, newest: bool = False) -> pa.Table:
    """Return the records of files, folders and globs as an Arrow table.

    `newest`: only the newest record of each address. Raises RecordError as `read_records` does.
    """
    batches = make_batches(read_records(*paths, newest=newest))
    return pa.Table.from_batches(batches, schema=arrow_schema())


def read_pandas(*paths: str | Path, newest: bool = False) -> pd.DataFrame:
    """Return the records of files, folders and globs as a pandas frame.

    Days are `datetime64[s]`, moments `datetime64[us, UTC]`, lists and objects Python's own. The
    same errors as `read_arrow`; needs pandas.
    """
    table = read_arrow(*paths, newest=newest)
    frame: pd.DataFrame = table.to_pandas(date_as_object=False)
    return frame


def _read_fields(fields: Mapping[str, Any], columns: Iterable[Column]) -> dict[str, object]:
    return {column.name: _read_value(fields[column.name], column) for column in columns}


def _read_value(value: Any, column: Column) -> object:  # noqa: ANN401  # whatever JSON holds
    if value is None:
        return None
    if column.item:
        return [_read_value(item, column.item) for item in value]
    if column.kind == "struct":
        return _read_fields(value, column.fields)
    read = _READERS.get(column.kind)
    return read(value) if read else value


def _make_field(column: Column) -> pa.Field:
    if column.item:
        of = pa.list_(_make_field(column.item))
    elif column.kind == "struct":
        of = pa.struct(map(_make_field, column.fields))
    else:
        of = _TYPES[column.kind]
    return pa.field(column.name or "item", of, nullable=column.is_nullable)
