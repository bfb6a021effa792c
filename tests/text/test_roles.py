"""Roles at a paper, titles of guests, and desks that sign instead of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.roles import is_desk, is_journalist, is_role, strip_role


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("Amy Holm Political Correspondent", "Amy Holm", "Political Correspondent"),
        ("Amy Holm Senior Business Reporter", "Amy Holm", "Senior Business Reporter"),
        ("Amy Holm Staff Writers", "Amy Holm", "Staff Writers"),
        ("Amy Holm Reporter,", "Amy Holm", "Reporter,"),
        ("Amy Holm Deputy Editor-in-Chief", "Amy Holm", "Deputy Editor-in-Chief"),
        ("Amy Holm BBC News Correspondent", "Amy Holm", "BBC News Correspondent"),
        ("Amy WXY Correspondent", "Amy WXY", "Correspondent"),
        ("Amy Holm WXY Correspondent", "Amy Holm", "WXY Correspondent"),
        ("Amy Holm WXYZVW Correspondent", "Amy Holm WXYZVW", "Correspondent"),
        ("AMY HOLM WXY Correspondent", "AMY HOLM WXY", "Correspondent"),
        ("Political Correspondent", "", "Political Correspondent"),
        ("Editor", "", "Editor"),
        ("Amy Reporter", "Amy Reporter", ""),
        ("Amy News Reporter", "Amy News Reporter", ""),
        ("Amy Holm", "Amy Holm", ""),
        ("Reporter Amy Holm", "Reporter Amy Holm", ""),
        ("Amy Holm Professor", "Amy Holm Professor", ""),
        ("", "", ""),
    ],
)
def test_a_role_behind_a_name(printed: str, name: str, role: str) -> None:
    assert strip_role(printed) == (name, role)


@given(st.text("Aab .", max_size=8), st.sampled_from(["News Reporter", "Chief Editor", "Amy"]))
def test_name_and_role_are_all_that_is_printed(name: str, role: str) -> None:
    words = f"{name} {role}".split()
    before, behind = strip_role(" ".join(words))
    assert [*before.split(), *behind.split()] == words


ROLES = """\
Reporter
Staff Writer
AP National Security Writer
Senior Editors
Professor of Law at Qinghu University
President of the Harbour Club
Head of Trade
Dean of Arts
CEO
PhD
Ph.D.
MBA, MSc
Esq.
Economist
Former Minister for Trade
a fellow at the Institute of Ports
""".splitlines()

NO_ROLES = """\

Amy Holm
James Dean
Dean
Amy Holm, PhD
Head
Trade Correspondence
Of the Harbour
Professors meet to talk
""".splitlines()


@pytest.mark.parametrize("text", ROLES)
def test_roles_and_titles(text: str) -> None:
    assert is_role(text)


@pytest.mark.parametrize("text", NO_ROLES)
def test_what_is_no_role(text: str) -> None:
    assert not is_role(text)


@pytest.mark.parametrize(("words", "known"), [(8, True), (9, True), (10, False)])
def test_a_role_has_at_most_nine_words(words: int, known: bool) -> None:
    text = " ".join([*["News"] * (words - 1), "Editor"])
    assert is_role(text) is known
    assert is_journalist(text) is known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Staff Writer", True), ("CNN Senior Editor", True), ("reporter", True), ("Editors", True),
        ("the news editor", True), ("Harbour Post Reporter", True), ("photographers", True),
        ("a curious reporter", False), ("Professor", False), ("Economist", False),
        ("Editor of News", False), ("Amy Holm", False), ("", False),
    ],
)  # fmt: skip
def test_roles_at_a_paper(text: str, known: bool) -> None:
    assert is_journalist(text) is known


DESKS = """\
Web Desk
News Desk
GT staff reporters
Global Times staff reporter
China Daily reporter
Xinhua writers
Our Correspondent
Staff Reporter
Special Correspondent
staff
Editorial Board
Newsroom
Dawn.com Staff
Associated Press writers
Beijing Bureau
""".splitlines()

NO_DESKS = """\

Amy Holm
Amy Holm Staff Reporter
Amy Holm reporter
desk lamp makers
Amy Holm works at the news desk
The desk that he built himself in spring desk
Editor
""".splitlines()


@pytest.mark.parametrize("text", DESKS)
def test_desks_sign_as_authors(text: str) -> None:
    assert is_desk(text)


@pytest.mark.parametrize("text", NO_DESKS)
def test_people_and_sentences_are_no_desk(text: str) -> None:
    assert not is_desk(text)


@pytest.mark.parametrize(("words", "known"), [(5, True), (6, True), (7, False)])
def test_a_desk_has_at_most_six_words(words: int, known: bool) -> None:
    assert is_desk(" ".join([*["News"] * (words - 1), "Desk"])) is known
