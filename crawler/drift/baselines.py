"""What is usual of a portal, as the lines of its runs tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crawler.drift.observing import WATCHED_FIELDS
from crawler.drift.run_lines import AcceptanceLine, Alarm, Kind, Line, RunLine
from crawler.drift.statistics import RUN, Statistics

SUBJECTS = (*WATCHED_FIELDS, RUN)


@dataclass
class Usual:
    """What the runs of one kind tell the next one.

    `baselines`: the runs that say what is usual, by subject, oldest first: those that were complete
    and had no alarm, or whose state was accepted. `pending`: those since an alarm that nobody has
    accepted.
    """

    baselines: dict[str, list[Statistics]] = field(
        default_factory=lambda: {subject: [] for subject in SUBJECTS}
    )
    pending: list[RunLine] = field(default_factory=list)

    @property
    def runs(self) -> int:
        """How many runs say what is usual of the portal as a whole."""
        return len(self.baselines[RUN])

    @property
    def standing(self) -> dict[str, Alarm]:
        """The alarms that nobody has accepted, by subject, the first of each."""
        alarms: dict[str, Alarm] = {}
        for run in self.pending:
            for alarm in run.alarms:
                alarms.setdefault(alarm.subject, alarm)
        return alarms

    def add(self, run: RunLine) -> None:
        """Add a run: to what is usual, or to what somebody has to look at."""
        if run.alarms or (self.pending and run.complete):
            self.pending.append(run)
        elif run.complete:
            for baseline in self.baselines.values():
                baseline.append(run.statistics)

    def accept(self) -> None:
        """Make the present state the usual one.

        Of a subject that had an alarm the runs since the first of them say what is usual, and
        nothing before; of all others these runs join those before. A wave of revisions is no
        state: its runs are left out.
        """
        for subject, baseline in self.baselines.items():
            raised = [_names(run, subject) for run in self.pending]
            if not any(raised):
                baseline += _statistics(self.pending)
            elif self.standing[subject].aspect == "revised":
                quiet = [run for run, named in zip(self.pending, raised, strict=True) if not named]
                baseline += _statistics(quiet)
            else:
                baseline[:] = _statistics(self.pending[raised.index(True) :])
        self.pending.clear()


def read_usual(lines: Iterable[Line], kind: Kind, site: str | None) -> Usual:
    """Return what the lines of a portal's runs tell a run of this kind, and of this site."""
    usual = Usual()
    for line in lines:
        if isinstance(line, AcceptanceLine):
            usual.accept()
        elif (line.kind, line.site) == (kind, site):
            usual.add(line)
    return usual


def _names(run: RunLine, subject: str) -> bool:
    return any(alarm.subject == subject for alarm in run.alarms)


def _statistics(runs: Sequence[RunLine]) -> list[Statistics]:
    return [run.statistics for run in runs]
