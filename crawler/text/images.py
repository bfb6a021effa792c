"""From an `img` element to the picture that it shows."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from crawler.text.blocks import Picture
from crawler.text.cleaning import fold_space

_LAZY_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo", "data-url")
_PLACEHOLDER = re.compile(r"data:|.*\b(?:blank|spacer|placeholder|loading|lazy|grey|gray)\b", re.I)
_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*", re.I)


def read_picture(node: _Element, href: str | None) -> Picture:
    """Return the picture of an `img`; `href` is the address of the link it stands in, if any."""
    alt = fold_space(node.get("alt") or "") or None
    title = fold_space(node.get("title") or "") or None
    return Picture(
        _find_source(node), alt, title, _pixels(node, "width"), _pixels(node, "height"), href
    )


def _find_source(node: _Element) -> str | None:
    """Return the picture's address: lazy loaders keep it beside a placeholder in `src`."""
    for value in _sources(node):
        value = value.strip()
        if value and not _PLACEHOLDER.match(value):
            return value
    return (node.get("src") or "").strip() or None


def _sources(node: _Element) -> Iterator[str]:
    for name in _LAZY_SOURCES:
        yield node.get(name) or ""
    yield node.get("src") or ""
    sets = [node.get("data-srcset"), node.get("srcset")]
    for parent in node.iterancestors("picture"):
        sets += [source.get("srcset") for source in parent.iterdescendants("source")]
    for candidates in sets:
        if candidates:
            yield candidates.split(",")[0].split()[0] if candidates.strip(" ,") else ""


def _pixels(node: _Element, name: str) -> int | None:
    match = _NUMBER.fullmatch(node.get(name) or "")
    return int(match[1]) if match else None
