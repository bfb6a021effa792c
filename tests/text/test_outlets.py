"""Outlets: names that are one, and texts that may begin or end with one."""

import pytest

from crawler.text.outlets import (
    ends_like_outlet,
    holds_outlet_word,
    is_host_name,
    is_known_outlet,
    is_outlet,
    opens_like_outlet,
)


@pytest.mark.parametrize(
    ("name", "known", "host", "outlet"),
    [
        ("Xinhua", True, False, True),
        ("xinhua", True, False, True),
        ("The Xinhua", True, False, True),
        ("People’s Daily", True, False, True),
        ("chinadaily.com.cn", False, True, True),
        ("english.pudong.gov.cn", False, True, True),
        ("a.b.c.d.e.cn", False, False, False),
        ("pier.example", False, False, False),
        ("cn", False, False, False),
        (f"{'a' * 41}.cn", False, True, True),
        (f"{'a' * 42}.cn", False, False, False),
        ("Harbour Daily", False, False, True),
        ("Daily", False, False, False),
        ("Times of the Harbour and Quay Daily", False, False, False),
        ("Times of the Harbour Quay Daily", False, False, True),
        ("harbour Daily", False, False, False),
        ("Harbour Report", False, False, False),
        ("", False, False, False),
    ],
)
def test_names_of_outlets(name: str, known: bool, host: bool, outlet: bool) -> None:
    assert (is_known_outlet(name), is_host_name(name), is_outlet(name)) == (known, host, outlet)


@pytest.mark.parametrize(
    ("text", "opens", "ends"),
    [
        ("chinadaily.com.cn reports", True, False),
        ("Xinhua | 2024", True, False),
        ("Xinhua", True, True),
        ("Trade rose, Xinhua.", False, True),
        ("Trade rose, says/Xinhua", False, True),
        ("Trade rose, says harbour.example .", False, True),
        ("Trade rose.", False, False),
        ("rose. Trade", False, False),
        ("Xinhua reports", True, False),
        ("Xinhua|March 4", True, False),
        ("news.cn reports", True, False),
        ("a.b", True, True),
        ("a.", False, False),
        ("Quay. Boats sail", False, False),
        ("Quay", False, False),
    ],
)
def test_texts_that_may_hold_one(text: str, opens: bool, ends: bool) -> None:
    assert (opens_like_outlet(text), ends_like_outlet(text)) == (opens, ends)


@pytest.mark.parametrize(
    ("name", "holds"), [("7 News WSVN", True), ("BBC Persian", True), ("Lin Qiao", False)]
)
def test_words_of_papers_and_stations(name: str, holds: bool) -> None:
    assert holds_outlet_word(name) is holds


def test_how_long_a_host_name_is_at_most() -> None:
    long = f"{'a' * 36}.{'b' * 36}.gov.cn"
    assert len(long) == 80
    assert is_host_name(long)
    assert not is_host_name(f"a{long}")
