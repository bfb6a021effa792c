"""What ends a dateline: agency, dash, colon, stop; and what may follow it."""

import pytest

from crawler.text.dateline_closing import (
    LONGEST_DATELINE,
    opens_report,
    opens_story,
    read_closing,
    split_agency,
)


@pytest.mark.parametrize(
    ("behind", "agency", "mark", "rest"),
    [
        (" (Xinhua) -- Trade", "Xinhua", "-", "Trade"),
        (" (Xinhua) Trade", "Xinhua", "", "Trade"),
        (" (Xinhua): Trade", "Xinhua", ":", "Trade"),
        (" /PRNewswire/ -- Trade", "PRNewswire", "-", "Trade"),
        (" [AP] - Trade", "AP", "-", "Trade"),
        (" Reuters - Trade", "Reuters", "-", "Trade"),
        (" Nobody - Trade", None, None, None),
        (" (Harbour News) -- Trade", "Harbour News", "-", "Trade"),
        (" (Monday) -- Trade", None, "-", "Trade"),
        (" (Kazakhstan) -- Trade", None, "-", "Trade"),
        (" (harbour) -- Trade", None, "-", "Trade"),
        (" - Trade", None, "-", "Trade"),
        (" – – Trade", None, "-", "Trade"),
        (": Trade", None, ":", "Trade"),
        (" / Trade", None, "/", "Trade"),
        (". Trade", None, ".", "Trade"),
        (". trade", None, None, None),
        (" .", None, "", ""),
        (" Trade", None, None, None),
    ],
)
def test_closings(behind: str, agency: str | None, mark: str | None, rest: str | None) -> None:
    head = f"May 4{behind}"
    closing = read_closing(head, 5)
    assert (closing is None) is (mark is None)
    if closing is not None:
        assert (closing.agency, closing.mark, head[closing.end :]) == (agency, mark, rest)
        assert closing.is_dashed is (mark in ("-", ":", "/"))


@pytest.mark.parametrize(
    ("size", "ends"), [(LONGEST_DATELINE - 1, True), (LONGEST_DATELINE, False)]
)
def test_the_end_of_what_is_looked_at_is_not_that_of_the_text(size: int, ends: bool) -> None:
    head = "May 4" + " " * (size - 5)
    assert (read_closing(head, 5) is not None) is ends


@pytest.mark.parametrize(
    ("printed", "place", "agency"),
    [
        ("TOKYO (AP)", "TOKYO", "AP"),
        ("TOKYO (Harbour Wire)", "TOKYO", "Harbour Wire"),
        ("TOKYO (Japan)", "TOKYO (Japan)", None),
        ("TOKYO (harbour)", "TOKYO (harbour)", None),
        ("TOKYO (A B C D E F)", "TOKYO", "A B C D E F"),
        ("TOKYO (A B C D E F G)", "TOKYO (A B C D E F G)", None),
        ("ASTANA. KAZINFORM", "ASTANA", "KAZINFORM"),
        ("ASTANA, Kazakhstan", "ASTANA, Kazakhstan", None),
        ("ASTANA. Harbour", "ASTANA. Harbour", None),
        ("TOKYO", "TOKYO", None),
    ],
)
def test_agency_behind_a_place(printed: str, place: str, agency: str | None) -> None:
    assert split_agency(printed) == (place, agency)


@pytest.mark.parametrize(
    ("rest", "glued", "opens"),
    [
        ("Trade rose in the port by nine percent.", False, True),
        ("trade rose in the port by nine percent.", False, False),
        ("eBay opened an office in the port.", False, True),
        ("TRADE ROSE", False, False),
        ("8 ships came", False, False),
        ("8 ships came on Monday.", False, True),
        ("Beijing", False, False),
        ("Beijing is a city of many bridges.", False, True),
        ("Beijing is a city of many bridges.", True, False),
        ("New York is a city of many bridges.", True, False),
    ],
)
def test_what_a_story_may_begin_with(rest: str, glued: bool, opens: bool) -> None:
    assert opens_story(rest, is_glued=glued) is opens


@pytest.mark.parametrize(
    ("rest", "opens"),
    [
        ("Trade rose in May.", True),
        ("Trade rose.", True),
        ("Trade rose in May", True),
        ("Trade rose fast", False),
        ("We are ready for the storm.", False),
        ("That's what we asked for.", False),
        ("trade rose in May.", False),
    ],
)
def test_what_a_report_behind_a_colon_may_begin_with(rest: str, opens: bool) -> None:
    assert opens_report(rest) is opens
