"""What a run has to remember of every page, in a database that is gone with the run.

SQLite holds it in memory while it is small, and else in a file without a name in the folder for
temporary files (https://www.sqlite.org/inmemorydb.html, "Temporary Databases"): memory does not
grow with the number of pages.
"""

import pickle
import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from typing import Any

from crawler.errors import ScratchError

_MEMORY_KIB = 2048
"""Of one database: what is beyond it lies in the file, which the system keeps in free memory."""


class Scratch:
    """One database, made by a script of SQL. All of its methods raise ScratchError."""

    def __init__(self, script: str) -> None:
        # Whichever thread the collector runs in closes it.
        self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self._connection.close)
        self._connection.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            f"PRAGMA cache_size = -{_MEMORY_KIB}; {script}"
        )

    def change(self, statement: str, values: Sequence[object]) -> None:
        """Run a statement that gives no rows."""
        for _ in self.select(statement, values):
            pass

    def select(self, statement: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a statement gives, read as they are asked for."""
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise ScratchError(
                f"what a run has to remember cannot be kept in the folder for temporary files "
                f"({error}); free some space there, or name another one in SQLITE_TMPDIR"
            ) from None

    def find(self, statement: str, values: Sequence[object]) -> tuple[Any, ...] | None:
        """Return the first row that a statement gives, or None."""
        return next(self.select(statement, values), None)


def pack(value: object) -> bytes:
    """Return any value as a database takes it."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Any:  # noqa: ANN401  # whatever was packed
    """Return what was packed by this process; nobody else writes into its databases."""
    return pickle.loads(packed)  # noqa: S301  # see above


def encode_text(text: str) -> bytes:
    """Return a text as a database takes it whatever is in it: one off a page or a file's name."""
    return text.encode("utf-8", "surrogatepass")


def decode_text(stored: bytes) -> str:
    """Return a text that was encoded."""
    return stored.decode("utf-8", "surrogatepass")
