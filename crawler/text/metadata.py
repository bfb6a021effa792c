"""What a page's head says about it: meta tags, OpenGraph, JSON-LD, title."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element

from crawler.text.cleaning import fold_space

_TITLES = frozenset({"og:title", "twitter:title"})
_PUBLISHED = (
    "article:published_time",
    "publishdate",
    "pubdate",
    "datepublished",
    "publish_date",
    "date",
    "dc.date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified")
_NAMES = _TITLES | {*_PUBLISHED, *_MODIFIED}


@dataclass(slots=True)
class Metadata:
    """The metadata of a page that say what its record needs; `None` where it says nothing.

    `titles`: what names the story alone, the surest first. `window_title`: the `title` element,
    which may name section and site as well. `base`: the address against which links are resolved.
    `canonical`: the address that the page gives as its own, as written.
    """

    titles: list[str] = field(default_factory=list)
    window_title: str | None = None
    published_raw: str | None = None
    modified_raw: str | None = None
    base: str | None = None
    canonical: str | None = None


def read_metadata(root: _Element) -> Metadata:
    """Return what the head of a parsed HTML page says, whatever the order of its tags."""
    found = Metadata()
    dates: dict[str, str] = {}
    for node in root.iter("meta", "title", "script", "base", "link"):
        tag = node.tag
        if tag == "meta":
            name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
            content = fold_space(node.get("content") or "") if name in _NAMES else ""
            if name in _TITLES and content and content not in found.titles:
                found.titles.append(content)
            elif content:
                dates.setdefault(name, content)
        elif tag == "title":
            found.window_title = found.window_title or fold_space(node.text or "") or None
        elif tag == "base":
            found.base = found.base or node.get("href")
        elif tag == "link":
            if "canonical" in (node.get("rel") or "").lower().split():
                found.canonical = found.canonical or node.get("href")
        elif node.get("type") == "application/ld+json":
            for thing in _read_json_ld(node.text or ""):
                headline = fold_space(str(thing.get("headline") or ""))
                if headline and headline not in found.titles:
                    found.titles.append(headline)
                for key in ("datePublished", "dateModified"):
                    if isinstance(thing.get(key), str):
                        dates.setdefault(key.lower(), thing[key])
    found.published_raw = next((dates[name] for name in _PUBLISHED if name in dates), None)
    found.modified_raw = next((dates[name] for name in _MODIFIED if name in dates), None)
    found.titles.sort()
    return found


def _read_json_ld(text: str) -> Iterator[dict[str, Any]]:
    """Yield the articles described in a JSON-LD script; a broken one describes none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    things = data if isinstance(data, list) else [data]
    for thing in things:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            for member in graph if isinstance(graph, list) else [thing]:
                if isinstance(member, dict) and "headline" in member:
                    yield member
