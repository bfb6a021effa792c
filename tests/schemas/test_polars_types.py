"""The types that Polars is told, and that it then needs to guess none."""

import datetime as dt

import polars as pl
import pytest

from crawler.schemas.columns import list_columns
from crawler.schemas.polars_types import polars_schema
from tests.schemas.late import LINES


def test_schema_has_every_key():
    schema = polars_schema()
    assert schema.names() == [column.name for column in list_columns()]
    assert schema["published"] == pl.Date
    assert schema["published_at"] == pl.Datetime("us", "UTC")
    assert schema["byline"] == pl.List(pl.String)


@pytest.mark.parametrize("order", [("pudong", "silkroad"), ("silkroad", "pudong")])
def test_what_comes_late_has_its_type(late, order):
    files = [late / f"{portal}.jsonl" for portal in order]
    records = pl.scan_ndjson(files, schema=polars_schema())
    table = records.filter(pl.col("schema") == "article/2").collect()
    assert table.height == 2 * (LINES - 1)
    assert table["published"].unique().to_list() == [dt.date(2018, 9, 22)]
    moments = table["published_at"].drop_nulls().to_list()
    assert moments == [dt.datetime(2018, 9, 21, 23, 45, tzinfo=dt.UTC)] * 2
    assert table["images"].list.len().sum() == 2
