"""What pages print behind a name on its line: dates, ages, addresses and buttons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.line_tails import (
    cut_tail,
    is_button,
    strip_addresses,
    strip_buttons,
    tells_age,
)

NAME = "By Amy Holm"
TAILS = """\
May 3, 2024
May. 3, 2024
on May 3
3 May 2024
3rd May
2024-05-03
2024/5/3 10:20
03.05.2024
3/5/24
Friday, May 3, 2024
Fri 3 May
at 10:20
10:20 GMT
4.34pm
2 hours ago
an hour ago
a week ago
1 min ago
Updated: May 3, 2024
Last updated 2 hours ago
Published: 2024-05-03
Updated
Last updated
Publish time
Published
3 min read
12 minutes
5-minute read
""".splitlines()


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("joint", [" ", " | ", ", ", " - ", " • ", "; ", " — "])
def test_a_line_ends_before_its_date(tail: str, joint: str) -> None:
    assert cut_tail(f"{NAME}{joint}{tail}") == NAME


@pytest.mark.parametrize(
    ("line", "before"),
    [
        (NAME, NAME),
        ("", ""),
        ("May 3, 2024", ""),
        ("Amy HolmMay 3, 2024", "Amy Holm"),
        ("Amy Holm2024-05-03", "Amy Holm"),
        ("Amy HolmUpdated", "Amy Holm"),
        ("AMY HOLMMAY 3", "AMY HOLMMAY 3"),
        ("(Amy Holm)May 3", "(Amy Holm)"),
        ("Amy Holm, updated desk", "Amy Holm, updated desk"),
        ("Amy May", "Amy May"),
        ("Amy May June 3", "Amy May"),
        ("Room 101, Studio 12:5", "Room 101, Studio 12:5"),
        ("Amy Holm 2024", "Amy Holm 2024"),
        ("Amy Holm, 31 minuets", "Amy Holm, 31 minuets"),
    ],
)
def test_what_stands_before_the_tail(line: str, before: str) -> None:
    assert cut_tail(line) == before


@pytest.mark.parametrize(
    ("behind", "is_label"),
    [
        ("May 3, 2024 with two of them", True),
        ("May 3, 2024 with two, of them all", False),
        (f"May 3, 2024 {'A' * 108}", True),
        (f"May 3, 2024 {'A' * 109}", False),
    ],
)
def test_a_sentence_behind_a_date_is_no_tail(behind: str, is_label: bool) -> None:
    assert cut_tail(f"{NAME} {behind}") == (NAME if is_label else None)


@given(st.text("abc A12:-/,|", max_size=40))
def test_a_cut_line_is_the_beginning_of_the_line(line: str) -> None:
    before = cut_tail(line)
    assert before is None or line.startswith(before)


@pytest.mark.parametrize(
    ("line", "is_age"),
    [
        ("2 hours ago", True), ("Posted 15 min ago", True), ("an hour ago | World", True),
        ("A day ago", True), ("999 days ago", True), ("1000 days ago", False),
        ("long ago", False), ("2 hours", False), ("2 hours agony", False),
        ("two hours ago", False), ("2 decades ago", False), ("", False),
    ],
)  # fmt: skip
def test_lines_that_tell_an_age(line: str, is_age: bool) -> None:
    assert tells_age(line) is is_age


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Amy Holm", "Amy Holm"),
        ("Amy Holm amy.holm@harbour-post.example.cn", "Amy Holm"),
        ("Amy Holm@amyholm", "Amy Holm"),
        ("Amy Holm @amyholm", "Amy Holm"),
        ("@amyholm", ""),
        ("Amy Holm [email protected]", "Amy Holm"),
        ("Amy Holm [email\xa0protected]", "Amy Holm"),
        ("amy@a.cn Amy Holm", "Amy Holm"),
        ("Amy Holm@a", "Amy Holm@a"),
        ("Amy Holm (@)", "Amy Holm (@)"),
        (" Amy ", " Amy "),
    ],
)
def test_addresses_and_handles_are_left_out(text: str, bare: str) -> None:
    assert strip_addresses(text) == bare


@pytest.mark.parametrize(
    ("text", "is_furniture"),
    [
        ("Follow", True), ("follow us", True), ("Save", True), ("Listen", True), ("Edit", True),
        ("12 Comments", True), ("View comments", True), ("View 3 comments", True),
        ("Comment", True), ("99999 views", True), ("999999 views", False), ("1 share", True),
        ("Post a comment", True), ("7", True), ("2024", True), ("20245", False),
        ("Followers", False), ("Follow Amy Holm", False), ("Amy Holm", False), ("", False),
    ],
)  # fmt: skip
def test_buttons_and_counters(text: str, is_furniture: bool) -> None:
    assert is_button(text) is is_furniture


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Amy Holm Follow", "Amy Holm"),
        ("Amy Holm Follow Share 12 Comments", "Amy Holm"),
        ("Amy Holm 1 Comment", "Amy Holm"),
        ("Amy Holm Print", "Amy Holm"),
        ("Amy Holm follow", "Amy Holm follow"),
        ("Follow", "Follow"),
        ("Amy Follow Holm", "Amy Follow Holm"),
        ("Amy Holm 123456 Comments", "Amy Holm 123456 Comments"),
        ("", ""),
    ],
)
def test_buttons_behind_a_name_are_left_out(text: str, name: str) -> None:
    assert strip_buttons(text) == name
