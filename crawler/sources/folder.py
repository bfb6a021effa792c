"""Folders of saved pages, laid out as a mirror or loose, and single files."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from crawler.errors import SourceError
from crawler.pages.addresses import Portal, is_web_address
from crawler.scratch import encode_text
from crawler.sources.expected import is_expected_file
from crawler.sources.files import (
    PAGE_SUFFIXES,
    TEXT_SUFFIX,
    FileEntry,
    describe_error,
    is_rendition,
    read_head,
    stated_addresses,
)
from crawler.sources.listing import Listing
from crawler.sources.mirror import Place, find_address, find_place
from crawler.sources.ownership import LoosePages
from crawler.sources.source import Entry

_DIGITS = re.compile(rb"[0-9]+")


class FolderSource:
    """The article pages of one portal in a folder, or in one file.

    Below a folder named after a host, the path says what a page's address is, and only articles
    of the portal are taken. Elsewhere the page itself may state it; a page that does not gets
    `file:///<path below the source>` where its marks say that it is the portal's, see LoosePages;
    `loose`: also where they say nothing. `X.txt` is the rendition of the page at `X`. Of several
    files with one address the likeliest is read: one that lies where that address says before one
    that only states it, a page before its rendition, a plain name before one with a query. What
    holds the record expected of a page is no page. `reads`: the folder is read here and now, else
    by `hand_out_files`. Raises SourceError for a folder that cannot be read.
    """

    def __init__(
        self,
        path: Path,
        portal: Portal,
        maxsize: int,
        origin: str | None = None,
        *,
        loose: bool = False,
        reads: bool = True,
    ) -> None:
        self.notices: list[str] = []
        self._root = path.resolve() if ".." in path.parts else path.absolute()
        self._portal = portal
        self._maxsize = maxsize
        self._origin = origin
        self._misstated: list[str] = []
        self._is_folder = self._root.is_dir()
        is_named = not self._is_folder
        self._loose = LoosePages(portal, maxsize, takes_unmarked=loose, is_named=is_named)
        self._above = self._root.parts[1:] if self._is_folder else self._root.parts[1:-1]
        self._entries = Listing[FileEntry]()
        self._files = 0
        if reads:
            hand_out_files([self])

    @property
    def passed_over(self) -> int:
        """How many files are no article pages of the portal, or renditions of others."""
        return self._files - len(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return self.list_entries()

    def list_entries(self) -> Iterator[Entry]:
        """Yield the same: `find` goes by addresses alone."""
        return iter(self._entries)

    def find(self, url: str) -> FileEntry | None:
        """Return the page with this canonical address, or None."""
        return self._entries.find(url)

    def consider(self, names: tuple[str, ...]) -> None:
        """Take a file if it is a page of the portal's; `names` lead to it from the source."""
        file = self._root.joinpath(*names) if self._is_folder else self._root
        if is_expected_file(file):
            return
        self._files += 1
        if self._is_folder and is_rendition(file) and _lies_beside_page(file):
            return
        entry = self._find_entry(file, names)
        if entry is None:
            return
        best = self._entries.find(entry.url)
        if best is None or _rank(entry) < _rank(best):
            self._entries.add(natural_key(entry.url), entry)

    def finish(self) -> None:
        """Say what the user should know, once every file was considered."""
        self.notices += self._loose.notices
        if self._misstated:
            self.notices.append(
                f"{len(self._misstated)} loose pages that state what is no address were passed "
                f"over ({self._misstated[0]})"
            )

    def _find_entry(self, path: Path, names: tuple[str, ...]) -> FileEntry | None:
        *folders, name = names
        is_text = is_rendition(path)
        page_name = name[: -len(TEXT_SUFFIX)] if is_text else name
        place = find_place(self._above, [*folders, page_name], self._origin)
        url = (
            find_address(place, self._portal, self._origin)
            if place.host
            else self._find_loose_address(path, place, is_text)
        )
        is_stated = place.host is None and url is not None and not url.startswith("file:")
        return FileEntry(url, path, is_text, self._maxsize, is_stated) if url else None

    def _find_loose_address(self, path: Path, place: Place, is_text: bool) -> str | None:
        is_page = place.path[-1].lower().endswith(PAGE_SUFFIXES)
        if not (is_page or is_text):
            return None
        stated = [] if is_text else stated_addresses(read_head(path))
        for url in stated:
            if self._portal.is_article(url):
                return self._portal.canonical_url(url)
        if stated and not any(map(is_web_address, stated)):
            self._misstated.append(file_url(place.path))
        if stated:
            return None
        url = file_url(place.path, "" if is_page else TEXT_SUFFIX)
        return url if self._loose.takes(path, url) else None


def hand_out_files(sources: Sequence[FolderSource]) -> None:
    """Read one folder, or file, for the sources of several portals in it: it is walked once.

    Raises SourceError for a folder that cannot be read.
    """
    [root] = {source._root for source in sources}
    notices: list[str] = []
    for names in _list_files(root, notices) if root.is_dir() else [(root.name,)]:
        for source in sources:
            source.consider(names)
    for source in sources:
        source.notices += notices
        source.finish()


def _list_files(root: Path, notices: list[str]) -> Iterator[tuple[str, ...]]:
    seen: set[tuple[int, int]] = set()
    folders: list[tuple[str, ...]] = [()]
    while folders:
        folder = folders.pop()
        path = root.joinpath(*folder)
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in seen:
                notices.append(f"folder {'/'.join(folder)!r} is read once only")
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as found:
                children = sorted(found, key=lambda child: natural_key(child.name))
        except OSError as error:
            if not folder:
                raise SourceError(f"{str(root)!r}: {describe_error(error)}") from None
            notices.append(f"folder {'/'.join(folder)!r}: {describe_error(error)}")
            continue
        visible = [child for child in children if not child.name.startswith(".")]
        below = [child for child in visible if _is_folder(child)]
        # The last one is taken next: real folders before links that may lead to them.
        below.sort(key=os.DirEntry.is_symlink)
        folders += [(*folder, child.name) for child in reversed(below)]
        yield from ((*folder, child.name) for child in visible if child not in below)


def file_url(names: Sequence[str], suffix: str = "") -> str:
    """Return the address of a loose file: `file:///<path below the source>`."""
    return "file:///" + "/".join(quote(os.fsencode(name)) for name in names) + suffix


def natural_key(text: str) -> bytes:
    """Return a sort key by which numbers in a text count as numbers: `p/9` before `p/10`.

    A number stands behind its length; of equal ones `007` comes before `7`.
    """
    return _DIGITS.sub(_encode_number, encode_text(text))


def _encode_number(match: re.Match[bytes]) -> bytes:
    digits = match[0].lstrip(b"0")
    return b"\0%b%b%b\0" % (len(digits).to_bytes(4, "big"), digits, match[0])


def _is_folder(child: os.DirEntry[str]) -> bool:
    try:
        return child.is_dir()
    except OSError:
        return False


def _lies_beside_page(rendition: Path) -> bool:
    return any(rendition.with_suffix(suffix).is_file() for suffix in ("", *PAGE_SUFFIXES))


def _rank(entry: FileEntry) -> tuple[bool, bool, int, str]:
    return entry.is_stated, entry.is_text, len(entry.path.name), str(entry.path)
