"""WARC archives, of this project's runs and of any other tool, as a source of pages."""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast
from urllib.parse import urlsplit, urlunsplit

from scrapy.exceptions import DownloadCancelledError, ResponseDataLossError

from crawler.errors import PageError, SourceError
from crawler.fetching.decoding import decode_content
from crawler.fetching.statuses import Meaning, find_row
from crawler.items import RejectCode
from crawler.pages.addresses import Portal, is_web_address
from crawler.scratch import Scratch, encode_text, pack, unpack
from crawler.sources.files import describe_error
from crawler.sources.listing import Listing
from crawler.sources.source import Entry, SourcePage
from crawler.text.fetch_times import parse_fetch_time
from crawler.warc.heads import read_record_id
from crawler.warc.payloads import PayloadError, PayloadTooLargeError, read_payload
from crawler.warc.remote import ArchivePath
from crawler.warc.series import list_series
from crawler.warc.warc_records import ORIGIN_FIELD, ArchiveFormError, Record, read_records

_PAGE_KINDS = ("response", "revisit", "resource", "conversion")
"""Kinds of records that a page may be in, or seem to be."""

_HTML = re.compile(r"(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)


class _Place(NamedTuple):
    """Where the record that holds a payload lies, and its id."""

    path: ArchivePath
    offset: int
    record_id: str | None
    is_sound: bool


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture of a page.

    `place`: of the record that holds its payload, which is an earlier one where the capture only
    repeats it. `fetched_at`: None where its date cannot be read. `number`: of its own record.
    """

    url: str
    place: _Place
    number: int
    maxsize: int
    fetched_at: str | None
    content_type: str | None

    @property
    def path(self) -> ArchivePath:
        """The file of the archive that holds the payload."""
        return self.place.path

    def read(self) -> SourcePage:
        """Return the page, its content coding undone; raises PageError."""
        try:
            body = self._read_body()
        except OSError as error:
            raise PageError(RejectCode.FETCH, f"cannot be read: {describe_error(error)}") from None
        except (PayloadTooLargeError, DownloadCancelledError) as error:
            raise PageError(RejectCode.TOO_LARGE, str(error)) from None
        except (PayloadError, ResponseDataLossError) as error:
            raise PageError(RejectCode.FETCH, str(error)) from None
        return SourcePage(body, self.content_type, self.fetched_at, self.place.record_id)

    def _read_body(self) -> bytes:
        if not self.place.is_sound:
            raise PayloadError("its record in the archive is damaged or breaks off")
        body, http = read_payload(self.place.path, self.place.offset, self.maxsize)
        codings = http.values("Content-Encoding") if http else []
        return decode_content(body, codings, self.maxsize)


class _Payloads:
    """Where the payloads of an archive lie, by their digests and the ids of their records."""

    def __init__(self) -> None:
        self._scratch = Scratch("CREATE TABLE payload (key PRIMARY KEY, place) WITHOUT ROWID")

    def find_place(self, record: Record, path: ArchivePath) -> _Place | None:
        """Return where a record's payload lies: in itself, or in the earlier one it refers to."""
        digest = record.head.get("WARC-Payload-Digest")
        if record.kind == "revisit":
            origin = read_record_id(record.head.get("WARC-Refers-To"))
            return self._recall(digest) or self._recall(origin or "")
        place = _Place(path, record.offset, record.head.record_id, record.is_sound)
        for key in filter(None, (digest, place.record_id) if record.is_sound else ()):
            self._scratch.change(
                "INSERT OR IGNORE INTO payload VALUES (?, ?)",
                (encode_text(key), pack(place)),
            )
        return place

    def _recall(self, key: str) -> _Place | None:
        found = self._scratch.find("SELECT place FROM payload WHERE key = ?", (encode_text(key),))
        return cast(_Place, unpack(found[0])) if found else None


class WarcSource:
    """The article pages of one portal in an archive, in the order in which they were captured.

    Further files of the archive, `X-00002.warc.gz` beside `X.warc.gz`, are read with it. Several
    captures of one address come one after the other, so that they become revisions. Records that
    repeat an earlier payload are read from there. Only what a live run would take for a page is
    one: an answer at the article's own address, of status 200; and `resource` records of HTML.
    `reads`: the archive is read here and now, else by `hand_out_records`. Raises SourceError.
    """

    def __init__(
        self, path: ArchivePath, portal: Portal, maxsize: int, *, reads: bool = True
    ) -> None:
        self.notices: list[str] = []
        self.passed_over = 0
        self._path = path
        self._portal = portal
        self._maxsize = maxsize
        self._origins: set[str] = set()
        self._captures = Listing[Capture]()
        self._current = 0
        self._records = 0
        self._left_out: Counter[str] = Counter()
        if reads:
            hand_out_records(path, [self])

    def __len__(self) -> int:
        return len(self._captures)

    def __iter__(self) -> Iterator[Entry]:
        for capture in self._captures:
            self._current = capture.number
            yield capture

    def list_entries(self) -> Iterator[Entry]:
        """Yield the pages to somebody who only looks ahead: `find` does not go by it."""
        return iter(self._captures)

    def find(self, url: str) -> Entry | None:
        """Return the capture of this address that belongs to the page that was yielded last.

        It is the first one from there on, as a run asks for an article's pages in a row, else
        the last one before.
        """
        return self._captures.find(url, self._current)

    def finish(self) -> None:
        """Say what the user should know, once every record was added."""
        if undated := self._left_out["undated"]:
            self.notices.append(
                f"{undated} captures in {str(self._path)!r} have no WARC-Date that can be read; "
                "their records have none either (fetched_at)"
            )
        if self._left_out["conversion"] and not len(self):
            self.notices.append(
                f"{self._left_out['conversion']} records hold texts drawn from pages (conversion);"
                " name the archive that holds the pages themselves"
            )

    def add(self, record: Record, place: _Place | None) -> None:
        """Take a record if it is a capture of the portal's; `place`: of its payload."""
        self._records += 1
        if record.kind == "warcinfo":
            self._origins |= _read_origins(record.info)
            return
        if record.kind not in _PAGE_KINDS:
            return
        url = self._canonical_url(record.head.target)
        is_article = self._portal.is_article(url)
        if not is_article or not _is_page(record):
            self.passed_over += 1
            self._left_out["conversion"] += is_article and record.kind == "conversion"
        elif place is None:
            self.notices.append(f"{url}: the archive refers to a capture that it does not hold")
        else:
            self._add_capture(url, record, place)

    def _add_capture(self, url: str, record: Record, place: _Place) -> None:
        fetched_at = parse_fetch_time(record.head.get("WARC-Date"))
        self._left_out["undated"] += fetched_at is None
        head = record.http or record.head
        capture = Capture(
            url=url,
            place=place,
            number=self._records,
            maxsize=self._maxsize,
            fetched_at=fetched_at,
            content_type=next(reversed(head.values("Content-Type")), None),
        )
        self._captures.add(capture.number, capture)

    def _canonical_url(self, url: str) -> str:
        try:
            parts = urlsplit(url)
        except ValueError:
            return url
        if parts.netloc in self._origins:
            url = urlunsplit(parts._replace(netloc=self._portal.hosts[0]))
        return self._portal.canonical_url(url)


def hand_out_records(path: ArchivePath, sources: Sequence[WarcSource]) -> None:
    """Read one archive for the sources of several portals in it: every record is read once.

    Raises SourceError.
    """
    files = list_series(path)
    payloads = _Payloads()
    notices = [notice for file in files for notice in _hand_out_file(file, payloads, sources)]
    if len(files) > 1:
        notices.append(f"the archive was read up to its file {str(files[-1])!r}")
    for source in sources:
        source.notices += notices
        source.finish()


def _hand_out_file(
    path: ArchivePath, payloads: _Payloads, sources: Sequence[WarcSource]
) -> Iterator[str]:
    """Read one file of an archive; yield what the user should know of it."""
    damages: list[int] = []
    records = 0
    try:
        with path.open("rb") as file:
            for record in read_records(file, damages):
                records += 1
                is_page = record.kind in _PAGE_KINDS
                place = payloads.find_place(record, path) if is_page else None
                for source in sources:
                    source.add(record, place)
            size = file.seek(0, os.SEEK_END)
    except OSError as error:
        raise SourceError(f"{str(path)!r}: {describe_error(error)}") from None
    except ArchiveFormError as error:
        raise SourceError(
            f"{str(path)!r} cannot be read: {error}; unzip it (gunzip) and name the .warc"
        ) from None
    if size and not records:
        raise SourceError(f"{str(path)!r} is no WARC archive, or damaged from its start")
    if damages:
        yield (
            f"{str(path)!r} is damaged in {len(damages)} places, the first at byte "
            f"{damages[0]}; what is whole beside them was read"
        )


def _read_origins(text: str) -> set[str]:
    origins = re.findall(rf"^{ORIGIN_FIELD}:\s*(\S+)", text, re.MULTILINE | re.IGNORECASE)
    return {urlsplit(origin).netloc for origin in filter(is_web_address, origins)}


def _is_page(record: Record) -> bool:
    """Tell whether a record holds a page; one whose answer cannot be read any more may have."""
    if record.kind == "resource":
        return bool(_HTML.match(record.head.get("Content-Type").strip()))
    if record.http is None:
        return record.kind == "response" and not record.is_sound
    return find_row(record.http.http_status or 0).article is Meaning.PAGE
