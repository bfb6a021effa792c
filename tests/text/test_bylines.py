"""Printed bylines in the forms of papers all over the world, and lines that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.bylines import (
    Byline,
    _names_own_address,
    find_labelled_part,
    parse_byline,
    parse_names,
    parse_signature,
)

ONE = ["Lin Qiao"]
TWO = ["Lin Qiao", "Amy Holm"]

LABELS = [
    "By Lin Qiao",
    "by Lin Qiao",
    "By: Lin Qiao",
    "(By Lin Qiao)",
    "By : Lin Qiao",
    "BY LIN QIAO",
    "Written by Lin Qiao",
    "Written by: Lin Qiao",
    "WRITTEN BY LIN QIAO",
    "Story by Lin Qiao",
    "Report by Lin Qiao",
    "Article by Lin Qiao",
    "Posted by Lin Qiao",
    "Words by Lin Qiao",
    "Words: Lin Qiao",
    "Words and pictures by Lin Qiao",
    "Analysis by Lin Qiao",
    "Opinion by Lin Qiao",
    "Author: Lin Qiao",
    "Author : Lin Qiao",
    "Author：Lin Qiao",
    "Authors: Lin Qiao",
    "Author(s): Lin Qiao",
    "Author of the article: Lin Qiao",
    "Writer: Lin Qiao",
    "Reporter: Lin Qiao",
]


@pytest.mark.parametrize("text", LABELS)
def test_label_before_a_name(text):
    assert parse_byline(text) == Byline(("Lin Qiao",), None)


TAILS = [
    "January 13, 2024",
    "Jan. 13, 2024",
    "- January 13, 2024",
    "— January 13, 2024",
    "• 01/13/24 5:19pm",
    "| January 13, 2024",
    ", January 13, 2024 2:30 pm",
    "13 January 2024",
    "13 January 2024 • 4:45pm",
    "on January 13, 2024",
    "on Saturday, January 13th, 2024 at 11:04 a.m.",
    "On 1/13/24 at 4:00 PM EST",
    "- 01/13/24 06:56 AM EST",
    "2024-01-13T12:48:14Z",
    "2024-01-13",
    "at 5:11 AM",
    "published 13 January 2024",
    "Published January 13, 2024",
    "Published Jan 13",
    "Updated Jan 13, 2024, 10:28am EST",
    "Last updated Jan 13, 2024",
    "Posted: Jan 13, 2024",
    "Updated: 2024-01-13",
    "4 min read",
    "• 3 minute read",
    "· 4 min read",
    "| 3 min",
    "@linqiao",
    "linqiao@paper.example",
    "| linqiao@paper.example",
    "@linqiao Jan 13, 2024, 11:47am EST",
    "Follow",
    "12 Comments",
    "| 12 comments | Share",
    "[email protected]",
]


@pytest.mark.parametrize("tail", TAILS)
def test_what_stands_beside_the_name(tail):
    assert parse_byline(f"By Lin Qiao {tail}".replace(" ,", ",")) == Byline(("Lin Qiao",), None)
    assert parse_byline(f"Written by Lin Qiao and Amy Holm {tail}".replace(" ,", ",")) == Byline(
        ("Lin Qiao", "Amy Holm"), None
    )


ROLES = [
    "Staff Writer",
    "staff writer",
    "News Reporter",
    "Senior Political Correspondent",
    "Business Editor",
    "Beijing bureau chief",
    "CNN National Security Writer",
    "AP Sports Writer",
    "Contributor",
    "IGN Staff",
    "Professor of Law",
    "Chinese Ambassador to Fiji",
    "Ph.D.",
    "MD",
]


@pytest.mark.parametrize("role", ROLES)
def test_role_behind_a_comma_is_no_author(role):
    assert parse_byline(f"By Lin Qiao, {role}").authors == ("Lin Qiao",)
    assert parse_byline(f"By Lin Qiao | {role}").authors == ("Lin Qiao",)
    assert parse_byline(f"By Lin Qiao, {role}, and Amy Holm, {role}").authors == tuple(TWO)


@pytest.mark.parametrize(
    "role",
    ["Staff Writer", "Political Correspondent", "Deputy Content Hub Director", "Contributor"],
)
def test_role_right_behind_the_name(role):
    assert parse_byline(f"By Lin Qiao {role}").authors == ("Lin Qiao",)
    assert parse_byline(f"By Lin Qiao - {role}").authors == ("Lin Qiao",)


PAPERS = [
    ("By Lin Qiao, CNN", ONE, "CNN"),
    ("By Lin Qiao and Amy Holm, CNN", TWO, "CNN"),
    ("By Lin Qiao, Associated Press", ONE, "Associated Press"),
    ("By Lin Qiao, The Associated Press", ONE, "The Associated Press"),
    ("By LIN QIAO The Associated Press", ONE, "The Associated Press"),
    ("By Lin Qiao Associated Press", ONE, "Associated Press"),
    ("By Lin Qiao AFP", ONE, "AFP"),
    ("By Lin Qiao and Amy Holm KELP TODAY", TWO, "KELP TODAY"),
    ("By Lin Qiao THE KELP DAILY TIMES TODAY", ONE, "THE KELP DAILY TIMES TODAY"),
    ("By Lin Qiao (AFP) – Jan 13", ONE, "AFP"),
    ("By Lin Qiao, BBC News, New York", ONE, "BBC News"),
    ("By Lin Qiao For the Daily Kelp", ONE, "Daily Kelp"),
    ("By Lin Qiao For Kelp.Com", ONE, "Kelp.Com"),
    ("By Lin Qiao | Special to Kelp", ONE, "Kelp"),
    ("By Lin Qiao | Special to the Kelp Times", ONE, "Kelp Times"),
    ("By Lin Qiao, Special to the Kelp Times", ONE, "Kelp Times"),
    ("By Lin Qiao, Senior Reporter for the Kelp Times", ONE, "Kelp Times"),
    ("By Lin Qiao | Kelp Advance Media for kelp.com", ONE, None),
    ("By Lin Qiao, Amy Holm, 7 News KELP", TWO, None),
    ("By Lin Qiao, Institute of Sea Trade", ONE, None),
    ("By Lin Qiao, Seaweed", ONE, None),
    ("By Lin Qiao, Khorgos and Amy Holm", TWO, None),
    ("By Lin Qiao, BBC News, Hong Kong and Amy Holm", TWO, "BBC News"),
    ("By Lin Qiao with AFP", ONE, None),
    ("By Lin Qiao with Agencies", ONE, None),
    ("By the Associated Press", [], "the Associated Press"),
]


@pytest.mark.parametrize(("text", "authors", "source"), PAPERS)
def test_paper_is_no_author(text, authors, source):
    assert parse_byline(text) == Byline(tuple(authors), source)


DESKS = [
    ("By News Desk", ["News Desk"]),
    ("By News Desk with Agencies", ["News Desk"]),
    ("By Web Desk", ["Web Desk"]),
    ("By Kelp Staff", ["Kelp Staff"]),
    ("By KELP TIMES STAFF", ["Kelp Times Staff"]),
    ("By Kelp staff", ["Kelp staff"]),
    ("By Kelp Times Reporter", ["Kelp Times Reporter"]),
    ("By Kelp staff reporter", ["Kelp staff reporter"]),
    ("By Our Correspondent", ["Our Correspondent"]),
    ("By a Staff Reporter", ["a Staff Reporter"]),
    ("By The Newspaper's Staff Reporter", ["The Newspaper's Staff Reporter"]),
    ("By The Newspaper’s Correspondent", ["The Newspaper’s Correspondent"]),
    ("By Editorial Board", ["Editorial Board"]),
    ("By Gear Team", ["Gear Team"]),
    ("By AFP and Kelp staff", ["AFP", "Kelp staff"]),
    ("By Lin Qiao and AP", ["Lin Qiao", "AP"]),
    ("By Lin Qiao and Web Desk", ["Lin Qiao", "Web Desk"]),
]


@pytest.mark.parametrize(("text", "authors"), DESKS)
def test_desk_signs_as_author(text, authors):
    byline = parse_byline(text)
    assert byline
    assert list(byline.authors) == authors


NAMES = [
    "J. Holm", "J.K. Holm", "Jean-Luc O'Rourke", "Sean O’Brien", "Angus McNab", "Jan van der Meer",
    "Ahmed al-Hassan", "Abdullah bin Salem", "Siti binti Osman", "Maria de la Cruz", "Åse Østby",
    "Ngozi Obi-Okoro", "Nguyễn Văn Tú", "Kofi A. Mensah", "Ludwig von Berg", "Carlos y Mora",
    "Dr. Amy Holm", "‘Mabo Tšela", 'Amy "AJ" Holm', "Holm Østby Jr.",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["By {}", "By {} and Lin Qiao", "By Lin Qiao and {}, CNN"])
def test_name_stays_as_printed(name, form):
    byline = parse_byline(form.format(name))
    assert byline
    assert name in byline.authors
    assert len(byline.authors) == form.count("Lin Qiao") + 1


@pytest.mark.parametrize(
    ("printed", "author"),
    [("By JAN VAN DER MEER", "Jan van der Meer"), ("By ANGUS McNAB", "Angus McNab"),
     ("By AMY HOLM, Staff Writer", "Amy Holm"), ("By AMY HOLM Staff Writer", "Amy Holm"),
     ("By AMY HOLM in Oslo", "Amy Holm"), ("By Holm Østby, Jr.", "Holm Østby Jr.")],
)  # fmt: skip
def test_name_in_ordinary_capitals(printed, author):
    assert parse_byline(printed).authors == (author,)


@pytest.mark.parametrize("agency", ["APP", "AFP", "Reuters", "By APP"])
def test_agency_where_authors_are_named_is_the_source(agency):
    assert parse_names(agency) == Byline((), agency.removeprefix("By "))


def test_single_name_needs_a_witness():
    assert parse_byline("By Suharto") is None
    assert parse_byline("By Suharto in Jakarta").authors == ("Suharto",)
    assert parse_byline("By Suharto, Xinhua").authors == ("Suharto",)
    assert parse_names("Suharto").authors == ("Suharto",)


@pytest.mark.parametrize(
    "text",
    [
        "By choosing a seat, you agree to sit in it.",
        "By submitting your form, you accept our terms",
        "By Course or Type",
        "By Executive Order",
        "By Kelp's Standards",
        "By the way",
        "By Friday",
        "By a vote of nine to one, the town chose tea.",
        "By Lin Qiao's side stood two of her brothers.",
        "By Lin Qiao on Friday the town had been asked to vote on it again.",
        "By Lin Qiao January 13, 2024 was still the day of the great flood.",
        "Story by story, the town grew",
        "Reports by Lin Qiao were read",
        "Words: 900",
        "Author: a portrait",
        "Words by heart",
        "Written by hand",
        "Posted by admin",
        "By Lin Qiao | 2 hours ago | Updated 09:30 | Share",
        "By Lin Qiao 2 hours ago",
        "By Lin Qiao | it is a farmer's life",
        "Author: Lin Qiao Editor: Amy Holm",
    ],
)
def test_what_is_no_byline(text):
    assert parse_byline(text) is None


SIGNATURES = [
    ("Lin Qiao, AP National Security Writer", ONE),
    ("Lin Qiao, Staff Writer", ONE),
    ("Lin Qiao and Amy Holm, Staff Writers", TWO),
    ("Lin Qiao Political Correspondent", ONE),
    ("Lin Qiao Education editor", ONE),
    ("Lin Qiao | CNN | Jan. 13, 2024", ONE),
    ("Lin Qiao / KELP.COM / Jan 13, 2024, 17:07 IST", ONE),
    ("Lin Qiao · CBC News · Posted: Jan 13, 2024 4:00 AM EDT", ONE),
    ("Lin Qiao @linqiao", ONE),
    ("Lin Qiao@LinQiao", ONE),
    ("Lin Qiao | lin.qiao@kelp.example", ONE),
]


@pytest.mark.parametrize(("text", "authors"), SIGNATURES)
def test_form_of_a_line_shows_its_authors(text, authors):
    assert list(parse_signature(text).authors) == authors


def test_agency_in_a_place_is_the_source():
    assert parse_signature("AFP in Valencia") == Byline((), "AFP")


@pytest.mark.parametrize(
    "text",
    [
        "Lin Qiao",
        "Lin Qiao in Khorgos",
        "Silk Road in Xinjiang",
        "Kelp Festival, Oslo",
        "Lin Qiao, port director",
        "Lin Qiao, a writer",
        "The town elected a new editor",
        "World News | Jan. 13, 2024",
        "Lin Qiao 2 hours ago",
        "Follow us @kelptimes",
        "Chief Correspondent",
        "",
    ],
)
def test_form_of_a_line_shows_nothing(text):
    assert parse_signature(text) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Kelp, News | Published: 5 hours ago | Written by Lin Qiao", "Written by Lin Qiao"),
        ("Saturday January 13, 2024 7:45 am PST by Lin Qiao", "by Lin Qiao"),
        ("1/13/2024 by Lin Qiao", "by Lin Qiao"),
        ("January 13, 2024 • words written by Lin Qiao • Art by Amy Holm",
         "words written by Lin Qiao • Art by Amy Holm"),
        ("News by Lin Qiao", None),
        ("The town by Lin Qiao is big", None),
        ("It was sold in the end, by Lin Qiao", None),
    ],
)  # fmt: skip
def test_label_amid_a_line(text, part):
    assert find_labelled_part(text) == part
    if part:
        assert parse_byline(part).authors == ("Lin Qiao",)


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text):
    for found in (parse_byline("By " + text), parse_names(text), parse_signature(text)):
        assert found is None or found.authors or found.source
    assert find_labelled_part(text) is None or find_labelled_part(text) in text


WORDS = st.sampled_from(["Lin", "Qiao", "Amy", "Holm", "Østby", "O'Brien", "McNab", "Mei-Ling"])
PEOPLE = st.lists(st.tuples(WORDS, WORDS).map(" ".join), min_size=1, max_size=4, unique=True)


@given(
    PEOPLE,
    st.sampled_from(["By {}", "By: {}", "Written by {}", "Author: {}", "Story by {}"]),
    st.sampled_from([", ", ", and ", " and ", " & ", "/", "; "]),
    st.sampled_from(["", *(f" {tail}" for tail in TAILS if tail[0] != ",")]),
    st.booleans(),
)
def test_same_authors_in_any_form(people, label, joint, tail, in_capitals):
    names = joint.join(people)
    line = label.format(names.upper() if in_capitals and "Mc" not in names else names) + tail
    assert parse_byline(line).authors == tuple(people)


@pytest.mark.parametrize(
    "unit", ["By ", "A, ", "Aa Bb, ", "(", "[", "| ", "- ", "1:11 ", "@a ", "by "]
)
def test_long_runs_of_one_thing_end_at_once(unit):
    text = unit * (100_000 // len(unit))
    assert parse_byline("By " + text) is parse_names(text) is parse_signature(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Amy Holm @amyholm", True),
        ("Amy Holm @quay", False),
        ("Amy Wu @amywu", False),
        ("Holm @holm", False),
        ("Amy Holm", False),
    ],
)
def test_addresses_of_ones_own(text: str, names: bool) -> None:
    assert _names_own_address(text) is names
