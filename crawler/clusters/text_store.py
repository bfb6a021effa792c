"""The texts of an output, remembered from one clustering to the next.

A database that can be deleted at any time: it is built anew from the records. Ids of clusters stand
in `clusters.jsonl` alone.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np

from crawler.clusters.shingles import Shingles, hash_shingles, join_text
from crawler.items import Article

_BATCH = 500
_FORM = 1
"""Counts up with the tables and with how shingles are made: another one is built anew."""

_TABLES = """
CREATE TABLE IF NOT EXISTS texts (
    number INTEGER PRIMARY KEY, url TEXT UNIQUE, portal TEXT, revision INTEGER, headline TEXT,
    published TEXT, fetched_at TEXT, same_as TEXT, content_hash TEXT, shingles BLOB, fresh INTEGER
);
CREATE INDEX IF NOT EXISTS fresh ON texts (fresh) WHERE fresh;
CREATE TABLE IF NOT EXISTS clustered (digest TEXT);
CREATE TEMP TABLE seen (url TEXT PRIMARY KEY);
"""
_TOLD = "number, url, portal, revision, headline, published, fetched_at"
_LISTED = "SELECT value FROM json_each(?)"


class Text(NamedTuple):
    """What a cluster tells of the newest record of an address."""

    number: int
    url: str
    portal: str
    revision: int
    headline: str
    published: str
    fetched_at: str | None


class TextStore:
    """The texts by number; a context manager. Raises sqlite3.Error where the disk is full."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._base = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._base.close()

    def _open(self) -> sqlite3.Connection:
        with contextlib.suppress(sqlite3.DatabaseError):
            base = sqlite3.connect(self._path)
            [form] = base.execute("PRAGMA user_version").fetchone()
            if form in (0, _FORM):
                base.executescript(f"PRAGMA user_version={_FORM};{_TABLES}")
                return base
            base.close()
        self._path.unlink()
        return self._open()

    def update(self, records: Iterable[Article]) -> set[str]:
        """Take in the newest record of each address; what is not among them is dropped.

        Returns the addresses whose text is another one now, or none.
        """
        changed: set[str] = set()
        remaining = iter(records)
        while batch := list(islice(remaining, _BATCH)):
            with self._base:
                changed |= self._update_batch(batch)
        with self._base:
            gone = "url NOT IN (SELECT url FROM seen)"
            changed |= {url for [url] in self._base.execute(f"SELECT url FROM texts WHERE {gone}")}  # noqa: S608  # constant
            self._base.execute(f"DELETE FROM texts WHERE {gone}")  # noqa: S608  # constant
        return changed

    def _update_batch(self, records: Sequence[Article]) -> set[str]:
        urls = [record.url for record in records]
        self._base.executemany("INSERT OR IGNORE INTO seen VALUES (?)", zip(urls, strict=True))
        asked = f"SELECT url, content_hash, revision FROM texts WHERE url IN ({_LISTED})"  # noqa: S608  # constant
        rows = self._base.execute(asked, [json.dumps(urls)])
        known = {url: (digest, revision) for url, digest, revision in rows}
        new = [r for r in records if known.get(r.url) != (r.content_hash, r.revision)]
        shingles = hash_shingles([join_text(record) for record in new])
        self._base.executemany(
            "INSERT OR REPLACE INTO texts VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (
                (r.url, r.portal, r.revision, r.headline, r.published, r.fetched_at,
                 json.dumps(r.same_as), r.content_hash, of.tobytes())
                for r, of in zip(new, shingles, strict=True)
            ),
        )  # fmt: skip
        return {record.url for record in new if record.url in known}

    def mark_fresh(self, urls: Iterable[str] | None = None) -> None:
        """Have these addresses, or all, compared again."""
        with self._base:
            if urls is None:
                self._base.execute("UPDATE texts SET fresh=1")
            else:
                self._base.executemany("UPDATE texts SET fresh=1 WHERE url=?", ([u] for u in urls))

    def mark_clustered(self, digest: str) -> None:
        """Say that the file of clusters with this digest tells of all texts."""
        with self._base:
            self._base.execute("UPDATE texts SET fresh=0 WHERE fresh")
            self._base.execute("DELETE FROM clustered")
            self._base.execute("INSERT INTO clustered VALUES (?)", [digest])

    def has_clustered(self, digest: str) -> bool:
        """Tell whether the file of clusters is the one that was written after the last update."""
        return bool(self._base.execute("SELECT digest FROM clustered").fetchone() == (digest,))

    def list_numbers(self, min_shingles: int = 0) -> tuple[list[int], list[bool]]:
        """Return the numbers of the texts so long, and which of them are new."""
        asked = "SELECT number, fresh FROM texts WHERE length(shingles) >= ? ORDER BY number"
        size = np.dtype(np.uint32).itemsize
        rows = self._base.execute(asked, [min_shingles * size]).fetchall()
        return [number for number, _ in rows], [bool(fresh) for _, fresh in rows]

    def find_number(self, url: str) -> int | None:
        """Return the number of an address, None where there is no text of it."""
        row = self._base.execute("SELECT number FROM texts WHERE url=?", [url]).fetchone()
        return row[0] if row else None

    def list_told(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the numbers of texts whose page tells where else they stand, and the addresses."""
        for number, same_as in self._base.execute(
            "SELECT number, same_as FROM texts WHERE same_as != '[]'"
        ).fetchall():
            yield number, json.loads(same_as)

    def read_shingles(self, numbers: Sequence[int]) -> list[Shingles]:
        """Return the shingles of some texts, in the order of the numbers, which ascend."""
        asked = f"SELECT shingles FROM texts WHERE number IN ({_LISTED}) ORDER BY number"  # noqa: S608  # constant
        rows = self._base.execute(asked, [json.dumps(numbers)])
        return [np.frombuffer(blob, dtype=np.uint32) for [blob] in rows]

    def read_shingles_of(self, number: int) -> Shingles:
        """Return the shingles of one text."""
        return self.read_shingles([number])[0]

    def describe(self, numbers: Sequence[int]) -> list[Text]:
        """Return what is told of some texts, in the order of their numbers."""
        asked = f"SELECT {_TOLD} FROM texts WHERE number IN ({_LISTED}) ORDER BY number"  # noqa: S608  # constant
        return [Text(*row) for row in self._base.execute(asked, [json.dumps(numbers)])]
