"""Places of datelines beside where they are: `datelines.tsv`, and those of all samples."""

import math
import re
from dataclasses import dataclass
from pathlib import Path

from crawler.geography import Location, Place, locate
from crawler.pages.addresses import Portal
from tests.samples.completeness import load_expected

DATELINES = Path(__file__).parent / "datelines.tsv"
TOLERANCE = 1.0
"""Degrees of a great circle that a place may be off: the list rounds, and cities are wide."""


@dataclass(frozen=True)
class Row:
    """A place with where it is; `right` is empty where nothing tells which of several it is."""

    zone: str
    printed: str
    right: list[str]

    def locate(self) -> tuple[Location, ...]:
        return locate(self.printed, Portal("any", (), re.compile(""), zone=self.zone))

    def is_resolved(self) -> bool:
        return all(location.place for location in self.locate())

    def is_wrong(self) -> bool:
        """Tell whether any place was resolved to another than the right one, or guessed."""
        found = self.locate()
        if not self.right:
            return self.is_resolved()
        return len(found) != len(self.right) or any(
            location.place and not is_same(location.place, right)
            for location, right in zip(found, self.right, strict=True)
        )


def is_same(place: Place, right: str) -> bool:
    """Tell whether a place is in a country and near a point, such as `CN 40 116`."""
    country, latitude, longitude = right.split()
    if place.country != country or (place.latitude is None) != (latitude == "-"):
        return False
    if place.latitude is None:
        return True
    north = place.latitude - float(latitude)
    east = (place.longitude - float(longitude)) * math.cos(math.radians(place.latitude))
    return math.hypot(north, east) <= TOLERANCE


def read_rows() -> list[Row]:
    """Return the rows of the list."""
    lines = DATELINES.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Row(zone, printed, [] if right == ["?"] else right) for zone, printed, *right in cells]


def list_sample_places() -> list[tuple[str, str]]:
    """Return portal and place of each dateline of the samples' expected records."""
    records = [record for _, record in load_expected().values()]
    return sorted(
        (record["portal"], record["dateline"]["place"])
        for record in records
        if record.get("dateline") and record["dateline"]["place"]
    )
