import gzip
import pickle
from io import BytesIO

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.writing import ArchiveWriter
from crawler.errors import PageError, SourceError
from crawler.fetching.decoding import zstd
from crawler.items import RejectCode
from crawler.portals.pudong import PudongPage
from crawler.portals.silkroad import SilkroadPage
from crawler.sources import open_source
from crawler.warc import remote_files
from crawler.warc.remote import RemoteArchive
from crawler.warc.warc_records import ORIGIN_FIELD
from tests.archive import made
from tests.archive.test_writing import make_exchange as make_coded_exchange
from tests.archive.test_writing import write
from tests.warc.range_server import RangeServer

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


CHUNKS = b"5\r\n<h1>Q\r\n8;name=x\r\nuay</h1>\r\n"
CODED = gzip.compress(made.PAGE, mtime=0)
CHUNKED = "Transfer-Encoding: chunked"
GZIPPED = "Content-Encoding: gzip"

WHOLE = {
    "chunks": made.answer(CHUNKS + b"0\r\n\r\n", CHUNKED),
    "chunks with trailers": made.answer(CHUNKS + b"0\r\nX: 1\r\n\r\n", CHUNKED),
    "chunks without the last line": made.answer(CHUNKS + b"0\r\n", CHUNKED),
    "chunks with line feeds": made.answer(CHUNKS.replace(b"\r", b"") + b"0\n", CHUNKED),
    "chunks and a length": made.answer(CHUNKS + b"0\r\n\r\n", CHUNKED, "Content-Length: 999"),
    "coded chunks": made.answer(b"%x\r\n%s\r\n0\r\n\r\n" % (len(CODED), CODED), GZIPPED, CHUNKED),
    "two transfer codings": made.answer(CHUNKS + b"0\r\n", "transfer-encoding: gzip, Chunked"),
    "chunks that were joined": made.answer(made.PAGE, CHUNKED),
    "coded chunks that were joined": made.answer(CODED, CHUNKED, GZIPPED),
    "a coding that was undone": made.answer(made.PAGE * 9, GZIPPED, "Content-Length: 40"),
    "a coding of a small page that was undone": made.answer(
        made.PAGE * 2, GZIPPED, f"Content-Length: {len(gzip.compress(made.PAGE * 2))}"
    ),
    "brotli that was undone": made.answer(made.PAGE * 2, "Content-Encoding: br"),
    "all undone, all said": made.answer(made.PAGE * 2, GZIPPED, CHUNKED, "Content-Length: 27"),
    "a length": made.answer(made.PAGE, f"Content-Length: {len(made.PAGE)}"),
    "a length that is none": made.answer(made.PAGE, "Content-Length: x"),
    "a length below the page's": made.answer(made.PAGE, "Content-Length: 5"),
    "a length of 23 digits": made.answer(made.PAGE, f"Content-Length: {'1' * 23}"),
    "HTTP/2": made.answer(made.PAGE).replace(b"HTTP/1.1", b"HTTP/2"),
    "line feeds": b"HTTP/1.0 200 OK\nContent-Type: text/html\n\n" + made.PAGE,
}


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
@pytest.mark.parametrize("block", WHOLE.values(), ids=WHOLE)
def test_a_page_is_read_as_its_archive_holds_it(tmp_path, name, block):
    path = made.write(tmp_path / name, made.record(made.url(1), block))
    (entry,) = open_archive(path)
    assert entry.read().body.replace(made.PAGE, b"") == b""


PARTS = {
    "chunks that break off": made.answer(CHUNKS, CHUNKED),
    "a chunk that breaks off": made.answer(CHUNKS[:9], CHUNKED),
    "a chunk head that breaks off": made.answer(CHUNKS + b"0", CHUNKED),
    "a chunk without its end": made.answer(b"5\r\n<h1>Qx\r\n0\r\n\r\n", CHUNKED),
    "a chunk without its length": made.answer(CHUNKS + b"x\r\n<p>", CHUNKED),
    "a chunk head without end": made.answer(CHUNKS + b"5;" + b"x" * 9000, CHUNKED),
    "a length above the page's": made.answer(made.PAGE, f"Content-Length: {len(made.PAGE) + 1}"),
    "a length far above a decoded page's": made.answer(
        made.PAGE * 99, GZIPPED, "Content-Length: 9999"
    ),
    "a coded page that breaks off": made.answer(CODED[:-5], GZIPPED),
    "a coded page of another length": made.answer(CODED, GZIPPED, "Content-Length: 99"),
}


def check_reject(entry, code=RejectCode.FETCH):
    with pytest.raises(PageError) as error:
        entry.read()
    assert error.value.code is code


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
@pytest.mark.parametrize("block", PARTS.values(), ids=PARTS)
def test_half_a_page_is_no_page(tmp_path, name, block):
    path = made.write(tmp_path / name, made.record(made.url(1), block), made.page(2))
    first, second = open_archive(path)
    check_reject(first)
    assert second.read().body == made.PAGE


@pytest.mark.parametrize(
    "line",
    [
        "WARC-Truncated: length",
        "warc-truncated: disconnect",
        "WARC-Truncated: \x1b[31m",
        "WARC-Segment-Number: 1",
    ],
)
def test_a_page_of_which_the_archive_says_that_it_is_a_part_is_no_page(tmp_path, line):
    path = made.write(tmp_path / "pages.warc", made.record(made.url(1), None, line), made.page(2))
    first, second = open_archive(path)
    check_reject(first)
    assert second.read().body == made.PAGE


@pytest.mark.parametrize("missing", [5, 9, 12])
def test_a_record_that_breaks_off_gives_no_half_page(tmp_path, missing):
    whole = made.page(1) + made.page(2)
    plain, zipped = tmp_path / "pages.warc", tmp_path / "pages.warc.gz"
    plain.write_bytes(whole[:-missing])
    zipped.write_bytes(gzip.compress(made.page(1)) + gzip.compress(made.page(2))[:-missing])
    for path in (plain, zipped):
        source = open_archive(path)
        first, second = source
        assert first.read().body == made.PAGE
        check_reject(second)
        assert "is damaged in 1 places" in source.notices[0]


@pytest.mark.parametrize(
    "chunk", ["fffffff", "ffffffffffffffff", "186a1", "f" * 16 + ";x"], ids=lambda chunk: chunk[:8]
)
def test_a_chunk_of_any_size_is_read_within_bounds(tmp_path, chunk):
    body = f"{chunk}\r\n".encode() + b"x" * 200_000
    path = made.write(
        tmp_path / "pages.warc.gz", made.record(made.url(1), made.answer(body, CHUNKED))
    )
    (entry,) = open_archive(path)
    check_reject(entry, RejectCode.TOO_LARGE)


def test_exactly_the_limit_is_allowed(tmp_path):
    path = tmp_path / "pages.warc.gz"
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (LIMIT, b"x" * LIMIT)
    more = b"%x\r\n%s\r\n0\r\n\r\n" % (LIMIT + 1, b"x" * (LIMIT + 1))
    made.write(
        path,
        made.page(1, b"x" * LIMIT),
        made.page(2, body, CHUNKED),
        made.page(3, b"x" * (LIMIT + 1)),
        made.page(4, more, CHUNKED),
        made.page(5, b"x" * (LIMIT + 1), CHUNKED),
    )
    first, second, *large = open_archive(path)
    assert first.read().body == second.read().body == b"x" * LIMIT
    for entry in large:
        check_reject(entry, RejectCode.TOO_LARGE)


# What other programs write


def test_resources_of_html_are_pages_and_what_stands_beside_them_is_none(tmp_path):
    def make(number, kind, content_type, target=None):
        address = target or made.url(number)
        return made.record(address, made.PAGE, kind=kind, content_type=content_type)

    path = made.write(
        tmp_path / "pages.warc.gz",
        make(1, "resource", "text/html"),
        make(2, "resource", " Application/XHTML+xml; charset=gbk"),
        make(3, "resource", "image/png"),
        make(4, "resource", "text/plain"),
        make(5, "metadata", "text/html"),
        make(6, "conversion", "text/plain"),
        make(7, "request", "text/html"),
        make(8, "continuation", "text/html"),
        make(9, "resource", "text/html", f"urn:text:{made.url(9)}"),
        make(10, "response", "text/html"),
        make(11, "unheard-of", "text/html"),
    )
    source = open_archive(path)
    assert [entry.url for entry in source] == [made.url(1), made.url(2)]
    assert {entry.read().body for entry in source} == {made.PAGE}
    assert [entry.read().content_type for entry in source] == [
        "text/html",
        "Application/XHTML+xml; charset=gbk",
    ]
    assert source.notices == []


def test_texts_drawn_from_pages_are_told(tmp_path):
    text = made.record(made.url(1), b"Quay", kind="conversion", content_type="text/plain")
    path = made.write(tmp_path / "texts.warc.gz", text, text)
    source = open_archive(path)
    assert len(source) == 0
    assert "2 records hold texts drawn from pages (conversion)" in source.notices[0]


@pytest.mark.parametrize("target", ["<{}>", " {} ", "{}#top", "{}?from=app"])
def test_addresses_as_tools_write_them(tmp_path, target):
    path = made.write(tmp_path / "pages.warc.gz", made.record(target.format(made.url(1))))
    assert [entry.url for entry in open_archive(path)] == [made.url(1)]


@pytest.mark.parametrize(
    "target",
    [
        f"https://evil.example\\@{HOST[8:]}/p/1.html",
        f"{HOST}:99999/p/1.html",
        f"{HOST}/p/{'1' * 6000}.html",
        "http://[",
        "",
        "\x1b[31m",
        "https://example.com/p/1.html",
    ],
    ids=lambda target: target[:40],
)
def test_an_address_that_is_none_of_the_portals_costs_no_other(tmp_path, target):
    path = made.write(tmp_path / "pages.warc.gz", made.record(target), made.page(2))
    source = open_archive(path)
    assert [entry.url for entry in source] == [made.url(2)]
    assert source.passed_over == 1


def revisit(number, *lines, block=None):
    head = made.answer(b"", "Content-Type: text/html; charset=x") if block is None else block
    return made.record(made.url(number), head, *lines, kind="revisit")


def test_repeated_payloads_are_found_by_digest_and_by_record(tmp_path):
    path = made.write(
        tmp_path / "pages.warc.gz",
        made.record(
            f"{HOST}/elsewhere",
            made.answer(CODED, GZIPPED),
            "WARC-Payload-Digest: sha1:ABC",
            "WARC-Record-ID: <urn:uuid:1>",
        ),
        made.record(f"{HOST}/other", made.answer(b"other"), "WARC-Record-ID: <urn:uuid:2>"),
        revisit(1, "WARC-Payload-Digest: sha1:ABC"),
        revisit(2, "WARC-Refers-To: <urn:uuid:1>"),
        revisit(3, "WARC-Payload-Digest: sha1:DEF"),
        revisit(4),
        revisit(5, "WARC-Payload-Digest: sha1:ABC", block=made.answer(b"", status="304 Same")),
        revisit(6, "WARC-Payload-Digest: sha1:ABC", block=b""),
    )
    source = open_archive(path)
    assert [entry.url for entry in source] == [made.url(1), made.url(2)]
    # The payload is coded as its own record says, whatever the one that repeats it says.
    assert {entry.read().body for entry in source} == {made.PAGE}
    assert {entry.read().content_type for entry in source} == {"text/html; charset=x"}
    assert {entry.read().warc_record_id for entry in source} == {"urn:uuid:1"}
    assert source.notices == [
        f"{made.url(number)}: the archive refers to a capture that it does not hold"
        for number in (3, 4)
    ]


def test_a_damaged_payload_is_not_repeated(tmp_path):
    digest = "WARC-Payload-Digest: sha1:ABC"
    damaged = made.record(made.url(1), None, digest, length="400")
    sound = made.record(made.url(2), None, digest)
    path = made.write(tmp_path / "pages.warc.gz", damaged, sound, revisit(3, digest))
    first, *others = open_archive(path)
    check_reject(first)
    assert [entry.read().body for entry in others] == [made.PAGE] * 2


def test_an_odd_record_costs_no_other_and_is_told(tmp_path):
    odd = made.record(made.url(2), length="1" * 23)
    path = made.write(tmp_path / "pages.warc.gz", made.page(1), odd, made.page(3))
    source = open_archive(path)
    assert [entry.url for entry in source] == [made.url(1), made.url(3)]
    assert len(source.notices) == 1
    assert "is damaged in 1 places, the first at byte" in source.notices[0]


def test_an_article_whose_answer_cannot_be_read_is_a_reject(tmp_path):
    block = made.answer(made.PAGE, "X: " + "x" * 300_000)
    path = made.write(tmp_path / "pages.warc.gz", made.record(made.url(1), block), made.page(2))
    first, second = open_archive(path)
    check_reject(first)
    assert second.read().body == made.PAGE


def test_an_archive_compressed_as_a_whole_is_refused(tmp_path):
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(gzip.compress(made.page(1) + made.page(2)))
    with pytest.raises(SourceError, match=r"compressed as a whole.*gunzip"):
        open_archive(path)


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
def test_a_name_does_not_matter_to_a_reader(tmp_path, name):
    plain = made.write(tmp_path / "plain.warc", made.page(1), made.page(2)).read_bytes()
    zipped = made.write(tmp_path / "zipped.warc.gz", made.page(1), made.page(2)).read_bytes()
    for content in (plain, zipped):
        (tmp_path / name).write_bytes(content)
        assert [entry.read().body for entry in open_archive(tmp_path / name)] == [made.PAGE] * 2


def test_an_archive_of_several_files_is_read_as_one(tmp_path):
    digest = "WARC-Payload-Digest: sha1:ABC"
    first = made.write(tmp_path / "a.warc.gz", made.record(made.url(1), None, digest))
    second = made.write(tmp_path / "a-00002.warc.gz", made.page(2), revisit(1, digest))
    made.write(tmp_path / "a-00004.warc.gz", made.page(4))
    source = open_archive(first)
    assert [entry.url for entry in source] == [made.url(1), made.url(2), made.url(1)]
    assert [entry.read().body for entry in source] == [made.PAGE] * 3
    assert source.notices == [f"the archive was read up to its file {str(second)!r}"]
    assert [entry.url for entry in open_archive(second)] == [made.url(2)]


def test_an_origin_that_is_none_costs_nothing(tmp_path):
    text = f"{ORIGIN_FIELD}: http://[\r\n{ORIGIN_FIELD}: http://127.0.0.1:8080\r\n".encode()
    info = made.record("", text, kind="warcinfo", content_type="application/warc-fields")
    pages = made.record("http://127.0.0.1:8080/p/1.html"), made.record("http://[/p/2.html")
    path = made.write(tmp_path / "pages.warc.gz", info, *pages)
    assert [entry.url for entry in open_archive(path)] == [made.url(1)]


@pytest.mark.parametrize("name", ["pages.wacz", "PAGES.ARC.GZ", "site.zip", "page.mhtml"])
def test_other_forms_are_refused_with_what_to_do(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    with pytest.raises(SourceError, match=r"name the \.warc or \.warc\.gz"):
        open_archive(tmp_path / name)


def test_a_missing_archive(tmp_path):
    with pytest.raises(SourceError):
        open_archive(tmp_path / "none.warc.gz")


def test_an_archive_elsewhere_is_read_as_one_here(tmp_path):
    path = tmp_path / "archive.warc.gz"
    write(path, page(1), page(2, b"<h1>Pier</h1>"))
    remote_files._open_once.cache_clear()
    with RangeServer(path.read_bytes()) as server:
        archive = RemoteArchive(f"{server.address}?key=secret").look_up()
        here, there = open_archive(path), open_archive(archive)
        pages = [pickle.loads(pickle.dumps(entry)).read() for entry in there]
        assert pages == [entry.read() for entry in here]
        assert len(pages) == 2
        assert [entry.url for entry in there] == [entry.url for entry in here]
        server.status = 403
        remote_files._open_once.cache_clear()
        with pytest.raises(PageError, match="cannot be read: its server answers with status 403"):
            next(iter(there)).read()
        with pytest.raises(SourceError, match=r"archive\.warc\.gz': its server answers") as caught:
            open_archive(archive)
    assert "secret" not in str(caught.value)
    remote_files._open_once.cache_clear()
