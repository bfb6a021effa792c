"""Both outputs of a comparison in one table, so that no memory holds either of them."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from crawler.records import read_records, read_rejects

ABSENT = "not there"
RECORD = "a record"


class Row(NamedTuple):
    """What one output has of an address.

    `kind`: RECORD, the codes of its last reject, or ABSENT. `fields`: the line of a record as JSON,
    `""` for all else.
    """

    portal: str = ""
    kind: str = ABSENT
    fields: str = ""

    @property
    def is_record(self) -> bool:
        """Whether the output has a record of it."""
        return self.kind == RECORD


class Sides:
    """A table on disk, without a name, of what two outputs have of each address."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("")
        self._table.execute(
            "CREATE TABLE rows (side TEXT, url TEXT, portal TEXT, kind TEXT, fields TEXT,"
            " PRIMARY KEY (side, url)) WITHOUT ROWID"
        )

    def close(self) -> None:
        """Drop the table."""
        self._table.close()

    def add(self, side: str, path: Path) -> Counter[str]:
        """Take in an output, a folder or a file of records; return its records by portal.

        The rejects of a folder count where the address has no record. Raises RecordError.
        """
        counts: Counter[str] = Counter()
        rejects = sorted((path / "rejects").glob("*.jsonl"))
        self._insert(side, _list_rejects(rejects))
        if rejects and not any(path.glob("*.jsonl")):
            return counts
        for record in read_records(path, newest=True):
            counts[record.portal] += 1
            fields = json.dumps(record.model_dump(mode="json", by_alias=True))
            self._insert(side, [(record.url, Row(record.portal, RECORD, fields))])
        return counts

    def pair_rows(self) -> Iterator[tuple[str, Row, Row]]:
        """Yield every address with what the old and the new output have of it, in their order."""
        found = self._table.execute(
            "SELECT urls.url, old.portal, old.kind, old.fields, new.portal, new.kind, new.fields"
            " FROM (SELECT DISTINCT url FROM rows) AS urls"
            " LEFT JOIN rows AS old ON old.side = 'old' AND old.url = urls.url"
            " LEFT JOIN rows AS new ON new.side = 'new' AND new.url = urls.url"
            " ORDER BY urls.url"
        )
        for url, *cells in found:
            before, after = cells[:3], cells[3:]
            yield url, *(Row(*row) if row[1] is not None else Row() for row in (before, after))

    def _insert(self, side: str, rows: Iterable[tuple[str, Row]]) -> None:
        self._table.executemany(
            "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?)",
            ((side, url, *row) for url, row in rows),
        )


def _list_rejects(paths: Iterable[Path]) -> Iterator[tuple[str, Row]]:
    """Yield the address and the codes of every reject of an output."""
    for reject in read_rejects(*paths):
        codes = ", ".join(
            f"{reason.code.value} {reason.field}" if reason.field else reason.code.value
            for reason in reject.reasons
        )
        yield reject.url, Row(reject.portal, codes)
