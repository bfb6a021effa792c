"""Parquet read back by pyarrow."""

import duckdb
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from crawler.export import list_columns, load_writer, make_rows, write_export_folder
from crawler.records import read_records
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


def test_parts_by_portal_and_year_are_read_back_by_others(output, tmp_path):
    folder = tmp_path / "parts"
    for _ in range(2):
        rows = make_rows(read_records(output))
        writer = load_writer("parquet", parts=True)
        assert write_export_folder(writer, rows, folder, list_columns()) == 5
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet")) == [
        "portal=pudong/year=2018/part-0.parquet",
        "portal=silkroad/year=2018/part-0.parquet",
    ]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("parts")] == ["parts"]
    asked = f"FROM read_parquet('{folder}/**/*.parquet', hive_partitioning=true)"
    counts = duckdb.sql(f"SELECT portal, year, count(*) {asked} GROUP BY ALL ORDER BY 1").fetchall()
    assert counts == [("pudong", 2018, 1), ("silkroad", 2018, 4)]
    frame = pl.scan_parquet(folder, hive_partitioning=True).collect()
    assert sorted(frame["headline"]) == sorted(HEADLINES)
    table = ds.dataset(folder, partitioning="hive").to_table()
    assert set(table.column_names) == {*make_schema(list_columns()).names, "year"}


def test_parts_of_no_records_are_an_empty_folder(tmp_path):
    folder = tmp_path / "parts"
    writer = load_writer("parquet", parts=True)
    assert write_export_folder(writer, iter(()), folder, list_columns()) == 0
    assert list(folder.rglob("*.parquet")) == []
