"""From an `img` element to the picture that it shows."""

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from crawler.text.blocks import Picture
from crawler.text.cleaning import fold_space

_LAZY_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo", "data-url")
_PLACEHOLDER = re.compile(r"data:|.*\b(?:blank|spacer|placeholder|loading|lazy|grey|gray)\b", re.I)
_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*", re.I)


def read_picture(node: _Element, href: str | None) -> Picture:
    """Return the picture of an `img`; `href` is the address of the link it stands in, if any."""
    attributes = {str(name): str(value) for name, value in node.items()}
    return Picture(
        _find_source(node, attributes),
        fold_space(attributes.get("alt", "")) or None,
        fold_space(attributes.get("title", "")) or None,
        _pixels(attributes.get("width")),
        _pixels(attributes.get("height")),
        href,
    )


def _find_source(node: _Element, attributes: Mapping[str, str]) -> str | None:
    """Return the picture's address: lazy loaders keep it beside a placeholder in `src`."""
    for value in _sources(node, attributes):
        value = value.strip()
        if value and not _PLACEHOLDER.match(value):
            return value
    return attributes.get("src", "").strip() or None


def _sources(node: _Element, attributes: Mapping[str, str]) -> Iterator[str]:
    for name in _LAZY_SOURCES:
        if name in attributes:
            yield attributes[name]
    yield attributes.get("src", "")
    sets = [attributes.get("data-srcset"), attributes.get("srcset")]
    for parent in node.iterancestors("picture"):
        sets += [source.get("srcset") for source in parent.iterdescendants("source")]
    for candidates in sets:
        if candidates:
            yield candidates.split(",")[0].split()[0] if candidates.strip(" ,") else ""


def _pixels(value: str | None) -> int | None:
    match = _NUMBER.fullmatch(value) if value else None
    return int(match[1]) if match else None
