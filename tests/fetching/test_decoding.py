import gzip
import zlib
from contextlib import suppress
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


PLAIN = {
    "a page": PAGE[:3000],
    "a document type": b"\xef\xbb\xbf\n <!DOCTYPE html><title>Quay</title>",
    "a page in GBK": "<html><p>上海自贸区，开放</p></html>".encode("gb18030"),
    "robots.txt": b"User-agent: *\nDisallow: /x\n",
    "robots.txt in Chinese": "# 上海浦东\nUser-agent: *\n".encode(),
    "what raw deflate would read": b";</p> said the harbour office",
    "what brotli would read": b";" * 40,
    "a character cut by the sample": b"x" * 1023 + "é".encode(),
}


@pytest.mark.parametrize("coding", [*ENCODERS, "gzip, br", "gzip, gzip", "br, x"])
@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_a_coding_that_is_only_said_to_be_there_is_passed_over(body, coding):
    assert decode_content(body, [coding], LIMIT) == body


def test_a_coding_that_is_said_to_be_there_twice_is_undone_once():
    assert decode_content(gzip.compress(PAGE), ["gzip, gzip"], LIMIT) == PAGE


@pytest.mark.parametrize("coding", ENCODERS)
@pytest.mark.parametrize("body", [b"short", b"\x89PNG\r\n\x1a\n" * 9, b"\xff\xfe" * 99, bytes(99)])
def test_what_is_neither_coded_nor_text_is_no_body(body, coding):
    with pytest.raises(BrokenContentError):
        decode_content(body, [coding], LIMIT)


@settings(deadline=None)
@given(st.data(), st.sampled_from(CODINGS), st.binary(max_size=60) | st.text().map(str.encode))
def test_no_part_of_a_coded_body_is_taken_for_text(data, coding, body):
    name, encode = coding
    encoded = encode(body)
    assert decode_content(encoded, [name], LIMIT) == body
    size = data.draw(st.integers(1, len(encoded)))
    with suppress(BrokenContentError):
        assert decode_content(encoded[:size], [name], LIMIT) == body


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
