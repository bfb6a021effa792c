"""Archives that swell when they are unzipped: what is in memory stays within bounds."""

import subprocess
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from crawler.errors import PageError
from crawler.items import RejectCode
from crawler.portals.silkroad import SilkroadPage
from crawler.sources import open_source
from tests.archive.made import url
from tests.live.runs import ROOT

MEGABYTE = 1 << 20
SWOLLEN = 48 * MEGABYTE
ALLOWED = 32 * MEGABYTE
"""What reading one may take on top: the largest page, some copies of it, and one head."""

SCRIPT = """
import resource, sys
from pathlib import Path
from crawler.errors import ArchiveError
from crawler.archive.writing import ArchiveWriter
from crawler.portals.silkroad import SilkroadPage
from crawler.errors import PageError, SourceError
from crawler.sources import open_source

def measure():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

def read(path):
    try:
        for entry in open_source(path, SilkroadPage.portal, 1 << 20):
            try:
                entry.read()
            except PageError as error:
                print(error.code, file=sys.stderr)
    except SourceError as error:
        print(error, file=sys.stderr)
    try:
        ArchiveWriter(path, {}).close()
    except ArchiveError as error:
        print(error, file=sys.stderr)

before = measure()
for name in sys.stdin:
    read(Path(name.strip()))
    print(measure() - before, flush=True)
"""


def fill(unit: bytes = b"\0") -> list[bytes]:
    return [unit * (MEGABYTE // len(unit))] * (SWOLLEN // MEGABYTE)


def wrap(*parts: bytes, kind: str = "response", more: str = "") -> list[bytes]:
    """A sound record of an article page."""
    length = sum(map(len, parts))
    fields = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url(1)}{more}",
        f"Content-Length: {length}",
    )
    head = "".join(f"{field}\r\n" for field in (*fields, "")).encode()
    return [head, *parts, b"\r\n\r\n"]


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
CODED = OK + b"Content-Encoding: deflate, deflate\r\n\r\n"
BOMB = zlib.compress(zlib.compress(bytes(SWOLLEN)))
HTML = "\r\nContent-Type: text/html"

SWELLING = {
    "a page": wrap(OK, b"\r\n", *fill()),
    "a page of one line": wrap(OK, b"\r\n", *fill(b"x")),
    "a chunk": wrap(CHUNKED, b"%x\r\n" % SWOLLEN, *fill(), b"\r\n0\r\n\r\n"),
    "a chunk that breaks off": wrap(CHUNKED, b"fffffffff\r\n", *fill()),
    "small chunks": wrap(CHUNKED, *fill(b"1\r\nx\r\n")),
    "a chunk head": wrap(CHUNKED, b"5;x=", *fill(b"x")),
    "chunks that are none": wrap(CHUNKED, *fill(b"x")),
    "a body that is coded twice": wrap(CODED, BOMB),
    "an HTTP line": wrap(OK, b"X: ", *fill(b"x")),
    "HTTP lines": wrap(OK, *fill(b"X: 1\r\n")),
    "folded HTTP lines": wrap(OK, b"X: 1\r\n", *fill(b" x\r\n")),
    "blank lines before HTTP": wrap(*fill(b"\r\n"), OK),
    "a line of a record": [b"WARC/1.0\r\nX: ", *fill(b"x")],
    "lines of a record": [b"WARC/1.0\r\n", *fill(b"X: 1\r\n")],
    "a version": [b"WARC/", *fill(b"1")],
    "blank lines before a record": [*fill(b"\r\n"), *wrap(OK)],
    "a description": wrap(*fill(), kind="warcinfo"),
    "a page kept alone": wrap(*fill(), kind="resource", more=HTML),
    "a request": wrap(*fill(), kind="request"),
    "rubbish behind a record": [*wrap(OK), *fill()],
    "rubbish before a record": [*fill(), *wrap(OK)],
    "a record that breaks off": wrap(OK, b"\r\n", *fill())[:-2],
}


def write(path: Path, parts: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        zipper = zlib.compressobj(1, wbits=31) if path.suffix == ".gz" else None
        for part in parts:
            file.write(zipper.compress(part) if zipper else part)
        file.write(zipper.flush() if zipper else b"")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
def test_memory_is_bounded(tmp_path: Path, name: str):
    path = tmp_path / name
    reader = subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    taken = {}
    with reader:
        for kind, parts in SWELLING.items():
            write(path, parts)
            print(path, file=reader.stdin, flush=True)
            taken[kind] = int(reader.stdout.readline())
            path.unlink()
    assert {kind: size for kind, size in taken.items() if size > ALLOWED} == {}
    assert len(taken) == len(SWELLING)


def test_the_records_are_such_that_their_pages_are_read(tmp_path: Path):
    path = tmp_path / "pages.warc.gz"
    codes = {}
    for kind in ("a page", "a chunk", "a body that is coded twice", "a page kept alone"):
        write(path, SWELLING[kind])
        (entry,) = open_source(path, SilkroadPage.portal, MEGABYTE)
        with pytest.raises(PageError) as error:
            entry.read()
        codes[kind] = error.value.code
    assert set(codes.values()) == {RejectCode.TOO_LARGE}
