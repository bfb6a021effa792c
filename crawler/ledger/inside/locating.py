"""Which output may hold what a user calls by an address."""

from pathlib import Path

from crawler.ledger.inside.paths import LedgerPaths, find_portals
from crawler.portals import find_page_class


def locate(folder: Path, url: str) -> tuple[str, list[LedgerPaths]]:
    """Return an address as it stands in records, and the output that may hold one of it.

    Of an address that no portal serves, such as that of a loose file, any output may.
    """
    page_class = find_page_class(url)
    names = find_portals(folder)
    if page_class is None:
        return url, [LedgerPaths(folder, name) for name in names]
    portal = page_class.portal
    owned = [LedgerPaths(folder, portal.name)] if portal.name in names else []
    return portal.first_page(portal.canonical_url(url)), owned
