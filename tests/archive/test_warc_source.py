import gzip
from contextlib import suppress
from io import BytesIO

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.writing import ORIGIN_FIELD, ArchiveWriter
from crawler.fetching.decoding import zstd
from crawler.items import RejectCode
from crawler.pages.pudong import PudongPage
from crawler.pages.silkroad import SilkroadPage
from crawler.sources import PageError, SourceError, open_source
from tests.archive.test_writing import make_exchange as make_coded_exchange
from tests.archive.test_writing import write

PORTAL = SilkroadPage.portal
HOST = "https://en.imsilkroad.com"
LIMIT = 100_000


def make_exchange(url, body, headers=(), **fields):
    return make_coded_exchange(url, body, headers=headers, **fields)


def open_archive(path, portal=PORTAL):
    return open_source(path, portal, LIMIT)


def page(number, body=b"<h1>Quay</h1>", status=200, headers=(), **fields):
    return make_exchange(f"{HOST}/p/{number}.html", body, status=status, headers=headers, **fields)


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
def test_gives_pages_in_the_order_of_their_capture(tmp_path, name):
    path = tmp_path / name
    headers = (("Content-Type", "text/html"), ("Content-Type", "text/html; charset=gbk"))
    write(
        path,
        make_exchange(f"{HOST}/robots.txt", b"User-agent: *"),
        make_exchange(f"{HOST}/tags/project", b"<a href='/p/9.html'>"),
        page(9, headers=headers),
        page(10, b"gone", status=404),
        page(2, fetched_at="2026-02-01T08:00:00Z"),
        page(9, b"", status=304),
        page(9, b"<h1>Quay, corrected</h1>", fetched_at="2026-02-02T08:00:00Z"),
    )
    source = open_archive(path)
    assert len(source) == 3
    assert source.passed_over == 4
    assert source.notices == []
    found = [(entry.url, entry.read()) for entry in source]
    assert [url.rpartition("/")[2] for url, _ in found] == ["9.html", "2.html", "9.html"]
    first, repeated, changed = (content for _, content in found)
    assert first.body == repeated.body == b"<h1>Quay</h1>"
    assert first.content_type == "text/html; charset=gbk"
    assert repeated.fetched_at == "2026-02-01T08:00:00Z"
    assert changed.body == b"<h1>Quay, corrected</h1>"
    with path.open("rb") as stream:
        ids = {
            record.rec_headers["WARC-Record-ID"].strip("<>"): record.content_stream().read()
            for record in ArchiveIterator(stream)
            if record.rec_type == "response"
        }
    assert [ids[page.warc_record_id] for page in (first, repeated, changed)] == [
        first.body,
        first.body,
        changed.body,
    ]
    assert first.warc_record_id == repeated.warc_record_id != changed.warc_record_id
    assert source.find(f"{HOST}/p/404.html") is None


@pytest.mark.parametrize(
    ("coding", "encode"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)],
)
def test_undoes_content_codings(tmp_path, coding, encode):
    path = tmp_path / "pages.warc.gz"
    write(path, page(1, encode(b"<h1>Quay</h1>"), headers=(("Content-Encoding", coding),)))
    assert next(iter(open_archive(path))).read().body == b"<h1>Quay</h1>"


def test_pages_fetched_from_an_origin_have_the_portals_addresses(tmp_path):
    path = tmp_path / "pages.warc.gz"
    writer = ArchiveWriter(path, {ORIGIN_FIELD: "http://127.0.0.1:8080"})
    writer.write(make_exchange("http://127.0.0.1:8080/p/9.html", b"a"))
    writer.write(make_exchange("http://127.0.0.1:8081/p/8.html", b"b"))
    writer.close()
    assert [entry.url for entry in open_archive(path)] == [f"{HOST}/p/9.html"]


@pytest.mark.parametrize("status", [201, 203, 206, 226, 304, 404, 500, 999])
def test_only_what_a_live_run_takes_for_a_page_is_one(tmp_path, status):
    path = tmp_path / "pages.warc.gz"
    write(path, page(1, status=status), page(2))
    source = open_archive(path)
    assert [entry.url for entry in source] == [f"{HOST}/p/2.html"]
    assert source.passed_over == 1


def test_an_article_that_moved_is_not_answered_for_by_another_page(tmp_path):
    path = tmp_path / "pages.warc.gz"
    write(
        path,
        page(9, b"", status=301, headers=(("Location", "/old/nine"),)),
        make_exchange(f"{HOST}/old/nine", b"", status=302, headers=(("location", "../new/9"),)),
        make_exchange(f"{HOST}/new/9", b"nine"),
        page(8, b"", status=301, headers=(("Location", "/p/7.html"),)),
        page(7, b"seven"),
        page(6, b"", status=302, headers=(("Location", "https://example.com/p/6.html"),)),
        make_exchange("https://example.com/p/6.html", b"six"),
    )
    found = [(entry.url, entry.read().body) for entry in open_archive(path)]
    assert found == [(f"{HOST}/p/7.html", b"seven")]


def test_later_pages_are_those_of_the_same_visit(tmp_path):
    path = tmp_path / "pages.warc.gz"
    host = "https://english.pudong.gov.cn/2026-01/31/c_5"
    write(
        path,
        make_exchange(f"{host}.htm", b"first"),
        make_exchange(f"{host}_2.htm", b"second"),
        make_exchange(f"{host}.htm", b"first, corrected"),
        make_exchange(f"{host}_2.htm", b"second, corrected"),
    )
    source = open_archive(path, PudongPage.portal)
    joined = [
        (entry.read().body, source.find(f"{host}_2.htm").read().body)
        for entry in source
        if entry.url.endswith("c_5.htm")
    ]
    assert joined == [(b"first", b"second"), (b"first, corrected", b"second, corrected")]


def write_foreign(
    path,
    http_headers=(),
    payload=b"<h1>Quay</h1>",
    version="1.0",
    date="2019-05-06T07:08:09.123456Z",
    record_id=None,
):
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True, warc_version=version)
        record = writer.create_warc_record(
            "http://en.imsilkroad.com/p/9.html?utm_source=x",
            "response",
            payload=BytesIO(payload),
            length=len(payload),
            http_headers=StatusAndHeaders("200 OK", [*http_headers], protocol="HTTP/1.1"),
        )
        if record_id is not None:
            record.rec_headers.replace_header("WARC-Record-ID", record_id)
        record.rec_headers.remove_header("WARC-Date")
        if date is not None:
            record.rec_headers.add_header("WARC-Date", date)
        writer.write_record(record)


def test_reads_other_tools_archives(tmp_path):
    path = tmp_path / "other.warc.gz"
    body = gzip.compress(b"<h1>Quay</h1>")
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    headers = [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]
    write_foreign(path, headers, chunks)
    (entry,) = open_archive(path)
    assert entry.url == f"{HOST}/p/9.html"
    assert entry.read().body == b"<h1>Quay</h1>"
    assert entry.read().fetched_at == "2019-05-06T07:08:09Z"


@pytest.mark.parametrize(
    ("date", "fetched_at"),
    [
        ("2024-05-05T08:07:06Z", "2024-05-05T08:07:06Z"),
        ("2024-05-05T08:07:06+08:00", "2024-05-05T00:07:06Z"),
        ("2024-05-05T08:07:06", "2024-05-05T08:07:06Z"),
        ("20240505080706", "2024-05-05T08:07:06Z"),
        ("2024-13-05T08:07:06Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("2024", None),
        ("2024-05-05T\x1b[31m", None),
        ("rubbish", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_that_cannot_be_read_is_none_and_told(tmp_path, date, fetched_at):
    path = tmp_path / "other.warc.gz"
    write_foreign(path, date=date)
    source = open_archive(path)
    (entry,) = source
    assert (entry.read().fetched_at, entry.read().body) == (fetched_at, b"<h1>Quay</h1>")
    told = [notice for notice in source.notices if "1 captures in" in notice]
    assert len(told) == (fetched_at is None)


@pytest.mark.parametrize(
    ("record_id", "kept"),
    [
        ("<urn:uuid:12345678-1234-1234-1234-123456789abc>", True),
        ("urn:uuid:12345678-1234-1234-1234-123456789abc", True),
        ("<https://archive.example/records/1?x=2>", True),
        ("<>", False),
        ("<no address>", False),
        ("<urn:uuid:\x1b[31m>", False),
        ("<urn:" + "x" * 10_000 + ">", False),
    ],
)
def test_the_id_of_a_record_is_an_address_or_none(tmp_path, record_id, kept):
    path = tmp_path / "other.warc.gz"
    write_foreign(path, record_id=record_id)
    (entry,) = open_archive(path)
    assert entry.read().warc_record_id == (record_id.strip("<>") if kept else None)


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        (bytes(LIMIT + 1), (), RejectCode.TOO_LARGE),
        (
            gzip.compress(bytes(10_000_000), mtime=0),
            (("Content-Encoding", "gzip"),),
            RejectCode.TOO_LARGE,
        ),
        (gzip.compress(b"x" * 99, mtime=0)[:20], (("Content-Encoding", "gzip"),), RejectCode.FETCH),
        (b"\x89PNG" * 9, (("Content-Encoding", "gzip"),), RejectCode.FETCH),
    ],
)
def test_a_page_that_cannot_be_read_is_a_reject(tmp_path, body, headers, code):
    path = tmp_path / "pages.warc.gz"
    write(path, page(1, body, headers=headers), page(2))
    first, second = open_archive(path)
    with pytest.raises(PageError) as error:
        first.read()
    assert error.value.code is code
    assert second.read().body == b"<h1>Quay</h1>"


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\x1f\x8b\x08", bytes(5000), b"<html>" * 99])
@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
def test_what_is_no_archive_is_said_to_be_none(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    if content:
        with pytest.raises(SourceError, match="no WARC archive"):
            open_archive(path)
    else:
        assert len(open_archive(path)) == 0


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
def test_a_damaged_archive_gives_what_is_whole(tmp_path, name):
    path = tmp_path / name
    write(path, *(page(number, b"<p>%d</p>" % number * 40) for number in range(1, 9)))
    whole = path.read_bytes()
    for start in range(600, len(whole), 211):
        path.write_bytes(whole[:start] + b"\xff\x00~" + whole[start + 3 :])
        try:
            entries = list(open_archive(path))
        except SourceError:
            continue
        for entry in entries:
            with suppress(PageError):
                assert len(entry.read().body) > 0
    path.write_bytes(whole[: len(whole) // 2])
    bodies = []
    for entry in open_archive(path):
        try:
            bodies.append(entry.read().body)
        except PageError:
            break
    assert bodies == [b"<p>%d</p>" % number * 40 for number in range(1, len(bodies) + 1)]
    assert bodies


def test_a_missing_archive(tmp_path):
    with pytest.raises(SourceError):
        open_archive(tmp_path / "none.warc.gz")
