"""From the bytes of a page to its text.

What the bytes are outweighs what a server or a page says they are: portals declare gb2312 over
UTF-8, and gb2312 over windows-1252 with curly apostrophes.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass, field

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    to_unicode,
)

from crawler.errors import UndecodableError

REPLACEMENT = "\ufffd"
HOPELESS_SHARE = 0.01
"""Pages with a greater share of undecodable characters than this are not decoded."""


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """A page as text.

    `encoding`: Python's name of the encoding, `utf-8`, `gb18030`, `cp1252`, ….
    `damaged`: some bytes could not be decoded; `text` holds U+FFFD in their place.
    """

    text: str
    encoding: str
    damaged: bool = False
    _bytes: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def utf8(self) -> bytes:
        """The text in UTF-8."""
        return self.text.encode("utf-8", "replace") if self._bytes is None else self._bytes


def decode_page(body: bytes, content_type: str | None = None) -> DecodedPage:
    """Return the text of a page and the encoding it was in.

    `content_type`: value of the HTTP header, where known. In this order: a byte order mark;
    UTF-8, whatever is declared, where the bytes are valid and not all ASCII; UTF-16 without a
    mark, known by its NULs; the encodings declared by header and by meta tag, where the bytes
    agree with them; else gb18030 or windows-1252, whichever the bytes look like. A character cut
    off by the end of the file is dropped, and single curly quotes and dashes of windows-1252 amid
    GBK are read as such. The byte order mark is no part of the text.

    Raises `UndecodableError` where more than one character in a hundred cannot be decoded.
    """
    marked, mark = read_bom(body)
    if marked and mark:
        return _decode_strictly(body[len(mark) :], marked) or _decode_with_gaps(
            body[len(mark) :], marked
        )
    if b"\0" in body and (wide := _unmarked_utf16(body)):
        return _decode_strictly(body, wide) or _decode_with_gaps(body, wide)
    try:
        text, used = codecs.utf_8_decode(body, "strict", False)
    except UnicodeDecodeError:
        return _decode_pairs(body) or _decode_otherwise(body, content_type)
    if text.isascii() and used < len(body):
        return _decode_otherwise(body, content_type)
    if _declares_gb(body, content_type) and _is_gb_by_chance_utf8(body, text):
        return _decode_strictly(body, "gb18030") or DecodedPage(text, "utf-8")
    return DecodedPage(text, "utf-8", _bytes=body if used == len(body) else None)


def read_text(text: str) -> DecodedPage:
    """Return a page that is text already, the halves of surrogate pairs joined.

    A half alone is a damage like any other.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return DecodedPage(text, "utf-8")


_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")


def _decode_pairs(body: bytes) -> DecodedPage | None:
    """Return a page in UTF-8 but for characters written as two surrogates (CESU-8), else None.

    Old Java and databases write emoji so.
    """
    if not _PAIR.search(body):
        return None
    return _decode_strictly(_PAIR.sub(_join_pair, body), "utf-8")


def _join_pair(pair: re.Match[bytes]) -> bytes:
    halves = pair[0].decode("utf-8", "surrogatepass")
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le").encode()


def _declares_gb(body: bytes, content_type: str | None) -> bool:
    return b"gb" in body[:1024].lower() or "gb" in (content_type or "").lower()


_LONGER_THAN_TWO_BYTES = re.compile(rb"[\xe0-\xf4]")
_BEYOND_LATIN = re.compile(r"[^\x00-\u017f]")


def _is_gb_by_chance_utf8(body: bytes, text: str) -> bool:
    """Tell whether a declared GB2312 page is valid UTF-8 only by the chance of one or two hanzi.

    Then all its sequences have two bytes, and as UTF-8 some are letters of far-off scripts.
    """
    return not _LONGER_THAN_TWO_BYTES.search(body) and bool(_BEYOND_LATIN.search(text))


def _decode_otherwise(body: bytes, content_type: str | None) -> DecodedPage:
    evidence = _weigh_bytes(body)
    if evidence.is_utf8:
        return _decode_with_gaps(body, "utf-8")
    declared = (http_content_type_encoding(content_type), html_body_declared_encoding(body))
    candidates = [name for name in declared if name and _PAGE_ENCODING.match(name)]
    likely = "gb18030" if evidence.is_gb else "cp1252"
    if evidence.is_gb and evidence.against_gb:
        body = _WINDOWS_PUNCTUATION.sub(_translate_punctuation, body)
    plausible = [name for name in candidates if evidence.allows(name)]
    for name in (*plausible, likely):
        if page := _decode_strictly(body, name):
            return page
    return _decode_with_gaps(body, plausible[0] if plausible else likely)


# Not UTF-16 and UTF-32: whoever can read the declaration as ASCII knows that it is wrong.
_PAGE_ENCODING = re.compile(r"cp\d|iso8859|koi8|gb18030|big5|euc_|shift_jis|mac")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the bytes beyond ASCII look like, outside scripts, styles and comments.

    `high`: how many there are. `sequences`: well-formed in UTF-8; `strays`: bytes outside these.
    `for_gb`: characters that GBK texts hold: GB2312's and dashes. `against_gb`: bytes that are no
    GBK, and what would be one rare hanzi amid English, as windows-1252 looks when read as GBK:
    `It抯`, `20癈`, `caf閟`.
    """

    high: int
    sequences: int
    strays: int
    for_gb: int
    against_gb: int

    @property
    def is_utf8(self) -> bool:
        return self.sequences > self.strays and self.strays <= self.high - 2 * self.for_gb

    @property
    def is_gb(self) -> bool:
        return self.for_gb > self.against_gb

    def allows(self, encoding: str) -> bool:
        """Tell whether a page may be in the encoding that it declares."""
        if encoding == "gb18030":
            return self.for_gb >= self.against_gb
        if encoding == "cp1252":
            return not self.is_gb
        return True


_UNSEEN = re.compile(rb"<(script|style)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
# Patterns that open with one set of bytes are searched for several times as fast.
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xf4](?:(?<=[\xc2-\xdf])[\x80-\xbf]|(?<=[\xe0-\xef])[\x80-\xbf]{2}"
    rb"|(?<=[\xf0-\xf4])[\x80-\xbf]{3})"
)
_SECOND = rb"(?:[\x40-\x7e\x80-\xfe]|[0-9][\x81-\xfe][0-9])"
_GBK_RUN = re.compile(
    rb"[\x80-\xff](?:(?<=[\x81-\xfe])" + _SECOND + rb"(?:[\x81-\xfe]" + _SECOND + rb")*)?"
)
# Rows 1 to 9 are punctuation, letters and signs, A840 to A895 dashes, rows 16 to 87 hanzi.
_GB_CHARACTER = re.compile(rb"([\xa1-\xa9\xb0-\xf7][\xa1-\xfe]|\xa8[\x40-\x95])|..", re.DOTALL)
_LONE_HANZI_WITHIN_WORD = re.compile(rb"[\xb0-\xf7][\xa1-\xfe](?<=[a-z]..)(?=[a-z])")
_HIGH = bytes(range(0x80, 0x100))


def _weigh_bytes(body: bytes) -> _Evidence:
    seen = _UNSEEN.sub(b" ", body)
    if seen.isascii():
        seen = body
    high = len(seen) - len(seen.translate(None, _HIGH))
    sequences = _UTF8_SEQUENCE.findall(seen)
    glued = len(_LONE_HANZI_WITHIN_WORD.findall(seen))
    for_gb, against_gb = -glued, glued
    for run, times in Counter(_GBK_RUN.findall(seen)).items():
        characters = sum(map(bool, _GB_CHARACTER.findall(run)))
        for_gb += times * characters
        against_gb += times * (characters == 0)
    return _Evidence(
        high=high,
        sequences=len(sequences),
        strays=high - sum(map(len, sequences)),
        for_gb=for_gb,
        against_gb=against_gb,
    )


# Single bytes that cannot be the first of a GBK pair, or would be a hanzi amid an English word.
_WINDOWS_PUNCTUATION = re.compile(
    rb"[\x85\x91-\x97](?<![\x80-\xff].)"
    rb"(?:(?![\x40-\x7e\x80-\xff]|[0-9][\x80-\xff])|(?<=[A-Za-z].)(?=[A-Za-z])|(?=[A-Za-z][a-z]))"
)


def _translate_punctuation(mark: re.Match[bytes]) -> bytes:
    """Return a curly quote, dash or ellipsis of windows-1252 in GBK."""
    return mark[0].decode("cp1252").encode("gb18030")


def _unmarked_utf16(body: bytes) -> str | None:
    """Return which UTF-16 the bytes are by the NULs of their ASCII characters, or None."""
    head = body[:1024]
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) > half * 0.1 or max(even, odd) < half * 0.5:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _decode_strictly(body: bytes, encoding: str) -> DecodedPage | None:
    """Return the page, a character cut off at its end dropped, or None if it has a wrong byte."""
    try:
        text = codecs.getincrementaldecoder(encoding)("strict").decode(body)
    except UnicodeDecodeError:
        return None
    return DecodedPage(text, encoding)


def _decode_with_gaps(body: bytes, encoding: str) -> DecodedPage:
    text = to_unicode(body, encoding)
    gaps = text.count(REPLACEMENT)
    if gaps > HOPELESS_SHARE * len(text):
        raise UndecodableError(
            f"{gaps} of {len(text)} characters cannot be read as {encoding}, the likeliest "
            f"encoding; the first is near byte {_first_gap(body, encoding)}: "
            "fetch the page again, or convert the file to UTF-8"
        )
    return DecodedPage(text, encoding, damaged=gaps > 0)


def _first_gap(body: bytes, encoding: str) -> int:
    try:
        body.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return len(body)


_MAGIC_NUMBERS = {
    b"\x89PNG\r\n\x1a\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"II*\0": "a TIFF image",
    b"MM\0*": "a TIFF image",
    b"\0\0\1\0": "an icon",
    b"%PDF-": "a PDF document",
    b"\x1f\x8b": "gzip-compressed data",
    b"BZh": "bzip2-compressed data",
    b"\xfd7zXZ\0": "xz-compressed data",
    b"\x28\xb5\x2f\xfd": "Zstandard-compressed data",
    b"PK\x03\x04": "a zip archive or an office document",
    b"PK\x05\x06": "an empty zip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
    b"ID3": "an MP3 recording",
    b"OggS": "an Ogg recording",
    b"FLV\x01": "a Flash video",
    b"wOFF": "a font",
    b"wOF2": "a font",
    b"\x7fELF": "a program",
    b"SQLite format 3\0": "an SQLite database",
}
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\x0b\x0c\r\x1b") + b"\x7f"
_SAMPLE = 4096
_CONTROL_SHARE = 0.03


def is_binary(body: bytes) -> str | None:
    """Return what the bytes are if they are no text (`a PNG image`, …), or None.

    Known by the first bytes, or by control characters among the first 4096 bytes: more than 3 %
    are found in no text, some 10 % in compressed data.
    """
    if body.startswith(tuple(_MAGIC_NUMBERS)):
        return next(kind for magic, kind in _MAGIC_NUMBERS.items() if body.startswith(magic))
    if body[:4] == b"RIFF":
        return "a WebP image" if body[8:12] == b"WEBP" else "a recording"
    if body[4:8] == b"ftyp":
        return "a video"
    sample = body[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls <= _CONTROL_SHARE * len(sample) or read_bom(body)[0] or _unmarked_utf16(body):
        return None
    return f"binary data ({controls} control characters in the first {len(sample)} bytes)"
