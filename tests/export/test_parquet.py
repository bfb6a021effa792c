"""Parquet read back by pyarrow."""

import pyarrow.parquet as pq

from crawler.export import list_columns
from crawler.schemas.arrow_types import make_schema
from tests.export.exporting import HEADLINES, export


def test_parquet_has_declared_types_and_days_in_order(output, tmp_path):
    path = tmp_path / "all.parquet"
    assert export("parquet", output, path) == 5
    table = pq.read_table(path)
    assert table.schema.equals(make_schema(list_columns()))
    days = [day.isoformat() for day in table["published"].to_pylist()]
    assert days == sorted(days)
    assert sorted(table["headline"].to_pylist()) == sorted(HEADLINES)
    statistics = pq.ParquetFile(path).metadata.row_group(0).column(4).statistics
    assert (statistics.min.isoformat(), statistics.max.isoformat()) == ("2018-09-20", "2018-09-22")
