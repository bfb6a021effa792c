"""The keys of a record as Polars calls their types.

Needs Polars: `pip install 'silkroad[polars]'`.
"""

import polars as pl

from crawler.schemas.columns import Column, list_columns

_TYPES: dict[str, pl.DataType] = {
    "text": pl.String(),
    "day": pl.Date(),
    "moment": pl.Datetime("us", "UTC"),
    "count": pl.Int64(),
    "number": pl.Float64(),
}


def polars_schema() -> pl.Schema:
    """Return the types by key, as `scan_ndjson(PATH, schema=…)` takes them.

    Moments are instants in UTC: their offset is lost.
    """
    return pl.Schema({column.name: _name_type(column) for column in list_columns()})


def _name_type(column: Column) -> pl.DataType:
    if column.item:
        return pl.List(_name_type(column.item))
    if column.kind == "struct":
        return pl.Struct({field.name: _name_type(field) for field in column.fields})
    return _TYPES[column.kind]
