"""Where the places of datelines are: the table of places asked by what wires print."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from crawler.data.gazetteer import Region, Town, find_regions, find_towns, fold_name, name_division
from crawler.pages.addresses import Portal
from crawler.portals import page_classes
from crawler.text.wordlists import read_names

_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]")

_STAND_ALONE = frozenset(
    map(
        fold_name,
        read_names("""
Atlanta, Baltimore, Boston, Chicago, Cincinnati, Cleveland, Dallas, Denver, Detroit, Honolulu,
Houston, Indianapolis, Las Vegas, Los Angeles, Miami, Milwaukee, Minneapolis, New Orleans, New York,
Oklahoma City, Philadelphia, Phoenix, Pittsburgh, St. Louis, Salt Lake City, San Antonio, San Diego,
San Francisco, Seattle, Washington, Amsterdam, Baghdad, Bangkok, Beijing, Beirut, Berlin, Brussels,
Cairo, Djibouti, Dublin, Geneva, Gibraltar, Guatemala City, Havana, Helsinki, Hong Kong, Islamabad,
Istanbul, Jerusalem, Johannesburg, Kuwait City, London, Luxembourg, Macao, Macau, Madrid, Mexico
City, Milan, Monaco, Montreal, Moscow, Munich, New Delhi, Panama City, Paris, Prague, Quebec City,
Rio de Janeiro, Rome, San Marino, Sao Paulo, Shanghai, Singapore, Stockholm, Sydney, Tokyo, Toronto,
Vatican City, Vienna, Zurich
"""),
    )
)
"""Cities that stand alone in datelines by the AP Stylebook: without a country or state behind them
they are the largest of their name."""

_TIMES_OF_A_CAPITAL = 2
_TIMES_OF_A_CITY = 20
_LEAST_OF_A_CITY = 300_000
"""People: a city of that many stands for its name where each namesake has a twentieth of them at
most; a capital, and at home that of a province, where each has half of its own. What that gives,
`python -m tests.places` prints."""

_TIMES_ABROAD = 10
"""A city of the portal's country stands for its name unless one abroad is so many times larger."""

_LEAST_ABROAD = 50_000
"""People: a smaller town abroad may well have a namesake at home that is in no table."""

_LEAST_BESIDE_UNSIZED = 100_000
"""People: a smaller town may well be less than a namesake of which GeoNames knows no number."""

_DEGREES_AROUND = 0.5
"""A namesake so near is part of the place, or the town that gave it its name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its entry in GeoNames.

    `name`: GeoNames' own, in Latin letters, whatever was printed. `country`: ISO 3166-1 alpha-2.
    `division`: the state or province, None where the table has no name for it. `latitude`,
    `longitude`: degrees, WGS 84, to two decimals; None for a country, state or province, which is
    no point.
    """

    name: str
    country: str
    division: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int


@dataclass(frozen=True, slots=True)
class Location:
    """What one place of a dateline was resolved to.

    `printed`: the place as it stands there, with what qualifies it. `place`: None where the table
    has no such place or nothing tells which of several it is. `candidates`: those several, largest
    first; empty where there is a place or none is known.
    """

    printed: str
    place: Place | None
    candidates: tuple[Place, ...] = ()


def locate(place: str, portal: Portal | str | None = None) -> tuple[Location, ...]:
    """Return where the place of a dateline is, a location for each place that a slash parts.

    `place`: as in `dateline.place` of a record: `Beijing`, `Xi'an, China`, `Sydney/Beijing`.
    `portal`: whose page it stands on, or that portal's name; None where that is not known. Raises
    ValueError for a name that is no portal's.

    A country, state or province behind the place decides: `London, Ont.`; so does a town in whose
    state or province it lies: `Pudong, Shanghai`. Without one it is, in this order: a city that the
    AP Stylebook lets stand alone; the town of that name in the portal's own country, which is that
    of its zone; a capital, or a city by far larger than its namesakes; the only town of that name,
    if it has 50,000 people. Nothing is guessed: else there is no place, and the candidates are
    listed.
    """
    return _locate(place, _find_home(portal))


@lru_cache(4096)
def _locate(place: str, home: str | None) -> tuple[Location, ...]:
    segments = [part.strip() for part in _IN_BRACKETS.sub(r", \1", place).split(",")]
    names = [name.strip() for name in segments[0].split("/") if name.strip()]
    qualifiers = tuple(filter(None, segments[1:]))
    earlier = (_locate_earlier(name, qualifiers, home) for name in names[:-1])
    return (*earlier, *(_locate_one(name, qualifiers, home) for name in names[-1:]))


def _locate_earlier(name: str, qualifiers: tuple[str, ...], home: str | None) -> Location:
    """Locate a place before a slash, for which what qualifies the last one may count or not."""
    bare, qualified = _locate_one(name, (), home), _locate_one(name, qualifiers, home)
    if bare.place and qualified.place and bare.place != qualified.place:
        return Location(name, None, (bare.place, qualified.place))
    return bare if bare.place or not qualified.place else qualified


def _locate_one(name: str, qualifiers: tuple[str, ...], home: str | None) -> Location:
    if qualifiers:
        return _locate_inside(name, qualifiers, home)
    towns = find_towns(name)
    if fold_name(name) in _STAND_ALONE:
        return _make_location(name, max(towns, key=lambda town: _rank(town, name)), towns)
    regions = _find_rival_regions(name, towns)
    if not regions:
        return _make_location(name, _choose(name, towns, home), towns)
    rivals = [town for town in towns if _rivals(town, name, regions)]
    only = regions[0] if len(regions) == 1 and not rivals else None
    return _make_location(name, only, [*regions, *rivals])


def _locate_inside(name: str, qualifiers: tuple[str, ...], home: str | None) -> Location:
    """Locate a town, or else a state or province, that lies in what stands behind it."""
    printed = ", ".join([name, *qualifiers])
    towns = [town for town in find_towns(name) if _lies_in_all(town, qualifiers, home)]
    if towns:
        return _make_location(printed, _choose_largest(name, towns, is_home=True), towns)
    divisions = [
        region
        for region in find_regions(name) or ()
        if region.division and _lies_in_all(region, qualifiers, home)
    ]
    return _make_location(printed, divisions[0] if len(divisions) == 1 else None, divisions)


def _lies_in_all(found: Town | Region, qualifiers: Sequence[str], home: str | None) -> bool:
    return all(_lies_in(found, qualifier, home) for qualifier in qualifiers)


def _lies_in(found: Town | Region, qualifier: str, home: str | None) -> bool:
    """Tell whether a place lies in a region, or in the state or province of a larger town."""
    regions = find_regions(qualifier)
    if regions is not None:
        return any(_holds(region, found) for region in regions)
    larger = _choose(qualifier, find_towns(qualifier), home)
    return larger is not None and bool(found.division) and _is_beside(found, larger)


def _is_beside(found: Town | Region, larger: Town) -> bool:
    return (found.country, found.division) == (larger.country, larger.division)


def _holds(region: Region, found: Town | Region) -> bool:
    return region.country == found.country and region.division in ("", found.division)


def _find_rival_regions(name: str, towns: Sequence[Town]) -> Sequence[Region]:
    """Return the regions that a name alone may mean.

    None where a town of the region goes by its name: a dateline names a town (Singapore, Jilin).
    """
    regions = find_regions(name) or ()
    namesakes = [town for town in towns if town.key == fold_name(name)]
    is_town = any(_holds(region, town) for region in regions for town in namesakes)
    return () if is_town else regions


def _rivals(town: Town, name: str, regions: Sequence[Region]) -> bool:
    """Tell whether a town may be meant by a name that is also a region's; beside a country, a city.

    Not a town that has it as an alternate name, or as a part of its own: Mexico City.
    """
    is_country = any(not region.division for region in regions)
    is_large = not is_country or town.population >= _LEAST_OF_A_CITY
    return is_large and town.key == fold_name(name)


def _choose(name: str, towns: Sequence[Town], home: str | None) -> Town | None:
    """Return the town that a name alone means on a page of a portal of the country `home`."""
    own = _choose_largest(name, [town for town in towns if town.country == home], is_home=True)
    abroad = [town for town in towns if town.country != home and _goes_by(town, name)]
    if own and _is_meant(own, abroad, name):
        return own
    found = _choose_largest(name, towns)
    is_known = found and (found.is_capital or found.population >= _LEAST_ABROAD)
    return found if is_known else None


def _is_meant(own: Town, abroad: Sequence[Town], name: str) -> bool:
    """Tell whether a town of the portal's country is meant, and none of those abroad."""
    if not _goes_by(own, name):
        return not abroad
    times = _TIMES_ABROAD if own.population >= _LEAST_OF_A_CITY else 1
    return all(town.population <= times * own.population for town in abroad)


def _choose_largest(name: str, towns: Sequence[Town], *, is_home: bool = False) -> Town | None:
    """Return the only town, or the first where it is so large that no other can be meant."""
    if not towns:
        return None
    first, *others = towns
    is_capital = first.is_capital or (is_home and first.is_seat)
    counts_unsized = first.population < _LEAST_BESIDE_UNSIZED
    namesakes = [
        town for town in others if not _is_near(first, town) and (counts_unsized or town.population)
    ]
    if namesakes and not is_capital and first.population < _LEAST_OF_A_CITY:
        return None
    for other in namesakes:
        # A name that is not the other's own is seldom printed for it.
        is_weak = _goes_by(first, name) and (is_capital or not _goes_by(other, name))
        times = _TIMES_OF_A_CAPITAL if is_weak else _TIMES_OF_A_CITY
        if first.population < times * other.population:
            return None
    around = (town for town in others if _is_near(first, town) and _goes_by(town, name))
    return first if _goes_by(first, name) else next(around, first)


def _is_near(town: Town, other: Town) -> bool:
    return town.country == other.country and (
        abs(town.latitude - other.latitude) + abs(town.longitude - other.longitude)
        < _DEGREES_AROUND
    )


def _goes_by(town: Town, name: str) -> bool:
    """Tell whether a name is the town's own, or how that begins: `Newcastle` upon Tyne."""
    return town.key.startswith(fold_name(name))


def _rank(town: Town, name: str) -> tuple[bool, bool, int]:
    return _goes_by(town, name), town.is_capital, town.population


def _make_location(
    printed: str, chosen: Town | Region | None, found: Sequence[Town | Region]
) -> Location:
    if chosen:
        return Location(printed, _make_place(chosen))
    return Location(printed, None, tuple(map(_make_place, found)))


def _make_place(found: Town | Region) -> Place:
    division = name_division(found.country, found.division)
    latitude = longitude = None
    if isinstance(found, Town):
        latitude, longitude = found.latitude, found.longitude
    return Place(found.name, found.country, division, latitude, longitude, found.geonames_id)


def _find_home(portal: Portal | str | None) -> str | None:
    """Return the country of a portal's zone, None for a zone of none or of several, as `UTC`."""
    if isinstance(portal, str):
        if portal not in page_classes():
            known = ", ".join(page_classes())
            raise ValueError(
                f"portal={portal!r} is none of the portals {known}; None for any other"
            )
        portal = page_classes()[portal].portal
    return _read_countries().get(portal.zone) if portal else None


@cache
def _read_countries() -> Mapping[str, str]:
    """Return the country of each zone, as the tz database's own table has it."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
