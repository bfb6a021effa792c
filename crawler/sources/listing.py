"""The pages that a source holds, in their order, however many they are."""

import re
from collections.abc import Iterator
from typing import Generic, TypeVar, cast

from crawler.scratch import Scratch, encode_text, pack, unpack
from crawler.sources.source import Entry

E = TypeVar("E", bound=Entry)

_DIGITS = re.compile(rb"[0-9]+")

_TABLE = """
CREATE TABLE entry (place PRIMARY KEY, url BLOB NOT NULL, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX entry_url ON entry (url, place);
"""


class Listing(Generic[E]):
    """Entries by their places, which are all numbers, or all bytes, and put them in order."""

    def __init__(self) -> None:
        self._scratch = Scratch(_TABLE)
        self._size: int | None = 0

    def add(self, place: int | bytes, entry: E) -> None:
        """Put an entry at a place, instead of what was there."""
        statement = "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)"
        self._scratch.change(statement, (place, encode_text(entry.url), pack(entry)))
        self._size = None

    def __len__(self) -> int:
        if self._size is None:
            [[self._size]] = self._scratch.select("SELECT count(*) FROM entry")
        return self._size

    def __iter__(self) -> Iterator[E]:
        for [packed] in self._scratch.select("SELECT packed FROM entry ORDER BY place"):
            yield cast(E, unpack(packed))

    def find(self, url: str, place: int | bytes | None = None) -> E | None:
        """Return the entry of this address that comes first, from a place on where one is given.

        Where all of them lie before that place, the last one; None where there is none.
        """
        first = "SELECT packed FROM entry WHERE url = ? AND place >= ? ORDER BY place LIMIT 1"
        last = "SELECT packed FROM entry WHERE url = ? ORDER BY place DESC LIMIT 1"
        address = encode_text(url)
        found = place is not None and self._scratch.find(first, (address, place))
        found = found or self._scratch.find(last, (address,))
        return cast(E, unpack(found[0])) if found else None


def natural_key(text: str) -> bytes:
    """Return a sort key by which numbers in a text count as numbers: `p/9` before `p/10`.

    A number stands behind its length; of equal ones `007` comes before `7`.
    """
    return _DIGITS.sub(_encode_number, encode_text(text))


def _encode_number(match: re.Match[bytes]) -> bytes:
    digits = match[0].lstrip(b"0")
    return b"\0%b%b%b\0" % (len(digits).to_bytes(4, "big"), digits, match[0])
