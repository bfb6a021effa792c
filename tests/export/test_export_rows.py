"""The columns of an export."""

import datetime as dt
import json

import pyarrow.parquet as pq
import pytest

from crawler.export import make_rows
from crawler.records import read_records
from tests.export.exporting import export
from tests.schemas.late import make_line

PLACES = {
    "Xi'an": [("Xi'an", "CN")],
    "Nairobi/Changsha": [("Nairobi", "KE"), ("Changsha", "CN")],
    "Georgetown": [("Georgetown", None)],
    "Nowhere-upon-Sea": [("Nowhere-upon-Sea", None)],
}


def make_dateline(place):
    return {"text": place, "place": place, "date": None, "agency": None}


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_only_chosen_columns(form, output, tmp_path):
    path = tmp_path / "few"
    export(form, output, path, "url", "places")
    if form == "parquet":
        assert pq.read_table(path).column_names == ["url", "places"]
    elif form == "csv":
        assert path.read_text().splitlines()[0] == "url,places"
    else:
        assert list(json.loads(path.read_text().splitlines()[0])) == ["url", "places"]


def test_places_of_a_dateline_are_resolved_or_null(output):
    lines = [make_line("silkroad", 1, dateline=make_dateline(place)) for place in PLACES]
    path = output / "silkroad.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = list(make_rows(read_records(path)))
    found = [[(place["printed"], place["country"]) for place in row["places"]] for row in rows]
    assert found == list(PLACES.values())


def test_since_is_the_day_of_publication(output):
    rows = make_rows(read_records(output / "silkroad.jsonl"), dt.date(2018, 9, 21))
    assert [row["published"] for row in rows] == ["2018-09-21", "2018-09-22", "2018-09-21"]
