"""Content codings (RFC 9110, 8.4.1) undone within bounds; a body that breaks off is an error.

Scrapy's own middleware hands on what it could read of a broken body, which would make half an
article of it, and knows no bound on the number of codings.
"""

import codecs
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence

import brotli
from scrapy.exceptions import DownloadCancelledError, ResponseDataLossError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
MAX_CODINGS = 2
_CHUNK = 64 * 1024
# Among this many coded bytes there are control characters, or what is no UTF-8; among fewer than
# _LEAST_TEXT there need not be.
_SAMPLE = 1024
_LEAST_TEXT = 16
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[a-z!?/]", re.IGNORECASE)
# RFC 9659: a window of at most 8 MB.
_ZSTD_WINDOW_LOG = 23


class ContentTooLargeError(DownloadCancelledError):
    """The decoded body is larger than allowed, or coded more often than any page is."""


class BrokenContentError(ResponseDataLossError):
    """The body is not, or not wholly, what its coding says."""


def decode_content(body: bytes, content_encoding: Sequence[str], max_size: int) -> bytes:
    """Return `body` with the codings of its Content-Encoding header lines undone.

    A label that names no coding (`UTF-8`, `none`: servers do send them) is passed over, and so is
    one over a body that is plain text: some servers send it, and archives leave it on what they
    have decoded. Raises ContentTooLargeError above `max_size` bytes, BrokenContentError for a body
    that cannot be read to its end. Bytes behind the end of a coded body are ignored, as browsers
    do.
    """
    labels = [label.strip().lower() for line in content_encoding for label in line.split(",")]
    codings = [label for label in labels if label in _DECODERS]
    if len(codings) > MAX_CODINGS:
        raise ContentTooLargeError(f"the body is coded {len(codings)} times over")
    for coding in reversed(codings):
        if body and not is_plain(body):
            body = _join(_DECODERS[coding](body), coding, max_size)
    return body


def gunzip(body: bytes, max_size: int) -> bytes:
    """Return a gzip file's content; raises as `decode_content` does."""
    return decode_content(body, ["gzip"], max_size)


def is_plain(body: bytes) -> bool:
    """Tell whether a body is text as it stands: bytes that are coded look random from the start."""
    if len(body) < _LEAST_TEXT or _CONTROL.search(body, 0, _SAMPLE):
        return False
    if _MARKUP.match(body):
        return True
    try:
        # The last character of the sample may be cut off.
        codecs.utf_8_decode(body[:_SAMPLE], "strict", False)
    except UnicodeDecodeError:
        return False
    return True


def _join(chunks: Iterator[bytes], coding: str, max_size: int) -> bytes:
    decoded = bytearray()
    try:
        for chunk in chunks:
            decoded += chunk
            if len(decoded) > max_size:
                raise ContentTooLargeError(f"the {coding} body grows beyond {max_size} bytes")
    except (zlib.error, brotli.error, zstd.ZstdError) as error:
        raise BrokenContentError(f"the {coding} body cannot be decoded: {error}") from None
    except EOFError:
        raise BrokenContentError(f"the {coding} body breaks off") from None
    return bytes(decoded)


def _decode_gzip(body: bytes) -> Iterator[bytes]:
    while body.startswith(b"\x1f\x8b"):
        decoder = zlib.decompressobj(wbits=31)
        yield from _inflate(decoder, body)
        body = decoder.unused_data
        if not body:
            return
        body = body.lstrip(b"\0")
        if not body.startswith(b"\x1f\x8b"):
            return
    raise zlib.error("no gzip header")


def _decode_deflate(body: bytes) -> Iterator[bytes]:
    # Some servers send the raw stream instead of the zlib format that the name stands for.
    has_header = body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0
    yield from _inflate(zlib.decompressobj(wbits=15 if has_header else -15), body)


def _inflate(decoder: "zlib._Decompress", body: bytes) -> Iterator[bytes]:
    chunk = decoder.decompress(body, _CHUNK)
    while not decoder.eof:
        if not chunk and not decoder.unconsumed_tail:
            raise EOFError
        yield chunk
        chunk = decoder.decompress(decoder.unconsumed_tail, _CHUNK)
    yield chunk


def _decode_brotli(body: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    chunk = decoder.process(body, output_buffer_limit=_CHUNK)
    while chunk:
        yield chunk
        if decoder.is_finished():
            return
        chunk = decoder.process(b"", output_buffer_limit=_CHUNK)
    if not decoder.is_finished():
        raise EOFError


def _decode_zstd(body: bytes) -> Iterator[bytes]:
    options = {int(zstd.DecompressionParameter.window_log_max): _ZSTD_WINDOW_LOG}
    decoder = zstd.ZstdDecompressor(options=options)
    chunk = decoder.decompress(body, _CHUNK)
    while not decoder.eof:
        if decoder.needs_input:
            raise EOFError
        yield chunk
        chunk = decoder.decompress(b"", _CHUNK)
    yield chunk


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _decode_gzip,
    "x-gzip": _decode_gzip,
    "deflate": _decode_deflate,
    "br": _decode_brotli,
    "zstd": _decode_zstd,
}
