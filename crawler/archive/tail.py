"""The end of an archive whose writer was killed: records are whole, or moved aside."""

import os
import zlib
from pathlib import Path
from typing import BinaryIO

_CHUNK = 256 * 1024


def move_torn_end(path: Path) -> tuple[Path, int] | None:
    """Cut what follows the last whole record of an archive and append it to `<path>.torn`.

    Returns that file and the number of bytes moved; None where nothing was torn. Raises OSError.
    """
    with path.open("rb") as stream:
        end = find_sound_end(stream)
        stream.seek(end)
        rest = stream.read()
    if not rest:
        return None
    torn = path.with_name(path.name + ".torn")
    with torn.open("ab") as stream:
        stream.write(rest)
        stream.flush()
        os.fsync(stream.fileno())
    os.truncate(path, end)
    return torn, len(rest)


def find_sound_end(stream: BinaryIO) -> int:
    """Return the offset behind the last whole record of an archive, compressed or not."""
    compressed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    skip = _skip_member if compressed else _skip_record
    end = 0
    while skip(stream):
        end = stream.tell()
    return end


def _skip_member(stream: BinaryIO) -> bool:
    decoder = zlib.decompressobj(wbits=31)
    try:
        while not decoder.eof:
            chunk = stream.read(_CHUNK)
            if not chunk:
                return False
            decoder.decompress(chunk)
    except zlib.error:
        return False
    stream.seek(-len(decoder.unused_data), os.SEEK_CUR)
    return True


def _skip_record(stream: BinaryIO) -> bool:
    if not stream.readline().startswith(b"WARC/"):
        return False
    length = -1
    while line := stream.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
    if length < 0:
        return False
    stream.seek(length, os.SEEK_CUR)
    return stream.read(4) == b"\r\n\r\n"
