"""How differences are written."""

import pytest

from crawler.comparison.rendering import cut_difference

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("before", "after", "room", "cut"),
    [
        ("A line", "A lane", 40, ("A line", "A lane")),
        (None, "A line", 40, ("null", "A line")),
        ([], ["Li Na"], 40, ("[]", '["Li Na"]')),
        ("x" * 30 + "a", "x" * 30 + "b", 40, ("…" + "x" * 24 + "a", "…" + "x" * 24 + "b")),
        ("abcdef", "ghijkl", 4, ("abc…", "ghi…")),
        ("two\nlines", "two lines", 40, ("two lines", "two lines")),
    ],
)
def test_both_texts_are_cut_around_the_difference(before, after, room, cut):
    assert cut_difference(before, after, room) == cut
