"""The files of one archive: `X.warc.gz`, `X-00002.warc.gz`, `X-00003.warc.gz`, …."""

from itertools import count, takewhile
from typing import TypeVar, cast

from crawler.warc.remote import ArchivePath

ARCHIVE_SUFFIXES = (".warc", ".warc.gz")
"""How the names of archives end."""

FileT = TypeVar("FileT", bound=ArchivePath)


def list_series(path: FileT) -> list[FileT]:
    """Return an archive's first file and those that continue it, in order."""
    further = (number_file(path, number) for number in count(2))
    return [path, *takewhile(lambda file: file.exists(), further)]


def number_file(path: FileT, number: int) -> FileT:
    """Return the name of an archive's file with that number; the first has none."""
    if number == 1:
        return path
    stem, dot, suffix = path.name.rpartition(".warc")
    return cast(FileT, path.with_name(f"{stem}-{number:05}{dot}{suffix}"))
