"""CSV read back by the standard library."""

import csv
import json

from tests.export.exporting import HEADLINES, export


def test_csv_has_a_cell_for_every_column(output, tmp_path):
    path = tmp_path / "all.csv"
    assert export("csv", output, path) == 5
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["headline"] for row in rows] == HEADLINES
    assert json.loads(rows[2]["images"])[0]["credit"] == "Photo/VCG"
    assert rows[2]["published_at"] == "2018-09-22T07:45:00+08:00"
    assert rows[0]["abstract"] == ""
