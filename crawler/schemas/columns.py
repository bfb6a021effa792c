"""The keys of a record as columns of a table, and what DuckDB calls their types.

The types are read off the JSON Schema: what is a day or a moment there says so by its `format`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crawler.items import Article
from crawler.schemas import describe_model

Kind = Literal["text", "day", "moment", "count", "number", "list", "struct"]
_KINDS_OF_TEXT: dict[str | None, Kind] = {"date": "day", "date-time": "moment"}
_DUCKDB = {
    "text": "VARCHAR",
    "day": "DATE",
    "moment": "TIMESTAMPTZ",
    "count": "BIGINT",
    "number": "DOUBLE",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One key of a record, or of an object within it.

    `kind`: `text`; `day`, a date without a clock; `moment`, an instant; `count`, an integer;
    `number`, any other; `list` of what `item` says (its name is empty); `struct` with `fields`.
    `is_nullable`: whether it may be null. `description`: what it holds, for people.
    """

    name: str
    kind: Kind
    is_nullable: bool = False
    item: "Column | None" = None
    fields: tuple["Column", ...] = ()
    description: str = ""


def list_columns() -> list[Column]:
    """Return the keys of a record in their order."""
    schema = describe_model(Article)
    return list(_read_struct(schema, schema["$defs"]))


def duckdb_columns() -> dict[str, str]:
    """Return DuckDB's types by key, as `read_json(PATH, columns=…)` takes them."""
    return {column.name: _name_type(column) for column in list_columns()}


def _name_type(column: Column) -> str:
    if column.item:
        return f"{_name_type(column.item)}[]"
    if column.kind == "struct":
        fields = ", ".join(f'"{field.name}" {_name_type(field)}' for field in column.fields)
        return f"STRUCT({fields})"
    return _DUCKDB[column.kind]


def _read_struct(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> tuple[Column, ...]:
    properties = schema["properties"].items()
    return tuple(_read_column(name, of, definitions) for name, of in properties)


def _read_column(name: str, of: Mapping[str, Any], definitions: Mapping[str, Any]) -> Column:
    choices = of.get("anyOf", [of])
    chosen = [choice for choice in choices if choice.get("type") != "null"]
    if len(chosen) != 1:
        raise TypeError(f"{name}: a column has one type beside null, not {len(chosen)}")
    form = chosen[0]
    if reference := form.get("$ref"):
        form = definitions[reference.rpartition("/")[2]]
    is_nullable = len(choices) > 1
    told = of.get("description", "")
    match form["type"]:
        case "array":
            item = _read_column("", form["items"], definitions)
            return Column(name, "list", is_nullable, item=item, description=told)
        case "object":
            fields = _read_struct(form, definitions)
            return Column(name, "struct", is_nullable, fields=fields, description=told)
        case "integer":
            return Column(name, "count", is_nullable, description=told)
        case "string":
            kind = _KINDS_OF_TEXT.get(form.get("format"), "text")
            return Column(name, kind, is_nullable, description=told)
        case other:
            raise TypeError(f"{name}: no column can hold the type {other!r}")
