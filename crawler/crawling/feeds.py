"""Feeds (RSS 2.0, RSS 1.0, Atom) and sitemaps (sitemaps.org, with Google's news extension).

XML of strangers: no entity is expanded beyond the five of XML itself, nothing is fetched, and a
document that declares entities is not read at all.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from lxml import etree

from crawler.fetching.decoding import BrokenContentError, ContentTooLargeError, gunzip
from crawler.text.cleaning import fold_space

_ITEMS = frozenset({"item", "entry"})
_DATES = ("pubdate", "published", "date", "issued", "updated")
_DECLARATION = "<!ENTITY"
_IS_PAGE = "it is a web page, perhaps a notice, and neither a feed nor a sitemap"
_DOCTYPE_OF_PAGES = re.compile(rb"[\s\xef\xbb\xbf]*<!doctype html\b", re.IGNORECASE)


class FeedError(Exception):
    """A feed or sitemap that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An address that a feed or sitemap names.

    `published`: the day on which it was published, None where that is not said. `modified`: the
    day of its last change, likewise.
    """

    url: str
    title: str | None = None
    published: dt.date | None = None
    modified: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """`pages`: the pages that a sitemap names; `sitemaps`: the sitemaps that an index names."""

    pages: tuple[FeedEntry, ...] = ()
    sitemaps: tuple[FeedEntry, ...] = ()


def read_feed(body: bytes) -> list[FeedEntry]:
    """Return the entries of a feed in its order; raises FeedError."""
    root = _parse(body)
    return [entry for item in _named(root, _ITEMS) if (entry := _read_feed_entry(item)) is not None]


def read_sitemap(body: bytes, max_size: int) -> Sitemap:
    """Return what a sitemap or an index of sitemaps names, gzipped or not.

    `max_size`: bytes that it may have when unzipped. Raises FeedError.
    """
    if body.startswith(b"\x1f\x8b"):
        try:
            body = gunzip(body, max_size)
        except (BrokenContentError, ContentTooLargeError) as error:
            raise FeedError(str(error)) from None
    root = _parse(body)
    pages = (_read_sitemap_entry(element) for element in _named(root, frozenset({"url"})))
    sitemaps = (_read_sitemap_entry(element) for element in _named(root, frozenset({"sitemap"})))
    return Sitemap(
        pages=tuple(entry for entry in pages if entry),
        sitemaps=tuple(entry for entry in sitemaps if entry),
    )


def parse_date(text: str | None) -> dt.date | None:
    """Return the day of an RFC 2822 or ISO 8601 date as printed; None for anything else."""
    text = fold_space(text or "")
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, OverflowError):
        return None


def _parse(body: bytes) -> etree._Element:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        if _DECLARATION.encode(encoding) in body:
            raise FeedError("it declares entities, which no feed needs")
    if _DOCTYPE_OF_PAGES.match(body):
        raise FeedError(_IS_PAGE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(f"it is no XML: {error}") from None
    if root is None:
        raise FeedError("it is no XML")
    if _name(root) == "html":
        raise FeedError(_IS_PAGE)
    return root


def _named(root: etree._Element, names: frozenset[str]) -> Iterator[etree._Element]:
    return (element for element in root.iter() if _name(element) in names)


def _name(element: etree._Element) -> str:
    """Return an element's name without namespace or prefix, which some feeds never declare."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def _read_feed_entry(item: etree._Element) -> FeedEntry | None:
    children = {_name(child): child for child in reversed(item)}
    url = next(filter(None, map(_read_link, _rank_links(item))), "")
    guid = children.get("guid")
    if not url and guid is not None and _attribute(guid, "isPermaLink") != "false":
        url = _resolve(guid, _text(guid))
    if not url:
        return None
    dates = (parse_date(_text(children.get(name))) for name in _DATES)
    title = _text(children.get("title")) or None
    return FeedEntry(url, title, published=next(filter(None, dates), None))


def _rank_links(item: etree._Element) -> list[etree._Element]:
    """Return the links of an entry, that of RSS first, then those of Atom to the entry itself."""
    links = [child for child in item if _name(child) == "link"]
    return sorted(
        links,
        key=lambda link: (not _text(link), _attribute(link, "rel") not in ("", "alternate")),
    )


def _read_link(link: etree._Element) -> str:
    return _resolve(link, _text(link) or _attribute(link, "href"))


def _resolve(element: etree._Element, url: str) -> str:
    """Return an address against the `xml:base` that holds for an element; relative without one."""
    try:
        return urljoin(element.base or "", url) if url else ""
    except ValueError:
        return url


def _read_sitemap_entry(element: etree._Element) -> FeedEntry | None:
    children = {_name(child): child for child in reversed(element)}
    news = {_name(below): below for below in children.get("news", ())}
    loc = children.get("loc")
    url = _text(loc)
    if loc is None or not url:
        return None
    return FeedEntry(
        _resolve(loc, url),
        _text(news.get("title")) or None,
        published=parse_date(_text(news.get("publication_date"))),
        modified=parse_date(_text(children.get("lastmod"))),
    )


def _text(element: etree._Element | None) -> str:
    return "" if element is None else fold_space(_read(lambda: element.text))


def _attribute(element: etree._Element, name: str) -> str:
    return _read(lambda: element.get(name))


def _read(ask: Callable[[], str | None]) -> str:
    """Return a text of the tree, none where a reference in it names half of a surrogate pair."""
    try:
        return ask() or ""
    except UnicodeDecodeError:
        return ""
