"""The committed JSON Schemas are those of the models, and every record meets them."""

import json
from pathlib import Path

import jsonschema
import pytest

from crawler import structure
from crawler.schemas import FOLDER, MODELS, render_schema

SAMPLES = Path(__file__).parents[2] / "samples"
ARTICLE = json.loads((FOLDER / "article-2.json").read_text(encoding="utf-8"))
REJECT = json.loads((FOLDER / "reject-2.json").read_text(encoding="utf-8"))
URL = "https://en.imsilkroad.com/p/331802.html"


@pytest.mark.parametrize("name", MODELS)
def test_committed_schema_is_current(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == render_schema(MODELS[name])


def test_record_meets_the_schema_and_a_broken_one_does_not() -> None:
    body = (SAMPLES / "en.imsilkroad.com/p/331802.html").read_bytes()
    record = structure(body, URL).model_dump(mode="json", by_alias=True)
    jsonschema.validate(record, ARTICLE)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record | {"revision": 0}, ARTICLE)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record | {"more": 1}, ARTICLE)


def test_reject_meets_the_schema() -> None:
    reject = structure(b"", URL).model_dump(mode="json", by_alias=True)
    jsonschema.validate(reject, REJECT)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(reject | {"reasons": [{"code": "new"}]}, REJECT)
