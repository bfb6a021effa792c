"""The payload of a record: the body of an answer, whole or not at all."""

import re
import zlib
from functools import partial
from itertools import chain
from typing import BinaryIO, NamedTuple

from crawler.fetching.decoding import is_plain
from crawler.warc.digests import StatedDigest
from crawler.warc.heads import Head, HeadError
from crawler.warc.pieces import PIECE, FedReader, LineTooLongError, PieceReader, Section
from crawler.warc.remote import ArchivePath
from crawler.warc.warc_records import Record, open_block, open_record

_CHUNK_HEAD = re.compile(rb"[ \t]*([0-9a-f]{1,16})[ \t]*(?:;.*)?\r?\n", re.IGNORECASE | re.DOTALL)
_LONGEST_CHUNK_HEAD = 4096


class PayloadError(Exception):
    """A payload that the archive does not hold as a whole; the message says why."""


class PayloadTooLargeError(PayloadError):
    """A payload of more bytes than allowed."""


class Payload(NamedTuple):
    """The body of an answer before its content coding is undone, and the answer's head.

    `http` is None where the record holds the body alone.
    """

    body: bytes
    http: Head | None


def read_payload(path: ArchivePath, offset: int, max_size: int) -> Payload:
    """Return the payload of the record at an offset of an archive.

    `max_size`: bytes that it may have. Raises PayloadError and OSError.
    """
    try:
        with path.open("rb") as file:
            record, block = open_record(file, offset)
            if truncated := record.head.get("WARC-Truncated"):
                raise PayloadError(f"the archive holds only a part of it ({truncated[:40]})")
            if record.head.get("WARC-Segment-Number"):
                raise PayloadError("the archive holds it in segments, which are not joined")
            body = _read_body(block, record.http, max_size)
            _check_digests(file, record, body)
    except (HeadError, zlib.error, EOFError):
        raise PayloadError("its record in the archive is damaged or breaks off") from None
    return Payload(body, record.http)


def _read_body(block: Section, http: Head | None, max_size: int) -> bytes:
    codings = ",".join(http.values("Transfer-Encoding")) if http else ""
    if codings.lower().rstrip().endswith("chunked"):
        # Some archives leave the label on a body whose chunks they have joined.
        start = block.read(_LONGEST_CHUNK_HEAD)
        if _CHUNK_HEAD.match(start):
            pieces = chain([start], iter(partial(block.read_some, PIECE), b""))
            return _join_chunks(FedReader(lambda: next(pieces, b"")), max_size)
        body = start + block.read(max_size + 1 - len(start))
    else:
        body = block.read(max_size + 1)
    if len(body) > max_size:
        raise PayloadTooLargeError(f"larger than {max_size} bytes")
    if block.is_short or (http and (http.length or 0) > _longest_length(body, http)):
        raise PayloadError("its record in the archive breaks off")
    return body


def _check_digests(file: BinaryIO, record: Record, body: bytes) -> None:
    """Raise PayloadError where the bytes of a record are not those of which it states a digest.

    Programs do not agree of what the digest of a payload is made that has a coding, so that one
    counts only where there is none, and none of the whole block.
    """
    digest = StatedDigest(record.head.get("WARC-Block-Digest"))
    codings = ("Transfer-Encoding", "Content-Encoding")
    if digest.is_known:
        block = open_block(file, record.offset)
        while piece := block.read_some(PIECE):
            digest.update(piece)
    elif not (record.http and any(map(record.http.values, codings))):
        digest = StatedDigest(record.head.get("WARC-Payload-Digest"))
        digest.update(body)
    if digest.is_wrong:
        raise PayloadError("its bytes in the archive are not those of which it states the digest")


def _join_chunks(reader: PieceReader, max_size: int) -> bytes:
    body = bytearray()
    try:
        while head := _CHUNK_HEAD.fullmatch(reader.read_line(_LONGEST_CHUNK_HEAD)):
            size = int(head[1], 16)
            if not size:
                return bytes(body)
            if len(body) + size > max_size:
                raise PayloadTooLargeError(f"larger than {max_size} bytes")
            body += reader.read(size)
            if reader.read_line(len("\r\n")) not in (b"\r\n", b"\n"):
                break
    except LineTooLongError:
        pass
    raise PayloadError("its chunks in the archive break off")


def _longest_length(body: bytes, http: Head) -> int:
    """Return the largest Content-Length that an answer with this body may have.

    Where the archive has undone a coding and left its label on, the header counts coded bytes:
    of a small page these may be more, by what gzip adds to what it cannot compress.
    """
    is_decoded = bool(http.values("Content-Encoding")) and is_plain(body)
    return len(body) + (64 + len(body) // 1000 if is_decoded else 0)
