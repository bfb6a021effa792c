"""Payloads whose bytes are not those of which their record states the digest."""

import base64
import gzip
import hashlib

import pytest

from crawler.warc.payloads import PayloadError, read_payload
from tests.archive import made

FLIPPED = made.PAGE.replace(b"Q", b"q")
CHUNKED = b"d\r\n%b\r\n0\r\n\r\n"
LIMIT = 1000


def state(field: str, data: bytes) -> str:
    return f"{field}: sha1:{base64.b32encode(hashlib.sha1(data).digest()).decode()}"


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
@pytest.mark.parametrize(
    ("field", "of_block", "header", "is_checked"),
    [
        ("WARC-Block-Digest", True, "Server: x", True),
        ("WARC-Block-Digest", True, "Content-Encoding: gzip", True),
        ("WARC-Payload-Digest", False, "Server: x", True),
        ("WARC-Payload-Digest", False, "Content-Encoding: gzip", False),
        ("WARC-Payload-Digest", False, "Transfer-Encoding: chunked", False),
        ("WARC-Digest-Of-Mine", True, "Server: x", False),
    ],
)
def test_a_flipped_byte_is_found(tmp_path, name, field, of_block, header, is_checked):
    body, flipped = made.PAGE, FLIPPED
    if "gzip" in header:
        body, flipped = gzip.compress(body, mtime=0), gzip.compress(flipped, mtime=0)
    coded = [CHUNKED % part if "chunked" in header else part for part in (body, flipped)]
    sound, damaged = (made.answer(part, header) for part in coded)
    line = state(field, sound if of_block else body)
    records = [made.record(made.url(1), block, line) for block in (sound, damaged)]
    path = made.write(tmp_path / name, *records)
    second = len(gzip.compress(records[0], mtime=0) if path.suffix == ".gz" else records[0])
    assert read_payload(path, 0, LIMIT).body == body
    if is_checked:
        with pytest.raises(PayloadError, match="digest"):
            read_payload(path, second, LIMIT)
    else:
        assert read_payload(path, second, LIMIT).body == flipped


def test_a_flipped_byte_of_the_head_is_found(tmp_path):
    line = state("WARC-Block-Digest", made.answer(made.PAGE, "Server: x"))
    record = made.record(made.url(1), made.answer(made.PAGE, "Server: y"), line)
    with pytest.raises(PayloadError, match="digest"):
        read_payload(made.write(tmp_path / "pages.warc", record), 0, LIMIT)


def test_the_digest_of_the_block_counts_before_that_of_the_payload(tmp_path):
    lines = (state("WARC-Block-Digest", made.answer()), state("WARC-Payload-Digest", b"else"))
    path = made.write(tmp_path / "pages.warc", made.record(made.url(1), made.answer(), *lines))
    assert read_payload(path, 0, LIMIT).body == made.PAGE


def test_a_record_without_a_digest_is_read(tmp_path):
    path = made.write(tmp_path / "pages.warc", made.page(1))
    assert read_payload(path, 0, LIMIT).body == made.PAGE
