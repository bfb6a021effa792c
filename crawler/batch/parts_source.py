"""Finished parts as a source: their pages were read before, and come in the order of the input."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.batch.part_lines import decode_reading, read_url, split_end
from crawler.batch.part_writing import PartReport
from crawler.batch.parts_folder import Pages, read_manifest
from crawler.crawling.page_reading import PageReading
from crawler.errors import PageError, SourceError
from crawler.items import RejectCode
from crawler.sources import Source, SourcePage
from crawler.sources.joined import JoinedSource
from crawler.sources.listing import Listing


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A page of a part. `number`: its place among the pages of its source; `path`: the part."""

    url: str
    path: Path
    offset: int
    number: int

    def read(self) -> SourcePage:
        """Raise PageError: a part holds no bytes of pages."""
        raise PageError(RejectCode.FETCH, "a part holds what was read of a page, not the page")

    def recall(self) -> PageReading:
        """Return what came of the page when the part was written."""
        with self.path.open("rb") as file:
            file.seek(self.offset)
            return decode_reading(file.readline())


class PartsSource:
    """The pages of one portal in one place, from the parts that were made of it."""

    def __init__(self, pages: Pages, entries: Iterable[PartEntry]) -> None:
        self.notices = pages.notices
        self.passed_over = pages.passed_over
        self._entries = Listing[PartEntry]()
        for entry in entries:
            self._entries.add(entry.number, entry)
        self._current = 0

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[PartEntry]:
        for entry in self._entries:
            self._current = entry.number
            yield entry

    def list_entries(self) -> Iterator[PartEntry]:
        """Yield the pages to somebody who only looks ahead: `find` does not go by it."""
        return iter(self._entries)

    def find(self, url: str) -> PartEntry | None:
        """Return the page with this address: the first from the one yielded last on, else the last.

        As the source did that the parts were made of.
        """
        return self._entries.find(url, self._current)


def open_parts(folder: Path, version: str) -> dict[str, Source]:
    """Return the pages of each portal in a finished folder of parts.

    `version`: of this package, which the parts must be of. Raises SourceError where they are not,
    where one is missing or was changed.
    """
    manifest = read_manifest(folder)
    if manifest.version != version:
        raise SourceError(
            f"the parts in {str(folder)!r} were written by version {manifest.version}, this is "
            f"{version}; write them anew, into another folder"
        )
    reports = {report.number: report for report in manifest.parts}
    sources: defaultdict[str, list[PartsSource]] = defaultdict(list)
    for pages in (pages for place in manifest.places for pages in place):
        entries = _list_entries(folder, [reports[number] for number in pages.parts])
        sources[pages.portal].append(PartsSource(pages, entries))
    return {
        name: of[0] if len(of) == 1 else JoinedSource(of) for name, of in sorted(sources.items())
    }


def _list_entries(folder: Path, reports: Sequence[PartReport]) -> Iterator[PartEntry]:
    number = 0
    for report in reports:
        path = folder / report.name
        for url, offset in _list_pages(path, report):
            yield PartEntry(url, path, offset, number)
            number += 1


def _list_pages(path: Path, report: PartReport) -> Iterator[tuple[str, int]]:
    """Yield address and offset of each page of a part; raises SourceError where it is not sound."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    whole, end = split_end(content)
    if end is None or hashlib.sha256(content).hexdigest() != report.sha256:
        raise SourceError(
            f"the part {str(path)!r} is missing or was changed; repeat the command that writes the "
            "parts, which writes this one anew"
        )
    head, *lines = whole.splitlines(keepends=True)
    offset = len(head)
    for line in lines:
        yield read_url(line), offset
        offset += len(line)
