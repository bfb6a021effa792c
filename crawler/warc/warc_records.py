"""Records of WARC archives (ISO 28500), read within bounds.

A record that is damaged is passed over, and what stands behind it is read.
"""

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, NamedTuple

from crawler.warc.heads import Head, HeadError, read_head
from crawler.warc.pieces import (
    GZIP_MAGIC,
    GzipMember,
    PieceReader,
    Section,
    find_bytes,
    read_plain,
)

VERSION = b"WARC/"
END = b"\r\n\r\n"
MOST_TRIES = 2_000
"""Places behind a damage at which a record is looked for: pages may hold any number of them."""
ORIGIN_FIELD = "silkroad-origin"
"""The warcinfo field that names the server which stood in for the portal."""
INFO_SIZE = 64 * 1024
"""Bytes of a warcinfo record that are read."""


class ArchiveFormError(Exception):
    """A file that cannot be used as an archive; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record without its payload.

    `offset`: where it begins, or the gzip member that holds it. `end`: the offset behind both.
    `http`: the head of the HTTP answer in it, None where there is none. `info`: the text of a
    warcinfo record. `is_sound`: its heads can be read, and it ends where it says that it does.
    """

    offset: int
    end: int
    head: Head
    http: Head | None = None
    info: str = ""
    is_sound: bool = True

    @property
    def kind(self) -> str:
        """What kind of record it is: `response`, `revisit`, `request`, …."""
        return self.head.get("WARC-Type").lower()


class _Step(NamedTuple):
    """One step through an archive.

    `record`: None where its head cannot be read. `following`: the offset behind it, None where
    that cannot be told. `is_cut_off`: the file ends before the record does. `spills`: the content
    of a gzip member goes on behind its record, or began before it.
    """

    record: Record | None
    following: int | None
    is_cut_off: bool = False
    spills: bool = False


def is_compressed(file: BinaryIO, offset: int = 0) -> bool:
    """Tell whether gzip begins at an offset of a file."""
    file.seek(offset)
    start = file.read(len(GZIP_MAGIC))
    return bool(start) and GZIP_MAGIC.startswith(start)


def read_records(file: BinaryIO, damages: list[int]) -> Iterator[Record]:
    """Yield the records of an archive in order; `damages` gets the offset of each damage.

    Raises ArchiveFormError for what is compressed as a whole, not record by record.
    """
    size = _measure(file)
    compressed = is_compressed(file)
    offset: int | None = 0
    was_cut = False
    while offset is not None and offset < size:
        step = _read_step(file, offset, compressed)
        if step.spills and (was_cut or step.record):
            raise ArchiveFormError("it is compressed as a whole instead of record by record")
        if step.record:
            yield step.record
        is_damaged = step.record is None or not step.record.is_sound
        if is_damaged:
            damages.append(offset)
        was_cut = is_damaged and not step.spills
        offset = step.following or find_record_row(file, offset + 1, compressed)


def find_record_row(file: BinaryIO, start: int, compressed: bool) -> int | None:
    """Return the offset of records that follow each other to the end of the file, None for none.

    The last of them may be cut off. One record alone proves nothing: a page may hold what looks
    like one, and stands in an archive as it is where it was compressed before.
    """
    size = _measure(file)
    for _ in range(MOST_TRIES):
        offset = _find_start(file, start, compressed)
        if offset is None:
            return None
        end, is_cut_off = offset, False
        while end < size:
            step = _read_step(file, end, compressed)
            if step.following is None:
                is_cut_off = step.is_cut_off
                break
            end = step.following
        if end >= size or (end > offset and is_cut_off):
            return offset
        start = end + 1
    return None


def has_record(file: BinaryIO, start: int, compressed: bool) -> bool:
    """Tell whether a whole record begins anywhere behind an offset, as far as that can be told."""
    for _ in range(MOST_TRIES):
        offset = _find_start(file, start, compressed)
        if offset is None:
            return False
        step = _read_step(file, offset, compressed)
        if step.record and step.following:
            return True
        start = offset + 1
    return True


def open_record(file: BinaryIO, offset: int) -> tuple[Record, Section]:
    """Return the record at an offset, and what it holds behind its heads, still to be read.

    Raises HeadError, zlib.error and EOFError.
    """
    return _read_heads(_open_reader(file, offset), offset)


def open_block(file: BinaryIO, offset: int) -> Section:
    """Return all that the record at an offset holds behind its own head: what its digest is of.

    Raises HeadError, zlib.error and EOFError.
    """
    reader = _open_reader(file, offset)
    return Section(reader, read_head(reader).length or 0)


def _open_reader(file: BinaryIO, offset: int) -> PieceReader:
    return GzipMember(file, offset) if is_compressed(file, offset) else read_plain(file, offset)


def _measure(file: BinaryIO) -> int:
    return file.seek(0, os.SEEK_END)


def _find_start(file: BinaryIO, start: int, compressed: bool) -> int | None:
    """Return the next offset at which a record may begin."""
    return find_bytes(file, GZIP_MAGIC if compressed else VERSION, start)


def _read_step(file: BinaryIO, offset: int, compressed: bool) -> _Step:
    return _read_member(file, offset) if compressed else _read_plain_record(file, offset)


def _read_member(file: BinaryIO, offset: int) -> _Step:
    member = GzipMember(file, offset)
    record, spills = None, False
    try:
        try:
            record, block = _read_heads(member, offset)
            block.drain()
            rest = member.read(len(END + VERSION)).lstrip(END)
            spills = rest == VERSION
            is_whole = not block.is_short and not rest
            record = replace(record, is_sound=record.is_sound and is_whole)
        except ForeignHeadError:
            spills = True
        except HeadError:
            pass
        member.drain()
    except (zlib.error, EOFError) as error:
        record = record and replace(record, is_sound=False)
        return _Step(record, None, isinstance(error, EOFError), spills)
    return _Step(record and replace(record, end=member.end), member.end, spills=spills)


def _read_plain_record(file: BinaryIO, offset: int) -> _Step:
    size = _measure(file)
    reader = read_plain(file, offset)
    try:
        record, _ = _read_heads(reader, offset)
    except HeadError:
        return _Step(None, None, is_cut_off=offset + reader.position >= size)
    file.seek(record.end)
    rest = file.read(len(END))
    end = record.end + len(rest)
    if rest == END or (record.end <= size == end and END.startswith(rest)):
        return _Step(replace(record, end=end), end)
    return _Step(replace(record, is_sound=False), None, is_cut_off=record.end > size)


class ForeignHeadError(HeadError):
    """The head of something else than a record."""


def _read_heads(reader: PieceReader, offset: int) -> tuple[Record, Section]:
    head = read_head(reader)
    if not head.first.encode().startswith(VERSION):
        raise ForeignHeadError(head.first)
    length = head.length
    if length is None:
        raise HeadError("no Content-Length")
    record = Record(offset, offset + reader.position + length, head)
    block = Section(reader, length)
    if record.kind == "warcinfo":
        return replace(record, info=block.read(INFO_SIZE).decode("utf-8", "replace")), block
    kind = head.get("Content-Type").strip().lower()
    is_http = record.kind in ("response", "revisit") and kind[:16] in ("", "application/http")
    if not is_http or not length:
        return record, block
    try:
        http = read_head(block)
    except HeadError:
        return replace(record, is_sound=False), block
    return replace(record, http=http if http.http_status else None), block
