"""Runs drawn from pages, whose mix of news moves from one to the next."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.drift.comparing import find_changes
from crawler.drift.observing import WATCHED_FIELDS, Observations
from crawler.drift.statistics import Statistics
from tests.drift.changes import CHANGES, Change
from tests.drift.made_runs import list_alarms
from tests.drift.pages import Observe, make_pages, read_page

EARLIER_RUNS = 20
PAGES_A_RUN = 30


def draw_run(
    pages: Sequence[Observe], spread: float, chance: random.Random, *, revised: int = 0
) -> Statistics:
    """Return what is counted of a run of pages drawn from those given.

    The shares of the pages are drawn from a Dirichlet distribution first, so that the share of
    whatever some of them have is beta-distributed with this spread between runs.
    """
    concentration = (1 / spread - 1) / len(pages)
    weights = [chance.gammavariate(concentration, 1) for _ in pages]
    run = Observations()
    for observe in chance.choices(pages, weights, k=PAGES_A_RUN):
        observe(run)
    return run.summarise(known=PAGES_A_RUN, revised=revised)


def compare_run(
    history: Sequence[Statistics], run: Statistics, pending: Sequence[Statistics] = ()
) -> set[str]:
    """Return the subjects of the alarms of a run."""
    baselines = dict.fromkeys((*WATCHED_FIELDS, "run"), history)
    return {change.watched.subject for change in list_alarms(find_changes(baselines, run, pending))}


def count_false_alarms(spread: float, runs: int, seed: int = 0, portals: int = 40) -> int:
    """Return how many of so many quiet runs raise an alarm.

    Each of the portals goes on with its history, as the outputs of years do.
    """
    chance = random.Random(seed)
    pages = read_pages()
    alarms = 0
    for _ in range(portals):
        history = [draw_run(pages, spread, chance) for _ in range(EARLIER_RUNS)]
        for _ in range(runs // portals):
            run = draw_run(pages, spread, chance, revised=chance.random() < 0.2)
            if compare_run(history, run):
                alarms += 1
            history.append(run)
    return alarms


@dataclass(frozen=True)
class Finding:
    """When a change was found: in which run, by the alarm of which subjects; 0 for never."""

    change: Change
    run: int
    subjects: frozenset[str]


def find_change(change: Change, spread: float, seed: int = 0, runs: int = 5) -> Finding:
    """Play quiet runs and then runs of changed pages, until an alarm names what changed."""
    chance = random.Random(f"{change.name} {seed}")
    usual = read_pages()
    changed = [read_page(number, change.edit(page, number)) for number, page in _number_pages()]
    history = [draw_run(usual, spread, chance) for _ in range(EARLIER_RUNS)]
    pending: list[Statistics] = []
    subjects: set[str] = set()
    for number in range(1, runs + 1):
        run = draw_run(changed, spread, chance)
        subjects |= compare_run(history, run, pending)
        if subjects & change.named:
            return Finding(change, number, frozenset(subjects))
        pending.append(run)
    return Finding(change, 0, frozenset(subjects))


def _number_pages() -> Iterator[tuple[int, str]]:
    return enumerate(make_pages())


def read_pages() -> list[Observe]:
    """Return what the usual pages give."""
    return [read_page(number, page) for number, page in _number_pages()]


def usual_shares() -> dict[str, float]:
    """Return the share of the usual pages that have each field."""
    run = Observations()
    for observe in read_pages():
        observe(run)
    counted = run.summarise()
    return {name: field.filled / counted.records for name, field in counted.fields.items()}


def find_changes_of_template(spread: float, seed: int = 0) -> list[Finding]:
    """Return when each change of the template was found."""
    return [find_change(change, spread, seed) for change in CHANGES]
