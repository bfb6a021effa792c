"""When two texts are the same story, and how one differs from the other."""

from enum import StrEnum

import numpy as np

from crawler.clusters.shingles import Shingles

MIN_SHINGLES = 20
"""Shorter texts, two sentences and less, are too alike to tell."""

MIN_CONTAINMENT = 0.6
"""Share of the shorter text that the longer one must have. Two reports of one event share up to a
third in invented stories (`python -m tests.clusters.measure`), and .06 in real ones; reprints that
are cut, reworded or have another lead share two thirds and more."""

MIN_LENGTH = 0.5
"""Length of the shorter text, of the longer one's. What is less is a part of it: a digest of the
week that repeats three reports is not the same story as any of them."""

_NEARLY_ALL = 0.9
"""Share of a text that another has where one was only cut or only added to; what a changed word
here and there takes away is the rest."""


class Difference(StrEnum):
    """How a text differs from the first of the same story."""

    WHOLE = "whole"
    SHORTENED = "shortened"
    EXTENDED = "extended"
    REWORDED = "reworded"


def count_shared(one: Shingles, other: Shingles) -> int:
    """Return how many shingles two texts share."""
    return int(np.intersect1d(one, other, assume_unique=True).size)


def is_same_story(one: Shingles, other: Shingles) -> bool:
    """Tell whether two texts are one, also where one is cut, extended or reworded in places."""
    shorter, longer = sorted((one.size, other.size))
    if shorter < MIN_SHINGLES or shorter < MIN_LENGTH * longer:
        return False
    return count_shared(one, other) >= MIN_CONTAINMENT * shorter


def tell_difference(first: Shingles, member: Shingles) -> Difference:
    """Tell how a text of the same story differs from the first.

    `whole`: not at all, punctuation aside; `shortened`: nearly all of it is in the first, which has
    more; `extended`: the other way round; `reworded`: neither.
    """
    if np.array_equal(first, member):
        return Difference.WHOLE
    shared = count_shared(first, member)
    if shared >= _NEARLY_ALL * member.size and member.size < first.size:
        return Difference.SHORTENED
    if shared >= _NEARLY_ALL * first.size and first.size < member.size:
        return Difference.EXTENDED
    return Difference.REWORDED
