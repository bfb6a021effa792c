"""Which of a page's dates is that of its article: the order of evidence.

What is printed at the head of the article comes first, then what metadata say of this article, then
its tail. A printed date that disagrees with both metadata and dateline is somebody else's: today's
in the masthead, that of a side column or of the next teaser.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crawler.reading.metadata import Stated
from crawler.text.dateline import Dateline
from crawler.text.dates import PrintedDate, parse_printed_date
from crawler.text.months import year_nearest

_AGREEING = 1
"""Days that a printed date and metadata may be apart: papers print the day of their next issue."""
_AT_DATELINE = 3
"""Days within which a story is published after its dateline, as most are."""
_LONG_AFTER_DATELINE = 60
"""Days after its dateline at which a story is no longer believed to be published."""
_EARLIEST = dt.date(1990, 1, 1)
"""Systems fill a date that they do not have with `0001-01-01` or `1970-01-01`."""


class Source(StrEnum):
    """Where a date stands: where the template has it, at the head, in metadata, in the tail."""

    TEMPLATE = "template"
    HEAD = "head"
    METADATA = "metadata"
    TAIL = "tail"


class Candidate(NamedTuple):
    """A date that a page gives, as printed or written.

    `how`: the rule, selector or tag that found it. `modified_raw`: the date of an update that is
    printed beside it. `is_update`: whether the date itself is labelled as one.
    """

    raw: str
    source: Source
    how: str
    modified_raw: str | None = None
    is_update: bool = False


class Dated(NamedTuple):
    """A date that was chosen, as printed or written, and what it was taken from."""

    raw: str
    source: Source
    how: str


class Dating(NamedTuple):
    """The dates of an article, None where the page gives none.

    `moment_raw`: what metadata hold for a day of publication that is printed without a clock time;
    None where they hold none, or say another day.
    """

    published: Dated | None = None
    modified: Dated | None = None
    moment_raw: str | None = None


class _Read(NamedTuple):
    """A candidate that can be read: what it says, and its day in the portal's zone."""

    candidate: Candidate
    iso: str
    day: dt.date

    @property
    def has_clock(self) -> bool:
        return "T" in self.iso


def list_candidates(line: PrintedDate | None, source: Source, how: str) -> list[Candidate]:
    """Return what a printed line gives for `choose_dates`."""
    if line is None:
        return []
    return [Candidate(line.published_raw, source, how, line.modified_raw, line.is_update)]


def list_updates(line: PrintedDate, source: Source, how: str) -> list[Candidate]:
    """Return what a printed line that is known to be that of an update gives."""
    return [Candidate(line.modified_raw or line.published_raw, source, how, is_update=True)]


def list_stated(dates: Iterable[Stated]) -> list[Candidate]:
    """Return what metadata give for `choose_dates`."""
    return [
        Candidate(date.raw, Source.METADATA, date.how, is_update=date.is_update) for date in dates
    ]


def choose_dates(
    candidates: Iterable[Candidate],
    dateline: Dateline | None,
    zone: str,
    day_first: bool | None = None,
) -> Dating:
    """Return the dates of the article among those that its page gives.

    `candidates`: of each source the surest first. `zone`, `day_first`: the portal's own. An update
    is published only where nothing else can be; a date that cannot be read only where none can.
    """
    candidates = list(candidates)
    own = ZoneInfo(zone)
    known = [read for candidate in candidates if (read := _read(candidate, own, day_first))]
    updates = [read for read in known if read.candidate.is_update]
    dated = [read for read in known if not read.candidate.is_update]
    by_source = {source: [d for d in dated if d.candidate.source is source] for source in Source}
    chosen = _choose(by_source, updates, dateline)
    if chosen is None:
        unread = [candidate for candidate in candidates if not candidate.is_update] or candidates
        return Dating(_take(unread[0]) if unread else None)
    return Dating(
        _take(chosen.candidate),
        _find_update(chosen, updates),
        None if chosen.has_clock else _find_moment(chosen, by_source[Source.METADATA]),
    )


def _take(candidate: Candidate, raw: str | None = None) -> Dated:
    return Dated(raw or candidate.raw, candidate.source, candidate.how)


def _read(candidate: Candidate, own: ZoneInfo, day_first: bool | None) -> _Read | None:
    iso = parse_printed_date(candidate.raw, own.key, day_first)
    if iso is None:
        return None
    moment = dt.datetime.fromisoformat(iso)
    if "T" in iso and candidate.source is Source.METADATA:
        if moment.year < _EARLIEST.year:
            return None
        moment = moment.astimezone(own)
    day = moment.date()
    is_placeholder = candidate.source is Source.METADATA and day < _EARLIEST
    return None if is_placeholder else _Read(candidate, iso, day)


def _choose(
    dated: dict[Source, list[_Read]], updates: list[_Read], dateline: Dateline | None
) -> _Read | None:
    heads, tails = dated[Source.TEMPLATE] + dated[Source.HEAD], dated[Source.TAIL]
    stated = next(iter(dated[Source.METADATA]), None)
    if stated is not None:
        for head in heads:
            if _days_apart(head.day, stated.day) <= _AGREEING:
                return head
        stated = next((update for update in updates if _is_publication(update, stated)), stated)
        from_stated = _days_from(dateline, stated.day)
        for printed in (*heads, *tails):
            if _days_from(dateline, printed.day) <= min(_AT_DATELINE, from_stated - 1):
                return printed
        return stated
    heads = [head for head in heads if not _is_later_than(head, updates)]
    tails = [tail for tail in tails if not _is_later_than(tail, updates)]
    near = [head for head in heads if _days_from(dateline, head.day) <= _AT_DATELINE]
    if heads and not near and _days_from(dateline, heads[0].day) > _LONG_AFTER_DATELINE:
        near = [tail for tail in tails if _days_from(dateline, tail.day) <= _AT_DATELINE]
    return next(iter((*near, *heads, *tails, *updates)), None)


def _is_publication(update: _Read, stated: _Read) -> bool:
    """Tell whether what a page calls an update is the publication that metadata state.

    Some portals label their only date so. One that is later is an update indeed.
    """
    if update.has_clock and stated.has_clock:
        before = dt.datetime.fromisoformat(stated.iso) - dt.datetime.fromisoformat(update.iso)
        return dt.timedelta() <= before <= dt.timedelta(days=_AGREEING)
    return 0 <= (stated.day - update.day).days <= _AGREEING


def _is_later_than(printed: _Read, updates: list[_Read]) -> bool:
    """Tell whether a date is later than an update: then it is today's, above the article."""
    return any((printed.day - update.day).days > _AGREEING for update in updates)


def _days_apart(one: dt.date, other: dt.date) -> int:
    return abs((one - other).days)


def _days_from(dateline: Dateline | None, day: dt.date) -> int:
    """Return how many days a dateline's date is from a day, a great many where it has none."""
    date: dt.date | None = None
    if dateline and dateline.date:
        date = dt.date.fromisoformat(dateline.date)
    elif dateline and dateline.month and dateline.day:
        date = year_nearest(dateline.month, dateline.day, day)
    return _days_apart(date, day) if date else dt.date.max.toordinal()


def _find_update(chosen: _Read, updates: list[_Read]) -> Dated | None:
    """Return the update that the page states beside the date of publication."""
    own = chosen.candidate
    if own.is_update:
        return None
    later = (one for one in updates if one.day >= chosen.day and one.iso != chosen.iso)
    update = next((update.candidate for update in later), None)
    if own.modified_raw and (update is None or update.source is not Source.TEMPLATE):
        return _take(own, own.modified_raw)
    return _take(update) if update else None


def _find_moment(chosen: _Read, stated: list[_Read]) -> str | None:
    same_day = (read for read in stated if read.has_clock and read.day == chosen.day)
    return next((read.candidate.raw for read in same_day), None)
