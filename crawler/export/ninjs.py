"""ninjs 3.2, the IPTC's news in JSON: one object a line.

https://iptc.org/standards/ninjs/; what it has no property for is left out.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from crawler.export.export_rows import Row, drop_empty, name_geonames_address
from crawler.export.json_lines import write_objects
from crawler.schemas.columns import Column

STANDARD = {
    "name": "ninjs",
    "version": "3.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
}


def write_rows(rows: Iterable[Row], path: Path, columns: Sequence[Column]) -> int:
    """Write one object a line; return how many. The chosen columns say what it is made of."""
    names = {column.name for column in columns}
    chosen = ({name: row[name] for name in row if name in names} for row in rows)
    return write_objects(map(make_news_object, chosen), path)


def make_news_object(row: Row) -> dict[str, Any]:
    """Return the ninjs object of a row; properties without a value are left out.

    ninjs has moments only, and most pages print a day: the day stands among `descriptions`, in the
    role `published`. Pictures are `associations`, with the caption as a description and the credit
    as `by`.
    """
    body = "\n\n".join(row["body"])
    authors = row.get("byline", [])
    return drop_empty(
        {
            "standard": STANDARD,
            "uri": row["url"],
            "type": "text",
            "representationType": "full",
            "version": str(row["revision"]),
            "versionCreated": row.get("modified_at"),
            "contentCreated": row.get("published_at"),
            "language": row.get("language"),
            "headlines": [{"role": "main", "value": row["headline"]}],
            "descriptions": _list_descriptions(row),
            "bodies": [_make_body(body)] if body else [],
            "by": ", ".join(authors),
            "located": (row.get("dateline") or {}).get("place"),
            "people": [
                {"name": name, "rel": role}
                for role, names in (("author", authors), ("editor", row.get("editors", [])))
                for name in names
            ],
            "infoSources": _list_sources(row),
            "places": [_make_place(place) for place in row.get("places", ())],
            "subjects": [
                {"name": name, "rel": role}
                for role, names in (
                    ("section", row.get("section", [])),
                    ("keyword", row.get("keywords", [])),
                )
                for name in names
            ],
            "associations": [
                _make_picture(image, f"picture {number}", row["url"])
                for number, image in enumerate(row.get("images", ()), start=1)
            ],
            "altIds": _list_identifiers(row),
        }
    )


def _make_body(text: str) -> dict[str, Any]:
    return {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(text),
        "wordCount": len(text.split()),
        "value": text,
    }


def _list_descriptions(row: Row) -> list[dict[str, str]]:
    told = {
        "summary": row.get("abstract"),
        "dateline": (row.get("dateline") or {}).get("text"),
        "published": row["published"],
        "modified": row.get("modified"),
    }
    return [
        {"role": role, "contentType": "text/plain", "value": value}
        for role, value in told.items()
        if value
    ]


def _list_sources(row: Row) -> list[dict[str, str]]:
    agency = (row.get("dateline") or {}).get("agency")
    told = {"source": row.get("source"), "agency": agency}
    return [{"name": name, "role": role} for role, name in told.items() if name]


def _make_place(place: Row) -> dict[str, Any]:
    return drop_empty(
        {
            "name": place["name"] or place["printed"],
            "rel": "dateline",
            "uri": name_geonames_address(place),
            "literal": place["printed"],
        }
    )


def _make_picture(image: Row, name: str, url: str) -> dict[str, Any]:
    captions = {"caption": image["caption"], "alt": image["alt"]}
    renditions = [{"name": "original", "href": image["url"]}] if image["url"] else []
    return drop_empty(
        {
            "name": name,
            "rel": "illustration",
            "uri": image["url"] or f"{url}#{name.replace(' ', '-')}",
            "type": "picture",
            "descriptions": [
                {"role": role, "contentType": "text/plain", "value": value}
                for role, value in captions.items()
                if value
            ],
            "by": image["credit"],
            "renditions": renditions,
        }
    )


def _list_identifiers(row: Row) -> list[dict[str, str]]:
    told = [
        ("content_hash", row.get("content_hash")),
        ("warc_record_id", row.get("warc_record_id")),
        *(("same_as", address) for address in row.get("same_as", ())),
    ]
    return [{"role": role, "value": value} for role, value in told if value]
