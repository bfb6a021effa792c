"""Bytes of archives piece by piece, whatever the pieces are."""

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.warc import pieces
from crawler.warc.pieces import (
    PIECE,
    FedReader,
    GzipMember,
    LineTooLongError,
    PieceReader,
    Section,
    find_bytes,
    read_plain,
)


def reader_of(*parts: bytes) -> PieceReader:
    rest = iter(parts)
    return FedReader(lambda: next(rest, b""))


@given(st.lists(st.binary(min_size=1, max_size=5)), st.lists(st.integers(1, 9)))
def test_pieces_are_read_in_any_sizes(parts, sizes):
    reader, whole, at = reader_of(*parts), b"".join(parts), 0
    for size in sizes:
        assert reader.read(size) == whole[at : at + size]
        at = min(at + size, len(whole))
        assert reader.position == at


@given(st.lists(st.text("ab\n", min_size=1, max_size=4).map(str.encode)))
def test_lines_go_over_pieces(parts):
    reader, whole = reader_of(*parts), b"".join(parts)
    assert list(iter(lambda: reader.read_line(1000), b"")) == whole.splitlines(keepends=True)


def test_a_line_is_read_up_to_its_bound():
    assert reader_of(b"ab", b"c\n").read_line(4) == b"abc\n"
    with pytest.raises(LineTooLongError):
        reader_of(b"ab", b"cd\n").read_line(4)


@given(st.binary(max_size=40), st.integers(0, 40), st.sampled_from([b"\0\0", b"\0", b"\0\0\0"]))
def test_bytes_are_found_over_pieces(data, start, wanted):
    data = bytes(byte % 2 for byte in data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE", 3)
        found = find_bytes(io.BytesIO(data), wanted, start)
    assert (-1 if found is None else found) == data.find(wanted, start)


def test_a_line_without_an_end_is_the_last_one():
    reader = reader_of(b"a\nb", b"c")
    assert [reader.read_line(9) for _ in range(3)] == [b"a\n", b"bc", b""]


def test_some_bytes_are_at_least_one_and_of_one_piece():
    reader = reader_of(b"abc", b"d")
    assert [reader.read_some(2), reader.read_some(2), reader.read_some(2)] == [b"ab", b"c", b"d"]
    assert reader.read_some(2) == b""


def test_nothing_is_pulled_before_it_is_asked_for():
    pulled = []
    reader = FedReader(lambda: pulled.append(1) or b"ab")
    assert pulled == []
    assert reader.read(3) == b"aba"
    assert len(pulled) == 2


def test_a_drained_reader_is_at_its_end():
    reader = reader_of(b"ab", b"c" * (PIECE + 1), b"d")
    reader.drain()
    assert reader.position == PIECE + 4
    assert reader.read(1) == b""


@pytest.mark.parametrize(
    ("size", "read", "left", "is_short"),
    [(0, b"", b"abc", False), (2, b"ab", b"c", False), (3, b"abc", b"", False),
     (4, b"abc", b"", True)],
)  # fmt: skip
def test_a_section_ends_after_so_many_bytes(size, read, left, is_short):
    reader = reader_of(b"a", b"bc")
    section = Section(reader, size)
    assert section.read(99) == read
    assert section.is_short is is_short
    assert reader.read(99) == left


def test_a_section_leaves_the_next_one_to_its_reader():
    reader = reader_of(b"one\ntwo\nthree\n")
    assert Section(reader, 8).read_line(9) == b"one\n"
    assert reader.position == 8
    assert reader.read_line(9) == b"three\n"


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=4), st.integers(1, 7))
def test_members_of_gzip_follow_each_other(contents, piece):
    file = io.BytesIO(b"".join(gzip.compress(content, mtime=0) for content in contents))
    read, offset = [], 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE", piece)
        for _ in contents:
            member = GzipMember(file, offset)
            read.append(member.read(99))
            assert member.read(1) == b""
            assert member.end > offset
            offset = member.end
    assert read == contents
    assert offset == len(file.getvalue())


def test_a_member_that_breaks_off_or_is_none():
    whole = gzip.compress(bytes(range(256)) * 9, mtime=0)
    with pytest.raises(EOFError):
        GzipMember(io.BytesIO(whole[:-1]), 0).drain()
    with pytest.raises(EOFError):
        GzipMember(io.BytesIO(whole[:20]), 0).drain()
    with pytest.raises(zlib.error):
        GzipMember(io.BytesIO(b"WARC/1.0"), 0).drain()
    with pytest.raises(zlib.error):
        GzipMember(io.BytesIO(zlib.compress(b"no gzip")), 0).drain()
    with pytest.raises(zlib.error):
        GzipMember(io.BytesIO(whole[:-8] + bytes(8)), 0).drain()


def test_a_large_member_is_unzipped_piece_by_piece():
    file = io.BytesIO(gzip.compress(bytes(50 * PIECE), mtime=0))
    member = GzipMember(file, 0)
    assert len(member.read_some(50 * PIECE)) <= PIECE
    member.drain()
    assert (member.position, member.end) == (50 * PIECE, len(file.getvalue()))


@pytest.mark.parametrize(("offset", "read"), [(0, b"abc"), (2, b"c"), (3, b""), (9, b"")])
def test_a_file_is_read_from_an_offset_on(offset, read):
    assert read_plain(io.BytesIO(b"abc"), offset).read(9) == read


def test_what_is_at_hand_is_taken_whole_or_not_at_all():
    parts = iter([b"one\n\ntwo", b"\n\nthree"])
    reader = FedReader(lambda: next(parts, b""))
    assert reader.take_through(b"\n\n", 2) == b""
    assert reader.take_through(b"\n\n", 5) == b"one\n\n"
    reader.put_back(b"one\n\n")
    assert (reader.position, reader.read(5), reader.position) == (0, b"one\n\n", 5)
    assert reader.take_through(b"\n\n", 100) == b""
    assert reader.read(100) == b"two\n\nthree"
    assert reader.take_through(b"\n\n", 100) == b""
