"""Single files: how much of one is read, and the address that a page gives for itself."""

import errno
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import PageError
from crawler.items import RejectCode
from crawler.sources.source import SourcePage
from crawler.text.cleaning import resolve_references

PAGE_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
TEXT_SUFFIX = ".txt"

HEAD_SIZE = 256 * 1024
"""Bytes at the start of a page in which its own address is looked for."""

_TAG = re.compile(rb"<(?:link|meta)\b[^>]{0,4000}+>", re.IGNORECASE)
# A name is tried from its start only, else a long one is read once for each of its letters.
_ATTRIBUTE = re.compile(
    rb"""(?<![a-z:-])([a-z:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE
)
# Internet Explorer and Chrome write the first, SingleFile the second.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>]+)"
)


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A page in a file.

    `is_text`: the file is a plain-text rendition of the page. `is_stated`: the page itself says
    that this is its address, where it lies says nothing.
    """

    url: str
    path: Path
    is_text: bool
    maxsize: int
    is_stated: bool = False

    def read(self) -> SourcePage:
        """Return the file's bytes; raises PageError."""
        body = read_file(self.path, self.maxsize)
        return SourcePage(body, content_type="text/plain" if self.is_text else None)


def read_file(path: Path, maxsize: int) -> bytes:
    """Return the bytes of a regular file; raises PageError for one that cannot be read.

    A file of more than `maxsize` bytes is not read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PageError(RejectCode.FETCH, "not a regular file")
        size = status.st_size
        if size <= maxsize:
            with path.open("rb") as stream:
                body = stream.read(maxsize + 1)
            size = len(body)
    except OSError as error:
        raise PageError(RejectCode.FETCH, f"cannot be read: {describe_error(error)}") from None
    if size > maxsize:
        raise PageError(
            RejectCode.TOO_LARGE,
            f"larger than the {maxsize} bytes that a page may have (setting SOURCE_MAXSIZE)",
        )
    return body


def is_rendition(path: Path) -> bool:
    """Tell by its name whether a file is the plain-text rendition of a page."""
    return path.name.lower().endswith(TEXT_SUFFIX)


def describe_error(error: OSError) -> str:
    """Return what the operating system said, without path and number."""
    if error.errno == errno.ELOOP:
        return "the symbolic link leads back to itself"
    return error.strerror or type(error).__name__


def read_head(path: Path) -> bytes:
    """Return the first bytes of a file, none where it cannot be read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(HEAD_SIZE)
    except OSError:
        return b""


def stated_addresses(head: bytes) -> list[str]:
    """Return the http(s) addresses that a page gives as its own, the surest first.

    In this order: `<link rel="canonical">`, `og:url`, a comment of the program that saved it.
    """
    found = {"canonical": "", "og:url": ""}
    for name, address in _tagged_addresses(head):
        found[name] = found[name] or address
    saved = _SAVED_FROM.search(head)
    addresses = [*found.values(), saved[1].decode("latin-1") if saved else ""]
    return [url for url in addresses if url.lower().startswith(("http:", "https:"))]


def _tagged_addresses(head: bytes) -> Iterator[tuple[str, str]]:
    for tag in _TAG.findall(head):
        attributes = {
            match[1].lower(): match[2] or match[3] or match[4] or b""
            for match in _ATTRIBUTE.finditer(tag)
        }
        if b"canonical" in attributes.get(b"rel", b"").lower().split():
            yield "canonical", _decode(attributes.get(b"href", b""))
        elif b"og:url" in (attributes.get(b"property"), attributes.get(b"name")):
            yield "og:url", _decode(attributes.get(b"content", b""))


def _decode(value: bytes) -> str:
    return resolve_references(value.decode("utf-8", "replace")).strip()
