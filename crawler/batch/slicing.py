"""Sources cut into parts, each small enough to be written in seconds and lost without regret."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from crawler.batch.part_lines import PartTask
from crawler.batch.parts_folder import Pages
from crawler.portals import page_classes
from crawler.sources import Entry, Source

PAGES_A_PART = 1000
"""Some five seconds of work, beside which the start of a process is little; a killed run, or a
worker that goes down, loses no more."""


def slice_sources(
    places: Sequence[Mapping[str, Source]], folder: Path, timeout: float, version: str
) -> tuple[list[PartTask], list[list[Pages]]]:
    """Return the parts of some places, and what is said of the pages in each place.

    `places`: the sources of each by the portal's name. `folder`: where the parts go. `timeout`:
    seconds that a page may take, 0 for any. `version`: of this package.
    """
    tasks: list[PartTask] = []
    told: list[list[Pages]] = []
    numbers = count()
    for sources in places:
        told.append([])
        for portal, source in sources.items():
            parts = []
            for entries in _cut(list(source)):
                number = next(numbers)
                path = folder / f"part-{number:05}.jsonl"
                page = page_classes()[portal]
                tasks.append(PartTask(number, path, page, entries, timeout, version))
                parts.append(number)
            told[-1].append(
                Pages(
                    portal=portal,
                    pages=len(source),
                    passed_over=source.passed_over,
                    notices=[*source.notices],
                    parts=parts,
                )
            )
    return tasks, told


def _cut(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), PAGES_A_PART):
        yield entries[start : start + PAGES_A_PART]
