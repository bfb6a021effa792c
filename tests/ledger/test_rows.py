"""Rows of the index: the number that stands for an address."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.ledger.inside.rows import url_key

URL = "https://en.imsilkroad.com/p/1.html"


def test_an_address_has_the_same_number_on_every_machine():
    assert url_key(URL) == -4_335_315_140_161_933_813


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_numbers_fit_into_a_column_of_sqlite(url):
    assert -(2**63) <= url_key(url) < 2**63


@given(st.sets(st.text("abc/ü", max_size=8), max_size=20))
def test_two_addresses_have_two_numbers(urls):
    assert len({url_key(url) for url in urls}) == len(urls)
