"""JSON Lines: the records and where they are."""

import json

from tests.export.exporting import HEADLINES, export


def test_json_lines_are_the_records_and_their_places(output, tmp_path):
    path = tmp_path / "all.jsonl"
    assert export("jsonl", output, path) == 5
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    assert [row["headline"] for row in rows] == HEADLINES
    [place] = rows[2].pop("places")
    assert (place["name"], place["country"], place["printed"]) == ("Xi'an", "CN", "Xi'an")
    assert list(rows[0])[-3:] == ["places", "cluster", "differs"]
    assert (rows[2].pop("cluster"), rows[2].pop("differs")) == ("5e3a", "shortened")
    assert (rows[0]["cluster"], rows[0]["differs"]) == (None, None)
    lines = (output / "silkroad.jsonl").read_text(encoding="utf-8").split("\n")
    assert rows[2] == json.loads(lines[1])
