"""Records and archives made byte by byte, as no tool would write them."""

import gzip
from pathlib import Path

HOST = "https://en.imsilkroad.com"
PAGE = b"<h1>Quay</h1>"
DATE = "2026-01-31T08:00:00Z"


def url(number: int) -> str:
    return f"{HOST}/p/{number}.html"


def answer(body: bytes = PAGE, *lines: str, status: str = "200 OK") -> bytes:
    """An HTTP answer; a Content-Length comes only if it is among the lines."""
    head = "".join(f"{line}\r\n" for line in lines)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def record(
    target: str,
    block: bytes | None = None,
    *lines: str,
    kind: str = "response",
    length: str | None = None,
    date: str = DATE,
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """A WARC record; `length` replaces the true Content-Length, and "" leaves it out."""
    block = answer() if block is None else block
    length = str(len(block)) if length is None else length
    fields = [
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {target}",
        f"WARC-Date: {date}",
        f"Content-Type: {content_type}",
        *lines,
        *([f"Content-Length: {length}"] if length else []),
    ]
    head = "".join(f"{field}\r\n" for field in ("WARC/1.0", *fields))
    return head.encode("latin-1") + b"\r\n" + block + b"\r\n\r\n"


def page(number: int, body: bytes = PAGE, *lines: str) -> bytes:
    """The record of an article page."""
    return record(url(number), answer(body, *lines))


def write(path: Path, *records: bytes) -> Path:
    """Write an archive, compressed record by record where its name says so."""
    parts = [gzip.compress(part, mtime=0) for part in records] if path.suffix == ".gz" else records
    path.write_bytes(b"".join(parts))
    return path
