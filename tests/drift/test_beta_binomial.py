import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom

from crawler.drift.beta_binomial import BetaBinomial, History

SHARES = st.floats(0.001, 0.999)
SPREADS = st.floats(0.005, 0.9)
PAGES = st.integers(1, 60)


@given(share=SHARES, spread=SPREADS, pages=PAGES, data=st.data())
def test_probabilities_are_those_of_scipy(
    share: float, spread: float, pages: int, data: st.DataObject
):
    hits = data.draw(st.integers(0, pages))
    ours = BetaBinomial.of_share(share, spread)
    theirs = betabinom(pages, ours.alpha, ours.beta)
    assert ours.log_pmf(hits, pages) == pytest.approx(theirs.logpmf(hits), abs=1e-8)
    assert ours.at_most(hits, pages) == pytest.approx(theirs.cdf(hits), rel=1e-6, abs=1e-12)
    assert ours.at_least(hits, pages) == pytest.approx(theirs.sf(hits - 1), rel=1e-6, abs=1e-12)


def test_a_far_tail_of_many_pages_is_no_error():
    assert BetaBinomial.of_share(0.999, 0.005).at_most(0, 100_000) < 1e-100


@given(share=SHARES, spread=SPREADS)
def test_mean_and_spread_are_those_it_was_made_of(share: float, spread: float):
    made = BetaBinomial.of_share(share, spread)
    assert made.share == pytest.approx(share)
    assert made.spread == pytest.approx(spread)


def test_nothing_is_expected_before_the_first_run():
    assert History().fit() is None
    assert History([(0, 0)]).fit() is None


@pytest.mark.parametrize("spread", [0.03, 0.2])
def test_many_runs_show_their_share_and_spread(spread: float):
    runs = betabinom.rvs(30, *_parameters(0.6, spread), size=3000, random_state=7)
    fitted = History((int(hits), 30) for hits in runs).fit()
    assert fitted is not None
    assert fitted.share == pytest.approx(0.6, abs=0.02)
    assert fitted.spread == pytest.approx(spread, abs=0.015)


def test_one_run_leaves_more_unsure_than_many():
    one, many = History([(27, 30)]).fit(), History([(27, 30)] * 20).fit()
    assert one is not None
    assert many is not None
    assert one.at_most(5, 30) > 100 * many.at_most(5, 30)


def test_what_was_always_there_and_is_gone_shows_in_four_pages():
    fitted = History([(30, 30)] * 20).fit()
    assert fitted is not None
    assert fitted.at_most(0, 4) * 100 < 1e-5


def _parameters(share: float, spread: float) -> tuple[float, float]:
    made = BetaBinomial.of_share(share, spread)
    assert math.isfinite(made.alpha)
    return made.alpha, made.beta
