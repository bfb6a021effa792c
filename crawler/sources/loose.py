"""One page from a file or from standard input, with the address that it states for itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from crawler.errors import PageError
from crawler.items import RejectCode
from crawler.sources.files import HEAD_SIZE, is_rendition, read_file, stated_addresses
from crawler.sources.folder import file_url
from crawler.sources.source import SourcePage

STANDARD_INPUT = "-"


def read_page(path: Path, maxsize: int) -> tuple[SourcePage, Sequence[str]]:
    """Return the page in a file and its addresses, the likeliest first; raises PageError.

    The last one is `file:///<name>`. A file whose name ends in `.txt` is a plain-text rendition.
    """
    body = read_file(path, maxsize)
    page = SourcePage(body, content_type="text/plain" if is_rendition(path) else None)
    return page, _list_addresses(body, path.name)


def read_stream(stream: BinaryIO, maxsize: int) -> tuple[SourcePage, Sequence[str]]:
    """Return the page that a stream holds and its addresses, the likeliest first.

    The last one is `file:///stdin`. Raises PageError for one of more than `maxsize` bytes.
    """
    body = stream.read(maxsize + 1)
    if len(body) > maxsize:
        message = f"larger than the {maxsize} bytes that a page may have (setting SOURCE_MAXSIZE)"
        raise PageError(RejectCode.TOO_LARGE, message)
    return SourcePage(body), _list_addresses(body, "stdin")


def _list_addresses(body: bytes, name: str) -> list[str]:
    return [*stated_addresses(body[:HEAD_SIZE]), file_url([name])]
