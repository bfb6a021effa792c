"""Reads the table of places. README.md beside it says where it comes from."""

import gzip
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ACCENTS = re.compile("[\u0300-\u036f]+")
_SPELLING = (
    *((mark, "") for mark in ".'’‘ʼʻ`´"),
    *((hyphen, " ") for hyphen in "-‐‑"),
    *zip("ıłøđæœ", ["i", "l", "o", "d", "ae", "oe"], strict=True),
)
_FOLDER = files(__name__.rpartition(".")[0])


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames.

    `key`: its folded name. `country`: ISO 3166-1 alpha-2. `division`: GeoNames' code of the state
    or province within the country. `latitude`, `longitude`: degrees, WGS 84, to two decimals.
    `is_seat`: whether it is the capital of a state or province; only of those in `regions.tsv`
    outside the United States is that known.
    """

    key: str
    name: str
    geonames_id: int
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    is_capital: bool
    is_seat: bool


@dataclass(frozen=True, slots=True)
class Region:
    """A country, state or province of GeoNames.

    `country`: ISO 3166-1 alpha-2. `division`: GeoNames' code of the state or province within the
    country, empty for a country.
    """

    name: str
    geonames_id: int
    country: str
    division: str


def fold_name(name: str) -> str:
    """Return the spelling under which the table keeps a name.

    Case, accents, apostrophes, full stops and hyphens do not matter.
    """
    key = unicodedata.normalize("NFKD", name).casefold()
    for printed, kept in _SPELLING:
        key = key.replace(printed, kept)
    return _ACCENTS.sub("", key).strip()


def is_town_name(name: str) -> bool:
    """Tell whether a town goes by a name in GeoNames, or in what wires print.

    Alternate names do not count, nor do names of up to four letters of towns below 10,000 people:
    too many hamlets are words.
    """
    key, names = fold_name(name), _read_names()
    at = bisect_left(names, key)
    return names[at : at + 1] == [key]


def find_regions(name: str) -> Sequence[Region] | None:
    """Return the countries, states and provinces that go by a name.

    Several do by one such as Georgia; none has a code of its own where the name is that of a region
    such as Siberia, which lies in one. None where the name is that of no region.
    """
    return _read_regions().get(fold_name(name))


def find_towns(name: str) -> list[Town]:
    """Return the towns that go by a name, largest first, alternate names included.

    In Latin letters, as `fold_name` compares them. Alternate names are those of towns of 100,000
    people and more, of capitals, and of those that wires spell otherwise.
    """
    rows = _read_towns().get(fold_name(name), ())
    return sorted(map(_parse_town, rows), key=lambda town: -town.population)


def name_division(country: str, division: str) -> str | None:
    """Return the name of a state or province by GeoNames' codes, None where the table has none."""
    return _read_divisions().get((country, division)) if division else None


@cache
def _read_divisions() -> Mapping[tuple[str, str], str]:
    regions = (region for found in _read_regions().values() for region in found)
    return {(region.country, region.division): region.name for region in regions}


@cache
def _read_names() -> Sequence[str]:
    return _unpack("names.txt.gz")


@cache
def _read_regions() -> Mapping[str, Sequence[Region]]:
    by_name: dict[str, list[Region]] = defaultdict(list)
    for line in (_FOLDER / "regions.tsv").read_text(encoding="utf-8").splitlines():
        code, geonames_id, names = line.split("\t")
        name, *spellings = names.split("|")
        country, _, division = code.partition(".")
        found = [Region(name, int(geonames_id), country, division)] if code else []
        for spelling in {fold_name(name), *map(fold_name, spellings)}:
            by_name[spelling] += found
    return dict(by_name)


@cache
def _read_towns() -> Mapping[str, Sequence[str]]:
    """Return the rows of the table by each of their names; a row is parsed when it is asked for."""
    rows: dict[str, list[str]] = defaultdict(list)
    for line in _unpack("towns.tsv.gz"):
        for key in line.partition("\t")[0].split("|"):
            rows[key].append(line)
    return dict(rows)


def _parse_town(row: str) -> Town:
    keys, name, geonames_id, country, division, latitude, longitude, population, mark = row.split(
        "\t"
    )
    key = keys.partition("|")[0]
    return Town(
        key,
        name or key.title(),
        int(geonames_id),
        country,
        division,
        float(latitude),
        float(longitude),
        int(population),
        mark == "capital",
        mark == "seat",
    )


def _unpack(file: str) -> list[str]:
    return gzip.decompress((_FOLDER / file).read_bytes()).decode().split("\n")
