"""Statistics and lines of runs for tests."""

from collections.abc import Iterable

from crawler.drift.comparing import Change
from crawler.drift.run_lines import Alarm, RunLine
from crawler.drift.statistics import FieldStatistics, Statistics


def make_statistics(records: int = 30, **filled: int) -> Statistics:
    """Return what is counted of a run of records, so many of which have each field."""
    fields = {
        name: FieldStatistics(filled=number, tiers={"text": number}, rules={"label": number})
        for name, number in filled.items()
    }
    return Statistics(records=records, fields=fields, pages=records)


def make_alarm(subject: str = "abstract", aspect: str = "filled") -> Alarm:
    """Return an alarm of a subject."""
    return Alarm(
        subject=subject, aspect=aspect, value="", before=(590, 600), now=(0, 30), medians=None,
        since="2026-05-04", pages=["https://en.imsilkroad.com/p/1.html"],
    )  # fmt: skip


def make_line(
    statistics: Statistics | None = None, alarms: tuple[Alarm, ...] = (), **changed: object
) -> RunLine:
    """Return the line of a run that was complete."""
    fields = {
        "portal": "silkroad", "kind": "offline", "site": None, "seconds": 1.5,
        "started_at": "2026-05-04T03:17:00Z", "status": 4 if alarms else 0, "complete": True,
        "new": 30, "revised": 0, "unchanged": 0, "outside": 0, "fetches": {"answered": 30},
        "lists": {}, "bytes": 900_000, "version": "0.1.0", "alarms": list(alarms),
        "statistics": statistics or make_statistics(abstract=29),
    }  # fmt: skip
    return RunLine.model_validate(fields | changed)


def list_alarms(changes: Iterable[Change]) -> list[Change]:
    """Return those of the changes that somebody has to look at."""
    return [change for change in changes if change.is_alarm]
