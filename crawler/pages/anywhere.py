"""Pages of sites that no portal file describes: nothing is known but their host and zone."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.pages.addresses import Portal, canonical_address
from crawler.pages.base import ArticlePage

_ANY_PATH = re.compile(
    r".*/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?:[/.-].*)?|.*",
    re.DOTALL,
)


@dataclass(frozen=True)
class _AnySite(Portal):
    """A site whose every address may be that of an article, and whose queries may name it."""

    def canonical_url(self, url: str) -> str:
        """Return the address without default port, fragment and tracking parameters."""
        url = canonical_address(url)
        return f"https:{url.removeprefix('http:')}" if self.https and url[:5] == "http:" else url


def is_address(url: str) -> bool:
    """Tell whether a text is the address of a page on the web."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def make_page_class(url: str, zone: str, day_first: bool | None = None) -> type[ArticlePage]:
    """Return a class that reads the page at an address, and others of its host.

    The host serves with and without `www.`. `zone`: IANA name of the zone of its clock times;
    `day_first`: how it means `03/04/2019`, None where that is not known.
    """
    host = urlsplit(url).hostname or ""
    twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
    site = _AnySite(
        name="any",
        hosts=(host, twin) if host else (),
        article_path=_ANY_PATH,
        zone=zone,
        day_first=day_first,
        https=url.lower().startswith("https:"),
    )
    return type("AnyPage", (ArticlePage,), {"portal": site})
