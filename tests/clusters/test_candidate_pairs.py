"""Texts that may be the same are proposed; most others are not."""

import numpy as np

from crawler.clusters.candidate_pairs import BANDS, compute_bands, propose_pairs


def make_text(start, shared, own):
    """Return a text with so many shingles of all texts, and some of its own."""
    mixed = np.random.default_rng(start).integers(2**32, size=own, dtype=np.uint32)
    return np.unique(np.concatenate([np.arange(shared, dtype=np.uint32) * 2654435761, mixed]))


def propose(texts, fresh=None):
    pairs = propose_pairs(compute_bands(texts), np.array(fresh or [True] * len(texts)))
    return set(map(tuple, pairs.tolist()))


def test_texts_of_which_a_third_is_shared_are_all_proposed():
    texts = [make_text(seed, 100, 100) for seed in range(40)]
    near = {(one, one + 1) for one in range(39)}
    found = propose(texts)
    assert near <= found | {(b, a) for a, b in found}
    assert len(found) >= 700


def test_texts_that_share_one_in_a_hundred_are_seldom_proposed():
    assert len(propose([make_text(seed, 10, 490) for seed in range(100)])) < 25


def test_pairs_of_texts_that_are_not_new_are_left_out():
    texts = [make_text(1, 50, 0)] * 3
    assert propose(texts, [False, False, True]) == {(0, 2), (1, 2)}
    assert propose(texts, [False, False, False]) == set()


def test_one_text_alone_makes_no_pair():
    assert propose([make_text(1, 50, 0)]) == set()


def test_thousands_of_one_notice_are_chained():
    pairs = propose([make_text(1, 50, 0)] * 2_000)
    assert len(pairs) < 2_000 * 21
    assert {(one, one + 1) for one in range(1_999)} <= pairs


def test_the_same_text_has_the_same_bands_in_any_company():
    one, other = make_text(1, 0, 200), make_text(2, 0, 300)
    assert np.array_equal(compute_bands([one])[:, 0], compute_bands([other, one])[:, 1])
    assert compute_bands([one]).shape == (BANDS, 1)
