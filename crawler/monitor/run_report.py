"""What happened in one run: the facts that the summary and the exit status are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crawler import counters
from crawler.coverage import Coverage
from crawler.errors import SilkroadError
from crawler.items import RejectCode
from crawler.monitor.run_drift import Drift
from crawler.start_lists import StartLists

NO_ARTICLE_CODES = frozenset(
    {
        RejectCode.EMPTY,
        RejectCode.BINARY,
        RejectCode.NOT_FOUND,
        RejectCode.LOGIN,
        RejectCode.NOT_ARTICLE,
        RejectCode.UNKNOWN_PORTAL,
        RejectCode.LATER_PAGE,
        RejectCode.FETCH,
    }
)
"""Codes of pages that turned out to hold no article, or that nobody has seen."""

COMPARED_CODES = frozenset({RejectCode.DUPLICATE, RejectCode.REPLACED})
"""Codes of pages that gave a valid record, which comparing it with others then kept out."""


@dataclass(frozen=True)
class RunReport:
    """The facts of one run.

    `stats`: the counters of crawler.counters. `reason`: why the run ended, in Scrapy's words.
    `site`: which of the portal's sites was asked for alone. `interrupted`: somebody asked it to
    end. `seconds`: how long it took. `files`: where its records are. `notices`: sentences for the
    user. `stopped`: the sentence of a run that ended itself early. `limit`: how many articles were
    asked for, if the run ended for it. `error`: what made it end, if that is something for the user
    to see to; its `exit_status` is the run's. `lists`: what came of the lists that it started at.
    `drift`: what is not as in earlier runs.
    """

    portal: str
    stats: Mapping[str, int]
    coverage: Coverage
    reason: str = "finished"
    site: str | None = None
    interrupted: bool = False
    seconds: float = 0.0
    files: Sequence[Path] = ()
    notices: Sequence[str] = ()
    stopped: str | None = None
    limit: int | None = None
    error: SilkroadError | None = None
    lists: StartLists = field(default_factory=StartLists)
    drift: Drift = field(default_factory=Drift)
    rejects: Mapping[str, int] = field(init=False)
    failures: Mapping[str, int] = field(init=False)
    skipped: Mapping[str, int] = field(init=False)
    unmatched: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        for name, counter in (
            ("rejects", counters.REJECTS),
            ("failures", counters.FETCHES_FAILED),
            ("skipped", counters.PAGES_SKIPPED),
            ("unmatched", counters.TEMPLATE_UNMATCHED),
        ):
            object.__setattr__(self, name, self._group(counter))

    @property
    def pages_found(self) -> int:
        """Article pages that the source holds or that lists and feeds name."""
        return self.stats.get(counters.PAGES_FOUND, 0)

    @property
    def lists_left(self) -> int:
        """List pages that the bound on list pages left unread."""
        return self.stats.get(counters.LISTS_LEFT, 0)

    @property
    def dates_overruled(self) -> int:
        """Printed dates that the date in the page's address overruled."""
        return self.stats.get(counters.DATES_OVERRULED, 0)

    @property
    def answered(self) -> int:
        """Pages of any kind that were fetched with success."""
        return self.stats.get(counters.FETCHES, 0)

    @property
    def bytes(self) -> int:
        """Bytes that were received, or read from a source."""
        return self.stats.get(counters.BYTES_RECEIVED, 0) + self.stats.get(counters.BYTES_READ, 0)

    @property
    def pages_read(self) -> int:
        """Article pages seen, whether or not they could be read."""
        return self.stats.get(counters.PAGES_READ, 0)

    @property
    def pages_left(self) -> int:
        """Article pages that were found and that nobody looked at."""
        return max(0, self.pages_found - self.pages_read - sum(self.skipped.values()))

    @property
    def valid(self) -> int:
        """Articles that gave a valid record, whether or not it was news."""
        return self.stats.get(counters.RECORDS_VALID, 0)

    @property
    def new(self) -> int:
        """Records written for the first time."""
        return self.stats.get(counters.RECORDS_NEW, 0)

    @property
    def revised(self) -> int:
        """Changed records, written as a new revision."""
        return self.stats.get(counters.RECORDS_REVISED, 0)

    @property
    def outside(self) -> int:
        """Valid records not wanted: outside of the window or beyond the limit."""
        return self.stats.get(counters.RECORDS_OUTSIDE, 0)

    @property
    def forgotten(self) -> int:
        """Valid records of pages that were taken down, and are not taken in again."""
        return self.stats.get(counters.RECORDS_FORGOTTEN, 0)

    @property
    def unchanged(self) -> int:
        """Valid records that the output held already."""
        elsewhere = self.new + self.revised + self.outside + self.forgotten
        lost = sum(self.rejects.get(code, 0) for code in COMPARED_CODES) + self.internal_errors
        return max(0, self.valid - elsewhere - lost)

    @property
    def replaced(self) -> int:
        """Known articles that showed something else, which is not believed on first sight."""
        return self.rejects.get(RejectCode.REPLACED, 0)

    @property
    def internal_errors(self) -> int:
        """Exceptions that nobody expected."""
        return self.stats.get(counters.INTERNAL_ERRORS, 0)

    def _group(self, counter: str) -> dict[str, int]:
        prefix = counter.format("")
        found = {
            key.removeprefix(prefix): number
            for key, number in self.stats.items()
            if key.startswith(prefix)
        }
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
