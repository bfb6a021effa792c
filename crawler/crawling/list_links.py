"""The links of a page, with what a reader sees of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from lxml.etree import _Element, iterwalk

from crawler.pages.addresses import is_web_address
from crawler.reading.encoding import decode_page
from crawler.reading.markup import parse_html
from crawler.text.cleaning import fold_space

REFRESH = "refresh"
"""The `rel` of the address to which a page sends its readers at once or after a while."""

_MOVED = re.compile(r"""url\s*=\s*["']?\s*([^"'\s]+)""", re.IGNORECASE)

MOST_STEPS = 100
"""Tags within one link that are read: links that enclose each other are no headlines."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its absolute address, what is printed for it, and its `rel` words.

    `text` is the `aria-label` or `title` where nothing is printed, as with an arrow's picture.
    """

    url: str
    text: str
    rel: frozenset[str] = frozenset()


def read_list(body: bytes, content_type: str | None) -> _Element:
    """Return the tree of a list, whatever its bytes are.

    `content_type`: as in HTTP, None where nobody said. Raises PageError where the bytes are no text
    and where the page is nested too deep.
    """
    return parse_html(decode_page(body, content_type).utf8)


def find_links(root: _Element, url: str) -> list[Link]:
    """Return the http(s) links of a page in order; `url` is the page's own address."""
    base = next((href for base in root.iter("base") if (href := base.get("href"))), "")
    base = resolve_link(url, base) or url
    return list(_read_links(root, base))


def has_scripts(root: _Element) -> bool:
    """Tell whether a page runs scripts of its own: linked ones, or more than data."""
    return any(
        script.get("src") or script.get("type") in (None, "text/javascript", "module")
        for script in root.iter("script")
    )


def _read_links(root: _Element, base: str) -> Iterator[Link]:
    for element in root.iter("a", "area", "link", "meta"):
        rel = frozenset((element.get("rel") or "").lower().split())
        href = element.get("href")
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == REFRESH:
            rel, moved = frozenset({REFRESH}), _MOVED.search(element.get("content") or "")
            href = moved[1] if moved else None
        if href is None or (element.tag == "link" and "next" not in rel):
            continue
        target = resolve_link(base, href)
        if target:
            text = _read_text(element)
            text = text or fold_space(element.get("aria-label") or element.get("title") or "")
            yield Link(target, text, rel)


def _read_text(link: _Element) -> str:
    """Return what is printed for a link."""
    walk = iterwalk(link, events=("start", "end", "comment"))
    texts = [
        node.text if event == "start" else node.tail
        for event, node in islice(walk, MOST_STEPS)
        if event == "start" or node is not link
    ]
    return fold_space("".join(filter(None, texts)))


def resolve_link(base: str, href: str) -> str | None:
    """Return the http(s) address that a link on the page at `base` leads to, None for none.

    Backslashes are slashes, as to browsers.
    """
    try:
        url = urljoin(base, href.strip().replace("\\", "/"))
    except ValueError:
        return None
    return url if is_web_address(url) else None
