"""The beta-binomial distribution: of so many pages, how many have something, in runs that differ.

A binomial says how far small numbers stray. Runs stray further, since the mix of news differs from
one to the next; the beta-binomial has that spread between runs as a second parameter.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

USUAL_SPREAD = 0.03
"""The spread between runs that is assumed before runs have shown theirs."""
SPREAD_RUNS = 4
"""How many runs that assumption counts for."""
LEAST_SPREAD = 0.005
MOST_SPREAD = 0.9


@dataclass(frozen=True, slots=True)
class BetaBinomial:
    """The distribution of a number of pages.

    `alpha`, `beta`: the parameters of the beta distribution that the share of a run is drawn from.
    """

    alpha: float
    beta: float

    @classmethod
    def of_share(cls, share: float, spread: float) -> Self:
        """Return the distribution with a mean share and a spread, both between 0 and 1.

        `spread` is the correlation of two pages of one run: 0 is a binomial, 1 says that a run has
        something on all of its pages or on none.
        """
        total = 1 / spread - 1
        return cls(share * total, (1 - share) * total)

    @property
    def share(self) -> float:
        """The mean share of pages."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def spread(self) -> float:
        """The correlation of two pages of one run."""
        return 1 / (self.alpha + self.beta + 1)

    def log_pmf(self, hits: int, pages: int) -> float:
        """Return the logarithm of the probability of exactly `hits` among `pages`."""
        return (
            math.lgamma(pages + 1)
            - math.lgamma(hits + 1)
            - math.lgamma(pages - hits + 1)
            + _log_beta(hits + self.alpha, pages - hits + self.beta)
            - _log_beta(self.alpha, self.beta)
        )

    def at_most(self, hits: int, pages: int) -> float:
        """Return the probability of `hits` or fewer among `pages`."""
        if hits > self.share * pages:
            return 1 - self._sum_tail(pages - hits - 1, pages, self.beta, self.alpha)
        return self._sum_tail(hits, pages, self.alpha, self.beta)

    def at_least(self, hits: int, pages: int) -> float:
        """Return the probability of `hits` or more among `pages`."""
        return BetaBinomial(self.beta, self.alpha).at_most(pages - hits, pages)

    @staticmethod
    def _sum_tail(hits: int, pages: int, alpha: float, beta: float) -> float:
        """Add up the probabilities from `hits` down to none, each got from the one above it."""
        if hits < 0:
            return 0.0
        total = term = 1.0
        for number in range(hits, 0, -1):
            term *= number * (pages - number + beta)
            term /= (pages - number + 1) * (number - 1 + alpha)
            total += term
        largest = BetaBinomial(alpha, beta).log_pmf(hits, pages)
        return min(1.0, math.exp(largest + math.log(total)))


def _log_beta(alpha: float, beta: float) -> float:
    return math.lgamma(alpha) + math.lgamma(beta) - math.lgamma(alpha + beta)


class History:
    """The numbers of earlier runs, and the distribution that they let one expect of the next.

    Only sums are kept, so that a run costs the same after a thousand others.
    """

    def __init__(self, runs: Iterable[tuple[int, int]] = ()) -> None:
        self.runs = self.hits = self.pages = 0
        self._squared_pages = 0
        self._squares = 0.0
        for hits, pages in runs:
            self.add(hits, pages)

    def add(self, hits: int, pages: int) -> None:
        """Add a run; one without pages says nothing."""
        if pages:
            self.runs += 1
            self.hits += hits
            self.pages += pages
            self._squared_pages += pages * pages
            self._squares += hits * hits / pages

    def fit(self) -> BetaBinomial | None:
        """Return what to expect of the next run; None before the first.

        Mean and spread are those of the runs (analysis of variance, as Ridout, Demétrio and Firth
        1999 compare it with others), drawn towards what is usual while there are few. What remains
        unsure of the mean adds to the spread.
        """
        if not self.pages:
            return None
        spread = self._estimate_spread()
        # How many independent pages say as much as these do.
        worth = self.pages / (1 + (self.pages / self.runs - 1) * spread)
        weight = worth / self.pages
        share = (self.hits * weight + 0.5) / (worth + 1)
        return BetaBinomial.of_share(share, min(MOST_SPREAD, spread + (1 - spread) / (worth + 2)))

    def _estimate_spread(self) -> float:
        share = self.hits / self.pages
        chance = share * (1 - share)
        degrees = self.runs - 1
        room = self.pages - self._squared_pages / self.pages - degrees
        found = 0.0
        if chance and room > 0:
            between = self._squares - self.hits * share
            found = max(0.0, (between / chance - degrees) / room)
        mean = (SPREAD_RUNS * USUAL_SPREAD + degrees * found) / (SPREAD_RUNS + degrees)
        return min(MOST_SPREAD, max(LEAST_SPREAD, mean))
