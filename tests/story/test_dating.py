"""The order of evidence for dates: which of those that a page gives are the article's."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.metadata import Stated
from crawler.story.dating import (
    Candidate,
    Dated,
    Dating,
    Source,
    choose_dates,
    list_candidates,
    list_stated,
    list_updates,
)
from crawler.text.dateline import Dateline
from crawler.text.dates import PrintedDate, find_printed_date

SHANGHAI = "Asia/Shanghai"
TEMPLATE, HEAD, METADATA, TAIL = Source.TEMPLATE, Source.HEAD, Source.METADATA, Source.TAIL


def printed(text: str, source: Source = HEAD) -> list[Candidate]:
    return list_candidates(find_printed_date(text), source, "date line")


def stated(*raws: str) -> list[Candidate]:
    return list_stated(Stated(raw, "pubdate") for raw in raws)


def dateline(date: str) -> Dateline:
    """Return a dateline that prints month and day, and the year where there is one."""
    year, month, day = date.split("-")
    return Dateline("BEIJING", "Beijing", date if year else None, None, int(month), int(day))


def choose(*candidates: list[Candidate], line: Dateline | None = None) -> tuple[str, str | None]:
    dating = choose_dates([one for some in candidates for one in some], line, SHANGHAI)
    assert dating.published is not None
    return dating.published.raw, dating.modified and dating.modified.raw


HEAD_LINE, META, TAIL_LINE = printed("May 3, 2024"), stated("2024-05-03"), "May 3, 2024"


@pytest.mark.parametrize(
    ("candidates", "line", "raw"),
    [
        # The order where nothing disagrees.
        ([printed("May 3, 2024"), stated("2024-05-03")], None, "May 3, 2024"),
        ([stated("2024-05-03"), printed("May 3, 2024", TAIL)], None, "2024-05-03"),
        ([printed("May 3, 2024", TAIL)], None, "May 3, 2024"),
        ([printed("May 4, 2024", TEMPLATE), printed("May 3, 2024")], None, "May 4, 2024"),
        ([printed("May 3, 2024"), printed("May 9, 2024", TAIL)], None, "May 3, 2024"),
        # A day apart is the same: a zone, the next issue.
        ([printed("May 4, 2024"), stated("2024-05-03")], None, "May 4, 2024"),
        ([printed("May 4, 2024"), stated("2024-05-02T17:00:00Z")], None, "May 4, 2024"),
        # More is somebody else's: the masthead's, a side column's, a teaser's.
        ([printed("May 5, 2024"), stated("2024-05-03")], None, "2024-05-03"),
        ([printed("May 5, 2024"), stated("2024-05-03")], dateline("-05-03"), "2024-05-03"),
        ([printed("May 5, 2024"), stated("2024-05-03")], dateline("-02-01"), "2024-05-03"),
        (
            [printed("May 9, 2024"), printed("May 3, 2024"), stated("2024-05-03")],
            None,
            "May 3, 2024",
        ),
        # The dateline sides with the print.
        ([printed("April 25, 2015"), stated("2015-12-07")], dateline("-04-25"), "April 25, 2015"),
        (
            [printed("April 25, 2015"), stated("2015-12-07")],
            dateline("2015-04-23"),
            "April 25, 2015",
        ),
        ([printed("May 3, 2024"), stated("2024-05-05")], dateline("-05-03"), "May 3, 2024"),
        ([printed("May 3, 2024", TAIL), stated("2024-05-09")], dateline("-05-02"), "May 3, 2024"),
        ([printed("May 3, 2024", TAIL), stated("2024-05-03")], dateline("-05-02"), "2024-05-03"),
        # Without metadata the dateline alone says which print is today's.
        ([printed("May 9, 2024"), printed("May 3, 2024")], dateline("-05-02"), "May 3, 2024"),
        ([printed("May 9, 2024"), printed("May 3, 2024", TAIL)], dateline("-05-02"), "May 9, 2024"),
        ([printed("Oct 9, 2024"), printed("May 3, 2024", TAIL)], dateline("-05-02"), "May 3, 2024"),
        ([printed("May 9, 2024")], dateline("-01-02"), "May 9, 2024"),
        # What cannot be read, and what systems fill in, is passed over.
        ([printed("03/04/2024"), stated("2024-04-03")], None, "2024-04-03"),
        ([stated("0001-01-01T00:00:00Z", "2024-05-03")], None, "2024-05-03"),
        ([stated("1970-01-01", "soon", "2024-05-03")], None, "2024-05-03"),
        ([printed("03/04/2024"), printed("May 3, 2024", TAIL)], None, "May 3, 2024"),
        ([printed("03/04/2024"), stated("soon")], None, "03/04/2024"),
        ([stated("soon"), printed("03/04/2024", TAIL)], None, "soon"),
        ([printed("May 3, 1950")], None, "May 3, 1950"),
    ],
)
def test_the_day_of_publication(
    candidates: list[list[Candidate]], line: Dateline | None, raw: str
) -> None:
    assert choose(*candidates, line=line)[0] == raw


@pytest.mark.parametrize(
    ("candidates", "published", "modified"),
    [
        # An update is never published while another source has that.
        ([printed("Updated: May 5, 2024"), stated("2024-05-03")], "2024-05-03", "May 5, 2024"),
        (
            [printed("Updated: May 5, 2024"), printed("May 3, 2024", TAIL)],
            "May 3, 2024",
            "May 5, 2024",
        ),
        ([printed("Updated: May 5, 2024"), printed("May 3, 2024")], "May 3, 2024", "May 5, 2024"),
        (
            [printed("Updated 20:49, 5 Aug 2024"), stated("2024-08-05T13:23:00+08:00")],
            "2024-08-05T13:23:00+08:00",
            "20:49, 5 Aug 2024",
        ),
        # What is no later than that is what the page prints for it.
        ([printed("Updated: 2024-05-03 14:05"), stated("2024-05-03")], "2024-05-03 14:05", None),
        ([printed("Updated: 2024-05-03"), stated("2024-05-03T10:00:00+08:00")], "2024-05-03", None),
        ([printed("Updated: 2024-05-03"), stated("2024-05-03T20:00:00Z")], "2024-05-03", None),
        (
            [printed("Updated 13:23, 5 Aug 2024"), stated("2024-08-05T13:23:00+08:00")],
            "13:23, 5 Aug 2024",
            None,
        ),
        ([printed("Updated: May 1, 2024"), stated("2024-05-03")], "2024-05-03", None),
        # Alone it is all that the page says.
        ([printed("Updated: May 5, 2024")], "May 5, 2024", None),
        ([printed("Updated: May 5, 2024"), printed("03/04/2024", TAIL)], "May 5, 2024", None),
        # Today's date above an article with an update only.
        ([printed("May 25, 2024"), printed("Updated: May 5, 2024")], "May 5, 2024", None),
        ([printed("Updated: May 5, 2024"), printed("May 25, 2024", TAIL)], "May 5, 2024", None),
        # Both in one line; of the date that was chosen only.
        ([printed("Published: May 3, 2024 Updated: May 5, 2024")], "May 3, 2024", "May 5, 2024"),
        (
            [printed("Published: May 3, 2024 Updated: May 5, 2024"), stated("2024-05-03")],
            "May 3, 2024",
            "May 5, 2024",
        ),
        (
            [printed("Published: May 3, 2024 Updated: May 5, 2024"), stated("2023-01-01")],
            "2023-01-01",
            None,
        ),
        (
            [printed("May 3, 2024 10:00"), printed("May 3, 2024 10:00", TAIL)],
            "May 3, 2024 10:00",
            None,
        ),
        (
            [printed("Updated: 2026-09-30 02:56"), printed("2026-09-30 02:56", TAIL)],
            "2026-09-30 02:56",
            None,
        ),
    ],
)
def test_updates(candidates: list[list[Candidate]], published: str, modified: str | None) -> None:
    assert choose(*candidates) == (published, modified)


def test_a_time_element_may_hold_the_update() -> None:
    times = list_stated([Stated("2024-05-05T10:00:00Z", "time element", is_update=True)])
    assert choose(stated("2024-05-03"), times) == ("2024-05-03", "2024-05-05T10:00:00Z")


@pytest.mark.parametrize(
    ("text", "raws", "moment"),
    [
        ("May 3, 2024", ["2024-05-03T10:00:00+08:00"], "2024-05-03T10:00:00+08:00"),
        ("May 3, 2024", ["2024-05-03", "2024-05-03T10:00:00Z"], "2024-05-03T10:00:00Z"),
        ("May 3, 2024", ["2024-05-02T20:00:00Z"], "2024-05-02T20:00:00Z"),
        ("May 3, 2024", ["2024-05-03T20:00:00Z"], None),
        ("May 3, 2024", ["2024-05-03"], None),
        ("May 3, 2024 9:00", ["2024-05-03T10:00:00+08:00"], None),
    ],
)
def test_the_moment_that_metadata_hold_for_the_printed_day(
    text: str, raws: list[str], moment: str | None
) -> None:
    dating = choose_dates([*printed(text), *stated(*raws)], None, SHANGHAI)
    assert dating.moment_raw == moment


def test_the_choice_says_where_the_date_was_found() -> None:
    candidates = [*printed("May 3, 2024 Updated: May 5, 2024"), *stated("2024-05-03")]
    assert choose_dates(candidates, None, SHANGHAI) == Dating(
        Dated("May 3, 2024", HEAD, "date line"), Dated("May 5, 2024", HEAD, "date line")
    )
    assert choose_dates(stated("2024-05-03"), None, SHANGHAI).published == (
        Dated("2024-05-03", METADATA, "pubdate")
    )


def test_a_page_without_dates_has_none() -> None:
    assert choose_dates([], None, SHANGHAI) == Dating()
    assert list_candidates(None, HEAD, "date line") == []


def test_day_first_is_the_portals() -> None:
    candidates = [*printed("03/04/2024"), *stated("2024-04-03")]
    dating = choose_dates(candidates, None, SHANGHAI, day_first=True)
    assert dating.published == Dated("03/04/2024", HEAD, "date line")


days = st.dates(dt.date(1991, 1, 1), dt.date(2090, 12, 31))
lines = st.builds(
    Candidate,
    days.map(dt.date.isoformat),
    st.sampled_from(Source),
    st.just("x"),
    st.none(),
    is_update=st.booleans(),
)


@given(st.lists(lines, max_size=6), days | st.none())
def test_the_choice_is_one_of_the_candidates(
    candidates: list[Candidate], day: dt.date | None
) -> None:
    line = dateline(day.isoformat()) if day else None
    dating = choose_dates(candidates, line, SHANGHAI)
    raws = {candidate.raw for candidate in candidates}
    assert (dating.published is None) == (not candidates)
    assert dating.published is None or dating.published.raw in raws
    assert dating.modified is None or dating.modified.raw in raws
    if dating.published and dating.modified:
        assert dating.modified.raw > dating.published.raw


@given(days, st.integers(-1, 1), days)
def test_a_printed_date_that_metadata_confirm_is_taken(
    day: dt.date, apart: int, other: dt.date
) -> None:
    meta = (day + dt.timedelta(days=apart)).isoformat()
    line = PrintedDate(day.isoformat(), None, "", "")
    candidates = [*list_candidates(line, HEAD, "x"), *stated(meta)]
    found = choose_dates(candidates, dateline(other.isoformat()), SHANGHAI).published
    assert found == Dated(day.isoformat(), HEAD, "x")


LINE = dateline("2024-05-03")


@pytest.mark.parametrize(
    ("candidates", "line", "raw"),
    [
        ([printed("May 5, 2024"), stated("2024-05-03")], None, "2024-05-03"),
        ([printed("May 1, 2024"), stated("2024-05-03")], None, "2024-05-03"),
        ([printed("May 2, 2024"), stated("2024-05-03")], None, "May 2, 2024"),
        ([printed("May 6, 2024"), stated("2024-05-10")], LINE, "May 6, 2024"),
        ([printed("May 7, 2024"), stated("2024-05-10")], LINE, "2024-05-10"),
        ([printed("April 30, 2024"), stated("2024-05-06")], LINE, "2024-05-06"),
        ([printed("May 1, 2024"), stated("2024-05-06")], LINE, "May 1, 2024"),
        ([printed("July 2, 2024"), printed("May 4, 2024", TAIL)], LINE, "July 2, 2024"),
        ([printed("July 3, 2024"), printed("May 4, 2024", TAIL)], LINE, "May 4, 2024"),
        ([printed("July 3, 2024"), printed("May 7, 2024", TAIL)], LINE, "July 3, 2024"),
        ([printed("May 9, 2024"), printed("May 6, 2024")], LINE, "May 6, 2024"),
        ([printed("May 9, 2024"), printed("May 7, 2024")], LINE, "May 9, 2024"),
        ([stated("1990-01-01")], None, "1990-01-01"),
        ([stated("1989-12-31", "2024-05-03")], None, "2024-05-03"),
        ([stated("1989-12-31T23:00:00Z", "2024-05-03")], None, "2024-05-03"),
        ([stated("1990-01-01T00:00:00Z", "2024-05-03")], None, "1990-01-01T00:00:00Z"),
    ],
)
def test_the_day_of_publication_at_the_bounds(
    candidates: list[list[Candidate]], line: Dateline | None, raw: str
) -> None:
    assert choose(*candidates, line=line)[0] == raw


@pytest.mark.parametrize(
    ("head", "published"),
    [("May 4, 2024", "May 4, 2024"), ("May 5, 2024", "May 3, 2024")],
)
def test_a_date_later_than_the_update_is_todays(head: str, published: str) -> None:
    update = printed("Updated: May 3, 2024")
    assert choose(printed(head), update)[0] == published


@pytest.mark.parametrize(
    ("update", "published"),
    [
        ("Updated: May 3, 2024 10:00", "May 3, 2024 10:00"),
        ("Updated: May 2, 2024 10:00", "May 2, 2024 10:00"),
        ("Updated: May 2, 2024 09:59", "2024-05-03T10:00:00+08:00"),
        ("Updated: May 3, 2024 10:01", "2024-05-03T10:00:00+08:00"),
        ("Updated: May 3, 2024", "May 3, 2024"),
        ("Updated: May 2, 2024", "May 2, 2024"),
        ("Updated: May 1, 2024", "2024-05-03T10:00:00+08:00"),
        ("Updated: May 4, 2024", "2024-05-03T10:00:00+08:00"),
    ],
)
def test_what_a_page_calls_an_update_may_be_its_publication(update: str, published: str) -> None:
    line = printed(update)
    assert line[0].is_update
    assert choose(line, stated("2024-05-03T10:00:00+08:00"))[0] == published


def test_a_line_that_is_known_to_be_of_an_update_gives_its_later_date() -> None:
    line = find_printed_date("Published: May 2, 2019 | Updated: May 4, 2019")
    assert line is not None
    (update,) = list_updates(line, Source.HEAD, "a selector")
    assert (update.raw, update.is_update, update.how) == ("May 4, 2019", True, "a selector")
    alone = find_printed_date("May 2, 2019")
    assert alone is not None
    assert [one.raw for one in list_updates(alone, Source.HEAD, "")] == ["May 2, 2019"]
