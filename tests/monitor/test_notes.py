"""Notes of a run: which are shown, and what stands for the rest."""

import pytest

from crawler.monitor.notes import MOST_NOTES, shorten_notes

BROKEN = [f"https://a.example/{number}: {number} entries passed over" for number in range(12)]


@pytest.mark.parametrize(
    ("notes", "shown"),
    [
        ([], []),
        (["the index was rebuilt"], ["the index was rebuilt"]),
        (["a", "b", "a"], ["a (2 times)", "b"]),
        (BROKEN[:3], BROKEN[:3]),
        ([BROKEN[0], "b", *BROKEN[1:]], [*BROKEN[:3], "… and 9 more like these", "b"]),
    ],
    ids=["none", "one", "the same twice", "three of a kind", "many of a kind"],
)
def test_notes_of_a_kind_are_capped(notes, shown):
    assert list(shorten_notes(notes)) == shown


def test_notes_of_many_kinds_are_capped():
    notes = ["word " * number for number in range(1, 40)]

    assert list(shorten_notes(notes))[MOST_NOTES:] == ["… and 29 more"]
