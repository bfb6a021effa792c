"""Months and weekdays as printed in English, and the year of a date printed without one."""

import datetime as dt

from crawler.text.wordlists import read_words

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
}  # fmt: skip
"""Number of the month for each printed form in lower case, without a full stop."""

FRENCH_MONTHS = {
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
}  # fmt: skip
"""Number of the month for each French name in lower case; wires print some."""

MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
"""Alternatives of a regular expression for a month's name, longest first, in lower case."""

WEEKDAYS = read_words("""
monday mon tuesday tues tue wednesday wed thursday thurs thur thu friday fri saturday sat sunday sun
""")
"""Names of weekdays in lower case, with their abbreviations."""

_HALF_A_YEAR = dt.timedelta(days=184)


def year_nearest(month: int, day: int, published: dt.date) -> dt.date | None:
    """Return the date with this month and day that lies nearest to `published`.

    None where there is none within half a year: 30 February, or 29 February when `published` is
    far from one.
    """
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(dt.date(year, month, day))
        except ValueError:
            continue
    nearest = min(days, key=lambda date: abs(date - published), default=None)
    if nearest is None or abs(nearest - published) > _HALF_A_YEAR:
        return None
    return nearest
