"""What Datasette is told of an exported database, so that it is a reading room at once.

https://docs.datasette.io/en/stable/metadata.html; JSON text is YAML as well.
"""

import json
from pathlib import Path
from typing import Any

_SOURCE = "The pages of the portals, as their addresses say; texts are their publishers\u2019."

_TABLES: dict[str, dict[str, Any]] = {
    "reading": {
        "title": "Reading room",
        "description": "The newest record of each article, with a link to the original.",
        "facets": ["portal", "published", "place", "source"],
        "size": 50,
    },
    "articles": {
        "title": "Articles",
        "description": "Every line of the output, with a full-text search.",
        "facets": ["portal", "published", "place", "source"],
        "sort_desc": "published",
        "label_column": "headline",
        "size": 50,
        "columns": {
            "url": "the original page",
            "published": "the day of publication as printed",
            "place": "where the dateline says that it was written",
            "text": "the paragraphs of the story",
            "captions": "those of its pictures",
        },
    },
    "newest": {
        "title": "Articles, the newest record of each",
        "facets": ["portal", "published", "place", "source"],
        "sort_desc": "published",
    },
    "revisions": {"title": "Articles that changed", "facets": ["revisions"]},
    "images": {
        "title": "Pictures",
        "description": "With their captions and credits.",
        "facets": ["credit"],
        "label_column": "caption",
    },
    "people": {"title": "Authors and editors", "facets": ["role", "name"], "label_column": "name"},
    "keywords": {"title": "Keywords", "facets": ["keyword"], "label_column": "keyword"},
    "places": {
        "title": "Places of the datelines",
        "description": "Name, coordinates and GeoNames id where the place can be told for sure.",
        "facets": ["country", "name"],
        "label_column": "printed",
    },
    "rejects": {
        "title": "Pages that gave no record",
        "description": "A row for each reason.",
        "facets": ["portal", "code", "field"],
    },
}


def name_metadata_file(database: Path) -> Path:
    """Return where the file of a database stands: `NAME.metadata.yaml` beside it."""
    return database.with_name(f"{database.stem}.metadata.yaml")


def describe_reading_room(database: Path) -> str:
    """Return the text of the file that `datasette DATABASE --metadata FILE` reads."""
    told = {
        "title": "News of the Belt and Road portals",
        "description": _SOURCE,
        "databases": {database.stem: {"tables": _TABLES}},
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"
