"""When two texts are one story, at and beside the thresholds."""

from random import Random

import numpy as np
import pytest

from crawler.clusters.shingles import hash_shingles
from crawler.clusters.similarity import (
    MIN_SHINGLES,
    Difference,
    count_shared,
    is_same_story,
    tell_difference,
)
from tests.clusters import reprints


def numbers(*ranges):
    return np.concatenate([np.arange(*one, dtype=np.uint32) for one in ranges])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (numbers((0, 100)), numbers((0, 100)), True),
        (numbers((0, 100)), numbers((40, 140)), True),
        (numbers((0, 100)), numbers((41, 141)), False),
        (numbers((0, 100)), numbers((0, 50)), True),
        (numbers((0, 100)), numbers((0, 49)), False),
        (numbers((0, 100)), numbers((0, 30), (100, 120)), True),
        (numbers((0, 100)), numbers((0, 29), (100, 121)), False),
        (numbers((0, MIN_SHINGLES)), numbers((0, MIN_SHINGLES)), True),
        (numbers((0, MIN_SHINGLES - 1)), numbers((0, MIN_SHINGLES - 1)), False),
    ],
)
def test_thresholds(one, other, same):
    assert is_same_story(one, other) is is_same_story(other, one) is same


@pytest.mark.parametrize(
    ("first", "member", "difference"),
    [
        (numbers((0, 100)), numbers((0, 100)), Difference.WHOLE),
        (numbers((0, 100)), numbers((0, 70)), Difference.SHORTENED),
        (numbers((0, 100)), numbers((0, 63), (200, 207)), Difference.SHORTENED),
        (numbers((0, 100)), numbers((0, 62), (200, 208)), Difference.REWORDED),
        (numbers((0, 100)), numbers((0, 150)), Difference.EXTENDED),
        (numbers((0, 100)), numbers((0, 98), (200, 202)), Difference.REWORDED),
    ],
)
def test_differences(first, member, difference):
    assert tell_difference(first, member) is difference


def differ(change, seed):
    random = Random(seed)
    story = reprints.write_story(random, 1)
    texts = ["\n".join(one.paragraphs) for one in (story, change(random, story))]
    return tell_difference(*hash_shingles(texts))


@pytest.mark.parametrize("seed", range(5))
def test_what_was_done_to_a_story_is_what_is_told(seed):
    assert differ(reprints.change_headline, seed) is Difference.WHOLE
    assert differ(reprints.cut, seed) is Difference.SHORTENED
    assert differ(reprints.extend, seed) is Difference.EXTENDED
    assert differ(reprints.change_lead, seed) is not Difference.WHOLE


def test_shared_shingles_are_counted():
    assert count_shared(numbers((0, 10)), numbers((7, 20))) == 3
