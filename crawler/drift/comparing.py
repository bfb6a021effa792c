"""A run compared with the earlier runs of its portal: what changed, and how sure that is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crawler.drift.beta_binomial import BetaBinomial, History
from crawler.drift.evidence import weigh_loss
from crawler.drift.statistics import (
    ASPECTS,
    ONLY_UPWARDS,
    Statistics,
    Watched,
    count_share,
    find_usual_octave,
    list_watched,
)

ALARM = 1e-5
"""How often a run that is as usual may raise an alarm, over all that is watched together."""
NOTICE = 1e-3
EVIDENCE_ALARM = 1000.0
"""The e-value that is an alarm."""
RARE = 0.8
"""Fields that fewer pages have are judged over several runs as well."""

_EVENTS_BEFORE = (1, 30)
"""What is expected of revisions before any run could have them: one of thirty known pages."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is not as it was.

    `before`: hits and pages over the runs that say what is usual; `now`: of the run. `chance`: how
    probable as much or more is in a run that is as usual, times the number of things watched.
    `evidence`: the e-value of all runs, for what only several of them tell; else 0.
    """

    watched: Watched
    before: tuple[int, int]
    now: tuple[int, int]
    chance: float
    evidence: float = 0.0

    @property
    def is_alarm(self) -> bool:
        """Whether somebody has to look; else it is worth a notice."""
        return self.chance < ALARM or self.evidence >= EVIDENCE_ALARM


Baselines = Mapping[str, Sequence[Statistics]]
"""The runs that say what is usual, oldest first, by subject."""


def find_changes(
    baselines: Baselines, run: Statistics, pending: Sequence[Statistics] = ()
) -> list[Change]:
    """Return what is not as it was, the first that there is to say of each subject.

    `baselines`: the runs that say what is usual, by subject, oldest first. `pending`: the runs
    after them, which nobody has accepted.
    """
    runs = {id(one): one for runs in baselines.values() for one in runs}.values()
    watched = list_watched([*runs, run])
    usual: dict[str, int | None] = {}
    changes = defaultdict[str, list[Change]](list)
    for one in watched:
        baseline = baselines.get(one.subject, ())
        if one.subject not in usual:
            usual[one.subject] = find_usual_octave(baseline, one.subject)
        counts = [count_share(earlier, one, usual[one.subject]) for earlier in baseline]
        now = count_share(run, one, usual[one.subject])
        since = [count_share(later, one, usual[one.subject]) for later in pending]
        change = _compare(one, counts, since, now, len(watched))
        if change and (change.chance < NOTICE or change.is_alarm):
            changes[one.subject].append(change)
    return [min(found, key=_rank) for found in changes.values()]


def _compare(
    watched: Watched,
    counts: Sequence[tuple[int, int]],
    since: Sequence[tuple[int, int]],
    now: tuple[int, int],
    number: int,
) -> Change | None:
    history = History(counts)
    if watched.aspect == "revised":
        history.add(*_EVENTS_BEFORE)
    usual = history.fit()
    if usual is None or not now[1]:
        return None
    before = history.hits, history.pages
    chance = min(1.0, _find_chance(usual, watched, now) * number)
    evidence = 0.0
    if watched.aspect == "filled" and before[0] < RARE * before[1]:
        evidence = weigh_loss(counts, [*since, now])
    return Change(watched, before, now, chance, evidence)


def _find_chance(usual: BetaBinomial, watched: Watched, now: tuple[int, int]) -> float:
    """Return how probable a number as far from what is usual is, in a run that is as usual."""
    upwards = now[0] > usual.share * now[1]
    if watched.aspect in ONLY_UPWARDS:
        return usual.at_least(*now) if upwards else 1.0
    return min(1.0, 2 * (usual.at_least(*now) if upwards else usual.at_most(*now)))


def _rank(change: Change) -> tuple[bool, int, float]:
    return not change.is_alarm, ASPECTS.index(change.watched.aspect), change.chance
