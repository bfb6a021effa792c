"""Where pages come from when not from the network: folders, single files, archives.

A source lists the article pages of one portal before any of them is read, so that their order is
the same on every machine and a later page of an article can be found by its address.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crawler.items import RejectCode
from crawler.pages.addresses import Portal

PACKAGES = (".wacz", ".arc", ".arc.gz", ".zip", ".tar", ".tar.gz", ".tgz", ".mht", ".mhtml")
"""Names of files that hold pages in a form that is not read."""


class SourceError(Exception):
    """A source that cannot be read at all; the message is written for the user."""

    exit_status = 2


class PageError(Exception):
    """A page of a source that cannot be read: `code` and message are those of its reject."""

    def __init__(self, code: RejectCode, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The bytes of a page and what the source knows about them.

    `content_type`: as in HTTP, None where nobody said. `fetched_at`: RFC 3339 in UTC, None where
    the source does not say when the bytes were fetched. `warc_record_id`: the id of the archive's
    record that the bytes are in, None without an archive.
    """

    body: bytes
    content_type: str | None = None
    fetched_at: str | None = None
    warc_record_id: str | None = None


class Entry(Protocol):
    """A page that a source holds and that has not been read yet."""

    @property
    def url(self) -> str:
        """Canonical address of the page, or `file:///<path below the source>`."""

    def read(self) -> SourcePage:
        """Return the page; raises PageError."""


class Source(Protocol):
    """The article pages of one portal in one place."""

    @property
    def notices(self) -> Sequence[str]:
        """What the user should know about the source, one sentence each."""

    @property
    def passed_over(self) -> int:
        """How many of its files or records are no article pages of the portal."""

    def __len__(self) -> int:
        """Return how many article pages there are."""

    def __iter__(self) -> Iterator[Entry]:
        """Yield the pages in natural order of their addresses."""

    def find(self, url: str) -> Entry | None:
        """Return the page with this canonical address, or None."""


def open_source(
    path: Path,
    portal: Portal,
    maxsize: int,
    origin: str | None = None,
    *,
    loose: bool = False,
) -> Source:
    """Return the source at a path: a folder, one file or a WARC archive.

    `maxsize`: bytes that a page may have. `origin`: address of a server that stands in for the
    portal; a folder named after its host counts as the portal's. `loose`: loose pages of which
    nothing says whose they are count as the portal's as well. Raises SourceError.
    """
    if path.name.lower().endswith((".warc", ".warc.gz")):
        from crawler.sources.warc import WarcSource

        return WarcSource(path, portal, maxsize)
    if path.name.lower().endswith(PACKAGES) and not path.is_dir():
        raise SourceError(
            f"{str(path)!r} is a package or another form of archive; unzip it, or convert it, and "
            "name the .warc or .warc.gz"
        )
    from crawler.sources.folder import FolderSource

    return FolderSource(path, portal, maxsize, origin, loose=loose)
