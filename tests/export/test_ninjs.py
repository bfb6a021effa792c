"""ninjs against its own schema, which stands beside this file with its source and licence."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from crawler.export.ninjs import STANDARD
from tests.export.exporting import HEADLINES, export

SCHEMA = json.loads((Path(__file__).parent / "ninjs/ninjs-schema_3.2.json").read_text("utf-8"))


@pytest.fixture
def objects(output, tmp_path):
    path = tmp_path / "all.ninjs"
    assert export("ninjs", output, path) == 5
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_every_object_is_valid(objects):
    validator = Draft202012Validator(SCHEMA)
    assert [list(validator.iter_errors(item)) for item in objects] == [[]] * 5
    assert list(validator.iter_errors(objects[0] | {"headline": "no such property"}))
    assert STANDARD["schema"] == SCHEMA["$id"]


def test_what_a_full_record_says(objects):
    assert [item["headlines"][0]["value"] for item in objects] == HEADLINES
    full = objects[2]
    assert full["contentCreated"] == "2018-09-22T07:45:00+08:00"
    assert {told["role"]: told["value"] for told in full["descriptions"]} == {
        "summary": "A line opens.",
        "dateline": "XI'AN, Sept. 22 (Xinhua)",
        "published": "2018-09-22",
        "modified": "2018-09-23",
    }
    assert full["people"] == [
        {"name": "Li Na", "rel": "author"},
        {"name": "Wang Wei", "rel": "editor"},
    ]
    [picture] = full["associations"]
    assert (picture["by"], picture["descriptions"][0]["value"]) == ("Photo/VCG", "A train.")
    assert picture["uri"] == f"{full['uri']}#picture-1"
    assert full["places"][0]["uri"].startswith("https://sws.geonames.org/")
    assert [told["role"] for told in full["altIds"]] == [
        "content_hash", "warc_record_id", "same_as",
    ]  # fmt: skip


def test_an_empty_record_has_what_it_has(objects):
    assert set(objects[0]) == {
        "standard", "uri", "type", "representationType", "version", "language", "headlines",
        "descriptions", "bodies", "altIds",
    }  # fmt: skip
