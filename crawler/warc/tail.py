"""The end of an archive whose writer was killed: records are whole, or moved aside."""

import os
import zlib
from pathlib import Path
from typing import BinaryIO

from crawler.warc.pieces import PIECE, GzipMember
from crawler.warc.warc_records import VERSION, ArchiveFormError, has_record, is_compressed


def move_torn_end(path: Path, end: int) -> tuple[Path, int]:
    """Move what stands behind the last whole record of an archive to the end of `<path>.torn`.

    `end`: the offset behind that record. Returns the other file and the number of bytes moved.
    Raises ArchiveFormError where whole records stand behind it, or where the file is no archive
    at all: then nothing is moved. May raise OSError.
    """
    torn = path.with_name(path.name + ".torn")
    with path.open("rb") as file:
        if has_record(file, end + 1, is_compressed(file)):
            raise ArchiveFormError(f"it is damaged at byte {end}, and whole records follow")
        if not end and not _begins_as_archive(file):
            raise ArchiveFormError("it is no WARC archive")
        file.seek(end)
        with torn.open("ab") as aside:
            while piece := file.read(PIECE):
                aside.write(piece)
            aside.flush()
            os.fsync(aside.fileno())
        size = file.tell()
    os.truncate(path, end)
    return torn, size - end


def _begins_as_archive(file: BinaryIO) -> bool:
    if not is_compressed(file):
        file.seek(0)
        return VERSION.startswith(file.read(len(VERSION)))
    try:
        return VERSION.startswith(GzipMember(file, 0).read(len(VERSION)))
    except EOFError:
        return True
    except zlib.error:
        return False
