"""Titles of pages: what of them may be the headline, and whether two texts have the same words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.text.titles import MOST_PUNCTUATION, fold_words, same_words, split_title

HEADLINE = "Ferry gets a new pier"


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (HEADLINE, [HEADLINE]),
        (f"{HEADLINE} | english.pudong.gov.cn", None),
        (f"{HEADLINE}|english.pudong.gov.cn", None),
        (f"{HEADLINE}-Xinhua Silk Road", None),
        (f"{HEADLINE} - Chinadaily.com.cn", None),
        (f"{HEADLINE}--Beijing Review", None),
        (f"{HEADLINE} -- china.org.cn", None),
        (f"{HEADLINE}_Qiushi Journal", None),
        (f"{HEADLINE} – The Astana Times", None),
        (f"{HEADLINE} — Dawn", None),
        (f"{HEADLINE}—Dawn", None),
        (f"{HEADLINE} : The Harbour Post", None),
        (
            f"{HEADLINE} - World - Chinadaily.com.cn",
            [f"{HEADLINE} - World - Chinadaily.com.cn", f"{HEADLINE} - World", HEADLINE],
        ),
        ("Ferry: a new pier", ["Ferry: a new pier"]),
        ("New 412-km railway for well-known port", ["New 412-km railway for well-known port"]),
        ("China-Laos railway", ["China-Laos railway", "China"]),
        ("2023–24 season opens", ["2023–24 season opens"]),
        (f"  {HEADLINE}\n | \tSite ", [f"{HEADLINE} | Site", HEADLINE]),
        ("| Site", ["| Site"]),
        ("", []),
        (" \n", []),
    ],
)
def test_parts_of_a_title(title: str, parts: list[str] | None) -> None:
    assert split_title(title) == ([title, HEADLINE] if parts is None else parts)


def test_a_title_is_cut_at_its_last_eight_separators() -> None:
    titles = split_title(" | ".join("abcdefghij"))
    assert titles[-1] == "a | b"
    assert len(titles) == 9
    assert split_title(" | ".join("abcdefghi"))[-1] == "a"


@pytest.mark.parametrize(("letters", "parts"), [(298, 2), (299, 2), (300, 1)])
def test_a_title_is_cut_within_its_first_letters(letters: int, parts: int) -> None:
    assert len(split_title("a" * letters + "| Site")) == parts


@given(st.text("ab |-_:—– A", max_size=40))
def test_a_part_is_what_the_title_begins_with(title: str) -> None:
    parts = split_title(title)
    assert all(parts[0].startswith(part) for part in parts)
    assert parts == sorted(parts, key=len, reverse=True)
    assert "" not in parts


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("Ferry gets pier", "Ferry gets pier", True),
        ("Ferry gets pier", "FERRY GETS PIER", True),
        ("Ferry gets ‘pier’", "Ferry gets 'pier'.", True),
        ("Xi'an's 5-km line", "Xian's 5 km line", True),
        ("Ferry gets pier", "Ferry gets piers", False),
        ("Straße", "Strasse", True),
        ("中国-老挝", "中国老挝", True),
        ("", "", True),
        ("", "...", False),
        ("…", "...", False),
        ("a", "a" + "." * MOST_PUNCTUATION, True),
        ("a", "a" + "." * (MOST_PUNCTUATION + 1), False),
        ("a" + "." * (MOST_PUNCTUATION + 1), "a", False),
    ],
)
def test_texts_of_the_same_words(one: str, other: str, are_same: bool) -> None:
    assert same_words(one, other) is are_same
    assert same_words(other, one) is are_same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferry gets PIER!", "ferrygetspier"), ("5-km_line", "5kmline"),
        ("Zürich – 苏黎世", "zürich苏黎世"), ("?! …", ""), ("", ""),
    ],
)  # fmt: skip
def test_letters_and_figures_alone(text: str, words: str) -> None:
    assert fold_words(text) == words


@example("\u1fe2")
@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_words(fold_words(text).casefold()) == fold_words(text)
