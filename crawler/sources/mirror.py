"""What the path of a saved page tells about its address.

wget saves `https://HOST/PATH?QUERY` as `HOST/PATH?QUERY`; with `--restrict-file-names=windows`
`@` stands for the question mark and `+` for a port's colon, with `--adjust-extension` `.html` is
added to names that lack it, and the page of a folder is called `index.html`
(https://www.gnu.org/software/wget/manual/wget.html). Other tools write the question mark as `%3F`,
and call the page of a folder `folder.html`.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from tldextract import TLDExtract

from crawler.pages.addresses import Portal
from crawler.portals import is_portal_host

_PORT = re.compile(r"[:+]\d{1,5}$")
_IP_ADDRESS = re.compile(r"\d{1,3}(\.\d{1,3}){3}|localhost|\[[0-9a-f:]+\]")
_LONGEST_NAME = 200
"""Letters of a file's name: file systems take 255 bytes, and `.json` comes behind it."""
_QUERY = re.compile(r"\?|@|%3[Ff]")
# The snapshot of the public suffix list that comes with the library; it never asks the network.
_suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies: below the folder of a host, or not (`host` None).

    `path`: the names below the host's folder, the file's own last.
    """

    host: str | None
    path: Sequence[str]


def find_place(above: Sequence[str], below: Sequence[str], origin: str | None = None) -> Place:
    """Return the place of a file from the names of the folders that it lies in.

    `above`: folders that lead to the source, of which only known portals' hosts count, since a
    user's own folders may look like host names; `below`: names from the source down to the file.
    """
    folders = [*above, *below[:-1]]
    for index in range(len(folders) - 1, -1, -1):
        known_only = index < len(above)
        host = _PORT.sub("", folders[index].lower())
        if is_origin(folders[index], origin) or is_portal_host(host):
            return Place(host, [*folders[index + 1 :], below[-1]])
        if not known_only and _is_host(host):
            return Place(host, [*folders[index + 1 :], below[-1]])
    return Place(None, below)


def find_address(place: Place, portal: Portal, origin: str | None = None) -> str | None:
    """Return the canonical address of the article that a mirrored file holds.

    None where the host is not the portal's, or no spelling of the path is that of an article.
    """
    host = place.host or ""
    if origin and host == urlsplit(origin).hostname:
        host = portal.hosts[0]
    if not portal.serves(f"//{host}"):
        return None
    found = filter(portal.is_article, spell_addresses(Place(host, place.path)))
    return next(map(portal.canonical_url, found), None)


def spell_addresses(place: Place) -> Iterator[str]:
    """Yield the addresses that a mirrored file may be the page of, the likeliest first."""
    for path in _spell_path(place.path):
        yield f"https://{place.host}{path}"


def name_file(url: str, portal: Portal) -> PurePosixPath | None:
    """Return where a mirror keeps the page at a canonical address: `<host>/<path>`.

    None where the address gives no name that a file can have and that leads back to it.
    """
    parts = urlsplit(url)
    names = f"{parts.path}index.html" if parts.path.endswith("/") else parts.path
    for name in (
        (names, f"{names}.html") if "." in names.rpartition("/")[2] else (f"{names}.html", names)
    ):
        path = PurePosixPath(f"{parts.hostname}{name}")
        is_sound = all(0 < len(part) <= _LONGEST_NAME and part[0] != "." for part in path.parts)
        if is_sound and _leads_back(path, url, portal):
            return path
    return None


def _leads_back(path: PurePosixPath, url: str, portal: Portal) -> bool:
    host, *below = path.parts
    place, told = Place(host, below), urlsplit(url).path
    if portal.is_article(url):
        found = find_address(place, portal)
        return found is not None and urlsplit(found).path == told
    return any(urlsplit(spelling).path == told for spelling in spell_addresses(place))


def is_origin(folder: str, origin: str | None) -> bool:
    """Tell whether a folder is named after the host, and port, of an origin."""
    return origin is not None and folder.lower().replace("+", ":") == urlsplit(origin).netloc


def _spell_path(names: Sequence[str]) -> Iterator[str]:
    folder = "/" + "".join(f"{_quote(name)}/" for name in names[:-1])
    name = names[-1]
    for spelling in (name, name.removesuffix(".html")) if name.endswith(".html") else (name,):
        yield folder + _quote(spelling).replace("?", "%3F")
        if query := _QUERY.search(spelling):
            yield folder + _quote(spelling[: query.start()])
    if re.match(r"index\.html?\b", name):
        yield folder
    elif name.endswith(".html"):
        yield f"{folder}{_quote(name.removesuffix('.html'))}/"


def _quote(name: str) -> str:
    return quote(os.fsencode(name), safe="%!$&'()*+,;=:@~?")


@lru_cache(maxsize=4096)
def _is_host(folder: str) -> bool:
    if _IP_ADDRESS.fullmatch(folder):
        return True
    if "." not in folder or not re.fullmatch(r"[a-z0-9.-]+", folder):
        return False
    parts = _suffixes(folder)
    return bool(parts.domain and parts.suffix)
