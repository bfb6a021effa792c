"""Writing of archives: what went over the wire, as records that every archive tool reads."""

import fcntl
import os
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from crawler.archive.tail import move_torn_end
from crawler.fetching.exchange import Exchange, HeaderLines

WARC_VERSION = "1.1"
NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
ORIGIN_FIELD = "silkroad-origin"
"""The warcinfo field that names the server which stood in for the portal."""


_RECORD_ID = re.compile(r"[a-z][a-z0-9+.-]*:[!-;=?-~]{1,200}", re.IGNORECASE)


class ArchiveError(Exception):
    """An archive that cannot be written; the message is written for the user."""

    exit_status = 2


class _Payload(NamedTuple):
    """Where an archive holds a payload: the capture's address and date, and its record's id."""

    url: str
    date: str
    record_id: str | None


class ArchiveWriter:
    """Appends exchanges to an archive, every record whole or not there at all.

    An archive that exists is read first: a torn end is moved aside (`notice` says so), and
    payloads that it holds are written as revisits from now on. One process writes at a time.
    Raises ArchiveError.
    """

    def __init__(self, path: Path, info: Mapping[str, str]) -> None:
        self.notice: str | None = None
        self._path = path
        self._gzip = path.suffix == ".gz"
        self._payloads: dict[str, _Payload] = {}
        self._captures: dict[str, str] = {}
        try:
            self._file = path.open("ab", buffering=0)
            self._lock()
            self._take_up()
            self._write(self._builder().create_warcinfo_record(path.name, dict(info)))
        except OSError as error:
            raise self._explain(error) from None

    def write(self, exchange: Exchange) -> str | None:
        """Append the records of an exchange: the answer, and the request that it answers.

        Returns the id of the record that holds the answer's body: the one that was written, or an
        earlier one of the same body, to which it refers. None where there is no body.
        """
        answer = self._create_answer(exchange)
        request = self._create_request(exchange, answer)
        try:
            self._write(answer, request)
        except OSError as error:
            raise self._explain(error) from None
        payload = self._payloads.get(_digest(exchange.body)) if exchange.body else None
        return payload.record_id if payload else None

    def close(self) -> None:
        """Bring everything to the disk and close the file. Raises ArchiveError."""
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._explain(error) from None
        finally:
            self._file.close()

    def _lock(self) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise ArchiveError(
                f"{str(self._path)!r} is being written by another run; name another file"
            ) from None

    def _take_up(self) -> None:
        if moved := move_torn_end(self._path):
            torn, size = moved
            self.notice = (
                f"{str(self._path)!r} ended in the middle of a record; the last {size} bytes "
                f"were moved to {str(torn)!r}"
            )
        with self._path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and record.http_headers:
                    self._remember(record)

    def _remember(self, record: ArcWarcRecord) -> None:
        headers = record.rec_headers
        url, date = headers["WARC-Target-URI"] or "", headers["WARC-Date"] or ""
        self._captures[url] = date
        if digest := headers["WARC-Payload-Digest"]:
            self._payloads.setdefault(digest, _Payload(url, date, read_record_id(record)))

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
        self._remember(record)
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


def read_record_id(record: ArcWarcRecord) -> str | None:
    """Return the id of an archive's record, `urn:uuid:…`; None where it has none that is one."""
    record_id = (record.rec_headers["WARC-Record-ID"] or "").strip().strip("<>")
    return record_id if _RECORD_ID.fullmatch(record_id) else None


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
