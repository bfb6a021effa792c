"""Arrow tables and pandas frames of records."""

import datetime as dt

import pandas as pd
import pyarrow as pa

from crawler.records import read_records
from crawler.schemas.arrow_types import ROWS, arrow_schema, make_batches, read_arrow, read_pandas
from crawler.schemas.columns import list_columns
from tests.schemas.late import LINES

MOMENT = dt.datetime(2018, 9, 21, 23, 45, tzinfo=dt.UTC)


def test_schema_has_every_key():
    schema = arrow_schema()
    assert schema.names == [column.name for column in list_columns()]
    assert schema.field("published").type == pa.date32()
    assert not schema.field("published").nullable
    assert schema.field("published_at").type == pa.timestamp("us", tz="UTC")
    assert schema.field("dateline").type.field("date").type == pa.date32()
    assert schema.field("images").type.value_field.type.names == ["url", "alt", "caption", "credit"]


def test_what_comes_late_has_its_type(late):
    table = read_arrow(late)
    assert table.schema == arrow_schema()
    assert table.num_rows == 2 * (LINES - 1)
    assert set(table["published"].to_pylist()) == {dt.date(2018, 9, 22)}
    assert table["published_at"].drop_null().to_pylist() == [MOMENT, MOMENT]
    assert table["dateline"].drop_null().to_pylist()[0]["date"] == dt.date(2018, 9, 22)


def test_batches_are_bounded(late):
    sizes = [batch.num_rows for batch in make_batches(read_records(late / "pudong.jsonl"))]
    assert sum(sizes) == LINES - 1
    assert max(sizes) == ROWS


def test_no_records_are_an_empty_table(tmp_path):
    (tmp_path / "silkroad.jsonl").write_text("")
    assert read_arrow(tmp_path).schema == arrow_schema()
    assert read_pandas(tmp_path).empty


def test_frame_has_days_moments_and_lists(late):
    frame = read_pandas(late / "pudong.jsonl", newest=True)
    assert len(frame) == LINES - 2
    assert frame["published"].unique().tolist() == [pd.Timestamp("2018-09-22")]
    assert frame["published_at"].dropna().tolist() == [pd.Timestamp(MOMENT)]
    assert frame["published"].dt.year.eq(2018).all()
    assert list(frame["keywords"].iloc[-1]) == ["rail"]
