"""WARC archives, of this project's runs and of any other tool, as a source of pages."""

import os
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast
from urllib.parse import urlsplit, urlunsplit

from scrapy.exceptions import DownloadCancelledError, ResponseDataLossError
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crawler.archive.writing import ORIGIN_FIELD, read_record_id
from crawler.fetching.decoding import decode_content
from crawler.fetching.statuses import Meaning, find_row
from crawler.items import RejectCode
from crawler.pages.addresses import Portal
from crawler.sources import Entry, PageError, SourceError, SourcePage
from crawler.sources.files import describe_error
from crawler.text.fetch_times import parse_fetch_time

_BROKEN = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError)
_INFO_SIZE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture of a page.

    `offset`, `record_id`: of the record that holds the bytes of its payload, which is an earlier
    one where the capture only repeats it. `fetched_at`: None where its date cannot be read.
    """

    url: str
    path: Path
    offset: int
    record_id: str | None
    number: int
    maxsize: int
    fetched_at: str | None
    content_type: str | None
    content_encoding: tuple[str, ...]

    def read(self) -> SourcePage:
        """Return the page, its content coding undone; raises PageError."""
        try:
            body = decode_content(self._read_payload(), self.content_encoding, self.maxsize)
        except DownloadCancelledError as error:
            raise PageError(RejectCode.TOO_LARGE, str(error)) from None
        except ResponseDataLossError as error:
            raise PageError(RejectCode.FETCH, str(error)) from None
        return SourcePage(body, self.content_type, self.fetched_at, self.record_id)

    def _read_payload(self) -> bytes:
        try:
            with self.path.open("rb") as stream:
                stream.seek(self.offset)
                record = next(ArchiveIterator(stream))
                payload = _payload_stream(record)
                body: bytes = payload.read(self.maxsize + 1)
                while len(body) <= self.maxsize and (more := payload.read(self.maxsize + 1)):
                    body += more
        except OSError as error:
            raise PageError(RejectCode.FETCH, f"cannot be read: {describe_error(error)}") from None
        except (*_BROKEN, StopIteration):
            raise PageError(RejectCode.FETCH, "its record in the archive is damaged") from None
        if len(body) > self.maxsize:
            raise PageError(RejectCode.TOO_LARGE, f"larger than {self.maxsize} bytes")
        if payload is record.raw_stream and len(body) < record.payload_length:
            raise PageError(RejectCode.FETCH, "its record in the archive breaks off")
        return body


class _Payload(NamedTuple):
    """Where the record that holds a payload lies, and its id."""

    offset: int
    record_id: str | None


class WarcSource:
    """The article pages of one portal in an archive, in the order in which they were captured.

    Several captures of one address come one after the other, so that they become revisions.
    Records that repeat an earlier payload are read from there. Only what a live run would take
    for a page is one: an answer at the article's own address, of status 200. Raises SourceError.
    """

    def __init__(self, path: Path, portal: Portal, maxsize: int) -> None:
        self.notices: list[str] = []
        self.passed_over = 0
        self._path = path
        self._portal = portal
        self._maxsize = maxsize
        self._origins: set[str] = set()
        self._payloads: dict[str, _Payload] = {}
        self._captures: list[Capture] = []
        self._captures_of: defaultdict[str, list[Capture]] = defaultdict(list)
        self._current = 0
        self._undated = 0
        try:
            with path.open("rb") as stream:
                self._index(stream)
        except OSError as error:
            raise SourceError(f"{str(path)!r}: {describe_error(error)}") from None
        if self._undated:
            self.notices.append(
                f"{self._undated} captures in {str(path)!r} have no WARC-Date that can be read; "
                "their records have none either (fetched_at)"
            )

    def __len__(self) -> int:
        return len(self._captures)

    def __iter__(self) -> Iterator[Entry]:
        for capture in self._captures:
            self._current = capture.number
            yield capture

    def find(self, url: str) -> Entry | None:
        """Return the capture of this address that belongs to the page that was yielded last.

        It is the first one from there on, as a run asks for an article's pages in a row, else
        the last one before.
        """
        captures = self._captures_of.get(url, [])
        following = (capture for capture in captures if capture.number >= self._current)
        return next(following, captures[-1] if captures else None)

    def _index(self, stream: BinaryIO) -> None:
        records = ArchiveIterator(stream)
        count = 0
        damage = ""
        try:
            for count, record in enumerate(records, start=1):
                self._add_record(record, records, count)
        except _BROKEN as error:
            damage = type(error).__name__
        if not count and os.fstat(stream.fileno()).st_size:
            raise SourceError(f"{str(self._path)!r} is no WARC archive, or damaged from its start")
        if damage:
            self.notices.append(
                f"{str(self._path)!r} is damaged behind its record {count}; what follows was "
                f"not read ({damage})"
            )

    def _add_record(self, record: ArcWarcRecord, records: ArchiveIterator, number: int) -> None:
        if record.rec_type == "warcinfo":
            self._origins |= _read_origins(record)
        if record.rec_type not in ("response", "revisit") or not record.http_headers:
            return
        digest = record.rec_headers["WARC-Payload-Digest"]
        if record.rec_type == "revisit":
            payload = self._payloads.get(digest)
        else:
            payload = _Payload(records.get_record_offset(), read_record_id(record))
            self._payloads.setdefault(digest, payload)
        url = self._canonical_url(record.rec_headers["WARC-Target-URI"] or "")
        if not _is_page(record) or not self._portal.is_article(url):
            self.passed_over += 1
        elif payload is None:
            self.notices.append(f"{url}: the archive refers to a capture that it does not hold")
        else:
            self._add_capture(url, record, payload, number)

    def _add_capture(self, url: str, record: ArcWarcRecord, payload: _Payload, number: int) -> None:
        fetched_at = parse_fetch_time(record.rec_headers["WARC-Date"] or "")
        self._undated += fetched_at is None
        capture = Capture(
            url=url,
            path=self._path,
            offset=payload.offset,
            record_id=payload.record_id,
            number=number,
            maxsize=self._maxsize,
            fetched_at=fetched_at,
            content_type=next(reversed(_header_values(record, "Content-Type")), None),
            content_encoding=tuple(_header_values(record, "Content-Encoding")),
        )
        self._captures_of[url].append(capture)
        self._captures.append(capture)

    def _canonical_url(self, url: str) -> str:
        try:
            parts = urlsplit(url)
            if parts.netloc in self._origins:
                url = urlunsplit(parts._replace(netloc=self._portal.hosts[0]))
            return self._portal.canonical_url(url)
        except ValueError:
            return ""


def _read_origins(record: ArcWarcRecord) -> set[str]:
    text = record.content_stream().read(_INFO_SIZE).decode("utf-8", "replace")
    origins = re.findall(rf"^{ORIGIN_FIELD}:\s*(\S+)", text, re.MULTILINE | re.IGNORECASE)
    return {urlsplit(origin).netloc for origin in origins}


def _is_page(record: ArcWarcRecord) -> bool:
    status = record.http_headers.get_statuscode()
    return status.isdecimal() and find_row(int(status)).article is Meaning.PAGE


def _payload_stream(record: ArcWarcRecord) -> BinaryIO:
    if (record.http_headers["Transfer-Encoding"] or "").lower() == "chunked":
        return cast(BinaryIO, ChunkedDataReader(record.raw_stream))
    return cast(BinaryIO, record.raw_stream)


def _header_values(record: ArcWarcRecord, name: str) -> list[str]:
    headers = record.http_headers.headers
    return [value for key, value in headers if key.lower() == name.lower()]
