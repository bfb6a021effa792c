"""Numbers with their nouns, and names in a row."""

import pytest

from crawler.monitor.wording import count_noun, name_some


@pytest.mark.parametrize(("number", "text"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages")])
def test_number_and_noun(number, text):
    assert count_noun(number, "page") == text


@pytest.mark.parametrize(
    ("names", "text"), [("a", "a"), ("abcd", "a, b, c, d"), ("abcdef", "a, b, c, d and 2 more")]
)
def test_names_in_a_row(names, text):
    assert name_some(names) == text
