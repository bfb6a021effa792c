"""Writing of archives: what went over the wire, as records that every archive tool reads."""

import fcntl
import os
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from crawler.errors import ArchiveError
from crawler.fetching.exchange import Exchange, HeaderLines
from crawler.warc.heads import read_record_id
from crawler.warc.series import list_series, number_file
from crawler.warc.tail import move_torn_end
from crawler.warc.warc_records import ArchiveFormError, Record, is_compressed, read_records

WARC_VERSION = "1.1"
NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class _Payload(NamedTuple):
    """Where an archive holds a payload: the capture's address and date, and its record's id."""

    url: str
    date: str
    record_id: str | None


class ArchiveWriter:
    """Appends exchanges to an archive, every record whole or not there at all.

    An archive that exists is read first: a torn end is moved aside (`notice` says so), and
    payloads that it holds are written as revisits from now on. At `max_size` bytes a further file
    is begun (crawler.warc.series), which can be read without the others; 0: never. One process
    writes at a time. Raises ArchiveError.
    """

    def __init__(self, path: Path, info: Mapping[str, str], max_size: int = 0) -> None:
        self.notice: str | None = None
        self._info = dict(info)
        self._max_size = max_size
        self._gzip = path.suffix == ".gz"
        self._payloads: dict[str, _Payload] = {}
        self._captures: dict[str, str] = {}
        self._first = path
        files = list_series(path)
        self._path, self._number = files[-1], len(files)
        try:
            self._lock = path.open("ab")
            self._take_lock()
            self._open()
            if self._is_full():
                self._begin_next_file()
            else:
                self._write_info()
        except OSError as error:
            raise self._explain(error) from None

    def write(self, exchange: Exchange) -> str | None:
        """Append the records of an exchange: the answer, and the request that it answers.

        Returns the id of the record that holds the answer's body: the one that was written, or an
        earlier one of the same body, to which it refers. None where there is no body.
        """
        try:
            if self._is_full():
                self._begin_next_file()
            answer = self._create_answer(exchange)
            self._write(answer, self._create_request(exchange, answer))
        except OSError as error:
            raise self._explain(error) from None
        payload = self._payloads.get(_digest(exchange.body)) if exchange.body else None
        return payload.record_id if payload else None

    def close(self) -> None:
        """Bring everything to the disk and close the file. Raises ArchiveError."""
        try:
            self._close_file()
        except OSError as error:
            raise self._explain(error) from None
        finally:
            self._lock.close()

    def _take_lock(self) -> None:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            raise ArchiveError(
                f"{str(self._first)!r} is being written by another run; name another file"
            ) from None

    def _open(self) -> None:
        self._file = self._path.open("ab", buffering=0)
        try:
            self._take_up()
        except ArchiveFormError as error:
            self._file.close()
            self._lock.close()
            raise ArchiveError(
                f"the archive {str(self._path)!r} cannot be gone on with: {error}; it was left as "
                "it is: name another file"
            ) from None

    def _close_file(self) -> None:
        try:
            os.fsync(self._file.fileno())
        finally:
            self._file.close()

    def _is_full(self) -> bool:
        return 0 < self._max_size <= os.fstat(self._file.fileno()).st_size

    def _begin_next_file(self) -> None:
        self._close_file()
        self._number += 1
        self._path = number_file(self._first, self._number)
        self._payloads.clear()
        self._open()
        self._write_info()

    def _write_info(self) -> None:
        self._write(self._builder().create_warcinfo_record(self._path.name, self._info))

    def _take_up(self) -> None:
        end, damages = 0, list[int]()
        with self._path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            if size and is_compressed(file) != self._gzip:
                raise ArchiveFormError(f"by its name it is {'' if self._gzip else 'not '}gzipped")
            for record in read_records(file, damages):
                if record.is_sound and not damages:
                    end = record.end
                    self._remember_record(record)
        if end < size:
            torn, moved = move_torn_end(self._path, end)
            self.notice = (
                f"{str(self._path)!r} ended in the middle of a record; the last {moved} bytes "
                f"were moved to {str(torn)!r}"
            )

    def _remember_record(self, record: Record) -> None:
        if record.kind == "response" and record.http:
            self._remember(record.head.get)

    def _remember(self, get: Callable[[str], str | None]) -> None:
        """Note a response by the fields of its head."""
        url, date = get("WARC-Target-URI") or "", get("WARC-Date") or ""
        self._captures[url] = date
        if digest := get("WARC-Payload-Digest"):
            record_id = read_record_id(get("WARC-Record-ID") or "")
            self._payloads.setdefault(digest, _Payload(url, date, record_id))

    def _builder(self, out: BytesIO | None = None) -> WARCWriter:
        return WARCWriter(out or BytesIO(), gzip=self._gzip, warc_version=WARC_VERSION)

    def _create_answer(self, exchange: Exchange) -> ArcWarcRecord:
        http_headers = ExactHeaders(
            f"{exchange.status} {exchange.reason}", archived_lines(exchange), exchange.version
        )
        fields = {"WARC-Date": exchange.fetched_at}
        if exchange.ip_address:
            fields["WARC-IP-Address"] = exchange.ip_address
        builder = self._builder()
        digest = _digest(exchange.body)
        if exchange.status == 304:
            fields |= {
                "WARC-Profile": NOT_MODIFIED_PROFILE,
                "WARC-Refers-To-Target-URI": exchange.url,
            }
            if date := self._captures.get(exchange.url):
                fields["WARC-Refers-To-Date"] = date
            return builder.create_warc_record(
                exchange.url, "revisit", http_headers=http_headers, warc_headers_dict=fields
            )
        if exchange.body and (earlier := self._payloads.get(digest)):
            self._captures[exchange.url] = exchange.fetched_at
            return builder.create_revisit_record(
                exchange.url,
                digest,
                earlier.url,
                earlier.date,
                http_headers=http_headers,
                warc_headers_dict=fields,
            )
        record = builder.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=http_headers,
            warc_headers_dict={**fields, "WARC-Payload-Digest": digest},
        )
        self._remember(record.rec_headers.get_header)
        return record

    def _create_request(self, exchange: Exchange, answer: ArcWarcRecord) -> ArcWarcRecord:
        parts = urlsplit(exchange.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        http_headers = ExactHeaders(f"{target} HTTP/1.1", exchange.request_headers, exchange.method)
        return self._builder().create_warc_record(
            exchange.url,
            "request",
            http_headers=http_headers,
            warc_headers_dict={
                "WARC-Date": exchange.fetched_at,
                "WARC-Concurrent-To": answer.rec_headers["WARC-Record-ID"],
            },
        )

    def _write(self, *records: ArcWarcRecord) -> None:
        buffer = BytesIO()
        writer = self._builder(buffer)
        for record in records:
            writer.write_record(record)
        data = buffer.getvalue()
        start = os.fstat(self._file.fileno()).st_size
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            os.truncate(self._path, start)
            raise

    def _explain(self, error: OSError) -> ArchiveError:
        return ArchiveError(
            f"the archive {str(self._path)!r} cannot be written: {error.strerror or error}"
        )


class ExactHeaders(StatusAndHeaders):  # type: ignore[misc]  # warcio has no types
    """Header lines that are written byte for byte, where warcio would escape what is not ASCII."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Set the bytes that are written; warcio calls this."""
        self.headers_buff = str(self.to_str()).encode("latin-1") + b"\r\n"


def archived_lines(exchange: Exchange) -> HeaderLines:
    """Return the answer's header lines as they are archived.

    All are kept as received but Transfer-Encoding: chunks were joined, and a reader would take
    the body for chunks; it is kept under the name that archives give to headers of that kind.
    """
    return tuple(
        (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, value)
        for name, value in exchange.headers
    )


def _digest(body: bytes) -> str:
    digester = Digester("sha1")
    digester.update(body)
    return str(digester)
