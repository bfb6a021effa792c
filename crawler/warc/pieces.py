"""Bytes of archives piece by piece: in memory is only what was asked for."""

import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import BinaryIO

PIECE = 64 * 1024
"""Bytes that are read, or unzipped, at once."""

GZIP_MAGIC = b"\x1f\x8b\x08"


class LineTooLongError(ValueError):
    """A line that is longer than any may be."""


class PieceReader(ABC):
    """Reads bytes and lines from pieces, which its kinds know how to get.

    `position`: how many bytes were read so far.
    """

    def __init__(self) -> None:
        self.position = 0
        self._piece = b""
        self._at = 0

    @abstractmethod
    def _pull(self) -> bytes:
        """Return the next piece, nothing at the end."""

    def read_some(self, most: int) -> bytes:
        """Return at least one byte and at most so many; none at the end."""
        if self._at == len(self._piece):
            self._piece, self._at = self._pull(), 0
        return self._take(self._at + most)

    def read(self, size: int) -> bytes:
        """Return so many bytes, fewer only at the end."""
        parts = []
        while size > 0 and (part := self.read_some(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def drain(self) -> None:
        """Read to the end and forget what was read."""
        while self.read_some(PIECE):
            pass

    def take_through(self, end: bytes, most: int) -> bytes:
        """Return the next bytes up to and with `end`, as far as they are at hand.

        Nothing where they are not, or are more than `most`.
        """
        if self._at == len(self._piece):
            self._piece, self._at = self._pull(), 0
        found = self._piece.find(end, self._at, self._at + most)
        return b"" if found < 0 else self._take(found + len(end))

    def put_back(self, part: bytes) -> None:
        """Undo the last reading: `part` is what it returned."""
        self._at -= len(part)
        self.position -= len(part)

    def read_line(self, most: int) -> bytes:
        """Return the next line with its end, nothing at the end of all; raises LineTooLongError."""
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(b"\n"):
            if self._at == len(self._piece):
                self._piece, self._at = self._pull(), 0
                if not self._piece:
                    break
            end = self._piece.find(b"\n", self._at)
            parts.append(self._take(end + 1 if end >= 0 else len(self._piece)))
            most -= len(parts[-1])
            if most < 0:
                raise LineTooLongError
        return b"".join(parts)

    def _take(self, end: int) -> bytes:
        part = self._piece[self._at : end]
        self._at += len(part)
        self.position += len(part)
        return part


class FedReader(PieceReader):
    """Reads what a function returns call by call, until it returns nothing."""

    def __init__(self, feed: Callable[[], bytes]) -> None:
        super().__init__()
        self._feed = feed

    def _pull(self) -> bytes:
        return self._feed()


class Section(PieceReader):
    """The next bytes of a reader, as many as `size`.

    `is_short`: the reader came to its end before them; known once all were read.
    """

    def __init__(self, reader: PieceReader, size: int) -> None:
        super().__init__()
        self.is_short = False
        self._left = size
        self._reader = reader

    def _pull(self) -> bytes:
        if not self._left:
            return b""
        part = self._reader.read_some(min(self._left, PIECE))
        self._left -= len(part)
        self.is_short = not part
        return part


class GzipMember(PieceReader):
    """The content of the gzip member that begins at an offset of a file.

    `end`: the offset behind the member, known once all of it was read. Reading raises zlib.error
    where the bytes are none of gzip, EOFError where the file ends first.
    """

    def __init__(self, file: BinaryIO, offset: int) -> None:
        super().__init__()
        self.end = 0
        self._file = file
        self._file.seek(offset)
        self._decoder = zlib.decompressobj(wbits=31)

    def _pull(self) -> bytes:
        while not self._decoder.eof:
            coded = self._decoder.unconsumed_tail or self._file.read(PIECE)
            piece = self._decoder.decompress(coded, PIECE)
            if piece:
                return piece
            if not coded and not self._decoder.eof:
                raise EOFError
        self.end = self.end or self._file.tell() - len(self._decoder.unused_data)
        return b""


def read_plain(file: BinaryIO, offset: int) -> PieceReader:
    """Return a reader of a file's own bytes from an offset on."""
    file.seek(offset)
    return FedReader(lambda: file.read(PIECE))


def find_bytes(file: BinaryIO, wanted: bytes, start: int) -> int | None:
    """Return the offset at which some bytes come next in a file, None where they do not."""
    file.seek(start)
    held = b""
    while piece := file.read(PIECE):
        held += piece
        found = held.find(wanted)
        if found >= 0:
            return start + found
        kept = held[-(len(wanted) - 1) :]
        start += len(held) - len(kept)
        held = kept
    return None
