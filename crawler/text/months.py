"""Months as printed in English, and the year of a date that is printed without one."""

import datetime as dt

_NAMES = (
    "january february march april may june july august september october november december"
).split()

MONTHS: dict[str, int] = {"sept": 9}
"""Number of the month for each printed form in lower case, without a full stop."""
for _number, _name in enumerate(_NAMES, 1):
    MONTHS[_name] = MONTHS[_name[:3]] = _number

MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
"""Alternatives of a regular expression for a month's name, longest first, in lower case."""

_WEEKDAYS = "mon tue tues wed wednes thu thur thurs fri sat satur sun".split()
WEEKDAYS = frozenset([*_WEEKDAYS, *(stem + "day" for stem in _WEEKDAYS)])
"""Names of weekdays in lower case, with their abbreviations."""

_HALF_A_YEAR = dt.timedelta(days=184)


def year_nearest(month: int, day: int, published: dt.date) -> dt.date | None:
    """Return the day `day`.`month`. that lies nearest to `published`.

    None where there is no such day within half a year: 30 February, or 29 February when
    `published` is far from one.
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
