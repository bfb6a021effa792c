"""What the index holds: one row for every line, and what a portal gave with a page."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class FileState:
    """What the index knows of a file: the `size` up to which it describes it, and how it looked."""

    size: int
    lines: int
    modified_ns: int
    fingerprint: bytes


class RecordRow(NamedTuple):
    """One line of `<portal>.jsonl`; `offset` in bytes.

    `published`: None where the record was taken down and the line is a tombstone.
    """

    offset: int
    url: str
    revision: int
    content_hash: bytes
    published: str | None
    fetched_at: str | None


@dataclass(frozen=True, slots=True)
class WithdrawalRow:
    """The last that `withdrawn/<portal>.jsonl` says of an address."""

    withdrawn_at: str | None
    returned_at: str | None


class ReplacedRow(NamedTuple):
    """One line of `rejects/<portal>.jsonl` that holds what was found in a record's place.

    `offset` in bytes; `fetched_at`: when it was found there.
    """

    offset: int
    url: str
    fetched_at: str | None


@dataclass(frozen=True, slots=True)
class ValidatorsRow:
    """What the portal gave to ask it again; None in `content_hash`: no record came of it yet."""

    etag: str | None
    last_modified: str | None
    fetched_at: str | None
    content_hash: bytes | None


def url_key(url: str) -> int:
    """Return 64 bits that stand for an address in the index."""
    return int.from_bytes(blake2b(url.encode(), digest_size=8).digest(), "big", signed=True)
