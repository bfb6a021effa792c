"""Croissant metadata of a dataset: its file with its SHA-256, its keys with their types.

https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html
"""

import json
from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from crawler.export.dataset_card import LICENCE, NAME, SUMMARY, cite
from crawler.export.dataset_figures import DatasetFigures
from crawler.ledger import program_version
from crawler.schemas.columns import Column

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "jsonPath": "cr:jsonPath",
    "recordSet": "cr:recordSet",
    "repeated": "cr:repeated",
    "sc": "https://schema.org/",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    "text": "sc:Text",
    "day": "sc:Date",
    "moment": "sc:DateTime",
    "count": "sc:Integer",
    "number": "sc:Float",
}
_FILE, _RECORDS = "records.parquet", "records"


def describe_croissant(
    figures: DatasetFigures, columns: Sequence[Column], data: Path, name: str
) -> str:
    """Return the text of `croissant.json`.

    `data`: the Parquet file; `name`: its path within the dataset.
    """
    with data.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    described = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": NAME,
        "description": SUMMARY,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "citeAs": cite(figures),
        "datePublished": figures.latest or None,
        "license": LICENCE,
        "version": program_version(),
        "inLanguage": "en",
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": _FILE,
                "name": _FILE,
                "contentUrl": name,
                "contentSize": f"{data.stat().st_size} B",
                "encodingFormat": "application/x-parquet",
                "sha256": digest,
            }
        ],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": _RECORDS,
                "name": _RECORDS,
                "description": "A row for each record, a record for each revision of an article.",
                "field": [_describe_field(column) for column in columns],
            }
        ],
    }
    kept = {key: value for key, value in described.items() if value is not None}
    return json.dumps(kept, indent=2, ensure_ascii=False) + "\n"


def _describe_field(column: Column) -> dict[str, Any]:
    field = _name_field(f"{_RECORDS}/{column.name}", column.name)
    field["description"] = column.description
    if column.item:
        field["repeated"] = True
    inner = column.item or column
    if inner.kind == "struct":
        field["subField"] = [
            _name_field(f"{_RECORDS}/{column.name}/{part.name}", part.name)
            | {"dataType": _TYPES[part.kind], "source": _name_source(column.name, part.name)}
            for part in inner.fields
        ]
    else:
        field |= {"dataType": _TYPES[inner.kind], "source": _name_source(column.name)}
    return field


def _name_field(identifier: str, name: str) -> dict[str, Any]:
    return {"@type": "cr:Field", "@id": identifier, "name": name}


def _name_source(column: str, part: str | None = None) -> dict[str, Any]:
    source: dict[str, Any] = {"fileObject": {"@id": _FILE}, "extract": {"column": column}}
    return source | ({"transform": {"jsonPath": part}} if part else {})
