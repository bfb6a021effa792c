"""What a page's head says about it: meta tags, OpenGraph, JSON-LD, title."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element

from crawler.reading.json_ld import Thing, read_json_ld
from crawler.text.cleaning import fold_space
from crawler.text.metadata_authors import read_authors, strip_publishers
from crawler.text.moments import MOMENT
from crawler.text.titles import same_words, split_title

_TITLES = frozenset({"og:title", "twitter:title"})
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "article.published",
    "article_date_original",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "publishdate",
    "publish_date",
    "publish-date",
    "publishtime",
    "pubdate",
    "pub_date",
    "publication_date",
    "publicationdate",
    "citation_publication_date",
    "prism.publicationdate",
    "published",
    "published_at",
    "published_time",
    "published-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc.terms.date",
    "displaydate",
    "date",
    "pdate",
    "datecreated",
)
_AUTHORS = (
    "article:author",
    "article:author_name",
    "og:article:author",
    "author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "mrf:authors",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "article_author",
    "author_name",
    "og:author",
    "citation_author",
)
_SITE_NAMES = frozenset({"og:site_name", "application-name", "dc.publisher", "publisher"})
_RANKS = {name: rank for rank, name in enumerate(_PUBLISHED)}
_NAMES = _TITLES | _SITE_NAMES | {*_PUBLISHED, *_AUTHORS, "og:url"}
_OPEN_GRAPH = re.compile(r"https?://ogp\.me/ns/(\w+)#")
# An itemprop belongs to the thing that it stands in, which may be a teaser or a picture.
_ITEM_DATES = ("datepublished", "datecreated")
_SITE_SUFFIX = re.compile(r"[|–—-] ?([^|–—-]+)$")
_TITLE_BREAK = re.compile(r"\s*[|·]\s*|\s[–—-]\s")
_DIGIT = re.compile(r"[0-9]")
_MOST_HEADINGS = 2
"""Main headings of an article: its own and a logo's. Pages of teasers give one to each."""
_SHORTEST_CUT = 24
"""Letters of a headline that is cut short, as JSON-LD has long ones, and still tells its story."""
_MOST_VALUES = 50


class Stated(NamedTuple):
    """A date as metadata hold it, and the tag or key that does; `is_update`: of a later change."""

    raw: str
    how: str
    is_update: bool = False


@dataclass(slots=True)
class Metadata:
    """The metadata of a page that say what its record needs; `None` where it says nothing.

    `titles`: what names the story alone, the surest first. `window_title`: the `title` element,
    which may name section and site as well. `published`: dates of publication as written, the
    surest first. `authors`: their names, without the publisher's own, and `authors_how`: the tag or
    key that names them. `base`: the address against which links are resolved. `canonical`: the
    address that the page gives as its own, as written.
    """

    titles: list[str] = field(default_factory=list)
    window_title: str | None = None
    published: list[Stated] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    authors_how: str = ""
    base: str | None = None
    canonical: str | None = None


def read_metadata(root: _Element, url: str = "") -> Metadata:
    """Return what the head of a parsed HTML page says, whatever the order of its tags.

    `url`: the page's address, by which JSON-LD about it is told from JSON-LD about others.
    """
    found = Metadata()
    values: dict[str, list[str]] = {}
    scripts: list[str] = []
    for node in root.iter("meta", "title", "script", "base"):
        tag = node.tag
        if tag == "meta":
            _note_meta(node, values)
        elif tag == "title":
            found.window_title = found.window_title or fold_space(node.text or "") or None
        elif tag == "base":
            found.base = found.base or node.get("href")
        elif (node.get("type") or "").lower().startswith("application/ld+json") and node.text:
            scripts.append(node.text)
    found.canonical = _find_canonical(root)
    found.titles = [title for name in _TITLES for title in values.get(name, ())]
    things = []
    if scripts:
        titles = _Titles([*found.titles, *split_title(found.window_title or "")], root)
        addresses = [url, found.canonical or url, *values.get("og:url", [])]
        things = read_json_ld(scripts, addresses, titles.hold)
    found.titles = sorted({*found.titles, *(thing.headline for thing in things if thing.headline)})
    found.published = [*_list_dates(values, things), *_date_title(found.window_title or "")]
    _find_authors(found, values, things)
    return found


def _find_canonical(root: _Element) -> str | None:
    """Return the page's canonical link, which only its head may have."""
    head = next(root.iterchildren("head"), None)
    for node in head.iter("link") if head is not None else ():
        if "canonical" in (node.get("rel") or "").lower().split() and node.get("href"):
            return node.get("href")
    return None


def _note_meta(node: _Element, values: dict[str, list[str]]) -> None:
    item = node.get("itemprop")
    name = (node.get("property") or node.get("name") or item or "").strip().lower()
    name = _OPEN_GRAPH.sub(r"\1:", name) if "#" in name else name
    if name not in _NAMES:
        return
    content = fold_space(node.get("content") or node.get("value") or "")
    if not content:
        return
    if item and item.lower() == name:
        name = f"itemprop {name}"
    known = values.setdefault(name, [])
    if len(known) < _MOST_VALUES and content not in known:
        known.append(content)


class _Titles:
    """The titles of a page: those that its head names, and its main headings."""

    def __init__(self, named: Sequence[str], root: _Element) -> None:
        self._named = named
        self._root = root

    def hold(self, text: str) -> bool:
        """Tell whether a text is one of the titles; the page is asked last, and once."""
        return _names_same(text, self._named) or _names_same(text, self._headings)

    @cached_property
    def _headings(self) -> list[str]:
        """The main headings, none where there are as many as on a page of teasers."""
        nodes = self._root.iter("h1")
        headings = [fold_space("".join(map(str, node.itertext()))) for node in nodes]
        return headings if len(headings) <= _MOST_HEADINGS else []


def _names_same(text: str, titles: Iterable[str]) -> bool:
    """Tell whether a text is one of the titles, or one cut short, as headlines in JSON-LD are."""
    cut = text.rstrip(" .…")
    return any(
        same_words(text, title) or (len(cut) >= _SHORTEST_CUT and title.startswith(cut))
        for title in titles
    )


def _list_dates(values: dict[str, list[str]], things: Iterable[Thing]) -> list[Stated]:
    dates = [Stated(thing.published, "JSON-LD") for thing in things if thing.published]
    named = sorted(values.keys() & _RANKS.keys(), key=_RANKS.__getitem__)
    dates += [Stated(values[name][0], name) for name in named]
    for name in _ITEM_DATES:
        held = values.get(f"itemprop {name}", [])
        if len({value[:10] for value in held}) == 1:
            dates.append(Stated(held[0], f"itemprop {name}"))
    return dates


def _date_title(title: str) -> list[Stated]:
    """Return the date that stands behind headline and site in a page's title, where one does."""
    if not _DIGIT.search(title):
        return []
    last = _TITLE_BREAK.split(title)[-1]
    return [Stated(last, "title")] if last != title and MOMENT.fullmatch(last) else []


def _find_authors(found: Metadata, values: dict[str, list[str]], things: Sequence[Thing]) -> None:
    """Take the authors that the surest of the sources names."""
    publishers = [name for thing in things for name in thing.publishers]
    publishers += [value for name in _SITE_NAMES for value in values.get(name, ())]
    publishers += _SITE_SUFFIX.findall(found.window_title or "")
    sources = [("JSON-LD", thing.authors) for thing in things]
    sources += [(name, tuple(values[name])) for name in _AUTHORS if name in values]
    for how, names in sources:
        if authors := strip_publishers(read_authors(names), publishers):
            found.authors, found.authors_how = authors, how
            return
