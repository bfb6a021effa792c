"""The links of a page, with what a reader sees of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.text.cleaning import fold_space


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its absolute address, what is printed for it, and its `rel` words.

    `text` is the `aria-label` or `title` where nothing is printed, as with an arrow's picture.
    """

    url: str
    text: str
    rel: frozenset[str] = frozenset()


def find_links(root: HtmlElement, url: str) -> list[Link]:
    """Return the http(s) links of a page in order; `url` is the page's own address."""
    base = next((base.get("href") for base in root.iter("base") if base.get("href")), "")
    base = _join(url, base) or url
    return list(_read_links(root, base))


def has_scripts(root: HtmlElement) -> bool:
    """Tell whether a page runs scripts of its own: linked ones, or more than data."""
    return any(
        script.get("src") or script.get("type") in (None, "text/javascript", "module")
        for script in root.iter("script")
    )


def _read_links(root: HtmlElement, base: str) -> Iterator[Link]:
    for element in root.iter("a", "area", "link"):
        rel = frozenset((element.get("rel") or "").lower().split())
        href = element.get("href")
        if href is None or (element.tag == "link" and "next" not in rel):
            continue
        target = _join(base, href)
        if target:
            text = fold_space("".join(element.itertext()))
            text = text or fold_space(element.get("aria-label") or element.get("title") or "")
            yield Link(target, text, rel)


def _join(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return url if usable else None
