"""SQLite by sqlite-utils: tables with keys, full-text search, a view of the newest records.

A record is a row of `articles`; what it has several of stands in tables of their own, in order
(`position`), beside its `url` and `revision`. `rejects` has a row for each reason of a page that
gave no record. Beside the database stands what Datasette should know of it, see
crawler.export.reading_room.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import Table

from crawler.export.export_rows import Row
from crawler.items import Reject
from crawler.schemas.columns import Column

ROWS = 1_000
"""Records a transaction."""

_KEY = ("url", "revision")
_APART = {"byline", "body", "images", "editors", "keywords", "places", "extraction"}
"""Keys of which `articles` has no column."""

_TEXTS = (
    "portal", "headline", "section", "published", "published_at", "published_raw", "modified",
    "modified_at", "dateline", "place", "agency", "abstract", "text", "captions", "source",
    "same_as", "language", "fetched_at", "warc_record_id", "content_hash", "schema",
    "cluster", "differs",
)  # fmt: skip
"""Columns of `articles` beside its key; null where the export leaves them out."""

_SEARCHED = ("headline", "abstract", "text", "captions")
_NEWEST = """
SELECT * FROM articles AS one WHERE NOT EXISTS (
    SELECT 1 FROM articles AS other WHERE other.url = one.url
    AND (ifnull(other.fetched_at, ''), other.revision) > (ifnull(one.fetched_at, ''), one.revision)
)
"""


_READING = """
SELECT published, portal, headline, abstract, place, source, captions, url
FROM newest ORDER BY published DESC
"""
_REVISIONS = """
SELECT url, revision, headline, published, fetched_at, content_hash,
    count(*) OVER (PARTITION BY url) AS revisions
FROM articles WHERE url IN (SELECT url FROM articles GROUP BY url HAVING count(*) > 1)
ORDER BY url, fetched_at, revision
"""


def write_rows(
    rows: Iterable[Row], path: Path, columns: Sequence[Column], rejects: Iterable[Reject] = ()
) -> int:
    """Write a database; return how many records it has."""
    number = 0
    database = Database(path)
    try:
        _make_tables(database)
        remaining = iter(rows)
        while batch := list(islice(remaining, ROWS)):
            number += len(batch)
            names = {column.name for column in columns}
            _insert(database, [{name: row[name] for name in row if name in names} for row in batch])
        database.table("articles").enable_fts(_SEARCHED, tokenize="porter unicode61")
        database.create_view("newest", _NEWEST)
        database.create_view("reading", _READING)
        database.create_view("revisions", _REVISIONS)
        database.table("rejects").insert_all(_list_reasons(rejects))
    finally:
        database.close()
    return number


def _make_tables(database: Database) -> None:
    of_article = {"url": str, "revision": int, "position": int}
    tables: dict[str, dict[str, type]] = {
        "articles": {"url": str, "revision": int, **dict.fromkeys(_TEXTS, str)},
        "images": {**of_article, "address": str, "alt": str, "caption": str, "credit": str},
        "people": {**of_article, "name": str, "role": str},
        "keywords": {**of_article, "keyword": str},
        "places": {**of_article, "printed": str, "name": str, "country": str, "division": str,
                   "latitude": float, "longitude": float, "geonames_id": int},
    }  # fmt: skip
    database.table("rejects").create(
        {"id": int, "url": str, "portal": str, "code": str, "field": str, "message": str,
         "fetched_at": str},
        pk="id",
    ).create_index(["url"])  # fmt: skip
    for name, columns in tables.items():
        table = database.table(name)
        if name == "articles":
            table.create(columns, pk=_KEY)
        else:
            table.create(columns, pk=(*_KEY, *(["role"] if name == "people" else []), "position"))
            table.create_index(["url"])
    for name in ("portal", "published"):
        database.table("articles").create_index([name])


def _insert(database: Database, rows: Sequence[Row]) -> None:
    database.table("articles").insert_all(map(_flatten, rows), alter=True)
    for name, make in _PARTS.items():
        table: Table = database.table(name)
        table.insert_all(part for row in rows for part in make(row))


def _flatten(row: Row) -> Row:
    """Return the article's own row: lists as text, the dateline in columns of its own."""
    dateline = row.get("dateline") or {}
    own = {name: value for name, value in row.items() if name not in _APART}
    return own | {
        "section": " > ".join(row.get("section", ())),
        "text": "\n\n".join(row["body"]),
        "captions": "\n".join(filter(None, (i["caption"] for i in row.get("images", ())))),
        "dateline": dateline.get("text"),
        "place": dateline.get("place"),
        "agency": dateline.get("agency"),
        "same_as": json.dumps(row.get("same_as", [])),
    }


def _list_reasons(rejects: Iterable[Reject]) -> Iterator[Row]:
    for reject in rejects:
        for reason in reject.reasons:
            yield {
                "url": reject.url,
                "portal": reject.portal,
                "code": reason.code.value,
                "field": reason.field,
                "message": reason.message,
                "fetched_at": reject.fetched_at,
            }


def _number(row: Row, items: Iterable[dict[str, Any]]) -> Iterator[Row]:
    key = {name: row[name] for name in _KEY}
    return (key | {"position": number} | item for number, item in enumerate(items, start=1))


def _list_images(row: Row) -> Iterator[Row]:
    images = row.get("images", ())
    return _number(row, ({"address": image["url"], **_without_url(image)} for image in images))


def _without_url(image: Row) -> Row:
    return {name: value for name, value in image.items() if name != "url"}


def _list_people(row: Row) -> Iterator[Row]:
    for role, key in (("author", "byline"), ("editor", "editors")):
        yield from _number(row, ({"name": name, "role": role} for name in row.get(key, ())))


def _list_keywords(row: Row) -> Iterator[Row]:
    return _number(row, ({"keyword": keyword} for keyword in row.get("keywords", ())))


def _list_places(row: Row) -> Iterator[Row]:
    return _number(row, row.get("places", ()))


_PARTS = {
    "images": _list_images,
    "people": _list_people,
    "keywords": _list_keywords,
    "places": _list_places,
}
