"""Folders of saved pages, laid out as a mirror or loose, and single files."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from crawler.pages.addresses import Portal, is_web_address
from crawler.sources.candidates import Candidate, list_candidates
from crawler.sources.files import TEXT_SUFFIX, FileEntry
from crawler.sources.listing import Listing, natural_key
from crawler.sources.mirror import find_address
from crawler.sources.ownership import LoosePages
from crawler.sources.source import Entry


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
        is_named = not self._root.is_dir()
        self._loose = LoosePages(portal, maxsize, takes_unmarked=loose, is_named=is_named)
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

    def consider(self, file: Candidate) -> None:
        """Take a file if it is a page of the portal's."""
        self._files += 1
        url = None if file.is_spare else self._find_address(file)
        if url is None:
            return
        is_stated = file.place.host is None and not url.startswith("file:")
        entry = FileEntry(url, file.path, file.is_text, self._maxsize, is_stated)
        best = self._entries.find(url)
        if best is None or _rank(entry) < _rank(best):
            self._entries.add(natural_key(url), entry)

    def finish(self) -> None:
        """Say what the user should know, once every file was considered."""
        self.notices += self._loose.notices
        if self._misstated:
            self.notices.append(
                f"{len(self._misstated)} loose pages that state what is no address were passed "
                f"over ({self._misstated[0]})"
            )

    def _find_address(self, file: Candidate) -> str | None:
        if file.place.host:
            return find_address(file.place, self._portal, self._origin)
        if not (file.is_page or file.is_text):
            return None
        for url in file.stated:
            if self._portal.is_article(url):
                return self._portal.canonical_url(url)
        if file.stated:
            if not any(map(is_web_address, file.stated)):
                self._misstated.append(file_url(file.place.path))
            return None
        url = file_url(file.place.path, "" if file.is_page else TEXT_SUFFIX)
        return url if self._loose.takes(file.path, url) else None


def hand_out_files(sources: Sequence[FolderSource]) -> None:
    """Read one folder, or file, for the sources of several portals in it: it is walked once.

    Raises SourceError for a folder that cannot be read.
    """
    [(root, origin)] = {(source._root, source._origin) for source in sources}
    notices: list[str] = []
    for file in list_candidates(root, origin, notices):
        for source in sources:
            source.consider(file)
    for source in sources:
        source.notices += notices
        source.finish()


def file_url(names: Sequence[str], suffix: str = "") -> str:
    """Return the address of a loose file: `file:///<path below the source>`."""
    return "file:///" + "/".join(quote(os.fsencode(name)) for name in names) + suffix


def _rank(entry: FileEntry) -> tuple[bool, bool, int, str]:
    return entry.is_stated, entry.is_text, len(entry.path.name), str(entry.path)
