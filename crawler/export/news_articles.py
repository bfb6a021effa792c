"""JSON-LD: one schema.org `NewsArticle` a line.

Terms are those of https://schema.org/NewsArticle; what it has no term for is left out.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import jsonlines
from pydantic_core import to_json

from crawler.export.export_rows import Row
from crawler.schemas.columns import Column


def write_rows(rows: Iterable[Row], path: Path, columns: Sequence[Column]) -> int:
    """Write one object a line; return how many. The chosen columns say what it is made of."""
    names = {column.name for column in columns}
    written = 0
    with path.open("wb") as file, jsonlines.Writer(file, dumps=to_json) as writer:
        for row in rows:
            writer.write(make_news_article({name: row[name] for name in row if name in names}))
            written += 1
    return written


def make_news_article(row: Row) -> dict[str, Any]:
    """Return the `NewsArticle` of a row; terms without a value are left out."""
    dateline = row.get("dateline") or {}
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": row["url"],
        "url": row["url"],
        "headline": row["headline"],
        "articleSection": row.get("section"),
        "datePublished": row.get("published_at") or row["published"],
        "dateModified": row.get("modified_at") or row.get("modified"),
        "dateline": dateline.get("text"),
        "abstract": row.get("abstract"),
        "author": [{"@type": "Person", "name": name} for name in row.get("byline", ())],
        "editor": [{"@type": "Person", "name": name} for name in row.get("editors", ())],
        "articleBody": "\n\n".join(row["body"]),
        "image": [_make_image(image) for image in row.get("images", ())],
        "sourceOrganization": _name_organisation(row.get("source")),
        "sameAs": row.get("same_as"),
        "keywords": row.get("keywords"),
        "inLanguage": row.get("language"),
        "contentLocation": [_make_place(place) for place in row.get("places", ())],
    }
    return _without_nothing(article)


def _make_image(image: Row) -> dict[str, Any]:
    return _without_nothing(
        {
            "@type": "ImageObject",
            "contentUrl": image["url"],
            "description": image["alt"],
            "caption": image["caption"],
            "creditText": image["credit"],
        }
    )


def _make_place(place: Row) -> dict[str, Any]:
    identifier = place["geonames_id"]
    coordinates = {
        "@type": "GeoCoordinates",
        "latitude": place["latitude"],
        "longitude": place["longitude"],
    }
    return _without_nothing(
        {
            "@type": "Place",
            "name": place["name"] or place["printed"],
            "sameAs": f"https://sws.geonames.org/{identifier}/" if identifier else None,
            "geo": coordinates if place["latitude"] is not None else None,
        }
    )


def _name_organisation(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _without_nothing(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], "")}
