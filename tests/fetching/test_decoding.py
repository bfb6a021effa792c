import gzip
import zlib
from functools import partial

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fetching.decoding import (
    BrokenContentError,
    ContentTooLargeError,
    decode_content,
    zstd,
)


def raw_deflate(body: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(body) + compressor.flush()


ENCODERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": partial(brotli.compress, quality=5),
    "zstd": zstd.compress,
}
CODINGS = [*ENCODERS.items(), ("deflate", raw_deflate)]
IDS = [*ENCODERS, "raw deflate"]
PAGE = b"".join(b"<p>Quay %d was opened to barges today.</p>" % n for n in range(9_000))
LIMIT = 1_000_000


@pytest.mark.parametrize(("name", "encode"), CODINGS, ids=IDS)
def test_undoes_a_coding(name, encode):
    assert decode_content(encode(PAGE), [name], LIMIT) == PAGE
    assert decode_content(encode(b"x"), [f" {name.upper()} "], LIMIT) == b"x"
    assert decode_content(encode(b""), [name], LIMIT) == b""
    assert decode_content(b"", [name], LIMIT) == b""


@pytest.mark.parametrize(("name", "encode"), CODINGS, ids=IDS)
def test_a_body_that_breaks_off_is_no_body(name, encode):
    encoded = encode(PAGE)
    for size in (1, 5, len(encoded) // 3, len(encoded) // 2, len(encoded) - 1):
        with pytest.raises(BrokenContentError):
            decode_content(encoded[:size], [name], LIMIT)


@pytest.mark.parametrize(("name", "encode"), CODINGS, ids=IDS)
def test_a_bomb_stops_at_the_limit(name, encode):
    bomb = encode(bytes(12_000_000))
    assert len(bomb) < 50_000
    with pytest.raises(ContentTooLargeError):
        decode_content(bomb, [name], LIMIT)


def test_exactly_the_limit_is_allowed():
    assert len(decode_content(gzip.compress(bytes(LIMIT)), ["gzip"], LIMIT)) == LIMIT
    with pytest.raises(ContentTooLargeError):
        decode_content(gzip.compress(bytes(LIMIT + 1)), ["gzip"], LIMIT)


def test_two_codings_are_undone_from_the_last():
    twice = brotli.compress(gzip.compress(PAGE))
    assert decode_content(twice, ["gzip, br"], LIMIT) == PAGE
    assert decode_content(twice, ["gzip", "br"], LIMIT) == PAGE


def test_more_codings_than_any_page_has_are_refused_unread():
    with pytest.raises(ContentTooLargeError, match="coded 500 times"):
        decode_content(b"\x1f\x8b", ["gzip"] * 500, LIMIT)


@pytest.mark.parametrize("label", ["", "identity", "UTF-8", "none", "text/html", "chunked"])
def test_labels_that_are_no_codings_are_passed_over(label):
    assert decode_content(PAGE, [label], LIMIT) == PAGE


def test_gzip_of_several_members_and_bytes_behind_it():
    members = gzip.compress(b"first ") + gzip.compress(b"second")
    assert decode_content(members, ["gzip"], LIMIT) == b"first second"
    assert decode_content(members + b"\0\0\0", ["gzip"], LIMIT) == b"first second"
    assert decode_content(members + b"<!-- x -->", ["gzip"], LIMIT) == b"first second"


def test_a_window_larger_than_browsers_take_is_refused():
    options = {zstd.CompressionParameter.window_log: 27}
    with pytest.raises(BrokenContentError):
        decode_content(zstd.compress(bytes(1 << 25), options=options), ["zstd"], LIMIT)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(sorted(ENCODERS)))
def test_any_bytes_give_a_body_or_one_of_the_two_errors(body, name):
    try:
        decoded = decode_content(body, [name], 10_000)
    except (BrokenContentError, ContentTooLargeError):
        return
    assert len(decoded) <= 10_000
