"""What an address tells: which portal, which article, which date, which page of it."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, url_query_cleaner

TRACKING_PARAMETERS = (
    "fbclid", "from", "gclid", "isappinstalled", "mc_cid", "mc_eid", "msclkid", "spm",
    "utm_campaign", "utm_content", "utm_id", "utm_medium", "utm_source", "utm_term",
)  # fmt: skip
"""Query parameters that say where a reader came from and never change the page."""


LONGEST_ADDRESS = 2_048
"""Characters that an address may have; sitemaps.org allows no more either."""

_CANONICAL = re.compile(r"https://[a-z0-9.-]+/[\w./~-]*", re.ASCII)
_SITE_NAME = re.compile(r"[A-Za-z][\w-]*(?:/[\w-]+)*", re.ASCII)
_ASCII = bytes(range(128))
_AUTHORITY = re.compile(r"(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{0,5})?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Portal:
    """One portal: its addresses, and where its articles are found.

    `hosts`: the host names that serve it, the canonical one first; a host that starts with a dot
    stands for all names below it.
    `article_path`: matches the whole path of an article; the groups `year`, `month`, `day` give
    the date where the address holds one, `page` the number of a later page.
    `zone`: IANA name of the zone in which the portal prints clock times.
    `day_first`: how the portal prints an all-numeric date whose day and month could be either; None
    where it is not known, and such a date then is not read.
    `https`: False for a portal that is only to be had over http.
    `paths`: matches the whole path of every address that is the portal's own, where it shares its
    hosts with others; None where all are. Where that differs by host, such a pattern for each of
    `hosts` that has one. No address has two owners.
    `aliases`: where an article is to be had at several addresses, what matches host and path of
    the others (`news.example/africa/1.html`), each with host and path of the canonical one, as
    `re.Match.expand` takes it.
    `sites`: of a portal that consists of many sites, the lists of each by its name. `other_sites`:
    the list of one that `sites` does not name, with `{site}` for its name; None where there is no
    telling.
    `lists`, `feeds`, `sitemaps`: canonical addresses at which a live run starts, asked for in this
    order.
    `read_links`: for lists that are no HTML, a pure function from the bytes of a list and its
    address to the links in it, absolute or relative, newest article first; one that is no article's
    leads to the list's next page. None from it says that this list is HTML after all, ValueError
    that it cannot be read.
    `floors`: shares, 0 to 1, below which a run fails, added to the setting QUALITY_FLOORS: a
    field's name, or `records`.
    `marks`: matches whole lines that only this portal's pages print of themselves (the site's name
    at the end of a title, its imprint, its domain in the source line), by which a loose page shows
    whose it is; None where nothing of the kind is known.
    """

    name: str
    hosts: Sequence[str]
    article_path: re.Pattern[str]
    zone: str = "Asia/Shanghai"
    day_first: bool | None = None
    https: bool = True
    paths: re.Pattern[str] | Mapping[str, re.Pattern[str]] | None = None
    aliases: Sequence[tuple[re.Pattern[str], str]] = ()
    sites: Mapping[str, Sequence[str]] = field(default_factory=dict)
    other_sites: str | None = None
    lists: Sequence[str] = ()
    feeds: Sequence[str] = ()
    sitemaps: Sequence[str] = ()
    read_links: Callable[[bytes, str], Iterable[str] | None] | None = None
    floors: Mapping[str, float] = field(default_factory=dict)
    marks: re.Pattern[str] | None = None

    def serves(self, url: str) -> bool:
        """Tell whether the address is at one of this portal's hosts; a broken address is not."""
        return self._find_host(_split_address(url)[0]) is not None

    def _find_host(self, host: str) -> str | None:
        """Return which of `hosts` a host is, its own name before one that stands for many."""
        if host in self.hosts:
            return host
        families = (name for name in self.hosts if name.startswith(".") and host.endswith(name))
        return next(families, None)

    def owns(self, url: str) -> bool:
        """Tell whether the address is this portal's own: its host, and its path there."""
        host, path = _split_address(url)
        name = self._find_host(host)
        if name is None:
            return False
        paths = self.paths.get(name) if isinstance(self.paths, Mapping) else self.paths
        return paths is None or paths.fullmatch(path) is not None

    def is_article(self, url: str) -> bool:
        """Tell whether the address is that of an article page of this portal."""
        return self.owns(url) and self._match(url) is not None

    def canonical_url(self, url: str) -> str:
        """Return the one address that stands for all spellings of this one.

        https where the portal has it, host in lower case, no port, no fragment, no tracking
        parameters; an article keeps no query at all, and of several addresses the one that
        `aliases` lead to. What is no web address stays as it is.
        """
        if not (self.https and _CANONICAL.fullmatch(url)):
            if not is_web_address(url):
                return url
            url = self._fold_spellings(url)
        scheme, _, place = url.partition("://")
        for alias, canonical in self.aliases:
            if match := alias.fullmatch(place):
                return f"{scheme}://{match.expand(canonical)}"
        return url

    def _fold_spellings(self, url: str) -> str:
        parts = urlsplit(canonical_address(url))
        scheme = "https" if self.https and parts.scheme == "http" else parts.scheme
        host = parts.hostname or ""
        query = "" if self.is_article(url) else parts.query
        return urlunsplit((scheme, host, parts.path, query, ""))

    def narrow(self, site: str) -> "Portal":
        """Return what there is of the portal on one of its sites: what lies beside its lists.

        Raises ValueError for a site that the portal does not have.
        """
        lists = self.sites.get(site, ())
        if not lists and self.other_sites and _SITE_NAME.fullmatch(site):
            lists = (self.other_sites.format(site=site),)
        if not lists:
            known = f"its sites are {', '.join(self.sites)}" if self.sites else "it is one site"
            raise ValueError(f"{self.name} has no site {site!r}; {known}")
        folders = [urlsplit(url) for url in lists]
        paths = {
            parts.netloc: re.compile(f"{re.escape(parts.path[: parts.path.rindex('/') + 1])}.*")
            for parts in folders
        }
        return replace(self, hosts=tuple(paths), paths=paths, lists=lists, feeds=(), sitemaps=())

    def page_number(self, url: str) -> int:
        """Return which page of a multi-page article the address is: 1 for the first."""
        return int(self._read_path(url).get("page") or 1)

    def first_page(self, url: str) -> str:
        """Return the address of the article's first page."""
        match = self._match(url)
        if not match or not match.groupdict().get("page"):
            return url
        start, end = match.span("page")
        path = match.string[: start - 1] + match.string[end:]
        return urlunsplit(urlsplit(url)._replace(path=path))

    def date_in_url(self, url: str) -> dt.date | None:
        """Return the date that the address carries, or None."""
        parts = self._read_path(url)
        if not parts.get("year"):
            return None
        try:
            return dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
        except ValueError:
            return None

    def _match(self, url: str) -> re.Match[str] | None:
        return _match_path(self.article_path, _split_address(url)[1])

    def _read_path(self, url: str) -> dict[str, str]:
        """Return the named parts of an article's path, `{}` of any other."""
        match = self._match(url)
        return match.groupdict("") if match else {}


def is_web_address(url: str) -> bool:
    """Tell whether a text is an address that a browser could ask, and that reads in one way only.

    None are: other schemes than http and https, no host or a host that is no name, a port beyond
    65,535, a user before the host, and what is longer than LONGEST_ADDRESS.
    """
    return bool(_split_address(url)[0])


def canonical_address(url: str) -> str:
    """Return a web address of any site without default port, fragment and tracking parameters."""
    url = canonicalize_url(url_query_cleaner(url, TRACKING_PARAMETERS, remove=True))
    parts = urlsplit(url)
    port = ":443" if parts.scheme == "https" else ":80"
    return urlunsplit(parts._replace(netloc=parts.netloc.removesuffix(port)))


@lru_cache(256)
def _match_path(article_path: re.Pattern[str], path: str) -> re.Match[str] | None:
    return article_path.fullmatch(path)


@lru_cache(256)
def _split_address(url: str) -> tuple[str, str]:
    """Return the host name and the path of an address; what is no web address has neither.

    Characters beyond ASCII are percent-encoded in the path, as they are in a canonical address.
    """
    if len(url) > LONGEST_ADDRESS:
        return "", ""
    try:
        parts = urlsplit(url)
        is_sound = parts.port is None or parts.port > 0
        url.encode()
    except ValueError:
        return "", ""
    if not is_sound or parts.scheme not in ("", "http", "https"):
        return "", ""
    if not _AUTHORITY.fullmatch(parts.netloc):
        return "", ""
    path = parts.path if parts.path.isascii() else quote(parts.path, safe=_ASCII)
    return parts.hostname or "", path
