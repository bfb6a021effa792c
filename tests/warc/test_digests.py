"""Digests of records, in every form in which programs write them."""

import base64
import hashlib

import pytest

from crawler.warc.digests import StatedDigest

DATA = b"HTTP/1.1 200 OK\r\n\r\n<h1>Quay</h1>"
SHA1, SHA256 = hashlib.sha1(DATA).digest(), hashlib.sha256(DATA).digest()
FORMS = {
    "base 32": f"sha1:{base64.b32encode(SHA1).decode()}",
    "base 32 in small letters": f"sha1:{base64.b32encode(SHA1).decode().lower()}",
    "base 16": f"sha1:{SHA1.hex()}",
    "base 16 in capitals": f"SHA-1:{SHA1.hex().upper()}",
    "base 32, filled up": f"sha256:{base64.b32encode(SHA256).decode()}",
    "base 32, not filled up": f"sha256:{base64.b32encode(SHA256).decode().rstrip('=')}",
    "base 64": f"sha-256:{base64.b64encode(SHA256).decode()}",
    "base 64 for addresses": f" sha256 : {base64.urlsafe_b64encode(SHA256).decode()} ",
    "md5": f"md5:{hashlib.md5(DATA).hexdigest()}",
}


def digest(stated: str, *pieces: bytes) -> StatedDigest:
    made = StatedDigest(stated)
    for piece in pieces:
        made.update(piece)
    return made


@pytest.mark.parametrize("stated", FORMS.values(), ids=FORMS)
def test_a_digest_tells_its_own_bytes_from_others(stated):
    assert digest(stated).is_known
    assert not digest(stated, DATA).is_wrong
    assert not digest(stated, DATA[:9], DATA[9:]).is_wrong
    assert digest(stated, DATA[:-1]).is_wrong
    assert digest(stated, DATA.replace(b"Q", b"q")).is_wrong


@pytest.mark.parametrize(
    "stated",
    ["", ":", "sha1", "sha1:", "sha1:ABC", "crc32:12345678", f"sha1:{'!' * 32}", f"sha1:{'g' * 40}",
     f"sha1:{'ü' * 27}", f"shake_128:{SHA1.hex()}", SHA1.hex()],
)  # fmt: skip
def test_what_is_no_digest_contradicts_nothing(stated):
    assert not digest(stated, b"else").is_known
    assert not digest(stated, b"else").is_wrong
