"""JSON-LD: one schema.org `NewsArticle` a line.

Terms are those of https://schema.org/NewsArticle; what it has no term for is left out.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from crawler.export.export_rows import Row, drop_empty, name_geonames_address
from crawler.export.json_lines import write_objects
from crawler.schemas.columns import Column


def write_rows(rows: Iterable[Row], path: Path, columns: Sequence[Column]) -> int:
    """Write one object a line; return how many. The chosen columns say what it is made of."""
    names = {column.name for column in columns}
    chosen = ({name: row[name] for name in row if name in names} for row in rows)
    return write_objects(map(make_news_article, chosen), path)


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
    return drop_empty(article)


def _make_image(image: Row) -> dict[str, Any]:
    return drop_empty(
        {
            "@type": "ImageObject",
            "contentUrl": image["url"],
            "description": image["alt"],
            "caption": image["caption"],
            "creditText": image["credit"],
        }
    )


def _make_place(place: Row) -> dict[str, Any]:
    coordinates = {
        "@type": "GeoCoordinates",
        "latitude": place["latitude"],
        "longitude": place["longitude"],
    }
    return drop_empty(
        {
            "@type": "Place",
            "name": place["name"] or place["printed"],
            "sameAs": name_geonames_address(place),
            "geo": coordinates if place["latitude"] is not None else None,
        }
    )


def _name_organisation(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None
