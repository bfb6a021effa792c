"""From an `img` element to the picture that it shows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from lxml.etree import _Element

from crawler.reading.blocks import Picture
from crawler.reading.sizes import holds_few
from crawler.text.cleaning import fold_space
from crawler.text.pictures import is_site_furniture
from crawler.text.wordlists import read_words

_LAZY_SOURCES = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo", "data-url",
    "data-original-src", "data-src-large", "data-large-src", "data-full-src", "data-hi-res-src",
    "data-highres", "data-img-src", "data-image-src", "data-image", "data-img", "data-actualsrc",
    "data-real-src", "data-defer-src", "data-ll-src", "data-lazyload", "data-lazy-load",
    "data-cfsrc", "data-pagespeed-lazy-src", "data-delayed-url", "data-flickity-lazyload",
)  # fmt: skip
_LAZY = frozenset(_LAZY_SOURCES)
_AMP = ("amp-img", "amp-anim")
_SETS = ("srcset", "src-set")
_IMAGE_ADDRESS = re.compile(r"[^\s{}]+\.(?:jpe?g|png|webp|gif|avif)(?:[?#!][^\s{}]*)?", re.I)
_PLACEHOLDERS = read_words(
    "1x1 blank clear empty gray grey lazy lazyload lazyloading load loader loading pixel"
    " placeholder spacer trans transparent"
)
# What may stand beside one of the above in the name of a placeholder: `img-loading-white.gif`.
_BESIDE_PLACEHOLDERS = read_words("bg default gif icon image img large photo pic png small white x")
_WORD = re.compile(r"1x1|[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LINE_BREAKS = re.compile(r"[\t\n\r]+")
_PATH = re.compile(r"[^?#]*")
_NUMBER = re.compile(r"(\d{1,5})(?:\.\d+)?\s*(?:px)?", re.I)
_CANDIDATE = re.compile(r"[\s,]*(?P<address>\S+)(?P<descriptors>[^,]*)")
_DESCRIPTOR = re.compile(r"(?<!\S)(\d{1,5}(?:\.\d{1,3})?)[wx](?!\S)")
_SIZE_IN_ADDRESS = re.compile(
    r"\d{2,4}(?=x\d{2,4}\b)|(?<=\bw[=_-])\d{2,4}\b|(?<=width[=-])\d{2,4}\b"
)
_WIDEST_SCREEN = re.compile(r"min-width\s*:\s*(\d{1,5})")
_NARROWEST = 100
"""Below so many pixels a candidate is the blurred preview of a picture that loads later."""
_MOST_IN_PICTURE = 40
_MOST_WITHIN = 20
"""Elements within one that stands for a picture: spinners and the like."""
_RATIO_LAYOUTS = frozenset({"fill", "intrinsic", "responsive"})
_UNKNOWN, _PREVIEW = 1.0, 0.0
_IN_NOSCRIPT = re.compile(r"<img\b[^<>]*?\ssrc\s*=\s*[\"']?([^\"'\s<>]+)", re.I)


def read_picture(node: _Element, href: str | None) -> Picture:
    """Return the picture of an `img`; `href` is the address of the link it stands in, if any."""
    attributes = {str(name): str(value) for name, value in node.items()}
    alt, title = attributes.get("alt") or attributes.get("data-alt"), attributes.get("title")
    return Picture(
        _find_source(node, attributes),
        (fold_space(alt) or None) if alt else None,
        (fold_space(title) or None) if title else None,
        *_read_size(attributes),
        href,
        node,
    )


def _find_source(node: _Element, attributes: Mapping[str, str]) -> str | None:
    """Return the picture's address: the largest one named, lazy loaders' before that in `src`.

    They keep it in an attribute of their own, in a `srcset` or in a `noscript`, beside a
    placeholder.
    """
    plain = clean_address(attributes.get("src", ""))
    sets = [value for name, value in attributes.items() if name.endswith(_SETS)]
    sets += map(_read_source, _list_sources(node))
    if not sets and _LAZY.isdisjoint(attributes) and _is_usable(plain):
        return plain
    lazy = [clean_address(attributes[name]) for name in _LAZY_SOURCES if name in attributes]
    singles = [*filter(_is_usable, lazy)] or [*filter(_is_usable, [plain])]
    if largest := _choose_largest(singles[:1], sets):
        return largest
    others = [*_find_elsewhere(node, attributes), *lazy]
    known = [address for address in others if address[:5] != "data:"]
    return next(iter(known), None) or (None if plain.endswith("/") else plain or None)


def _choose_largest(singles: Iterable[str], sets: Iterable[str]) -> str | None:
    """Return the address of the largest picture among single addresses and those of `srcset`s."""
    candidates = [pair for value in sets for pair in _read_set(value) if _is_usable(pair[1])]
    has_widths = any(size >= _NARROWEST for size, _ in candidates)
    for single in singles:
        candidates.insert(0, (_size_in(single) if has_widths else _UNKNOWN, single))
    return max(candidates, key=lambda pair: pair[0])[1] if candidates else None


def _list_sources(node: _Element) -> Iterable[_Element]:
    """Return the `source`s of the `picture` that an `img` stands in.

    Parsers put an `img` into a `source` that is not closed. A `picture` that holds the rest of the
    page is none.
    """
    parent = next(node.iterancestors("picture"), None)
    if parent is None or not holds_few(parent, _MOST_IN_PICTURE):
        return ()
    return parent.iterdescendants("source")


def _read_source(source: _Element) -> str:
    """Return the `srcset` of a `source`, with the least screen it is for where no size is given."""
    value = str(source.get("srcset") or source.get("data-srcset") or "")
    screen = _WIDEST_SCREEN.search(str(source.get("media") or ""))
    is_single = len(value.split()) == 1
    return f"{value} {screen[1]}w" if screen and is_single else value


def _read_set(value: str) -> Iterator[tuple[float, str]]:
    """Yield the addresses of a `srcset` with their sizes; an address may hold commas."""
    position = 0
    while candidate := _CANDIDATE.match(value, position):
        address, descriptors, position = (
            candidate["address"],
            candidate["descriptors"],
            candidate.end(),
        )
        if address.endswith(","):
            address, descriptors, position = address.rstrip(","), "", candidate.end("address")
        described = _DESCRIPTOR.search(descriptors)
        size = float(described[1]) if described else _UNKNOWN
        is_preview = described is not None and described[0].endswith("w") and size < _NARROWEST
        yield _PREVIEW if is_preview else size, clean_address(address)


def _size_in(address: str) -> float:
    """Return the width that an address names: `a-1024x683.jpg`, `a.jpg?w=800`."""
    size = _SIZE_IN_ADDRESS.search(address)
    return float(size[0]) if size else _UNKNOWN


def _find_elsewhere(node: _Element, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield what else may be the address of a picture that names none in the usual places."""
    for name, value in attributes.items():
        if name.startswith("data-") and _IMAGE_ADDRESS.fullmatch(value.strip()):
            yield clean_address(value)
    for beside in (node.getnext(), node.getprevious(), *node.iterchildren("noscript")):
        if beside is not None and beside.tag == "noscript":
            yield from _read_noscript(beside)


def _read_noscript(node: _Element) -> Iterator[str]:
    for image in node.iter("img"):
        single = clean_address(str(image.get("src") or ""))
        sets = [str(image.get("srcset") or "")]
        if largest := _choose_largest(filter(_is_usable, [single]), sets):
            yield largest
    text = node.text or ""
    if "<img" in text:
        yield from filter(_is_usable, map(clean_address, _IN_NOSCRIPT.findall(text)))


def is_lazy_picture(node: _Element) -> bool:
    """Tell whether an element that is no `img` stands for one that a script puts there."""
    is_address = _IMAGE_ADDRESS.fullmatch(str(node.get("data-src") or "").strip()) is not None
    return (
        node.tag not in ("img", "source", *_AMP)
        and is_address
        and holds_few(node, _MOST_WITHIN)
        and next(node.iter("img", *_AMP), None) is None
        and not any(text.strip() for text in node.itertext())
    )


def stands_in(picture: Picture, fallback: Picture) -> bool:
    """Tell whether a picture only holds the place of the one in the `noscript` behind it."""
    node = picture.node
    return (
        node is not None
        and "lazy" in (node.get("class") or "").lower()
        and picture.src == clean_address(str(node.get("src") or ""))
        and not is_site_furniture(fallback.src or "", fallback.alt, fallback.width, fallback.height)
    )


def find_fallbacks(noscript: _Element) -> Iterable[_Element]:
    """Return the images of a `noscript` that holds nothing else."""
    if any(text.strip() for text in noscript.itertext()):
        return ()
    return noscript.iter("img")


def clean_address(address: str) -> str:
    """Return an address as browsers read it: no line breaks, backslashes turned in its path."""
    address = address.strip()
    if not address.isprintable():
        address = "".join(map(str.strip, _LINE_BREAKS.split(address)))
    if "\\" in address and (path := _PATH.match(address)):
        address = path[0].replace("\\", "/") + address[path.end() :]
    return address


def _is_usable(address: str) -> bool:
    """Tell whether an address may be a picture's own, not a placeholder's or a template's."""
    if not address or address[:5].lower() == "data:" or address.startswith(("#", "about:")):
        return False
    if "{" in address or (address.endswith("/") and "?" not in address):
        return False
    plain = unquote(address) if "%" in address else address
    stem = plain.partition("?")[0].rpartition("/")[2].rpartition(".")[0]
    parted = stem if stem.islower() else _CAMEL.sub(" ", stem).lower()
    words = _WORD.findall(parted)
    return _PLACEHOLDERS.isdisjoint(words) or not all(
        word in _PLACEHOLDERS or word in _BESIDE_PLACEHOLDERS for word in words
    )


def _read_size(attributes: Mapping[str, str]) -> tuple[int | None, int | None]:
    """Return width and height in pixels; what AMP pages state may only be their ratio."""
    width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
    if attributes.get("layout") in _RATIO_LAYOUTS and max(width or 0, height or 0) < _NARROWEST:
        return None, None
    return width, height


def _pixels(value: str | None) -> int | None:
    match = _NUMBER.fullmatch(value.strip()) if value else None
    return int(match[1]) if match else None
