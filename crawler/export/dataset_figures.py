"""The figures that a card tells of a dataset, counted while its rows are written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from crawler.export.export_rows import Row
from crawler.items import Reject


@dataclass(slots=True)
class PortalFigures:
    """Of one portal: records, rejected pages, the first and the last day of publication."""

    records: int = 0
    rejects: int = 0
    first: str = ""
    last: str = ""


@dataclass(slots=True)
class DatasetFigures:
    """Of a dataset: its portals by name, how often each key is filled, why pages gave nothing.

    A revision of an article counts as a record. `codes`: pages without a record, by their first
    reason. `latest_fetched`: the newest `fetched_at`; empty where there is none.
    """

    portals: dict[str, PortalFigures] = field(default_factory=dict)
    filled: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    revisions: int = 0
    latest_fetched: str = ""

    @property
    def records(self) -> int:
        """How many records there are, revisions counted."""
        return sum(portal.records for portal in self.portals.values())

    @property
    def latest(self) -> str:
        """The day of the newest capture, of the newest article where no capture has a time."""
        return self.latest_fetched[:10] or max(
            (portal.last for portal in self.portals.values()), default=""
        )

    def count_rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows as they come, counted."""
        for row in rows:
            portal = self.portals.setdefault(row["portal"], PortalFigures())
            day = row["published"]
            portal.records += 1
            portal.first = min(portal.first or day, day)
            portal.last = max(portal.last, day)
            self.revisions += row["revision"] > 1
            self.latest_fetched = max(self.latest_fetched, row["fetched_at"] or "")
            self.filled.update(name for name, value in row.items() if value not in (None, [], ""))
            yield row

    def count_rejects(self, rejects: Iterable[Reject]) -> None:
        """Count pages that gave no record, by portal and by their first reason."""
        for reject in rejects:
            self.portals.setdefault(reject.portal, PortalFigures()).rejects += 1
            self.codes[reject.reasons[0].code.value] += 1
