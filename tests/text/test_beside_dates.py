"""What may stand beside a date on its line, and what is a sentence instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.beside_dates import ASIDE, SEPARATORS, is_imprint

IMPRINTS = """\
By Wang Lan
By Wang Lan | China Daily |
by Wang Lan and Li Ma
By Li Lan in Haikou and Ma Yun in Beijing |
By Li Lan, in Boao | chinadaily.com.cn |
By GT staff reporters |
Written by Amy Holm
Posted by: Amy Holm
Xinhua
| Xinhua |
(Xinhua)
( Xinhua )
(Source: Xinhua)
Source: Xinhua
Source:chinadaily.com.cn Author:
Source(s): Xinhua / China Daily
source:Xinhua
Editor: huaxia
Web Editor: Gu Lan
Xinhua Editor : Gu Lan
Provided by: Xinhua Silk Road
News provided by Xinhua Silk Road
Li Lan (People's Daily)
china-pudong.example.cn
https://www.example.cn/
english.pudong.gov.cn Print
L M S
Share
Share - WeChat
Print | Share | Comments (12)
12 comments
3,456 views
Font size: Large Medium Small
Join the conversation
@harbourpost
Page A
""".splitlines()

SENTENCES = """\
Trade rose by a tenth in the first quarter
the port was closed
By noon the harbour was closed to ships
a meeting of the two sides on customs
12 ships
source of the river
Source: a person who knows the talks
said Lin Qiao, a reader of the paper
""".splitlines()


@pytest.mark.parametrize("rest", ["", " | ", *IMPRINTS])
def test_names_and_buttons_stand_beside_a_date(rest: str) -> None:
    assert is_imprint(rest, is_sure=False)
    assert is_imprint(rest, is_sure=True)


@pytest.mark.parametrize("rest", SENTENCES)
def test_a_sentence_is_no_imprint(rest: str) -> None:
    assert not is_imprint(rest, is_sure=False)
    assert not is_imprint(rest, is_sure=True)


@pytest.mark.parametrize(
    "rest",
    ["12", "1,234", "1.2K 35 7", "5M", "Lin Qiao, Wang Lan, and Ma Yun", "Lin Qiao & Wang Lan",
     "World | 12", "Harbour Post - 3", "Amy Holm", "CHINA DAILY", "Agencies via Xinhua"],
)  # fmt: skip
def test_counters_and_lists_of_names_stand_only_beside_a_sure_date(rest: str) -> None:
    assert is_imprint(rest, is_sure=True)
    assert not is_imprint(rest, is_sure=False)


@pytest.mark.parametrize("rest", ["1 2 3 4", "12 | and more", "12 ports"])
def test_figures_that_count_nothing_stand_beside_no_date(rest: str) -> None:
    assert not is_imprint(rest, is_sure=True)


@pytest.mark.parametrize(
    ("words", "is_name"), [(1, True), (8, True), (9, False)]
)  # fmt: skip
def test_a_name_has_at_most_eight_words(words: int, is_name: bool) -> None:
    assert is_imprint(" ".join(["Harbour"] * words), is_sure=True) is is_name


@given(st.sampled_from(IMPRINTS), st.sampled_from(IMPRINTS), st.sampled_from("|·•●"))
def test_imprints_stand_side_by_side(one: str, other: str, separator: str) -> None:
    assert is_imprint(f"{one} {separator} {other}", is_sure=False)


@pytest.mark.parametrize(
    "text",
    [
        "2 hours ago", "an hour ago", "1 day and 3 hours ago", "about 5 minutes ago", "just now",
        "(2 days ago)", "[2 days ago]", "Updated 1 hour ago", "Published: 3 weeks ago",
        "Last updated on: May 3", "Updated: today", "updated yesterday at 10:20 pm",
        "Last Updated: May 3, 10:20 GMT", "3 minute read", "3-min read", "3-5 min read",
        "5 minutes of reading", "Reading time: 5 minutes", "Estimated reading time: 3-4 mins",
        "Read time 4 min", "2 mo ago", "5d ago", "more than 2 years ago",
    ],
)  # fmt: skip
def test_what_says_when_in_other_words(text: str) -> None:
    assert ASIDE.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "2 hours", "ago", "long ago", "2 decades ago", "Updated", "Updated: 2024",
        "Updated: May 3, 2024", "updated: may 3", "3 minutes", "3 minute reader",
        "Updated: May 3 10:20, 2024",
    ],
)  # fmt: skip
def test_what_says_no_when(text: str) -> None:
    assert not ASIDE.search(text)


def test_separators_are_stripped_from_both_ends() -> None:
    assert " | \u3000World/／".strip(SEPARATORS) == "World"
