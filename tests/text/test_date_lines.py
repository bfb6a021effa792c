"""The line of a page that prints its date: every form, what is none, and what the lines mean."""

import pytest

from crawler.text.dates import (
    PrintedDate,
    find_head_date,
    find_printed_date,
    join_printed_dates,
    parse_printed_date,
)

SHANGHAI = "Asia/Shanghai"

DATE_LINES = """\
January 13, 2024 > January 13, 2024 > >
Friday May 25, 2018 > Friday May 25, 2018 > >
chinadaily.com.cn Updated:2019-03-25 > 2019-03-25 > chinadaily.com.cn >
By Wang Lan | China Daily | Updated: 2024-12-25 11:01 > 2024-12-25 11:01 > By Wang Lan | China Daily >
By Ma Lan in Haikou | China Daily | Updated: 2024-12-25 > 2024-12-25 > By Ma Lan in Haikou | China Daily >
By SHI LAN in Shanghai | CHINA DAILY | Updated: 2024-12-25 > 2024-12-25 > By SHI LAN in Shanghai | CHINA DAILY >
By LI LAN/MA YUN | China Daily | Updated: 2024-12-25 > 2024-12-25 > By LI LAN/MA YUN | China Daily >
By Li Lan, in Boao | chinadaily.com.cn | Updated: 2024-12-25 > 2024-12-25 > By Li Lan, in Boao | chinadaily.com.cn >
Agencies via Xinhua | Updated: 2024-12-25 > 2024-12-25 > Agencies via Xinhua >
Xinhua | 2024-12-25 11:01 > 2024-12-25 11:01 > Xinhua >
By Kou Lan (People's Daily Online) 09:37, October 27, 2020 > 09:37, October 27, 2020 > By Kou Lan (People's Daily Online) >
By Li Lan, Ma Yun, People's Daily 09:37, May 7, 2020 > 09:37, May 7, 2020 > By Li Lan, Ma Yun, People's Daily >
Li Lan (People's Daily) 09:37, May 7, 2020 > 09:37, May 7, 2020 > Li Lan (People's Daily) >
(Xinhua) 08:37, November 19, 2020 > 08:37, November 19, 2020 > (Xinhua) >
Xinhua) 10:27, October 18, 2023 > 10:27, October 18, 2023 > Xinhua) >
Updated: Apr 24, 2018 english.pudong.gov.cn Print > Apr 24, 2018 > > english.pudong.gov.cn Print
Updated: March 25, 2019 L M S > March 25, 2019 > > L M S
Updated: Aug 15,2016 2:09 PM english.gov.cn > Aug 15,2016 2:09 PM > > english.gov.cn
Updated: 2014-09-18 (China Daily) > 2014-09-18 > > (China Daily)
Updated: 2569-05-17 20:43 > 2569-05-17 20:43 > >
Publish time: 2010-06-09 > 2010-06-09 > >
Published in Dawn, March 5th, 2026 > March 5th, 2026 > >
Published in The Harbour Post, The Weekly, 5 March 2026 > 5 March 2026 > >
Release Date: May 3, 2024 > May 3, 2024 > >
Posted on May 3, 2024 by Wang Lan > May 3, 2024 > > by Wang Lan
Time:2019-03-25 Source:chinadaily.com.cn Author: > 2019-03-25 > > Source:chinadaily.com.cn Author:
Source: Xinhua Editor: huaxia 2026-10-01 19:21:31 > 2026-10-01 19:21:31 > Source: Xinhua Editor: huaxia >
source:Xinhua2019-07-11 > 2019-07-11 > source:Xinhua >
(Source: Xinhua) 2019-07-11 > 2019-07-11 > (Source: Xinhua) >
Source:Global Times Published: 2017/8/28 19:03:39 > 2017/8/28 19:03:39 > Source:Global Times >
Source: Global Times | 2017/8/28 19:03:39 > 2017/8/28 19:03:39 > Source: Global Times >
By GT staff reporters | 2024/2/5 20:45:59 > 2024/2/5 20:45:59 > By GT staff reporters >
By Li Lan in Haikou and Ma Yun in Beijing | 2024/2/5 20:45:59 > 2024/2/5 20:45:59 > By Li Lan in Haikou and Ma Yun in Beijing >
2020-09-08 Xinhua Editor:Gu Lan > 2020-09-08 > > Xinhua Editor:Gu Lan
2026-10-03 09:34:32 Xinhua Editor : Gu Lan > 2026-10-03 09:34:32 > > Xinhua Editor : Gu Lan
2019-03-25 | By: WANG LAN | From: english.pudong.gov.cn > 2019-03-25 > > By: WANG LAN | From: english.pudong.gov.cn
Updated 23:16, 21-Jan-2019 > 23:16, 21-Jan-2019 > >
Source: Xinhua| 2019-07-11 07:27:00|Editor: huaxia > 2019-07-11 07:27:00 > Source: Xinhua > Editor: huaxia
2023 11/17 20:52:15 > 2023 11/17 20:52:15 > >
2019-01-16 09:10 GMT+8 > 2019-01-16 09:10 GMT+8 > >
News provided by Xinhua Silk Road 30 Oct, 2025, 08:46 GMT > 30 Oct, 2025, 08:46 GMT > News provided by Xinhua Silk Road >
Jane Doe - Nov 19, 2024, 10:31 pm CST > Nov 19, 2024, 10:31 pm CST > Jane Doe >
Asia Pacific 19:49, 21-Jan-2019 > 19:49, 21-Jan-2019 > Asia Pacific >
November 20, 2019 / 1:07 AM / CBS News > November 20, 2019 / 1:07 AM > > CBS News
Jun 05, 2024 • 3 minute read > Jun 05, 2024 > >
10:50, 3 May 2024 - 5 min read > 10:50, 3 May 2024 > >
3 May 2024 | Reading time: 5 minutes > 3 May 2024 > >
2 hours ago | May 17, 2023 > May 17, 2023 > >
May 17, 2023 (2 days ago) > May 17, 2023 > >
Yasmin Hasan · CBC News · Posted: Aug 08, 2024 4:00 AM EDT > Aug 08, 2024 4:00 AM EDT > Yasmin Hasan · CBC News >
Ashok Saxena / TIMESOFINDIA.COM / Sep 2, 2024, 17:07 IST > Sep 2, 2024, 17:07 IST > Ashok Saxena / TIMESOFINDIA.COM >
Jen DoePublished Jul 17, 2024, 11:21am > Jul 17, 2024, 11:21am > Jen Doe >
By Chris Doe@DawgsByNature Nov 18, 2019, 11:47am EST > Nov 18, 2019, 11:47am EST > By Chris Doe@DawgsByNature >
By Louis Doe on Monday, November 18th, 2019 at 11:04 a.m. > Monday, November 18th, 2019 at 11:04 a.m. > By Louis Doe >
(Published Monday, Nov. 18, 2019) > Monday, Nov. 18, 2019 > >
[ 2018-08-25 15:24 ] > 2018-08-25 15:24 > >
by J.O. Doe Apr. 26, 2022Apr. 26, 2022 > Apr. 26, 2022 > by J.O. Doe >
Online: Feb 18, 2020 > Feb 18, 2020 > >
Associated Press November 19, 2019, 9:02 AM > November 19, 2019, 9:02 AM > Associated Press >
""".splitlines()  # noqa: E501 (one row a line is what makes the table readable)

TWO_DATE_LINES = """\
Published: Jan 14, 2024 Updated: Jan 15, 2024 09:35 PM > Jan 14, 2024 > Jan 15, 2024 09:35 PM
Published: 2019-01-01 | Modified: 2019-01-02 10:00 > 2019-01-01 > 2019-01-02 10:00
Updated: 2019-01-02 | Published: 2019-01-01 > 2019-01-01 > 2019-01-02
Published : 2019-01-01, last updated on 2019-01-02 > 2019-01-01 > 2019-01-02
2019-01-01 Updated: 2019-01-02 > 2019-01-01 > 2019-01-02
January 28, 2025 11:30 am (Updated 11:54 am) > January 28, 2025 11:30 am > 11:54 am, January 28, 2025
11:30 am, January 28, 2025 | Updated at 14:05 > 11:30 am, January 28, 2025 > 14:05, January 28, 2025
14:30 hrs, 3 May 2024 (Updated 16:20) > 14:30 hrs, 3 May 2024 > 16:20, 3 May 2024
0339 GMT (1139 HKT) May 3, 2024 | Updated 05:50 GMT > 0339 GMT (1139 HKT) May 3, 2024 > 05:50 GMT, May 3, 2024
3 May 2024, 10.30am | Modified 4 May 2024, 9am > 3 May 2024, 10.30am > 4 May 2024, 9am
First published: 3 May 2024. Last updated: 4 May 2024 > 3 May 2024 > 4 May 2024
08:39, 06 Jan 2026Updated 08:41, 06 Jan 2026 > 08:39, 06 Jan 2026 > 08:41, 06 Jan 2026
Nov 18, 2019 @17:19 PM · Updated: Nov 18, 2019 @17:26 PM > Nov 18, 2019 @17:19 PM > Nov 18, 2019 @17:26 PM
""".splitlines()  # noqa: E501 (one row a line is what makes the table readable)

UPDATES = """\
Updated 23:16, 21-Jan-2019 > 23:16, 21-Jan-2019
Last updated on 20 Feb, 2020. 3 min read > 20 Feb, 2020
Updated on: November 19, 2019 / 10:07 AM / CBS News > November 19, 2019 / 10:07 AM
(last edited 2019-11-10 13:28:18) > 2019-11-10 13:28:18
LAST UPDATED: Feb 26, 2020 > Feb 26, 2020
Update time: 2024-01-02 10:00 > 2024-01-02 10:00
更新时间：2024-01-02 10:00 > 2024-01-02 10:00
2024-01-02 10:00 (updated) > 2024-01-02 10:00
Source: Xinhua 30-09-26 02:56 Updated BJT > 30-09-26 02:56 BJT
""".splitlines()

NO_UPDATES = """\
Published: Jan 14, 2024
First published on November 19, 2019 / 8:16 AM
Published Aug 28, 2024 • Last updated 1 hour ago • 4 minute read
Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8
Posted: Aug 08, 2024 4:00 AM EDT | Updated: August 8, 4:30 PM EDT
2019-01-01
2019-01-01 Updated: 2019-01-02
""".splitlines()

HEAD_LINES = """\
Thursday Press Thursday, May 30, 2019 > Thursday, May 30, 2019
21/06/2014 Tony Carter All, Books, Kit Reviews, News > 21/06/2014
November 20, 2019 Emiliano Bellini > November 20, 2019
by oz on December 4, 2006 > December 4, 2006
February 4, 2020 • words written by Kana Ito • Art by Koichi > February 4, 2020
January 13, 2020 at 08:45 AM | categories: Python, Mercurial > January 13, 2020 at 08:45 AM
Wed, Oct 16, 2024 page1 > Wed, Oct 16, 2024
By Ana Villamor Last updated Nov 8, 2023 Share with new partner: > Nov 8, 2023
Covid update: Island Dashboard 20 April 2022 > 20 April 2022
""".splitlines()

NO_HEAD_LINES = """\
— Secretary of Ports (@ports) May 6, 2025
A cargo ship leaves the port, on Aug. 31, 2019. (AP)
BEIJING, Jan. 15, 2024 (Xinhua) -- Trade rose
https://example.com/2012/05/13/a-comprehensive-step
The Crossword: Monday, April 24, 2023
Deadline: May 3, 2024
Copyright © 2024-01-01 China Daily
The fair opens on May 3, 2024.
Founded in 2019 by two people
Newspaper Cover for 22nd April, 2022
The fair of May 3, 2024, the largest of its kind in the country, drew many visitors
""".splitlines()

RUNNING_TEXT = """\
A plan dated May 18, 2020 was signed
Founded on 2019-03-25 by two people
Signed on 2019-03-25
On May 3, 2024, the city opened its port
Since January 1, 2020
By January 13, 2024
May 3, 2024 was a good day for the port
Updated Jan 3, 2020 figures show growth
The report, published May 3, 2024
The fair, held from May 3, 2024 to May 5, 2024, drew visitors
May 3, 2024 - May 5, 2024
Published: May 3, 2024 Published: May 5, 2024
2019-01-01, 2019-01-02, 2019-01-03
Photo taken on Jan. 3, 2020 shows a road
Photo taken on Jan. 3, 2020 shows a road. (Xinhua/Wang Lan)
A view of the port, January 3, 2020. /VCG Photo
Visitors at the fair on May 3, 2024. [Photo/Xinhua]
BEIJING, Jan. 15, 2024 /PRNewswire/ -- Trade rose
BEIJING, Jan. 15, 2024 (Xinhua) -- Trade rose
Beijing, January 3, 2024
Copyright 1995 - 2024
Copyright © 2024-01-01 China Daily
© 2024-01-01 China Daily
Deadline: 2024-05-01
Date: May 3, 2024 Venue: Hall 3
Born May 3, 1990
World Book Day, April 23, 2024
May 2024
POT-Creation-Date: 1990-04-01
version 1.0.2 2019-03-25
Wang Lan 16:17 05.11.24
Election Date May 3, 2024
Updated: 1823-05-03
Published: May 3, 1899
""".splitlines()


@pytest.mark.parametrize("row", DATE_LINES)
def test_reads_the_line_of_the_date(row):
    text, raw, before, after = (part.strip() for part in row.split(" >"))
    is_update = "Update" in text
    assert find_printed_date(text) == PrintedDate(raw, None, before, after, is_update)
    assert parse_printed_date(raw, SHANGHAI)


@pytest.mark.parametrize("row", TWO_DATE_LINES)
def test_tells_publication_from_change(row):
    text, published, modified = row.split(" > ")
    assert find_printed_date(text) == PrintedDate(published, modified, "", "")


@pytest.mark.parametrize("row", UPDATES)
def test_a_date_labelled_as_an_update_is_told(row):
    text, raw = row.split(" > ")
    line = find_printed_date(text)
    assert (line.published_raw, line.modified_raw, line.is_update) == (raw, None, True)


@pytest.mark.parametrize("text", NO_UPDATES)
def test_a_date_beside_an_update_is_none(text):
    assert find_printed_date(text).is_update is False


@pytest.mark.parametrize("row", HEAD_LINES)
def test_below_a_headline_a_date_may_stand_beside_anything_that_is_no_sentence(row):
    text, raw = row.split(" > ")
    assert find_printed_date(text) is None
    assert find_head_date(text).published_raw == raw


@pytest.mark.parametrize("text", NO_HEAD_LINES)
def test_not_every_date_below_a_headline_is_its_own(text):
    assert find_head_date(text) is None


@pytest.mark.parametrize("row", [*DATE_LINES, *TWO_DATE_LINES])
def test_below_a_headline_a_date_line_is_what_it_is_elsewhere(row):
    text = row.split(" > ")[0]
    assert find_head_date(text) == find_printed_date(text)


@pytest.mark.parametrize(
    ("above", "below", "raws"),
    [
        ("Published: May 3, 2024", "Updated: May 5, 2024", ("May 3, 2024", "May 5, 2024")),
        ("May 3, 2024", "Updated: May 5, 2024", ("May 3, 2024", "May 5, 2024")),
        ("Updated: May 5, 2024", "Published: May 3, 2024", ("May 3, 2024", "May 5, 2024")),
        ("Updated: May 5, 2024", "May 3, 2024", None),
        ("May 3, 2024", "May 5, 2024", None),
        ("Updated: May 3, 2024", "Updated: May 5, 2024", None),
        ("Published: May 3, 2024 Updated: May 4, 2024", "Updated: May 5, 2024", None),
    ],
)
def test_two_lines_may_have_one_date_each(above, below, raws):
    joined = join_printed_dates(find_printed_date(above), find_printed_date(below))
    assert (joined and (joined.published_raw, joined.modified_raw)) == raws


@pytest.mark.parametrize("text", ["", *RUNNING_TEXT])
def test_running_text_is_no_date_line(text):
    assert find_printed_date(text) is None


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit",
    ["A, ", "By A and ", "A and ", "1", "1 ", "2019-", "2019-01-02", "-", "a.", "Source: A ", "(A ",
     "A/", "By A, in ", "May 3, ", " ", "\xa0", "| ", "1h ago ",
     "3 min read ", "10:00 ", "A @b ", "May 3, 2024 ", "updated "],
)  # fmt: skip
def test_long_runs_are_read_in_linear_time(unit):
    for size in (240, 100_000):
        for text in (unit * (size // len(unit)), (unit * 20)[:200] + " 2019-01-02"):
            find_printed_date(text)
            parse_printed_date(text, SHANGHAI)
