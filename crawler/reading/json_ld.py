"""What the JSON-LD of a page says about its article, and not about others."""

import json
import re
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from crawler.text.cleaning import fold_space, resolve_references

_OPENING = re.compile(r"(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--")
_CLOSING = re.compile(r"(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|(?://\s*)?-->)$")
_LONGEST_CLOSING = 40
_STRING_OR_GAP = re.compile(
    r'"(?:[^"\\]|\\[\s\S])*+(?:"|\\?\Z)|(?P<comma>,)(?=\s*[}\],])|(?P<colon>:)(?=\s*[,}\]])'
)
_BETWEEN = " \t\r\n;,"
_DECODER = json.JSONDecoder(strict=False)
_LONGEST = 2_000_000
_DEEPEST = 8
_MOST_ADDRESSES, _MOST_THINGS = 10, 10
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
_TITLE_ALONE = 3
"""Rank of an article whose words may be the page's headline, which nothing else shows."""
_NO_ARTICLES = ("jobposting",)
_ARTICLES = ("article", "posting", "report")
_NO_PAGES = ("object", "person", "organization", "comment", "place", "event", "product")
_FRONT = re.compile(r"index\.\w{3,5}")
_MIRROR = re.compile(r"(?:www\d?|ww\d|m|amp|mobile)\.")


@dataclass(frozen=True, slots=True)
class Thing:
    """What JSON-LD says of the page's own article.

    `headline`: as written, without mark-up. `published`: the date as written. `authors`: names as
    written. `publishers`: the names of who publishes it.
    """

    headline: str | None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


def read_json_ld(
    scripts: Sequence[str], addresses: Sequence[str], is_title: Callable[[str], bool]
) -> list[Thing]:
    """Return what the scripts of a page say of its own article, the surest first.

    `addresses`: those of the page, its canonical one included. `is_title`: whether a text is one of
    the page's titles. A thing is about the page if it names its address or its title; an article
    also if it is the only one and names neither. An article of a related list is about another.
    """
    nodes = [node for script in scripts for value in _parse(script) for node in _list_nodes(value)]
    names = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    own = {key for address in set(addresses) if (key := _address_key(address, addresses[0]))}
    base = addresses[0] if addresses else ""
    ranked: list[tuple[int, Thing]] = []
    articles = [node for node in nodes if _is_article(node)]
    for node in nodes:
        rank = _rank(node, own, base, is_title, is_only=len(articles) == 1)
        if rank is not None:
            thing = _read_thing(node, names)
            ranked.append((rank, Thing(thing.headline) if rank == _TITLE_ALONE else thing))
    return [thing for _, thing in sorted(ranked, key=lambda pair: pair[0])][:_MOST_THINGS]


def _parse(script: str) -> list[Any]:
    """Return the values of a script; a broken one gives what can be read of it.

    Read are line breaks within strings, comments or CDATA around all, commas too many, values left
    out, several values in a row, and text that was escaped as if it were mark-up.
    """
    text = _unwrap(script[:_LONGEST].lstrip("\ufeff"))
    values = _decode(text)
    if values is None and "&quot;" in text:
        values = _decode(resolve_references(text))
    if values is None:
        values = _decode(_STRING_OR_GAP.sub(_fill_gap, text))
    return values or []


def _unwrap(text: str) -> str:
    """Return a script without the comment or CDATA around all of it."""
    text = text.strip()
    if opening := _OPENING.match(text):
        text = text[opening.end() :]
    closing = _CLOSING.search(text, max(0, len(text) - _LONGEST_CLOSING))
    return text[: closing.start()] if closing else text


def _decode(text: str) -> list[Any] | None:
    values: list[Any] = []
    text, at = text.strip(), 0
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return values or None
        values.append(value)
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
    return values


def _fill_gap(found: re.Match[str]) -> str:
    if found["comma"]:
        return ""
    return ": null" if found["colon"] else found[0]


def _list_nodes(
    values: object, depth: int = 1, inherited: tuple[Any, ...] = ()
) -> Iterator[dict[str, Any]]:
    """Yield the things a value describes, without those that are only parts of another.

    What a page names as its main entity has the page's address.
    """
    if depth > _DEEPEST:
        return
    if isinstance(values, dict):
        node = {**values, "_inherited": inherited} if inherited else values
        yield node
        for part in _PARTS:
            if (held := values.get(part)) is not None:
                handed = tuple(_list_addresses(node)) if part == "mainEntity" else ()
                yield from _list_nodes(held, depth + 1, handed)
    elif isinstance(values, list):
        for value in values:
            yield from _list_nodes(value, depth + 1, inherited)


def _rank(
    node: dict[str, Any],
    own: set[tuple[str, str]],
    base: str,
    is_title: Callable[[str], bool],
    *,
    is_only: bool,
) -> int | None:
    """Return how surely a thing is the page's article: 0 is surest, None for another's."""
    addresses = [key for address in _list_addresses(node) if (key := _address_key(address, base))]
    names_page = node.get("mainEntityOfPage") is True or any(key in own for key in addresses)
    if not _is_article(node):
        types = _list_types(node)
        is_page = bool(types) and not any(name.endswith(_NO_PAGES) for name in types)
        return 2 if names_page and is_page and "datePublished" in node else None
    if names_page:
        return 0
    headline = _read_headline(node)
    if headline is not None:
        if is_title(headline):
            return 0
        return _TITLE_ALONE if is_only and not addresses else None
    return 1 if is_only and not addresses else None


def _list_types(node: Mapping[str, Any]) -> list[str]:
    return [str(name).lower() for name in _as_list(node.get("@type"))]


def _is_article(node: dict[str, Any]) -> bool:
    types = _list_types(node)
    if not types:
        return "headline" in node
    return any(name.endswith(_ARTICLES) and not name.endswith(_NO_ARTICLES) for name in types)


def _list_addresses(node: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses that a thing names as its own or as that of its page."""
    yield from node.get("_inherited", ())
    for key in ("url", "mainEntityOfPage", "@id"):
        for value in _as_list(node.get(key))[:_MOST_ADDRESSES]:
            inner = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(inner, str) and inner:
                yield inner


def _address_key(address: str, base: str) -> tuple[str, str] | None:
    """Return what tells addresses of different pages apart; None for one of a front page."""
    address = address.strip()
    if "://" not in address:
        try:
            address = urljoin(base, address)
        except ValueError:
            return None
    rest, _, query = address.partition("://")[2].partition("#")[0].partition("?")
    host, _, path = rest.partition("/")
    path = path.removesuffix("/").removesuffix("/amp")
    if not path or _FRONT.fullmatch(path):
        path = query
    return (_MIRROR.sub("", host.lower(), count=1), path) if path else None


def _read_thing(node: dict[str, Any], names: dict[str, dict[str, Any]]) -> Thing:
    published = next(iter(_as_list(node.get("datePublished"))), None)
    if isinstance(published, dict):
        published = published.get("@value")
    return Thing(
        _read_headline(node),
        fold_space(published) or None if isinstance(published, str) else None,
        tuple(_read_names(node.get("author"), names, persons_only=True)),
        tuple(_read_names(node.get("publisher"), names, persons_only=False)),
    )


def _read_headline(node: dict[str, Any]) -> str | None:
    """Return the headline, which articles may have as their `name`; pages are named otherwise."""
    for key in ("headline", "name") if _is_article(node) else ("headline",):
        for text in _as_list(node.get(key)):
            if isinstance(text, str) and (headline := fold_space(resolve_references(text))):
                return headline
    return None


def _read_names(
    value: object, nodes: dict[str, dict[str, Any]], *, persons_only: bool
) -> Iterator[str]:
    for person in _as_list(value):
        if isinstance(person, dict):
            person = ChainMap(person, nodes.get(str(person.get("@id")), {}))
            kinds = _list_types(person)
            if persons_only and any(kind.endswith("organization") for kind in kinds):
                continue
            parts = (person.get("givenName"), person.get("familyName"))
            person = person.get("name") or " ".join(part for part in parts if isinstance(part, str))
            yield from (name for name in _as_list(person) if isinstance(name, str) and name)
        elif isinstance(person, str):
            yield person


def _as_list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
