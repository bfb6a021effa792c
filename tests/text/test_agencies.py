"""Agencies as datelines name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.agencies import is_agency


@pytest.mark.parametrize(
    "name",
    [
        "Xinhua", "XINHUA", " xinhua ", "Xinhua Silk Road", "Xinhua-Finance", "PRNewswire",
        "PR Newswire", "ots/PRNewswire", "PRNewswire/AsiaNet", "PRNewswire-FirstCall",
        "Xinhua-ANI", "ITAR-TASS", "ANA-MPA", "NNN-BERNAMA", "AP", "dpa", "DPA", "UzDaily.com",
        "U.S. Newswire", "People's Daily Online", "Belga/unknown desk",
    ],
)  # fmt: skip
def test_knows_agencies(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "/", "-", "gross domestic product", "Zhou Mi", "Xinhua's", "Xinhua Bookstore",
        "Xinhua, AP", "AP and AFP", "APEC", "COVID-19", "a/b", "People’s Republic", "U.S.",
    ],
)  # fmt: skip
def test_knows_what_is_no_agency(name: str) -> None:
    assert not is_agency(name)


@given(st.sampled_from(["Xinhua", "dpa", "TASS", "Dow Jones"]), st.text("abcxyz ", max_size=8))
def test_one_of_joined_names_must_be_known(agency: str, other: str) -> None:
    assert is_agency(f"{other}/{agency}")
    assert is_agency(f"{agency.upper()}-{other}")
    assert not is_agency(f"{other}q/{other}q")
