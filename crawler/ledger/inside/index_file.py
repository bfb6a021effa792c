"""The SQLite file of the index: made, opened, kept safe, closed."""

import os
import sqlite3
import zlib
from functools import cache
from pathlib import Path
from typing import Self

LAYOUT = 2
"""Version of the tables below. An index of another layout is built anew."""

_APPLICATION = 0x53524C00 + LAYOUT
_HEADER_SIZE = 100
_CACHE_KIB = 4 * 1024
_TABLES = """
CREATE TABLE files (
    name TEXT PRIMARY KEY, size INTEGER NOT NULL, lines INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL, fingerprint BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE records (
    offset INTEGER PRIMARY KEY, url TEXT NOT NULL, revision INTEGER NOT NULL,
    content_hash BLOB NOT NULL, published TEXT, fetched_at TEXT, url_key INTEGER NOT NULL
);
CREATE TABLE rejects (digest BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE replaced (
    offset INTEGER PRIMARY KEY, url TEXT NOT NULL, fetched_at TEXT
);
CREATE TABLE forgotten (url TEXT PRIMARY KEY) WITHOUT ROWID;
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


class IndexFile:
    """The SQLite file of an index. Changes are kept together and reach the file with `commit`.

    All methods may raise sqlite3.Error.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._execute = connection.execute

    @classmethod
    def create(cls, path: Path) -> Self:
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
    def open(cls, path: Path) -> Self:
        """Open an index to be read and changed. Raises IndexUnusableError."""
        if not path.exists():
            raise IndexUnusableError("there was none")
        checksum = None if _wal(path).exists() else _read_checksum(path)
        try:
            connection = sqlite3.connect(path, isolation_level=None)
            try:
                cls._prepare(connection, checksum)
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            raise IndexUnusableError(f"it was damaged: {error}") from error
        return cls(connection, path)

    @staticmethod
    def _prepare(connection: sqlite3.Connection, checksum: int | None) -> None:
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
        if _list_parts(connection) != _expected_parts():
            raise IndexUnusableError("it lacks parts")
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
            f"PRAGMA cache_size = -{_CACHE_KIB}; PRAGMA wal_autocheckpoint = 4000;"
            "PRAGMA user_version = 0;"
            "CREATE TEMP TABLE seen (url TEXT PRIMARY KEY) WITHOUT ROWID;"
            "CREATE TEMP TABLE seen_replaced (url TEXT PRIMARY KEY) WITHOUT ROWID; BEGIN"
        )

    def add_lookups(self) -> None:
        """Add what makes look-ups by address and by content fast, and go on."""
        self._connection.executescript(f"{_INDEXES} BEGIN")

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


def _list_parts(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return the tables and indexes of a database: their names, and how they were made."""
    return set(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    )


@cache
def _expected_parts() -> frozenset[tuple[str, str]]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(_TABLES + _INDEXES)
    parts = frozenset(_list_parts(connection))
    connection.close()
    return parts
