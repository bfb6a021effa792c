"""What a place that pages are read from looks like, whichever it is.

A source lists the article pages of one portal before any of them is read, so that their order is
the same on every machine and a later page of an article can be found by its address.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from crawler.warc.remote import ArchivePath


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

    @property
    def path(self) -> ArchivePath:
        """The file that holds its bytes."""

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
        """Yield the pages, in natural order of their addresses or as they were captured."""

    def list_entries(self) -> Iterator[Entry]:
        """Yield the same to somebody who only looks ahead: `find` does not go by it."""

    def find(self, url: str) -> Entry | None:
        """Return the page with this canonical address, or None."""
