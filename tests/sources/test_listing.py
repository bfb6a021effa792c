"""The pages of a source in order, wherever they are kept."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.sources.listing import Listing


@dataclass(frozen=True)
class Page:
    url: str
    number: int
    path: Path = Path("pages")


def make_listing(*urls):
    listing = Listing()
    for number, url in enumerate(urls):
        listing.add(number * 10, Page(url, number))
    return listing


def test_entries_come_in_the_order_of_their_places():
    listing = Listing()
    for place in (b"b", b"a", b"c", b"aa"):
        listing.add(place, Page("u", len(listing)))
    assert [entry.number for entry in listing] == [1, 3, 0, 2]
    assert len(listing) == 4


def test_an_entry_takes_the_place_of_another():
    listing = make_listing("a", "b")
    listing.add(0, Page("a", 7))
    assert (len(listing), [entry.number for entry in listing]) == (2, [7, 1])


@pytest.mark.parametrize(
    ("url", "place", "number"),
    [
        ("a", 0, 0),
        ("a", 1, 2),
        ("a", 20, 2),
        ("a", 21, 4),
        ("a", 41, 4),
        ("a", None, 4),
        ("b", 0, 1),
        ("b", 11, 3),
        ("c", 0, None),
        ("c", None, None),
    ],
)
def test_the_entry_of_an_address_from_a_place_on_or_else_the_last(url, place, number):
    found = make_listing("a", "b", "a", "b", "a").find(url, place)
    assert (found and found.number) == number


@given(st.lists(st.text(max_size=3), max_size=9))
def test_any_address_is_found_again(urls):
    listing = make_listing(*urls)
    assert [entry.url for entry in listing] == urls
    assert len(listing) == len(urls)
    for url in urls:
        assert listing.find(url).number == len(urls) - 1 - urls[::-1].index(url)
        assert listing.find(url, 0).number == urls.index(url)
