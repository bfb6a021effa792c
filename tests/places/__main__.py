"""Print how many places of datelines are resolved: those of the list, and those of all samples."""

from crawler.geography import Location, locate
from tests.places.measuring import list_sample_places, read_rows


def describe(locations: tuple[Location, ...]) -> str:
    """Return what places were resolved to, in words."""
    return " / ".join(
        f"{place.name}, {place.division or ''} {place.country} {place.latitude} {place.longitude}"
        if (place := location.place)
        else f"one of {len(location.candidates)}"
        for location in locations
    )


def main() -> None:
    """Print the rows that are not resolved, then the sums."""
    rows = read_rows()
    known = [row for row in rows if row.right]
    wrong = [row for row in rows if row.is_wrong()]
    missed = [row for row in known if not row.is_resolved()]
    for title, found in (("wrong", wrong), ("not resolved", missed)):
        for row in found:
            print(f"{title}: {row.printed} ({row.zone}): {describe(row.locate())}")
    share = 1 - len(missed) / len(known)
    print(f"list: {len(known)} places, {share:.1%} resolved, {len(wrong)} wrong")
    print(f"      {len(rows) - len(known)} more of which nothing tells where they are")
    samples = [(place, locate(place, portal)) for portal, place in list_sample_places()]
    for place, locations in samples:
        print(f"sample: {place}: {describe(locations)}")
    resolved = sum(all(one.place for one in locations) for _, locations in samples)
    print(f"samples: {len(samples)} places, {resolved} resolved")


if __name__ == "__main__":
    main()
