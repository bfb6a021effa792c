"""What is joined pair by pair is what hangs together."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.clusters.disjoint_sets import DisjointSets

COUNT = 12
PAIRS = st.lists(st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)), max_size=20)


@given(PAIRS)
def test_sets_are_what_pairs_reach(pairs):
    sets = DisjointSets(COUNT)
    for one, other in pairs:
        sets.join(one, other)
    reached = [{number} for number in range(COUNT)]
    for _ in range(COUNT):
        for one, other in pairs:
            reached[one] |= reached[other]
            reached[other] |= reached[one]
    wanted = {tuple(sorted(members)) for members in reached if len(members) > 1}
    assert {tuple(members) for members in sets.list_sets()} == wanted
    for one in range(COUNT):
        for other in range(COUNT):
            assert sets.are_apart(one, other) is (other not in reached[one])
