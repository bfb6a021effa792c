"""Archives for benchmarks, of pages as several programs would have written them."""

import gzip
import io
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def write_archive(path: Path, kind: str, pages: Iterable[tuple[bytes, str]]) -> None:
    """Write an archive as Common Crawl does (`crawl`), this project (`own`), or a `browser`."""
    chance = random.Random(7)
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1" if kind == "browser" else "1.0")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": kind}))
        for body, url in pages:
            for record in _make_records(writer, kind, body, url, chance):
                writer.write_record(record)


def _make_records(
    writer: WARCWriter, kind: str, body: bytes, url: str, chance: random.Random
) -> Iterator[ArcWarcRecord]:
    def answer(
        address: str, content: bytes, content_type: str, *more: tuple[str, str]
    ) -> ArcWarcRecord:
        head = [("Content-Type", content_type), *more, ("Content-Length", str(len(content)))]
        return writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(content),
            http_headers=StatusAndHeaders("200 OK", head, protocol="HTTP/1.1"),
        )

    coding = ("Content-Encoding", "gzip")
    request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
    if kind == "own":
        yield answer(url, gzip.compress(body, 6), "text/html", coding)
    else:
        yield answer(url, body, "text/html", *([coding] if kind == "crawl" else []))
    yield writer.create_warc_record(url, "request", http_headers=request)
    if kind == "crawl":
        metadata = io.BytesIO(b"fetchTimeMs: 120\r\n")
        yield writer.create_warc_record(url, "metadata", payload=metadata)
    if kind == "browser":
        for number in range(4):
            picture = chance.randbytes(chance.randrange(2_000, 60_000))
            yield answer(f"{url}.{number}.jpg", picture, "image/jpeg")
        yield writer.create_revisit_record(f"{url}.css", "sha1:" + "A" * 32, url, "2026-05-04")
