"""The forms of the output, derived from the one definition of the record in `crawler.items`.

The JSON Schemas lie beside this file; `python -c "from crawler.schemas import write_schemas;
write_schemas()"` brings them up to date. What other programs call the types of the record's keys is
in `columns` (DuckDB), `arrow_types` (pyarrow, pandas) and `polars_types` (Polars).
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from crawler.items import Article, Reject, Tombstone

FOLDER = Path(__file__).parent
MODELS: dict[str, type[BaseModel]] = {
    "article-2.json": Article,
    "reject-2.json": Reject,
    "tombstone-1.json": Tombstone,
}


def describe_model(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of one kind of line."""
    schema = model.model_json_schema(by_alias=True, mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


def render_schema(model: type[BaseModel]) -> str:
    """Return the JSON Schema of one kind of line, as it stands in the file."""
    return json.dumps(describe_model(model), ensure_ascii=False, indent=2) + "\n"


def write_schemas() -> None:
    """Write the schema of every kind of line beside the code."""
    for name, model in MODELS.items():
        (FOLDER / name).write_text(render_schema(model), encoding="utf-8")
