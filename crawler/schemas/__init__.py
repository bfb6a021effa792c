"""The JSON Schemas of the output, generated from the models.

`python -c "from crawler.schemas import write_schemas; write_schemas()"` brings them up to date.
"""

import json
from pathlib import Path

from pydantic import BaseModel

from crawler.items import Article, Reject, Tombstone

FOLDER = Path(__file__).parent
MODELS: dict[str, type[BaseModel]] = {
    "article-2.json": Article,
    "reject-2.json": Reject,
    "tombstone-1.json": Tombstone,
}


def render_schema(model: type[BaseModel]) -> str:
    """Return the JSON Schema of one kind of line, as it stands in the file."""
    schema = model.model_json_schema(by_alias=True, mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas() -> None:
    """Write the schema of every kind of line beside the code."""
    for name, model in MODELS.items():
        (FOLDER / name).write_text(render_schema(model), encoding="utf-8")
