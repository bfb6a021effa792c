"""Records as rows: their keys, where the places of their datelines lie, and their cluster."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.geography import Location, locate
from crawler.items import Article
from crawler.portals import page_classes
from crawler.schemas import columns as schema_columns
from crawler.schemas.columns import Column

Row = dict[str, Any]
"""A value for each column, as JSON has it."""

_PLACES = Column(
    "places",
    "list",
    item=Column(
        "",
        "struct",
        fields=(
            Column("printed", "text"),
            Column("name", "text", is_nullable=True),
            Column("country", "text", is_nullable=True),
            Column("division", "text", is_nullable=True),
            Column("latitude", "number", is_nullable=True),
            Column("longitude", "number", is_nullable=True),
            Column("geonames_id", "count", is_nullable=True),
        ),
    ),
    description="Where the dateline's places lie; null where that would be a guess.",
)

_CLUSTER = (
    Column(
        "cluster",
        "text",
        is_nullable=True,
        description="The id of the story that several addresses have; null where one has it.",
    ),
    Column(
        "differs",
        "text",
        is_nullable=True,
        description="How the newest record of the address differs from the first of its cluster.",
    ),
)


def list_columns() -> list[Column]:
    """Return the columns of a row: the keys of a record in their order, `places` and its cluster.

    `places` has one entry for each place of the dateline, resolved by the table of places; where
    that cannot be done without guessing, all but `printed` is null. `cluster` and `differs` are
    what `scrapy cluster` found last.
    """
    return [*schema_columns.list_columns(), _PLACES, *_CLUSTER]


def make_rows(
    records: Iterable[Article],
    since: dt.date | None = None,
    clustered: Mapping[str, tuple[str, str]] | None = None,
) -> Iterator[Row]:
    """Yield a row for each record.

    `since`: only of those published on that day or later. `clustered`: of each address in a
    cluster, the cluster's id and how the record differs; see crawler.clusters.cluster_lines.
    """
    start = since.isoformat() if since else ""
    known = page_classes()
    for record in records:
        if record.published >= start:
            place = record.dateline.place if record.dateline else None
            portal = record.portal if record.portal in known else None
            located = locate(place, portal) if place else ()
            row: Row = record.model_dump(mode="json", by_alias=True)
            cluster, differs = (clustered or {}).get(record.url, (None, None))
            yield row | {
                "places": [_describe(location) for location in located],
                "cluster": cluster,
                "differs": differs,
            }


def _describe(location: Location) -> Row:
    place = location.place
    return {
        "printed": location.printed,
        "name": place and place.name,
        "country": place and place.country,
        "division": place and place.division,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
        "geonames_id": place and place.geonames_id,
    }


def name_geonames_address(place: Row) -> str | None:
    """Return the address of an entry of `places` at GeoNames, None where it is not resolved."""
    identifier = place["geonames_id"]
    return f"https://sws.geonames.org/{identifier}/" if identifier else None


def drop_empty(fields: Row) -> Row:
    """Return a row without what is null, an empty text or an empty list."""
    return {name: value for name, value in fields.items() if value not in (None, [], "")}
