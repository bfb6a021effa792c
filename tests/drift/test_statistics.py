"""What is counted of a run: which shares are watched, and of how many pages each is one."""

import pytest

from crawler.drift.statistics import (
    FieldStatistics,
    Statistics,
    Watched,
    count_share,
    find_usual_octave,
    list_watched,
    reject_key,
)

FIELD = FieldStatistics(
    filled=8, tiers={"text": 6, "template": 2}, rules={"h1": 5}, lengths={"5": 1, "7": 2, "9": 4}
)
RUN = Statistics(
    records=10, fields={"headline": FIELD}, repeated={"headline": 3}, pages=14,
    rejects={"missing body": 3, "not_found": 1}, known=6, revised=2,
)  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "aspect", "value", "share"),
    [
        ("headline", "filled", "", (8, 10)), ("abstract", "filled", "", (0, 10)),
        ("headline", "tier", "text", (6, 8)), ("headline", "tier", "url", (0, 8)),
        ("headline", "rule", "h1", (5, 8)), ("headline", "repeated", "", (3, 8)),
        ("body", "rejects", "missing body", (3, 14)), ("run", "rejects", "empty", (0, 14)),
        ("run", "revised", "", (2, 6)),
        ("headline", "much_shorter", "", (1, 8)), ("headline", "shorter", "", (1, 8)),
        ("headline", "longer", "", (4, 8)), ("headline", "much_longer", "", (4, 8)),
    ],
)  # fmt: skip
def test_of_how_many_pages_something_is_true(subject, aspect, value, share):
    assert count_share(RUN, Watched(subject, aspect, value), 7) == share


@pytest.mark.parametrize(
    ("usual", "counts"),
    [(8, [1, 3, 4, 0]), (6, [0, 1, 6, 4]), (5, [0, 0, 6, 6]), (None, [0, 0, 0, 0])],
)
def test_lengths_are_told_from_the_usual_one_in_doublings(usual, counts):
    aspects = ("much_shorter", "shorter", "longer", "much_longer")
    found = [count_share(RUN, Watched("headline", aspect), usual)[0] for aspect in aspects]
    assert found == counts


def test_all_that_has_pages_is_watched_once():
    watched = list_watched([RUN, RUN])
    assert len(watched) == len({*watched}) == 12
    assert Watched("body", "rejects", "missing body") in watched
    assert Watched("run", "rejects", "not_found") in watched
    assert Watched("run", "revised") in watched
    assert list_watched([Statistics(), Statistics(fields={"headline": FieldStatistics()})]) == []


@pytest.mark.parametrize(
    ("lengths", "octave"),
    [
        ([], None), ([{}], None), ([{"7": 1}], 7), ([{"5": 1, "9": 1}], 5),
        ([{"5": 1}, {"9": 2}], 9), ([{"9": 3, "10": 4}], 10), ([{"9": 4}, {"10": 4}], 9),
    ],
)  # fmt: skip
def test_the_usual_length_is_the_median_of_all_runs(lengths, octave):
    runs = [Statistics(fields={"body": FieldStatistics(lengths=one)}) for one in lengths]
    assert find_usual_octave(runs, "body") == octave
    assert find_usual_octave(runs, "abstract") is None


def test_rejects_are_counted_by_code_and_field():
    assert reject_key("missing", "headline") == "missing headline"
    assert reject_key("not_found", None) == "not_found"
