"""Printed dates: every form, what is none, and what clock times and zones mean."""

import datetime as dt
import re
import time
from collections import Counter
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.text.cleaning import fold_space
from crawler.text.dates import (
    _strip_brackets,
    find_head_date,
    find_printed_date,
    parse_printed_date,
)
from crawler.text.months import MONTHS

SHANGHAI = "Asia/Shanghai"
NEW_YORK = "America/New_York"

PRINTED = """\
January 13, 2024 > 2024-01-13
2019-03-25 > 2019-03-25
2018-09-22 07:45 > 2018-09-22T07:45:00+08:00
2026-10-03 09:34:32 > 2026-10-03T09:34:32+08:00
08:37, November 19, 2020 > 2020-11-19T08:37:00+08:00
08:37, November 09, 2020 > 2020-11-09T08:37:00+08:00
19:49, 21-Jan-2019 > 2019-01-21T19:49:00+08:00
2019-01-16 09:10 GMT+8 > 2019-01-16T09:10:00+08:00
Published: Jan 14, 2024 > 2024-01-14
Jan 14, 2024 09:30 PM > 2024-01-14T21:30:00+08:00
2024/5/29 22:41:06 > 2024-05-29T22:41:06+08:00
December 8, 2025 14:38 > 2025-12-08T14:38:00+08:00
Aug 15,2016 2:09 PM > 2016-08-15T14:09:00+08:00
Apr 24, 2018 > 2018-04-24
Dec.19, 2025 > 2025-12-19
25 Apr, 2016, 03:39 ET > 2016-04-25T03:39:00-04:00
25 Jan, 2016, 03:39 ET > 2016-01-25T03:39:00-05:00
30 Oct, 2025, 08:46 GMT > 2025-10-30T08:46:00+00:00
Jul 16, 2015, 10:00 ET > 2015-07-16T10:00:00-04:00
Jul 16, 2015, 10:00 EST > 2015-07-16T10:00:00-05:00
July 3, 2020 03:00 BST > 2020-07-03
Friday May 25, 2018 > 2018-05-25
2023 11/17 20:52:15 > 2023-11-17T20:52:15+08:00
2016-04-25T03:39:00-04:00 > 2016-04-25T03:39:00-04:00
2016-04-25T03:39:00Z > 2016-04-25T03:39:00+00:00
2016-04-25T03:39+0800 > 2016-04-25T03:39:00+08:00
2016-04-25T03:39:00.123456+08:00 > 2016-04-25T03:39:00+08:00
2016-04-25T03:39:00+05:30 > 2016-04-25T03:39:00+05:30
2016-04-25 03:39:00 +0800 > 2016-04-25T03:39:00+08:00
Sat, 13 Jan 2024 07:27:00 +0800 > 2024-01-13T07:27:00+08:00
Sat, 13 Jan 2024 07:27:00 GMT > 2024-01-13T07:27:00+00:00
13 Jan 2024 07:27:00 -0500 (EST) > 2024-01-13T07:27:00-05:00
Sat Jan 13 07:27:00 CST 2024 > 2024-01-13T07:27:00+08:00
Sat Jan 13 07:27:00 2024 > 2024-01-13T07:27:00+08:00
January 13, 2024 07:27 Beijing Time > 2024-01-13T07:27:00+08:00
2569-05-17 20:43 > 2569-05-17T20:43:00+08:00
2569-05-17 > 2569-05-17
20240113 > 2024-01-13
25/03/2019 > 2019-03-25
03/25/2019 > 2019-03-25
04/04/2019 > 2019-04-04
25.03.2019 10:20 > 2019-03-25T10:20:00+08:00
2019.3.5 > 2019-03-05
May 3rd, 2021 > 2021-05-03
3rd May 2021 > 2021-05-03
the 3rd of May, 2021 > 2021-05-03
2021, May 3 > 2021-05-03
2021 May 3 > 2021-05-03
Sept 3, 2020 > 2020-09-03
Sep. 3, 2020 > 2020-09-03
JUNE 3, 2020 > 2020-06-03
Sept 3, 2020 12:05 a.m. > 2020-09-03T00:05:00+08:00
Sept 3, 2020 12:05 p.m. > 2020-09-03T12:05:00+08:00
Sept 3, 2020, 9:05am > 2020-09-03T09:05:00+08:00
Sept 3, 2020 0:05 PM > 2020-09-03T12:05:00+08:00
Sept 3, 2020 14:05 PM > 2020-09-03T14:05:00+08:00
13 January 2024 at 09:10 > 2024-01-13T09:10:00+08:00
2024-01-13 | 09:10 > 2024-01-13T09:10:00+08:00
Saturday, January 13, 2024 - 09:10 > 2024-01-13T09:10:00+08:00
2024-01-13 (Sat) 09:10 > 2024-01-13T09:10:00+08:00
Feb. 29, 2024 > 2024-02-29
Updated: 2024-01-02 > 2024-01-02
Updated:2024-01-02 10:00 > 2024-01-02T10:00:00+08:00
Publish time: 2010-06-09 > 2010-06-09
Release time: 2010-06-09 10:00 > 2010-06-09T10:00:00+08:00
Time: 2010-06-09 > 2010-06-09
Date: Jan. 9, 2010 > 2010-01-09
Date Jan. 9, 2010 > 2010-01-09
Posted: Jan. 9, 2010 > 2010-01-09
chinadaily.com.cn | Updated: 2024-01-02 > 2024-01-02
By Wang Lan | China Daily | Updated: 2024-01-02 10:00 > 2024-01-02T10:00:00+08:00
Published: Jan. 9, 2010 Updated: Jan. 10, 2010 > 2010-01-09
June 30, 2026 - 4.34pm > 2026-06-30T16:34:00+08:00
3 June 2026, 4.34 p.m. > 2026-06-03T16:34:00+08:00
Sat 24 Feb 2024 12.42 CET > 2024-02-24T12:42:00+01:00
24 Feb 2024 09.05 > 2024-02-24T09:05:00+08:00
19 January 2024 • 1:16pm > 2024-01-19T13:16:00+08:00
19 January 2024 · 1:16 p. m. > 2024-01-19T13:16:00+08:00
November 19, 2019 / 10:07 AM > 2019-11-19T10:07:00+08:00
May 3, 2024; 10:00 AM > 2024-05-03T10:00:00+08:00
Nov 18, 2024 @17:19 PM > 2024-11-18T17:19:00+08:00
Mar 12, 2020 @ 10:42 am > 2020-03-12T10:42:00+08:00
Monday, November 18th, 2024 at 11:04 a.m. > 2024-11-18T11:04:00+08:00
May 3, 2024 at 9 a.m. ET > 2024-05-03T09:00:00-04:00
May 3, 2024, 9am > 2024-05-03T09:00:00+08:00
0339 GMT (1139 HKT) November 19, 2024 > 2024-11-19T03:39:00+00:00
3 May 2024 1430 hrs > 2024-05-03T14:30:00+08:00
14:30 hrs, 3 May 2024 > 2024-05-03T14:30:00+08:00
Fri 6:45 PM, Feb 16, 2024 > 2024-02-16T18:45:00+08:00
10:01 pm PST, Tuesday, November 19, 2019 > 2019-11-19T22:01:00-08:00
Fri, Apr 28 20232:23 PM EDT > 2023-04-28T14:23:00-04:00
May 17 2023, Wednesday > 2023-05-17
17 May 2023 (Wednesday) > 2023-05-17
2023-05-17, Wed, 10:30 > 2023-05-17T10:30:00+08:00
24/May/2024 10:00 > 2024-05-24T10:00:00+08:00
Jan-13-2024 > 2024-01-13
16. March, 2023 at 16:59 > 2023-03-16T16:59:00+08:00
2024-05-03 10：00 > 2024-05-03T10:00:00+08:00
2023-05-17 24:00 > 2023-05-18T00:00:00+08:00
Dec. 31, 2023 24:00:00 > 2024-01-01T00:00:00+08:00
Posted: Fri 6:45 PM, Feb 16, 2024 | > 2024-02-16T18:45:00+08:00
First published: 3 May 2024 > 2024-05-03
Last updated on 20 Feb, 2020. 3 min read > 2020-02-20
发布时间：2024-05-03 10:00 > 2024-05-03T10:00:00+08:00
2024年5月3日 > 2024-05-03
2024年05月03日 10:00 > 2024-05-03T10:00:00+08:00
20191119T120000Z > 2019-11-19T12:00:00+00:00
20191119T12:00+08:00 > 2019-11-19T12:00:00+08:00
3 May 2024 - 15h40 > 2024-05-03T15:40:00+08:00
Fri 03/05/2024 > 2024-05-03
Tuesday, 03/05/2024 - 10:00 > 2024-03-05T10:00:00+08:00
03.05.2024 (Friday) > 2024-05-03
Tue Nov 19 2019 08:25:00 GMT-0500 (EST) > 2019-11-19T08:25:00-05:00
""".splitlines()

NO_DATES = """\
yesterday
today 10:00
2 hours ago
now
Monday
May 2021
2021
2021-05
13 January
Jan 13, 24
13/1/24
03/04/2019
3-4-2019
2023-02-30
2023-02-29
2023-13-01
2023-00-10
0000-01-01
February 30, 2023
31/02/2023
1823-05-03
1823-05-03 10:00
18230503
May 3, 1899
3 May 1899 10:00
03/05/1823
1823, May 3
the 3rd of May, 1823
3000-05-03
32 May 2023
2023-01-01 25:00
2023-01-01 24:01
2023-01-01 12.60
30-09-26 02:56 BJT
13-Jan-24
Sat 03/05/2024
20191319T120000Z
2024年13月3日
2023-01-01 10:60
2023-01-01 10:00 +99:00
2023-01-01 13:00 am
20231301
2023-01-01 to 2023-01-05
January 13, 2024, at the port of Ningbo
in 2023 there were 12 May fairs
1234567890
5 of 20 May 2021
May 3 2021 5
the May of 2021
--
""".splitlines()


@pytest.mark.parametrize("row", PRINTED)
def test_reads_printed_dates(row):
    printed, iso = row.split(" > ")
    assert parse_printed_date(printed, SHANGHAI) == iso
    assert parse_printed_date(f"  {printed.replace(' ', '  ')}\n", SHANGHAI) == iso


@pytest.mark.parametrize("printed", ["", *NO_DATES])
def test_gives_none_for_what_is_no_full_date(printed):
    assert parse_printed_date(printed, SHANGHAI) is None


@pytest.mark.parametrize(
    ("printed", "zone", "iso"),
    [
        ("2024-07-13 07:27", "Asia/Shanghai", "2024-07-13T07:27:00+08:00"),
        ("2024-07-13 07:27", "America/New_York", "2024-07-13T07:27:00-04:00"),
        ("2024-01-13 07:27", "America/New_York", "2024-01-13T07:27:00-05:00"),
        ("2024-07-13 07:27", "Europe/London", "2024-07-13T07:27:00+01:00"),
        ("2024-07-13 07:27", "UTC", "2024-07-13T07:27:00+00:00"),
        ("1988-07-13 07:27", "Asia/Shanghai", "1988-07-13T07:27:00+09:00"),
        ("2024-07-13 07:27 CST", "Asia/Shanghai", "2024-07-13T07:27:00+08:00"),
        ("2024-01-13 07:27 CST", "America/New_York", "2024-01-13T07:27:00-06:00"),
        ("2024-01-13 07:27 IST", "Asia/Jerusalem", "2024-01-13T07:27:00+02:00"),
        ("2024-01-13 07:27 IST", "Asia/Shanghai", "2024-01-13"),
        ("2024-01-13", "America/New_York", "2024-01-13"),
        ("2024-01-13 07:27 (GMT+9)", "Asia/Shanghai", "2024-01-13T07:27:00+09:00"),
        ("2024-01-13 07:27 UTC+05:30", "Asia/Shanghai", "2024-01-13T07:27:00+05:30"),
        ("2024-01-13 07:27 GMT - 5", "Asia/Shanghai", "2024-01-13T07:27:00-05:00"),
        ("2024-01-13 07:27 HKT (GMT+8)", "Europe/London", "2024-01-13T07:27:00+08:00"),
        ("2024-01-13 07:27 BJT", "Europe/London", "2024-01-13T07:27:00+08:00"),
        ("2024-01-13 07:27 PKT", "Asia/Shanghai", "2024-01-13T07:27:00+05:00"),
        ("2024-01-13 07:27 [IST]", "Asia/Kolkata", "2024-01-13T07:27:00+05:30"),
        ("2024-07-13 07:27 IST", "Europe/Dublin", "2024-07-13T07:27:00+01:00"),
        ("2024-07-13 07:27 BST", "Europe/London", "2024-07-13T07:27:00+01:00"),
        ("2024-07-13 07:27 BST", "America/New_York", "2024-07-13T07:27:00+01:00"),
        ("2024-07-13 07:27 BST", "Asia/Dhaka", "2024-07-13T07:27:00+06:00"),
        ("2024-01-13 07:27 AMT", "Asia/Yerevan", "2024-01-13T07:27:00+04:00"),
        ("2024-01-13 07:27 AMT", "America/Manaus", "2024-01-13T07:27:00-04:00"),
        ("2024-01-13 07:27 AST", "Asia/Riyadh", "2024-01-13T07:27:00+03:00"),
        ("2024-01-13 07:27 PST", "Asia/Manila", "2024-01-13T07:27:00+08:00"),
        ("2024-01-13 07:27 PST", "Asia/Shanghai", "2024-01-13T07:27:00-08:00"),
        ("2024-01-13 07:27 EST", "Australia/Sydney", "2024-01-13T07:27:00+10:00"),
        ("2024-01-13 07:27 EST", "Asia/Shanghai", "2024-01-13T07:27:00-05:00"),
        ("2024-01-13 07:27 Eastern Time", "Asia/Shanghai", "2024-01-13T07:27:00-05:00"),
        ("2024-07-13 07:27 London time", "Asia/Shanghai", "2024-07-13T07:27:00+01:00"),
    ],
)
def test_a_clock_time_has_the_printed_or_the_own_zone(printed, zone, iso):
    assert parse_printed_date(printed, zone) == iso


@pytest.mark.parametrize(
    ("printed", "zone", "iso"),
    [
        ("1900-05-03 10:00", "Asia/Shanghai", "1900-05-03T10:00:00+08:06"),
        ("1920-05-03 10:00", "Europe/Amsterdam", "1920-05-03T10:00:00+01:20"),
        ("1971-05-03 10:00", "Africa/Monrovia", "1971-05-03T10:00:00-00:44"),
    ],
)
def test_offsets_are_whole_minutes(printed, zone, iso):
    assert parse_printed_date(printed, zone) == iso


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("CST", "Europe/London"),
        ("CST", "Asia/Tokyo"),
        ("IST", "Asia/Shanghai"),
        ("IST", "America/New_York"),
        ("BST", "Asia/Shanghai"),
        ("AMT", "America/New_York"),
        ("AMT", "Asia/Shanghai"),
        ("AST", "Asia/Shanghai"),
        ("local time", "Asia/Shanghai"),
        ("(Astana time)", "Asia/Shanghai"),
    ],
)
def test_a_printed_zone_that_nobody_can_know_leaves_the_day(name, zone):
    bare = name.strip("()")
    for printed in (f"2024-01-13 23:50 {name}", f"00:05 ({bare}) January 13, 2024"):
        assert parse_printed_date(printed, zone) == "2024-01-13"


@pytest.mark.parametrize("word", ["Cat food", "Eat well", "West side", "wit and wisdom"])
def test_a_zone_that_is_also_a_word_stands_in_capitals(word):
    assert find_printed_date(f"2024-01-13 07:27 {word}") is None or (
        find_printed_date(f"2024-01-13 07:27 {word}").published_raw == "2024-01-13 07:27"
    )


def test_an_unknown_zone_is_an_error():
    with pytest.raises(ZoneInfoNotFoundError):
        parse_printed_date("2024-01-13 07:27", "Asia/Atlantis")


@pytest.mark.parametrize(
    ("printed", "day_first", "iso"),
    [
        ("03/04/2019", True, "2019-04-03"),
        ("03/04/2019", False, "2019-03-04"),
        ("03/04/2019", None, None),
        ("25/03/2019", True, "2019-03-25"),
        ("25/03/2019", False, None),
        ("25/03/2019", None, "2019-03-25"),
        ("2019-04-03", True, "2019-04-03"),
        ("3.4.2019 10:00", True, "2019-04-03T10:00:00+08:00"),
        ("30-09-26 02:56 BJT", True, "2026-09-30T02:56:00+08:00"),
        ("Updated 30-09-26 02:56 BJT", True, "2026-09-30T02:56:00+08:00"),
        ("09/30/26 02:56", False, "2026-09-30T02:56:00+08:00"),
        ("30/09/26 02:56", False, None),
        ("30.09.98", True, "1998-09-30"),
        ("30.09.98", None, None),
        ("13-Jan-24 10:00", True, "2024-01-13T10:00:00+08:00"),
    ],
)
def test_the_portal_tells_which_number_is_the_day(printed, day_first, iso):
    assert parse_printed_date(printed, SHANGHAI, day_first) == iso


FORMS = [
    "{d:%Y-%m-%d}",
    "{d:%Y/%m/%d}",
    "{month} {d.day}, {d.year}",
    "{month}. {d.day},{d.year}",
    "{month} {d.day} {d.year}",
    "{d.day} {month} {d.year}",
    "{d.day}-{month}-{d.year}",
]
CLOCKS = ["{t:%H:%M}", "{t:%H:%M:00}", "{t:%I:%M %p}"]

days = st.dates(dt.date(1900, 1, 1), dt.date(2699, 12, 31))
times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@st.composite
def printed_moments(draw):
    day, moment = draw(days), draw(times)
    month = draw(
        st.sampled_from([n.title() for n, number in MONTHS.items() if number == day.month])
    )
    date = draw(st.sampled_from(FORMS)).format(d=day, month=month)
    clock = draw(st.sampled_from(CLOCKS)).format(t=moment)
    return date, clock, dt.datetime.combine(day, moment, ZoneInfo(SHANGHAI))


@given(printed_moments())
def test_every_form_parses_back_to_its_moment(printed):
    date, clock, moment = printed
    assert parse_printed_date(date, SHANGHAI) == moment.date().isoformat()
    for form in (f"{date} {clock}", f"{clock}, {date}", f"{date}, {clock}"):
        iso = parse_printed_date(form, SHANGHAI)
        assert iso
        assert abs(dt.datetime.fromisoformat(iso) - moment) < dt.timedelta(minutes=1)
        assert re.fullmatch(r"[0-9-]{10}T[0-9:]{8}[+-]\d\d:\d\d", iso)


@pytest.mark.parametrize("machine", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def test_the_zone_of_the_machine_does_not_matter(machine, monkeypatch):
    monkeypatch.setenv("TZ", machine)
    time.tzset()
    parse_printed_date.cache_clear()
    try:
        for row in PRINTED:
            printed, iso = row.split(" > ")
            assert parse_printed_date(printed, SHANGHAI) == iso
    finally:
        monkeypatch.undo()
        time.tzset()


@st.composite
def lines_around_dates(draw):
    """Return a line that prints a date, in which a few characters may be lost or other ones."""
    date, clock, _ = draw(printed_moments())
    label = draw(st.sampled_from(["", "Published: ", "Updated: ", "By Lin Qiao | ", "Xinhua "]))
    form = draw(
        st.sampled_from(["{date}", "{date} {clock}", "{clock}, {date}", "({date} {clock})"])
    )
    line = label + form.format(date=date, clock=clock)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(line)))
        put = draw(st.sampled_from(["", *"09-/:., JTZ+()", "\xa0", "Jan", "  "]))
        line = line[:at] + put + line[at + draw(st.integers(0, 1)) :]
    return line


def test_any_line_gives_a_date_or_none():
    read = Counter()

    @settings(max_examples=400, derandomize=True, database=None)
    @given(lines_around_dates() | st.text(max_size=60))
    def check(text):
        iso = parse_printed_date(text, SHANGHAI)
        read["date"] += iso is not None
        assert iso is None or dt.datetime.fromisoformat(iso)
        for find in (find_printed_date, find_head_date):
            line = find(text)
            read[find] += line is not None
            assert line is None or fold_space(line.published_raw) in fold_space(text)

    check()
    assert read["date"] > 80
    assert read[find_printed_date] > 60
    assert read[find_head_date] > 60


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("Ended [ ", " ] here", ("Ended ", " here")),
        ("Ended (", ")", ("Ended ", "")),
        ("(", "]", ("(", "]")),
        ("", ")", ("", ")")),
        ("(a", ")", ("(a", ")")),
    ],
)
def test_brackets_around_a_date(before, after, left):
    assert _strip_brackets(before, after) == left
