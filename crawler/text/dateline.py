"""Datelines: the place, date and agency that open a story."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed and what it says.

    `text`: as printed, up to the dash. `date`: ISO 8601, None where no date or no year is known.
    """

    text: str
    place: str | None
    date: str | None
    agency: str | None
    month: int | None = None
    day: int | None = None


def parse_dateline(text: str, published: dt.date | None = None) -> tuple[Dateline | None, str]:
    raise NotImplementedError
