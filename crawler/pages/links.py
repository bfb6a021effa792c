"""The links of a page: where they lead, and which one leads to the article's next page."""

import re
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element
from w3lib.url import safe_url_string

from crawler.pages.addresses import Portal
from crawler.reading.markup import occurs, read_element_text
from crawler.text.cleaning import fold_space

_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|avif)$", re.I)
_PLAIN_ADDRESS = re.compile(r"[!$&-;=?-Z_a-z~]+")
_ROOTED = re.compile(r"/(?!/)[!$&-;=@-Z_a-z~]*")
_HOST = re.compile(r"[\w.-]+(?::\d{1,5})?", re.ASCII)


class PageLinks:
    """The links of one page: `url` is its address, `body` its bytes, `root` its tree.

    `base` is the address against which the page has them resolved, None for its own.
    """

    def __init__(
        self, portal: Portal, url: str, body: bytes, root: _Element | None, base: str | None = None
    ) -> None:
        self._portal = portal
        self._url = url
        self._body = body
        self._root = root
        self._resolved: dict[str, str | None] = {}
        self._base = _join_base(url, base)
        parts = urlsplit(self._base)
        is_web = parts.scheme in ("http", "https")
        self._site = f"{parts.scheme}://{parts.netloc}" if is_web else None
        self._home = self._base if is_web else f"https://{next(iter(portal.hosts), '')}/"

    def resolve(self, href: str) -> str | None:
        """Return a link's absolute address, None where it is no web address."""
        if href not in self._resolved:
            self._resolved[href] = self._join(href)
        return self._resolved[href]

    def _join(self, href: str) -> str | None:
        if self._site and _ROOTED.fullmatch(href):
            return self._site + href
        try:
            url = urljoin(self._base, fold_space(href))
            if not _PLAIN_ADDRESS.fullmatch(url):
                url = safe_url_string(url)
            parts = urlsplit(url)
            is_web = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.netloc)
        except ValueError:
            return None
        return url if is_web else None

    def leads_elsewhere(self, href: str) -> bool:
        """Tell whether a link leads to another article or site, not to a picture of this one."""
        url = self.resolve(href) or (None if self._site else self.find_article(href))
        if url is None or _IMAGE_FILE.search(urlsplit(url).path):
            return False
        if not self._portal.serves(url):
            return True
        own = self._portal.first_page(self._url)
        return self._portal.is_article(url) and self._portal.first_page(url) != own

    def find_article(self, href: str) -> str | None:
        """Return the address of the other article of the portal that a link leads to, or None.

        Links of a page whose own address is not known are those of the portal's front page.
        """
        try:
            url = urljoin(self._home, fold_space(href))
        except ValueError:
            return None
        first = self._portal.first_page(url)
        is_other = self._portal.is_article(url) and first != self._portal.first_page(self._url)
        return self._portal.canonical_url(first) if is_other else None

    def list_articles(self) -> dict[str, int]:
        """Return the other articles of the portal that the page links to.

        Of each the address, and the letters of the longest link to it.
        """
        found: dict[str, int] = {}
        for link in self._root.iter("a") if self._root is not None else ():
            if url := self.find_article(str(link.get("href") or "")):
                found[url] = max(found.get(url, 0), len(read_element_text(link)))
        return found

    def find_next_page(self) -> str | None:
        """Return the address of the article's next page, from the links of the pager, or None."""
        portal = self._portal
        first, number = portal.first_page(self._url), portal.page_number(self._url)
        name = urlsplit(first).path.rpartition("/")[2].partition(".")[0]
        marks = [mark for mark in (f"{name}_", f"{name}-") if occurs(mark, self._body)]
        if self._root is None or not marks:
            return None
        for link in self._root.iter("a"):
            href = str(link.get("href") or "")
            resolved = self.resolve(href) if any(mark in href for mark in marks) else None
            url = portal.canonical_url(resolved) if resolved else ""
            if portal.first_page(url) == first and portal.page_number(url) == number + 1:
                return url
        return None


def _join_base(url: str, base: str | None) -> str:
    try:
        return urljoin(url, base) if base else url
    except ValueError:
        return url
