"""Evidence that is gathered over runs: for fields that so few pages have that no run tells."""

import math
from collections.abc import Iterable, Sequence

from crawler.drift.beta_binomial import BetaBinomial, History

LEFT_SHARES = (0.0, 0.1, 0.25, 0.5)
"""What may be left of a field's usual share when something broke."""


def weigh_loss(baseline: Iterable[tuple[int, int]], since: Sequence[tuple[int, int]] = ()) -> float:
    """Return how strongly runs say that a share fell: an e-value, which few runs take past 1,000.

    `baseline`: hits and pages of the runs that say what is usual, oldest first; `since`: of the
    runs after them, up to the present one. The evidence of each run is how much likelier its
    numbers are if the share fell than if it did not, as the runs before it let one expect; that of
    runs in a row is multiplied. The fall may begin at any run, whose prior weights add up to 1:
    so a portal whose share never falls ever reaches 1,000 with a probability of 1 in 1,000,
    however often one looks (Ville's inequality).
    """
    history = History()
    evidence = [0.0] * len(LEFT_SHARES)
    started = 0
    for is_usual, runs in ((True, baseline), (False, since)):
        for hits, pages in runs:
            usual = history.fit()
            if usual is not None and pages:
                started += 1
                weight = 1 / (started * (started + 1))
                evidence = [
                    (before + weight) * _compare(usual, left, hits, pages)
                    for before, left in zip(evidence, LEFT_SHARES, strict=True)
                ]
            if is_usual:
                history.add(hits, pages)
    return math.fsum(evidence) / len(LEFT_SHARES)


def _compare(usual: BetaBinomial, left: float, hits: int, pages: int) -> float:
    """Return how much likelier a run is if only `left` of the usual share is left."""
    expected = usual.log_pmf(hits, pages)
    if not left:
        return math.exp(-expected) if not hits else 0.0
    fallen = BetaBinomial.of_share(usual.share * left, usual.spread)
    return math.exp(fallen.log_pmf(hits, pages) - expected)
