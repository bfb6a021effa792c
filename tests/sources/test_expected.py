"""The record expected of a sample, in the file beside it."""

import json

import pytest

from crawler import structure
from crawler.portals.silkroad import SilkroadPage
from crawler.sources.expected import (
    EXPECTED_KEYS,
    describe_result,
    find_expected_file,
    format_expected,
    is_expected_file,
)
from crawler.sources.folder import FolderSource
from tests.articles import SITE, make_page

URL = f"{SITE}/p/1.html"


def test_record_has_what_can_be_read_off_a_page():
    described = describe_result(structure(make_page(), URL))
    assert tuple(described) == EXPECTED_KEYS
    assert EXPECTED_KEYS[0] == "url"
    assert EXPECTED_KEYS[-1] == "language"
    assert json.loads(format_expected(described)) == described


def test_reject_has_its_reasons_without_their_words():
    described = describe_result(structure("", URL))
    assert described == {
        "url": URL,
        "portal": "silkroad",
        "reasons": [{"field": None, "code": "empty"}],
    }


@pytest.mark.parametrize(
    ("page", "expected"),
    [("1.html", "1.html.json"), ("1.html.txt", "1.html.json"), ("slug", "slug.json")],
)
def test_it_lies_beside_its_page(tmp_path, page, expected):
    assert find_expected_file(tmp_path / page) == tmp_path / expected
    assert not is_expected_file(tmp_path / expected)
    (tmp_path / page).touch()
    assert is_expected_file(tmp_path / expected)
    assert not is_expected_file(tmp_path / page)


def test_source_passes_it_over_without_a_word(tmp_path):
    folder = tmp_path / "en.imsilkroad.com" / "p"
    folder.mkdir(parents=True)
    for name in ("1.html", "1.html.json", "other.json"):
        (folder / name).touch()
    source = FolderSource(tmp_path, SilkroadPage.portal, 999)
    assert [entry.url for entry in source] == [URL]
    assert source.passed_over == 1
