"""Records of archives that are sound, odd, damaged, or made to do harm."""

import gzip
import io
import random
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.warc import pieces
from crawler.warc.warc_records import ArchiveFormError, read_records
from tests.archive.made import HOST, PAGE, answer, page, record, url, write


@pytest.fixture(params=["pages.warc", "pages.warc.gz"])
def path(request, tmp_path):
    return tmp_path / request.param


def read(path) -> tuple[list[str], list[int]]:
    """The addresses of the sound records, and where damages are."""
    damages: list[int] = []
    with path.open("rb") as file:
        records = [record for record in read_records(file, damages) if record.is_sound]
    return [record.head.target for record in records], damages


def read_numbers(path) -> list[int]:
    names = (target.removeprefix(f"{HOST}/p/").removesuffix(".html") for target in read(path)[0])
    return [int(name) for name in names if name.isdecimal()]


# Sound archives


def test_records_follow_each_other(path):
    write(path, page(1), page(2, b""), record("dns:x", b"\xff" * 99, content_type="text/dns"))
    damages: list[int] = []
    with path.open("rb") as file:
        records = list(read_records(file, damages))
    assert damages == []
    assert [record.head.target for record in records] == [url(1), url(2), "dns:x"]
    assert [record.http is not None for record in records] == [True, True, False]
    assert records[0].offset == 0
    assert [record.end for record in records[:-1]] == [record.offset for record in records[1:]]
    assert records[-1].end == path.stat().st_size


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=6), st.booleans(), st.data())
def test_whatever_records_hold_they_are_told_apart(tmp_path_factory, bodies, compressed, data):
    path = tmp_path_factory.mktemp("made") / ("x.warc.gz" if compressed else "x.warc")
    parts = [page(1, b"\r\n\r\n"), page(2), b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"\r\n\r\n"]
    bodies = [body + data.draw(st.sampled_from(parts)) for body in bodies]
    write(path, *(page(number, body) for number, body in enumerate(bodies)))
    assert read(path) == ([url(number) for number in range(len(bodies))], [])


def test_blank_lines_between_records_are_passed_over(tmp_path):
    path = tmp_path / "pages.warc"
    path.write_bytes(b"\r\n" + page(1) + b"\r\n\r\n\r\n" + page(2) + b"\r\n")
    assert read_numbers(path) == [1, 2]


@pytest.mark.parametrize("missing", [1, 2, 3, 4])
def test_a_last_record_without_its_last_line_is_sound(tmp_path, missing):
    plain, zipped = tmp_path / "pages.warc", tmp_path / "pages.warc.gz"
    plain.write_bytes((page(1) + page(2))[:-missing])
    zipped.write_bytes(gzip.compress(page(1)) + gzip.compress(page(2)[:-missing]))
    assert read(plain) == read(zipped) == ([url(1), url(2)], [])


# Odd and damaged records

ODD_RECORDS = {
    "a length of 23 digits": record(url(2), length="1" * 23),
    "a length of 9,000 digits": record(url(2), length="1" * 9000),
    "a length that is none": record(url(2), length="many"),
    "a negative length": record(url(2), length="-5"),
    "no length": record(url(2), length=""),
    "two lengths": record(url(2), None, "Content-Length: 3"),
    "a length that is too large": record(url(2), length="250"),
    "a length that is much too large": record(url(2), length="99999999"),
    "a length that is too small": record(url(2), length="9"),
    "a line without end": record(url(2), None, "X: " + "x" * 300_000),
    "lines without end": record(url(2), None, *["X: 1"] * 5000),
    "an address without end": record("https://x/" + "1" * 300_000),
    "an HTTP line without end": record(url(2), answer(PAGE, "X: " + "x" * 300_000)),
    "HTTP lines without end": record(url(2), answer(PAGE, *["X: 1"] * 5000)),
    "another version": page(2).replace(b"WARC/1.0", b"XARC/1.0", 1),
    "rubbish": random.Random(1).randbytes(999),
    "zeros": bytes(999),
}


@pytest.mark.parametrize("odd", ODD_RECORDS.values(), ids=ODD_RECORDS)
def test_an_odd_record_costs_no_other(path, odd):
    write(path, page(1), odd, page(3), page(4))
    targets, damages = read(path)
    assert [target for target in targets if target != url(2)] == [url(1), url(3), url(4)]
    assert len(damages) == 1


@pytest.mark.parametrize("odd", ODD_RECORDS.values(), ids=ODD_RECORDS)
def test_an_odd_record_may_be_the_first_or_the_last(path, odd):
    write(path, odd, page(3), page(4))
    assert [target for target in read(path)[0] if target != url(2)] == [url(3), url(4)]
    write(path, page(3), page(4), odd)
    assert [target for target in read(path)[0] if target != url(2)] == [url(3), url(4)]


def test_many_odd_records_cost_no_other(path):
    odd = record(url(2), length="1" * 23)
    write(path, page(1), odd, page(3), odd, odd, page(4), page(5))
    wanted = [1, 3, 4, 5] if path.suffix == ".gz" else [1, 4, 5]
    assert [number for number in read_numbers(path) if number != 2] == wanted


@pytest.mark.parametrize("size", [0.1, 0.4, 0.9])
def test_what_a_file_that_breaks_off_holds_is_read(path, size):
    write(path, *(page(number, random.Random(number).randbytes(500)) for number in range(9)))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * size)])
    numbers = read_numbers(path)
    assert numbers == list(range(int(9 * size)))
    assert len(read(path)[1]) == 1


def test_a_damage_costs_one_record_wherever_it_is(path):
    pages = [page(number, random.Random(number).randbytes(200)) for number in range(6)]
    write(path, *pages)
    whole = path.read_bytes()
    sizes = [len(gzip.compress(part)) if path.suffix == ".gz" else len(part) for part in pages]
    for start in range(sizes[0], len(whole) - sizes[-1] - 3, 17):
        path.write_bytes(whole[:start] + b"\xff\x00~" + whole[start + 3 :])
        hit = {sum(sum(sizes[: n + 1]) <= at for n in range(6)) for at in (start, start + 2)}
        found = set(read_numbers(path))
        assert found >= set(range(6)) - hit, (start, sizes, found)
        if path.suffix == ".gz":
            assert hit <= found or read(path)[1], (start, sizes, found)
            # found all the same: gzip's own head holds a date that nobody reads
            for number in found & hit:
                begin = sum(sizes[:number])
                member = path.read_bytes()[begin : begin + sizes[number]]
                assert gzip.decompress(member) == pages[number]


def test_a_damage_behind_the_first_piece_is_found_as_well(tmp_path):
    first = gzip.compress(page(1, random.Random(1).randbytes(3 * pieces.PIECE)), mtime=0)
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(first[:-20] + b"~" + first[-19:] + gzip.compress(page(2), mtime=0))
    assert read_numbers(path) == [2]
    assert read(path)[1] == [0]


# What was made to do harm


def stored(data: bytes) -> bytes:
    """A gzip member that holds its content as it is."""
    return gzip.compress(data, compresslevel=0)


@pytest.mark.parametrize("forged", [[1], [1, 2], [1, 2, 3]])
def test_a_page_that_looks_like_records_is_a_page(tmp_path, forged):
    path = tmp_path / "pages.warc.gz"
    inner = b"".join(gzip.compress(page(number)) for number in forged)
    hostile = stored(record(f"{HOST}/x", answer(inner, "Content-Encoding: gzip")))
    sound = gzip.compress(page(9))
    for damaged in (hostile, b"\x1f\x8b\x07" + hostile[3:], hostile[:40] + b"\xff" + hostile[41:]):
        path.write_bytes(sound + damaged + sound)
        assert read_numbers(path)[-1] == 9
        assert set(read_numbers(path)) <= {9}
    path.write_bytes(sound + b"\x1f\x8b\x07" + hostile[3:])
    assert read_numbers(path) == [9]


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_places_that_look_like_records_are_tried_within_bounds(tmp_path, name):
    path = tmp_path / name
    lure = b"\x1f\x8b\x08\0" if name.endswith(".gz") else b"WARC/1.0\r\n"
    write(path, page(1))
    path.write_bytes(path.read_bytes() + lure * 200_000)
    started = time.process_time()
    assert read_numbers(path) == [1]
    assert time.process_time() - started < 10


@pytest.mark.parametrize("size", [1, 7, 100, 400])
def test_what_is_compressed_as_a_whole_is_refused(tmp_path, size):
    path = tmp_path / "pages.warc.gz"
    whole = b"".join(page(number, b"x" * 300) for number in range(4))
    members = [whole] if size == 1 else [whole[at : at + size] for at in range(0, len(whole), size)]
    path.write_bytes(b"".join(map(gzip.compress, members)))
    with pytest.raises(ArchiveFormError, match="compressed as a whole"):
        read(path)


def test_a_member_that_spills_is_refused_wherever_it_is(tmp_path):
    path = write(tmp_path / "pages.warc.gz", page(1), page(2), page(3) + page(4), page(5))
    with pytest.raises(ArchiveFormError, match="compressed as a whole"):
        read(path)


def test_rubbish_in_a_member_of_its_own_is_no_whole(tmp_path):
    path = write(tmp_path / "pages.warc.gz", page(1), b"<html>", page(2))
    assert read_numbers(path) == [1, 2]


def test_content_beyond_what_zlib_gives_at_once(tmp_path):
    body = bytes(pieces.PIECE * 3 + 1)
    path = write(tmp_path / "pages.warc.gz", page(1, body), page(2))
    assert read(path) == ([url(1), url(2)], [])
    member = pieces.GzipMember(io.BytesIO(gzip.compress(body)), 0)
    assert member.read(len(body) + 9) == body
    with pytest.raises(EOFError):
        pieces.GzipMember(io.BytesIO(gzip.compress(body)[:-9]), 0).drain()
    with pytest.raises(zlib.error):
        pieces.GzipMember(io.BytesIO(b"no gzip at all"), 0).drain()
