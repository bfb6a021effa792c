"""Sources cut into parts, each small enough to be written in seconds and lost without regret."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from pathlib import Path

from crawler.batch.part_lines import PartTask
from crawler.batch.parts_folder import Pages
from crawler.portals import page_classes
from crawler.sources import Source

PAGES_A_PART = 1000
"""Some five seconds of work: a killed run, or a worker that goes down, loses no more."""


class Slices:
    """The parts of some places, made as they are asked for: an archive may hold many pages.

    `told`: what is said of the pages in each place.
    """

    def __init__(
        self, places: Sequence[Mapping[str, Source]], folder: Path, timeout: float, version: str
    ) -> None:
        """Give each part its number.

        `places`: the sources of each by the portal's name. `folder`: where the parts go.
        `timeout`: seconds that a page may take, 0 for any. `version`: of this package.
        """
        self._places = places
        self._folder = folder
        self._timeout = timeout
        self._version = version
        numbers = count()
        self.told = [
            [
                Pages(
                    portal=portal,
                    pages=len(source),
                    passed_over=source.passed_over,
                    notices=[*source.notices],
                    parts=[next(numbers) for _ in range(0, len(source), PAGES_A_PART)],
                )
                for portal, source in sources.items()
            ]
            for sources in places
        ]

    @property
    def pages(self) -> int:
        """How many pages all parts have."""
        return sum(pages.pages for place in self.told for pages in place)

    def __len__(self) -> int:
        return sum(len(pages.parts) for place in self.told for pages in place)

    def __iter__(self) -> Iterator[PartTask]:
        numbers = count()
        for portal, source in (named for sources in self._places for named in sources.items()):
            entries = source.list_entries()
            while slice_ := list(islice(entries, PAGES_A_PART)):
                number = next(numbers)
                path = self._folder / f"part-{number:05}.jsonl"
                page = page_classes()[portal]
                yield PartTask(number, path, page, slice_, self._timeout, self._version)
