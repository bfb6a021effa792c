"""An index of archives, by which pywb and others find a capture without reading all of them.

CDXJ as https://specs.webrecorder.net/cdxj/0.1.0/ has it, by cdxj-indexer.
"""

import contextlib
import zlib
from collections.abc import Sequence
from pathlib import Path

from cdxj_indexer.main import CDXJIndexer
from warcio.exceptions import ArchiveLoadFailed

from crawler.errors import ArgumentError
from crawler.warc.series import list_series

RECORD_ID = "warc-record-id"
"""What a line tells beside the usual: the id that a record of ours has as `warc_record_id`, in the
angle brackets of WARC."""


def write_index(archives: Sequence[Path], path: Path) -> int:
    """Write the index of archives, further files of a series with the first; return its lines.

    The file takes its name only when it is whole. Raises ArgumentError for what is no archive, and
    where the file cannot be written.
    """
    files = [file for archive in archives for file in list_series(archive)]
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for file in files:
            file.open("rb").close()
        _index(files, unfinished)
        with unfinished.open("rb") as lines:
            count = sum(1 for _ in lines)
        unfinished.replace(path)
    except OSError as error:
        raise ArgumentError(f"{error.filename or path}: {error.strerror}") from None
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
    return count


def _index(files: Sequence[Path], path: Path) -> None:
    indexer = CDXJIndexer(str(path), list(map(str, files)), sort=True, fields=RECORD_ID)
    try:
        indexer.process_all()
    except (ArchiveLoadFailed, ValueError, TypeError, EOFError, zlib.error) as error:
        # TypeError: what the indexer makes of a record without a date.
        why = " ".join(str(error).split())
        raise ArgumentError(
            f"{indexer.curr_filename} is no archive, or damaged: it cannot be indexed ({why}); "
            "scrapy crawl and scrapy structure read what is whole in it"
        ) from None
