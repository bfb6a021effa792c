"""The types that DuckDB is told, and that it then needs to guess none."""

import datetime as dt

import duckdb
import pytest

from crawler.items import Article
from crawler.schemas.columns import duckdb_columns, list_columns
from tests.schemas.late import LINES


def test_every_key_is_a_column_in_its_order():
    names = [field.alias or name for name, field in Article.model_fields.items()]
    assert [column.name for column in list_columns()] == names
    assert list(duckdb_columns()) == names


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("published", "DATE"),
        ("published_at", "TIMESTAMPTZ"),
        ("fetched_at", "TIMESTAMPTZ"),
        ("revision", "BIGINT"),
        ("body", "VARCHAR[]"),
        ("dateline", 'STRUCT("text" VARCHAR, "place" VARCHAR, "date" DATE, "agency" VARCHAR)'),
        ("schema", "VARCHAR"),
    ],
)
def test_type(name, of):
    assert duckdb_columns()[name] == of


def test_what_may_be_null():
    nullable = {column.name for column in list_columns() if column.is_nullable}
    assert {"published_at", "dateline", "abstract", "source", "fetched_at"} <= nullable
    assert not {"url", "headline", "published", "body", "images", "revision"} & nullable


@pytest.mark.parametrize("order", [("pudong", "silkroad"), ("silkroad", "pudong")])
def test_duckdb_reads_what_comes_late(late, order):
    files = [str(late / f"{portal}.jsonl") for portal in order]
    table = duckdb.read_json(files, columns=duckdb_columns(), format="newline_delimited")
    records = table.filter("schema = 'article/2'")
    assert len(records) == 2 * (LINES - 1)
    days = duckdb.sql("SELECT DISTINCT published FROM records").fetchall()
    assert days == [(dt.date(2018, 9, 22),)]
    full = duckdb.sql(
        "SELECT epoch(published_at), dateline.date, images[1].credit, source FROM records "
        "WHERE published_at IS NOT NULL"
    ).fetchall()
    moment = dt.datetime(2018, 9, 21, 23, 45, tzinfo=dt.UTC).timestamp()
    assert full == [(moment, dt.date(2018, 9, 22), "Photo/VCG", "Xinhua")] * 2
