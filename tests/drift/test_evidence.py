import random

from crawler.drift.beta_binomial import BetaBinomial
from crawler.drift.evidence import weigh_loss

QUIET = [(12, 30), (10, 30), (14, 30), (11, 30), (13, 30)] * 4


def test_quiet_runs_are_no_evidence():
    assert weigh_loss(QUIET) < 1


def test_evidence_of_a_rare_field_that_is_gone_grows_from_run_to_run():
    found = [weigh_loss(QUIET, [(0, 30)] * runs) for runs in range(4)]
    assert found == sorted(found)
    assert found[3] > 1000


def test_a_field_that_comes_back_takes_the_evidence_back():
    assert weigh_loss(QUIET, [(0, 30), (0, 30), (13, 30)]) < weigh_loss(QUIET, [(0, 30)] * 2)


def test_the_first_run_is_compared_with_nothing():
    assert weigh_loss([(12, 30)]) == 0


def test_runs_without_pages_change_nothing():
    assert weigh_loss(QUIET, [(0, 30), (0, 0)]) == weigh_loss(QUIET, [(0, 30)])


def test_hardly_any_portal_whose_share_stays_ever_reaches_a_thousand():
    chance = random.Random(3)
    usual = BetaBinomial.of_share(0.3, 0.03)
    reached = 0
    for _ in range(60):
        shares = [chance.betavariate(usual.alpha, usual.beta) for _ in range(40)]
        runs = [(sum(chance.random() < share for _ in range(30)), 30) for share in shares]
        reached += any(weigh_loss(runs[:20], runs[20:end]) >= 1000 for end in range(21, 41, 4))
    assert reached == 0
