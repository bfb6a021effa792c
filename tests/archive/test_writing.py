import gzip
import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.writing import ArchiveWriter
from crawler.errors import ArchiveError
from crawler.fetching.exchange import Exchange
from crawler.warc.series import list_series
from crawler.warc.warc_records import read_records
from tests.archive import made

URL = "https://en.imsilkroad.com/p/400000.html"
HEADERS = (
    ("Server", "portal"),
    ("content-type", "text/html; charset=utf-8"),
    ("X-Odd", "caf\xe9 \xff"),
    ("Set-Cookie", "a=1"),
    ("set-cookie", "b=2"),
    ("Content-Encoding", "gzip"),
)
BODY = gzip.compress(b"<html><h1>Quay opened</h1></html>", mtime=0)


def make_exchange(
    url=URL, body=BODY, fetched_at="2026-01-31T08:00:00Z", status=200, headers=HEADERS
):
    return Exchange(
        url=url,
        fetched_at=fetched_at,
        method="GET",
        request_headers=(("Host", "en.imsilkroad.com"), ("User-Agent", "silkroad-crawler")),
        version="HTTP/1.1",
        status=status,
        reason="OK",
        headers=headers,
        body=body,
        ip_address="203.0.113.9",
    )


def write(path: Path, *exchanges: Exchange) -> ArchiveWriter:
    writer = ArchiveWriter(path, {"software": "silkroad-crawler", "robots": "obey"})
    for exchange in exchanges:
        writer.write(exchange)
    writer.close()
    return writer


def read(path: Path) -> list[tuple]:
    with path.open("rb") as stream:
        return [
            (record.rec_type, record.rec_headers, record.http_headers, record.raw_stream.read())
            for record in ArchiveIterator(stream)
        ]


def find_sound_end(path: Path) -> int:
    damages: list[int] = []
    with path.open("rb") as file:
        records = list(read_records(file, damages))
    assert damages == []
    return records[-1].end


def check(path: Path) -> None:
    """`warcio check` finds nothing wrong."""
    result = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "digest pass" in result.stdout
    assert "fail" not in result.stdout.lower()


@pytest.fixture(params=["pages.warc.gz", "pages.warc"])
def path(request, tmp_path):
    return tmp_path / request.param


def test_records_of_an_exchange(path):
    write(path, make_exchange())
    info, response, asked = read(path)
    assert (info[0], response[0], asked[0]) == ("warcinfo", "response", "request")
    assert b"software: silkroad-crawler\r\nrobots: obey\r\n" in info[3]
    assert response[1].protocol == "WARC/1.1"
    assert response[1]["WARC-Target-URI"] == asked[1]["WARC-Target-URI"] == URL
    assert response[1]["WARC-Date"] == asked[1]["WARC-Date"] == "2026-01-31T08:00:00Z"
    assert response[1]["WARC-IP-Address"] == "203.0.113.9"
    assert asked[1]["WARC-Concurrent-To"] == response[1]["WARC-Record-ID"]
    assert response[3] == BODY
    assert asked[2].protocol == "GET"
    assert asked[2].statusline == "/p/400000.html HTTP/1.1"
    check(path)


def test_the_writer_says_which_record_holds_a_body(path):
    other = "https://en.imsilkroad.com/p/1.html"
    writer = ArchiveWriter(path, {})
    first = writer.write(make_exchange())
    again = writer.write(make_exchange(other))
    changed = writer.write(make_exchange(body=b"new"))
    nothing = writer.write(make_exchange(body=b"", status=304))
    writer.close()
    later = write_one(path, make_exchange(other))
    ids = {
        record[1]["WARC-Record-ID"]: record[3] for record in read(path) if record[0] == "response"
    }
    assert ids == {f"<{first}>": BODY, f"<{changed}>": b"new"}
    assert first.startswith("urn:uuid:")
    assert (again, nothing, later) == (first, None, first)


def write_one(path: Path, exchange: Exchange) -> str | None:
    writer = ArchiveWriter(path, {})
    record_id = writer.write(exchange)
    writer.close()
    return record_id


def test_header_lines_are_kept_byte_for_byte(path):
    write(path, make_exchange())
    raw = path.read_bytes()
    if path.suffix == ".gz":
        raw = gzip.decompress(raw)
    assert (
        b"HTTP/1.1 200 OK\r\nServer: portal\r\ncontent-type: text/html; charset=utf-8\r\n"
        b"X-Odd: caf\xe9 \xff\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n"
        b"Content-Encoding: gzip\r\n\r\n" + BODY + b"\r\n\r\n"
    ) in raw
    assert (
        b"GET /p/400000.html HTTP/1.1\r\nHost: en.imsilkroad.com\r\n"
        b"User-Agent: silkroad-crawler\r\n\r\n"
    ) in raw


def test_joined_chunks_are_not_announced_as_chunks(path):
    write(path, make_exchange(headers=(("Transfer-Encoding", "chunked"),), body=b"a\r\nnot chunks"))
    response = read(path)[1]
    assert response[2].headers == [("X-Archive-Orig-Transfer-Encoding", "chunked")]
    assert response[3] == b"a\r\nnot chunks"


def test_a_payload_is_kept_once(path):
    later = "2026-02-01T08:00:00Z"
    other = "https://en.imsilkroad.com/p/1.html"
    write(path, make_exchange(), make_exchange(other, fetched_at=later))
    write(path, make_exchange(fetched_at=later), make_exchange(body=b"new", fetched_at=later))
    records = [record for record in read(path) if record[0] in ("response", "revisit")]
    assert [record[0] for record in records] == ["response", "revisit", "revisit", "response"]
    for _, headers, http_headers, payload in records[1:3]:
        assert headers["WARC-Profile"].endswith("/warc/1.1/revisit/identical-payload-digest")
        assert headers["WARC-Refers-To-Target-URI"] == URL
        assert headers["WARC-Refers-To-Date"] == "2026-01-31T08:00:00Z"
        assert headers["WARC-Payload-Digest"] == records[0][1]["WARC-Payload-Digest"]
        assert http_headers["Server"] == "portal"
        assert payload == b""
    check(path)


def test_not_modified_is_a_revisit_of_its_own_kind(path):
    write(path, make_exchange(), make_exchange(body=b"", status=304, headers=(("ETag", '"1"'),)))
    record = read(path)[3]
    assert record[0] == "revisit"
    assert record[1]["WARC-Profile"].endswith("/revisit/server-not-modified")
    assert record[1]["WARC-Refers-To-Date"] == "2026-01-31T08:00:00Z"
    assert record[2]["ETag"] == '"1"'
    check(path)


def test_empty_bodies_are_no_revisits(path):
    write(path, make_exchange(body=b""), make_exchange(body=b""))
    assert [record[0] for record in read(path)].count("response") == 2
    check(path)


def test_a_torn_end_is_moved_aside_wherever_it_was_torn(path):
    write(path, make_exchange())
    sound = path.read_bytes()
    write(path, make_exchange(body=b"second " * 50))
    whole = path.read_bytes()
    assert find_sound_end(path) == len(whole)
    for size in range(len(sound) + 1, len(whole), 37):
        path.write_bytes(whole[:size])
        torn = path.with_name(path.name + ".torn")
        torn.unlink(missing_ok=True)
        writer = write(path, make_exchange("https://en.imsilkroad.com/p/2.html", b"third"))
        data = path.read_bytes()
        moved = torn.read_bytes() if torn.exists() else b""
        kept = size - len(moved)
        assert data[:kept] + moved == whole[:size]
        assert bool(moved) == bool(writer.notice)
        assert read(path)[-2][3] == b"third"
    check(path)


def test_rubbish_at_the_end_is_moved_aside(path):
    write(path, make_exchange())
    with path.open("ab") as stream:
        stream.write(b"\0" * 300)
    assert "300 bytes" in write(path, make_exchange(body=b"x")).notice
    check(path)


def refuse(path, why):
    """The archive cannot be gone on with, and is left byte for byte as it is."""
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=why) as error:
        write(path, make_exchange())
    assert "name another file" in str(error.value)
    assert error.value.exit_status == 2
    assert path.read_bytes() == before
    assert not path.with_name(path.name + ".torn").exists()


def test_an_archive_that_is_compressed_as_a_whole_is_left_alone(tmp_path):
    path = tmp_path / "pages.warc.gz"
    whole = b"".join(made.page(number) for number in range(4))
    for content in (
        gzip.compress(whole),
        gzip.compress(whole)[:-9],
        gzip.compress(whole[:600]) + gzip.compress(whole[600:]),
    ):
        path.write_bytes(content)
        refuse(path, "compressed as a whole")


def test_an_archive_under_the_wrong_name_is_left_alone(tmp_path):
    pages = made.page(1), made.page(2)
    plain = made.write(tmp_path / "plain.warc", *pages)
    zipped = made.write(tmp_path / "zipped.warc.gz", *pages)
    refuse(plain.rename(tmp_path / "a.warc.gz"), "by its name it is gzipped")
    refuse(zipped.rename(tmp_path / "b.warc"), "by its name it is not gzipped")


def test_an_archive_that_is_damaged_in_the_middle_is_left_alone(path):
    odd = made.record(made.url(2), length="1" * 23)
    rubbish = random.Random(1).randbytes(999)
    for damaged in (odd, rubbish, bytes(500), made.record(made.url(2), length="9")):
        for last in ([made.page(3)], [made.page(3), made.page(4)[:-20]]):
            made.write(path, made.page(1), damaged, *last)
            refuse(path, "is damaged at byte")


def test_a_damage_anywhere_but_at_the_end_leaves_an_archive_alone(path):
    pages = [made.page(number, random.Random(number).randbytes(200)) for number in range(4)]
    made.write(path, *pages)
    whole = path.read_bytes()
    last = len(gzip.compress(pages[-1]) if path.suffix == ".gz" else pages[-1])
    for start in range(0, len(whole) - last - 3, 29):
        path.write_bytes(whole[:start] + b"\xff\x00~" + whole[start + 3 :])
        damages: list[int] = []
        with path.open("rb") as file:
            records = list(read_records(file, damages))
        if damages:
            refuse(path, "is damaged at byte|by its name")
        else:
            # A letter of a page, or a file name within gzip: nothing tells.
            assert len(records) == 4


@pytest.mark.parametrize(
    "content", [b"<html>" * 99, b"\x89PNG" * 99, gzip.compress(b"<p>" * 99, mtime=0)]
)
def test_a_file_that_is_no_archive_is_left_alone(tmp_path, content):
    path = tmp_path / ("pages.warc.gz" if content.startswith(b"\x1f") else "pages.warc")
    path.write_bytes(content)
    refuse(path, "no WARC archive")


@pytest.mark.parametrize("size", [1, 3, 20, 60, 150])
def test_a_first_record_that_was_torn_is_moved_aside(path, size):
    write(path, make_exchange())
    path.write_bytes(path.read_bytes()[:size])
    assert f"the last {size} bytes" in write(path, make_exchange()).notice
    assert path.with_name(path.name + ".torn").stat().st_size == size
    check(path)


def test_an_archive_goes_on_in_a_further_file(path):
    info = {"software": "silkroad-crawler"}
    writer = ArchiveWriter(path, info, max_size=20_000)
    bodies = [random.Random(number).randbytes(3_000) for number in range(20)]
    for number, body in enumerate(bodies):
        writer.write(make_exchange(made.url(number), body))
    # What an earlier file holds is written once more: each can be read without the others.
    again = writer.write(make_exchange(made.url(0), bodies[0]))
    writer.close()
    files = list_series(path)
    stem = path.name.partition(".")[0]
    assert [file.name.partition(".")[0] for file in files] == [
        stem,
        *(f"{stem}-{number:05}" for number in range(2, len(files) + 1)),
    ]
    assert len(files) > 2
    assert all(20_000 <= file.stat().st_size < 25_000 for file in files[:-1])
    responses = []
    for file in files:
        check(file)
        records = read(file)
        assert records[0][0] == "warcinfo"
        responses += [record for record in records if record[0] in ("response", "revisit")]
    assert [record[3] for record in responses] == [*bodies, bodies[0]]
    assert again == responses[-1][1]["WARC-Record-ID"].strip("<>")


def test_a_later_run_goes_on_with_the_last_file(path):
    def append(number):
        writer = ArchiveWriter(path, {}, max_size=8_000)
        writer.write(make_exchange(made.url(number), random.Random(number).randbytes(5_000)))
        writer.close()

    for number in range(4):
        append(number)
    files = list_series(path)
    assert [len(read(file)) for file in files] == [6, 6]
    append(4)
    assert [len(read(file)) for file in list_series(path)] == [6, 6, 3]
    with list_series(path)[-1].open("ab") as stream:
        stream.write(b"\0" * 99)
    append(5)
    assert list_series(path)[-1].with_name(list_series(path)[-1].name + ".torn").exists()


def test_one_writer_at_a_time_whichever_file_it_is_at(path):
    writer = ArchiveWriter(path, {}, max_size=1)
    writer.write(make_exchange())
    assert len(list_series(path)) == 2
    with pytest.raises(ArchiveError, match="written by another run"):
        ArchiveWriter(path, {})
    writer.close()
    write(path, make_exchange())


def test_one_writer_at_a_time(path):
    writer = ArchiveWriter(path, {})
    with pytest.raises(ArchiveError, match="written by another run"):
        ArchiveWriter(path, {})
    writer.close()
    write(path, make_exchange())


@pytest.mark.parametrize("name", ["missing/pages.warc.gz", "folder.warc.gz"])
def test_a_place_that_cannot_be_written(tmp_path, name):
    (tmp_path / "folder.warc.gz").mkdir()
    with pytest.raises(ArchiveError, match="cannot be written"):
        ArchiveWriter(tmp_path / name, {})


def test_a_full_disk_leaves_whole_records(tmp_path):
    path = tmp_path / "pages.warc.gz"
    script = (
        "import resource, signal, sys\n"
        "from tests.archive.test_writing import *\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "writer = ArchiveWriter(Path(sys.argv[1]), {})\n"
        "try:\n"
        "    for number in range(100):\n"
        "        writer.write(make_exchange(body=os.urandom(3_000)))\n"
        "except ArchiveError as error:\n"
        "    print(number, error)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    written, _, message = result.stdout.partition(" ")
    assert "cannot be written" in message
    responses = [record for record in read(path) if record[0] == "response"]
    assert len(responses) == int(written) > 2
    assert all(len(record[3]) == 3_000 for record in responses)
    assert find_sound_end(path) == path.stat().st_size


__all__ = ["ArchiveError", "ArchiveWriter", "Path", "make_exchange", "os", "resource"]
