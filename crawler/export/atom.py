"""Atom (RFC 4287): a feed of the newest records, for whoever wants to be told."""

import heapq
from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml.etree import Element, ElementTree, SubElement, _Element

from crawler.export.export_rows import Row
from crawler.schemas.columns import Column

NAMESPACE = "http://www.w3.org/2005/Atom"
ENTRIES = 100
"""Records in a feed, the latest first; readers of feeds expect no archive."""

_PARAGRAPHS = 3


def write_rows(rows: Iterable[Row], path: Path, columns: Sequence[Column]) -> int:
    """Write the latest `ENTRIES` records as a feed; return how many. Columns change nothing."""
    entries = heapq.nlargest(ENTRIES, rows, key=_moment_of)
    feed = Element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the default name space
    _add(feed, "title", "silkroad: newest records")
    _add(feed, "id", "urn:silkroad:newest")
    _add(feed, "updated", _moment_of(entries[0]) if entries else "1970-01-01T00:00:00Z")
    for row in entries:
        _add_entry(feed, row)
    ElementTree(feed).write(str(path), encoding="utf-8", xml_declaration=True)
    return len(entries)


def _moment_of(row: Row) -> str:
    return str(row.get("published_at") or f"{row['published']}T00:00:00Z")


def _add_entry(feed: _Element, row: Row) -> None:
    entry = _add(feed, "entry")
    _add(entry, "title", row["headline"])
    _add(entry, "id", f"{row['url']}#{row['revision']}")
    _add(entry, "link", href=row["url"])
    _add(entry, "published", _moment_of(row))
    _add(entry, "updated", row.get("modified_at") or _moment_of(row))
    for name in row.get("byline") or [row.get("source") or row["portal"]]:
        _add(_add(entry, "author"), "name", name)
    for keyword in row.get("keywords", ()):
        _add(entry, "category", term=keyword)
    _add(entry, "summary", row.get("abstract") or "\n\n".join(row["body"][:_PARAGRAPHS]))


def _add(parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
    element = SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    element.text = text
    return element
