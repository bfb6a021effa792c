"""Word lists: words, names that hold blanks, and what a block may open with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.wordlists import read_names, read_openings, read_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", set()),
        (" \n ", set()),
        ("port", {"port"}),
        ("\nport rail\n  road\tair ", {"port", "rail", "road", "air"}),
        ("port port", {"port"}),
        ("U.S. xi'an, 上一页", {"U.S.", "xi'an,", "上一页"}),
    ],
)
def test_white_space_separates_words(text: str, words: set[str]) -> None:
    assert read_words(text) == words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Xinhua", {"Xinhua"}),
        ("\nAP, Dow Jones, AFP\n", {"AP", "Dow Jones", "AFP"}),
        ("China\nDaily, dpa", {"China Daily", "dpa"}),
        ("AP,AP", {"AP"}),
        ("share - wechat,a+", {"share - wechat", "a+"}),
    ],
)
def test_commas_separate_names(text: str, names: set[str]) -> None:
    assert read_names(text) == names


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("related", {"rel"}),
        ("dd_ do", {"dd_", "do "}),
        ("see seen", {"see"}),
        ("原文链接", {"原文链"}),
        ("", set()),
    ],
)
def test_openings_have_three_letters(text: str, openings: set[str]) -> None:
    assert read_openings(text) == openings


@given(st.lists(st.text("abc", min_size=2, max_size=6), max_size=5))
def test_a_line_that_opens_with_a_word_is_found_by_its_opening(words: list[str]) -> None:
    openings = read_openings("\n".join(words))
    assert all(f"{word} and more"[:3] in openings for word in words)
