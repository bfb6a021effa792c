"""The index beside the output: what the files say, to be looked up by address and by content.

It holds one row for every line of the files, and is nothing but an index: it can be built again
from them at any time. Only the ETags are its own, and when an address last said what its record
says: losing them costs fetching a page once more, and believing once too early what replaced it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from crawler.ledger.inside.index_file import IndexFile
from crawler.ledger.inside.rows import (
    FileState,
    RecordRow,
    ReplacedRow,
    ValidatorsRow,
    WithdrawalRow,
    url_key,
)


class Index(IndexFile):
    """What the files say, and what a portal gave with a page.

    All methods may raise sqlite3.Error.
    """

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

    def forget_records(self) -> None:
        """Drop what is known of records, before they are added anew."""
        self._execute("DELETE FROM records")

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
        row = self._execute(
            "SELECT count(DISTINCT url_key) FROM records WHERE published IS NOT NULL"
        ).fetchone()
        return int(row[0])

    def count_tombstones(self) -> int:
        """Return how many lines are what is left of a record that was taken down."""
        row = self._execute("SELECT count(*) FROM records WHERE published IS NULL").fetchone()
        return int(row[0])

    def half_forgotten(self) -> Iterator[str]:
        """Yield the addresses that have a record beside what is left of one taken down."""
        rows = self._execute(
            "SELECT DISTINCT url FROM records WHERE published IS NOT NULL AND url IN "
            "(SELECT url FROM records WHERE published IS NULL)"
        )
        yield from (url for (url,) in rows)

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
        if self._connection.in_transaction:
            self._execute("COMMIT")
        self._execute("ATTACH ? AS other", (str(other),))
        try:
            yield from self._compare_attached()
        finally:
            self._execute("DETACH other")

    def _compare_attached(self) -> Iterator[str]:
        (answer,) = self._execute("PRAGMA other.integrity_check(1)").fetchone()
        if answer != "ok":
            yield f"is damaged ({' '.join(str(answer).split())})"
            return
        for table in ("records", "rejects", "replaced", "forgotten", "withdrawals"):
            for mine, theirs, verb in (("main", "other", "lacks"), ("other", "main", "has")):
                (number,) = self._execute(
                    f"SELECT count(*) FROM (SELECT * FROM {mine}.{table} "  # noqa: S608  own names
                    f"EXCEPT SELECT * FROM {theirs}.{table})"
                ).fetchone()
                if number:
                    other_way = "that the file lacks" if verb == "has" else "that the file has"
                    yield f"{verb} {number:,} {table} {other_way}"
        miscounted = self._execute(
            "SELECT name FROM main.files AS mine JOIN other.files AS theirs USING (name) "
            "WHERE mine.size = theirs.size AND mine.lines != theirs.lines"
        )
        yield from (f"has another number of lines for {name}" for (name,) in miscounted)

    def has_reject(self, digest: bytes) -> bool:
        """Tell whether there is a line for that reject."""
        row = self._execute("SELECT 1 FROM rejects WHERE digest = ?", (digest,)).fetchone()
        return row is not None

    def add_rejects(self, digests: Iterable[bytes]) -> None:
        """Add lines of `rejects/<portal>.jsonl` by their digests."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO rejects VALUES (?)", ((digest,) for digest in digests)
        )

    def forget_rejects(self) -> None:
        """Drop what is known of rejects, before they are added anew."""
        self._execute("DELETE FROM rejects")
        self._execute("DELETE FROM replaced")
        self._execute("DELETE FROM forgotten")

    def add_forgotten(self, urls: Iterable[str]) -> None:
        """Add lines of `rejects/<portal>.jsonl` that say that a page was taken down."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO forgotten VALUES (?)", ((url,) for url in urls)
        )

    def is_forgotten(self, url: str) -> bool:
        """Tell whether the records or the rejects of an address were taken down."""
        row = self._execute(
            "SELECT 1 FROM forgotten WHERE url = ?2 UNION ALL SELECT 1 FROM records "
            "WHERE url_key = ?1 AND url = ?2 AND published IS NULL LIMIT 1",
            (url_key(url), url),
        ).fetchone()
        return row is not None

    def add_replaced(self, rows: Iterable[ReplacedRow]) -> None:
        """Add lines of `rejects/<portal>.jsonl` that hold what was found in a record's place."""
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

    def forget_answers(self, url: str) -> None:
        """Drop what a portal gave with a page, and when the page last said what its record says."""
        for table in ("validators", "confirmed"):
            self._execute(f"DELETE FROM {table} WHERE url = ?", (url,))  # noqa: S608  own names

    def mark_seen(self, url: str) -> None:
        """Remember until the index is closed that this run met an address."""
        self._execute("INSERT OR IGNORE INTO seen VALUES (?)", (url,))

    def was_seen(self, url: str) -> bool:
        """Tell whether this run met an address."""
        return self._execute("SELECT 1 FROM seen WHERE url = ?", (url,)).fetchone() is not None
