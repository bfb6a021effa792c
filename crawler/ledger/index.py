"""The index beside the output: what the files say, to be looked up by address and by content.

It holds one row for every line of the files, and is nothing but an index: it can be built again
from them at any time. Only the ETags are its own, and when an address last said what its record
says: losing them costs fetching a page once more, and believing once too early what replaced it.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from crawler.ledger.rows import (
    FileState,
    RecordRow,
    ReplacedRow,
    ValidatorsRow,
    WithdrawalRow,
    url_key,
)

LAYOUT = 2
"""Version of the tables below. An index of another layout is built anew."""

_APPLICATION = 0x53524C00 + LAYOUT
_HEADER_SIZE = 100
_CACHE_KIB = 48 * 1024
_TABLES = """
CREATE TABLE files (
    name TEXT PRIMARY KEY, size INTEGER NOT NULL, lines INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL, fingerprint BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE records (
    offset INTEGER PRIMARY KEY, url TEXT NOT NULL, revision INTEGER NOT NULL,
    content_hash BLOB NOT NULL, published TEXT NOT NULL, fetched_at TEXT, url_key INTEGER NOT NULL
);
CREATE TABLE rejects (digest BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE replaced (
    offset INTEGER PRIMARY KEY, url TEXT NOT NULL, fetched_at TEXT
);
CREATE TABLE confirmed (url TEXT PRIMARY KEY, fetched_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE withdrawals (
    url TEXT PRIMARY KEY, withdrawn_at TEXT, returned_at TEXT
) WITHOUT ROWID;
CREATE TABLE validators (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, fetched_at TEXT, content_hash BLOB
) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS records_by_url ON records (url_key);
CREATE INDEX IF NOT EXISTS records_by_content ON records (substr(content_hash, 1, 8));
CREATE INDEX IF NOT EXISTS replaced_by_url ON replaced (url);
"""


class IndexUnusableError(Exception):
    """Why the index cannot be used and is to be built anew, in a few words."""


class Index:
    """The SQLite file. Changes are kept together and reach the file with `commit`.

    All methods may raise sqlite3.Error.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._execute = connection.execute

    @classmethod
    def create(cls, path: Path) -> "Index":
        """Make a new, empty index to be filled in bulk; nothing keeps it safe until `finish`."""
        remove_index(path)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
            f"PRAGMA cache_size = -{_CACHE_KIB}; PRAGMA application_id = {_APPLICATION}; {_TABLES}"
            "BEGIN"
        )
        return cls(connection, path)

    def finish(self) -> None:
        """End the filling in bulk: add what makes look-ups fast, write everything, close."""
        self._execute("COMMIT")
        self._connection.executescript(_INDEXES)
        self._execute(f"PRAGMA user_version = {_read_checksum(self.path)}")
        self._connection.close()
        with self.path.open("rb") as file:
            os.fsync(file.fileno())

    @classmethod
    def open(cls, path: Path) -> "Index":
        """Open an index to be read and changed. Raises IndexUnusableError."""
        if not path.exists():
            raise IndexUnusableError("there was none")
        checksum = None if _wal(path).exists() else _read_checksum(path)
        try:
            connection = sqlite3.connect(path, isolation_level=None)
            try:
                cls._prepare(connection, checksum, path)
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            raise IndexUnusableError(f"it was damaged: {error}") from error
        return cls(connection, path)

    @staticmethod
    def _prepare(connection: sqlite3.Connection, checksum: int | None, path: Path) -> None:
        application, closed_with = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        )
        if application != _APPLICATION:
            raise IndexUnusableError("it is of another version of this program")
        if checksum is not None and closed_with:
            if closed_with != checksum:
                raise IndexUnusableError("it was damaged since the last run")
        elif connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise IndexUnusableError("it was damaged")
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
            f"PRAGMA cache_size = -{_CACHE_KIB}; PRAGMA wal_autocheckpoint = 4000;"
            "PRAGMA user_version = 0;"
            "CREATE TEMP TABLE seen (url TEXT PRIMARY KEY) WITHOUT ROWID;"
            "CREATE TEMP TABLE seen_replaced (url TEXT PRIMARY KEY) WITHOUT ROWID; BEGIN"
        )

    def commit(self) -> None:
        """Keep all changes so far. After a power cut the newest may be gone, never a part."""
        self._execute("COMMIT")
        self._execute("BEGIN")

    def close(self) -> None:
        """Keep all changes, and a checksum by which the next run knows that none was made since."""
        self._execute("COMMIT")
        (busy, _, _) = self._execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            self._execute(f"PRAGMA user_version = {_read_checksum(self.path)}")
        self._connection.close()

    def abandon(self) -> None:
        """Close without keeping what was not committed."""
        self._connection.close()

    def file_state(self, name: str) -> FileState | None:
        """Return what the index knows of a file, or None."""
        row = self._execute(
            "SELECT size, lines, modified_ns, fingerprint FROM files WHERE name = ?", (name,)
        ).fetchone()
        return FileState(*row) if row else None

    def set_file_state(self, name: str, state: FileState) -> None:
        """Note how far and how a file is described."""
        self._execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            (name, state.size, state.lines, state.modified_ns, state.fingerprint),
        )

    def add_records(self, rows: Iterable[RecordRow]) -> None:
        """Add lines of `<portal>.jsonl`."""
        self._connection.executemany(
            "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((*row, url_key(row.url)) for row in rows),
        )

    def records_of(self, url: str) -> list[RecordRow]:
        """Return the lines of an address, in the order of the file."""
        rows = self._execute(
            "SELECT offset, url, revision, content_hash, published, fetched_at FROM records "
            "WHERE url_key = ? AND url = ? ORDER BY offset",
            (url_key(url), url),
        )
        return [RecordRow(*row) for row in rows]

    def first_url_with(self, content_hash: bytes) -> str | None:
        """Return the address of the first line of that content, or None."""
        row = self._execute(
            "SELECT url FROM records WHERE substr(content_hash, 1, 8) = substr(?1, 1, 8) "
            "AND content_hash = ?1 ORDER BY offset LIMIT 1",
            (content_hash,),
        ).fetchone()
        return str(row[0]) if row else None

    def urls_published_since(self, date: str) -> list[str]:
        """Return the addresses with a line published on that ISO date or later."""
        rows = self._execute(
            "SELECT url FROM records WHERE published >= ? GROUP BY url ORDER BY min(offset)",
            (date,),
        )
        return [url for (url,) in rows]

    def count_addresses(self) -> int:
        """Return how many addresses have a record."""
        row = self._execute("SELECT count(DISTINCT url_key) FROM records").fetchone()
        return int(row[0])

    def misnumbered_revisions(self) -> Iterator[tuple[str, int, int]]:
        """Yield the lines whose revision is not their place among the lines of their address.

        The address, the revision that stands there, and the one that belongs there.
        """
        yield from self._execute(
            "SELECT url, revision, place FROM (SELECT url, revision, offset, row_number() OVER "
            "(PARTITION BY url_key, url ORDER BY offset) AS place FROM records) "
            "WHERE revision != place ORDER BY offset"
        )

    def compare(self, other: Path) -> Iterator[str]:
        """Yield in what another index differs from this one, which is true to the files.

        Raises sqlite3.Error where the other is no index or is damaged.
        """
        self._execute("COMMIT")
        self._execute("ATTACH ? AS other", (str(other),))
        (answer,) = self._execute("PRAGMA other.integrity_check(1)").fetchone()
        if answer != "ok":
            yield f"is damaged ({' '.join(str(answer).split())})"
            return
        for table in ("records", "rejects", "replaced", "withdrawals"):
            for mine, theirs, verb in (("main", "other", "lacks"), ("other", "main", "has")):
                (number,) = self._execute(
                    f"SELECT count(*) FROM (SELECT * FROM {mine}.{table} "  # noqa: S608  own names
                    f"EXCEPT SELECT * FROM {theirs}.{table})"
                ).fetchone()
                if number:
                    other_way = "that the file lacks" if verb == "has" else "that the file has"
                    yield f"{verb} {number:,} {table} {other_way}"

    def has_reject(self, digest: bytes) -> bool:
        """Tell whether there is a line for that reject."""
        row = self._execute("SELECT 1 FROM rejects WHERE digest = ?", (digest,)).fetchone()
        return row is not None

    def add_rejects(self, digests: Iterable[bytes]) -> None:
        """Add lines of `<portal>.rejects.jsonl` by their digests."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO rejects VALUES (?)", ((digest,) for digest in digests)
        )

    def forget_rejects(self) -> None:
        """Drop what is known of rejects, before they are added anew."""
        self._execute("DELETE FROM rejects")
        self._execute("DELETE FROM replaced")

    def add_replaced(self, rows: Iterable[ReplacedRow]) -> None:
        """Add lines of `<portal>.rejects.jsonl` that hold what was found in a record's place."""
        self._connection.executemany("INSERT INTO replaced VALUES (?, ?, ?)", rows)

    def replaced_of(self, url: str) -> list[ReplacedRow]:
        """Return the lines that hold what was found in place of a record, in order of the file."""
        rows = self._execute(
            "SELECT offset, url, fetched_at FROM replaced WHERE url = ? ORDER BY offset", (url,)
        )
        return [ReplacedRow(*row) for row in rows]

    def mark_replaced(self, url: str) -> None:
        """Remember until the index is closed that this run found something in a record's place."""
        self._execute("INSERT OR IGNORE INTO seen_replaced VALUES (?)", (url,))

    def was_seen_replaced(self, url: str) -> bool:
        """Tell whether this run found something in the place of an address's record."""
        found = self._execute("SELECT 1 FROM seen_replaced WHERE url = ?", (url,)).fetchone()
        return found is not None

    def set_confirmed(self, url: str, fetched_at: str) -> None:
        """Note when an address said what its record says; an earlier time changes nothing."""
        self._execute(
            "INSERT INTO confirmed VALUES (?1, ?2) ON CONFLICT (url) DO UPDATE "
            "SET fetched_at = max(fetched_at, ?2)",
            (url, fetched_at),
        )

    def confirmed_at(self, url: str) -> str | None:
        """Return when an address last said what its record says, None where nobody noted it."""
        row = self._execute("SELECT fetched_at FROM confirmed WHERE url = ?", (url,)).fetchone()
        return str(row[0]) if row else None

    def withdrawal(self, url: str) -> WithdrawalRow | None:
        """Return the last withdrawal or return of an address, or None."""
        row = self._execute(
            "SELECT withdrawn_at, returned_at FROM withdrawals WHERE url = ?", (url,)
        ).fetchone()
        return WithdrawalRow(*row) if row else None

    def set_withdrawals(self, rows: Iterable[tuple[str, WithdrawalRow]]) -> None:
        """Note withdrawals and returns, the later of an address last."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO withdrawals VALUES (?, ?, ?)",
            ((url, row.withdrawn_at, row.returned_at) for url, row in rows),
        )

    def validators(self, url: str) -> ValidatorsRow | None:
        """Return what a portal gave with a page to ask it again, or None."""
        row = self._execute(
            "SELECT etag, last_modified, fetched_at, content_hash FROM validators WHERE url = ?",
            (url,),
        ).fetchone()
        return ValidatorsRow(*row) if row else None

    def set_validators(self, url: str, row: ValidatorsRow) -> None:
        """Note what a portal gave with a page to ask it again."""
        self._execute(
            "INSERT OR REPLACE INTO validators VALUES (?, ?, ?, ?, ?)",
            (url, row.etag, row.last_modified, row.fetched_at, row.content_hash),
        )

    def bind_validators(self, url: str, content_hash: bytes, fetched_at: str | None) -> None:
        """Say which content the validators belong to that came with a page at that time."""
        self._execute(
            "UPDATE validators SET content_hash = ? WHERE url = ? AND fetched_at IS ?",
            (content_hash, url, fetched_at),
        )

    def mark_seen(self, url: str) -> None:
        """Remember until the index is closed that this run met an address."""
        self._execute("INSERT OR IGNORE INTO seen VALUES (?)", (url,))

    def was_seen(self, url: str) -> bool:
        """Tell whether this run met an address."""
        return self._execute("SELECT 1 FROM seen WHERE url = ?", (url,)).fetchone() is not None


def remove_index(path: Path) -> None:
    """Remove an index and what SQLite keeps beside it."""
    for name in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + name).unlink(missing_ok=True)


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _read_checksum(path: Path) -> int:
    """Return a checksum of all of the file but its header, where SQLite counts changes; never 0."""
    checksum = 0
    with path.open("rb") as file:
        file.seek(_HEADER_SIZE)
        while chunk := file.read(1024 * 1024):
            checksum = zlib.crc32(chunk, checksum)
    return (checksum & 0x7FFFFFFF) or 1
