"""Labelled lines, ends of stories and noise between paragraphs, each form in a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.labels import (
    EndMarker,
    is_noise,
    parse_keywords,
    parse_source,
    story_end,
    strip_abstract_label,
    strip_end_mark,
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Source: Xinhua", "Xinhua"),
        ("Source : Xinhua", "Xinhua"),
        ("Source:Global Times", "Global Times"),
        ("source:Xinhua", "Xinhua"),
        ("SOURCE: XINHUA", "XINHUA"),
        ("Source：新华网", "新华网"),
        ("Source: SHINE", "SHINE"),
        ("Source: People's Daily Online", "People's Daily Online"),
        ("Source: Ministry of Commerce", "Ministry of Commerce"),
        ("Source: english.pudong.gov.cn", "english.pudong.gov.cn"),
        ("Source: xinhuanet", "xinhuanet"),
        ("Source(s): AFP, Reuters", "AFP, Reuters"),
        ("Source(s): AFP ,Xinhua News Agency", "AFP ,Xinhua News Agency"),
        ("Sources: Reuters and AP", "Reuters and AP"),
        ("From source: Xinhua", "Xinhua"),
        ("SOURCE Xinhua Silk Road", "Xinhua Silk Road"),
        ("SOURCE Ningbo Port Co., Ltd.", "Ningbo Port Co., Ltd"),
        ("Source: Global Times | 2017/8/28 19:03:39", "Global Times"),
        ("Source: Xinhua Editor: huaxia", "Xinhua"),
        ("Source: Xinhua 2019-03-25", "Xinhua"),
        ("Source:Xinhua 30-09-26 02:56 Updated BJT", "Xinhua"),
        ("Source: Xinhua Updated: 2019-03-25", "Xinhua"),
        ("chinadaily.com.cn", "chinadaily.com.cn"),
        ("english.pudong.gov.cn", "english.pudong.gov.cn"),
        ("Ecns.cn", "Ecns.cn"),
        ("chinadaily.com.cn Updated:2019-03-25", "chinadaily.com.cn"),
        ("chinadaily.com.cn| Updated: September 24, 2021 L M S", "chinadaily.com.cn"),
        ("China Daily", "China Daily"),
        ("Xinhua", "Xinhua"),
        ("Updated: Apr 24, 2018 english.pudong.gov.cn Print", "english.pudong.gov.cn"),
    ],
)
def test_source(text, source):
    assert parse_source(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(Xinhua)",
        "(VCG)",
        "Source",
        "Source:",
        "Source: close to the talks said the deal is done.",
        "Source: a person who knows the matter",
        "Sources close to the talks: the deal is done.",
        "Source of the river: a spring in Qinghai",
        "SOURCE OF LIFE",
        "Xinhua said so.",
        "China Daily reported on Friday.",
        "Visit example.com",
        "Pudong",
        "Yangtze.",
        "The source: Xinhua",
        "Updated: Apr 24, 2018",
        "e.g.",
        "3.5",
    ],
)
def test_what_is_no_source_line(text):
    assert parse_source(text) is None


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("Keyword: media BRI", ["media BRI"]),
        ("Keyword : media BRI", ["media BRI"]),
        ("Keywords: a, b; c", ["a", "b", "c"]),
        ("Keywords: port，trade、tea", ["port", "trade", "tea"]),
        ("Keywords: port | trade", ["port", "trade"]),
        ("Key Words: port trade", ["port trade"]),
        ("KEYWORDS: PORT", ["PORT"]),
        ("Key words：port", ["port"]),
        ("Tags: #port #trade", ["port", "trade"]),
        ("Tag: port", ["port"]),
        ("Keywords: port, port", ["port"]),
        ("Keyword: U.S.", ["U.S."]),
        ("Keyword: trade with the U.S.", ["trade with the U.S."]),
        ("关键词：港口", ["港口"]),
        ("Keyword:", []),
        ("Key Words", []),
        ("Tags", []),
    ],
)
def test_keywords(text, keywords):
    assert parse_keywords(text) == keywords


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The keyword there is patience.",
        "Keyword of the year: patience, readers said in a poll.",
        "Keyword: patience is what the port needs, readers said in a poll.",
        "Keywords matter",
        "Keywording is work",
        "Tagged: port",
        "keyword",
    ],
)
def test_what_is_no_line_of_keywords(text):
    assert parse_keywords(text) is None


@pytest.mark.parametrize(
    ("text", "abstract"),
    [
        ("Abstract : A port opens.", "A port opens."),
        ("Abstract: A port opens.", "A port opens."),
        ("Abstract:A port opens.", "A port opens."),
        ("Abstract：A port opens.", "A port opens."),
        ("ABSTRACT—A port opens.", "A port opens."),
        ("ABSTRACT - A port opens.", "A port opens."),
        ("Abstract -- A port opens.", "A port opens."),
        ("[Abstract] A port opens.", "A port opens."),
        ("【Abstract】A port opens.", "A port opens."),
        ("Abstract :", ""),
        ("Abstract", ""),
    ],
)
def test_abstract(text, abstract):
    assert strip_abstract_label(text) == abstract


@pytest.mark.parametrize(
    "text",
    [
        "",
        "an abstract of the plan, dated May 18",
        "Abstract art sells well.",
        "Abstract-art dealers met.",
        "Abstracts: nine",
        "The abstract: nine lines",
        "abstract: nine lines",
    ],
)
def test_what_has_no_abstract_label(text):
    assert strip_abstract_label(text) is None


ENDS = {
    EndMarker.EDITORS: ["(Edited by Su Dan)", "Editor: huaxia", "(Web editor: A Yi, Bo Wen)"],
    EndMarker.QR_CODE: ["Scan the QR code and push it to your mobile phone"],
    EndMarker.KEYWORDS: ["Keyword: media BRI", "Key Words", "Tags: port"],
    EndMarker.SOURCE: ["Source(s): AFP, Reuters", "SOURCE Xinhua Silk Road"],
    EndMarker.SIGN_OFF: ["Enditem", "Enditem/", "■", "(END)", "END", "###"],
    EndMarker.ORIGINAL_LINK: [
        "Original link: https://en.imsilkroad.com/p/338244.html",
        "Original link:",
        "View original content to download multimedia: https://example.com",
    ],
    EndMarker.RELATED: [
        "Related News",
        "Related Stories",
        "Related Links",
        "Related Articles:",
        "RELATED",
        "More on this topic",
        "Recommended",
        "We Recommend",
        "Most Read",
        "Most Popular",
        "Most Viewed Day|Week",
        "Hot News",
        "Editor's picks",
        "Editor’s Picks >>",
        "Search Trends",
    ],
    EndMarker.COMMENTS: ["Add your comment", "Leave a comment"],
    EndMarker.PROMOTION: [
        "(For the latest China news, Please follow People's Daily on Twitter and Facebook )",
        "For more news, please follow us on WeChat",
        "WANT YOUR COMPANY'S NEWS FEATURED ON PRNEWSWIRE?",
    ],
    EndMarker.FOOTER: [
        "Copyright © 2024 Example. All rights reserved.",
        "Copyright 1995 - . All rights reserved. The content (including but not limited to text)",
        "Copyright (c) 2024",
        "Copyright by People's Daily Online All Rights Reserved",
        "© 2024 Example",
        "All rights reserved.",
        "All Rights Reserved",
        "Example Daily, all rights reserved.",
        "Sponsored by Shanghai Municipal Government",
        "Sponsored by the Information Office of the Nantong Municipal Committee.",
        "Powered by China Daily",
        "BACK TO THE TOP",
        "FOLLOW US",
        "License for publishing multimedia online",
        "Registration Number: 130349",
    ],
}


@pytest.mark.parametrize(
    ("text", "marker"), [(text, marker) for marker, texts in ENDS.items() for text in texts]
)
def test_end_of_story(text, marker):
    assert story_end(text) is marker


NOISE = {
    "section mark": [
        "***",
        "* * *",
        "*",
        "———",
        "---",
        "--",
        "- - -",
        "—— · ——",
        ". . .",
        "...",
        "…",
        "~~~",
        "=====",
        "_____",
        "• • •",
        "◆",
        "★ ★ ★",
        "⁂",
        "·",
    ],
    "share bar": [
        "Share",
        "SHARE",
        "Share:",
        "Share - WeChat",
        "Share this article",
        "Print",
        "Font size",
        "Font size: A- A+",
        "A- A+",
        "Facebook Twitter",
        "Facebook Twitter WeChat Weibo",
        "Share Facebook Twitter Email Print",
        "Large Medium Small",
        "L M S",
    ],
    "pager": [
        "|<< Previous 1 2 3 ... 11 Next >>|",
        "|<< Previous 1 2 3 ... 11 Next   >>|",
        "Previous 1 2 Next",
        "Previous Page 1 2 3 Next Page",
        "1 2 3 Next",
        "1 2 3",
        "【1】 【2】 【3】",
        "【1】【2】",
        "1/6",
        "(1/6)",
        "Page 1 of 3",
        "<< 1 2 >>",
        "Next Page",
    ],
    "link": [
        "Read more: https://example.com/a",
        "Read more: Port opens new berth",
        "READ MORE:",
        "Read more",
        "Also read: Port opens new berth",
        "Details>>",
        "Details >>",
        "More >>",
        "Full text>>",
        "Click to enlarge",
        "Click the image to enlarge",
        "Original link: https://en.imsilkroad.com/p/338244.html",
    ],
    "address": [
        "https://example.com/a",
        "www.example.com",
        "Video - https://mma.example.com/a.mp4",
        "jane@harbour.example",
        "jane.doe@harbour.example, ma_lan@harbour.example and li@harbour.example",
        "Email: jane@harbour.example",
        "Photo - https://mma.example.com/a.jpg",
    ],
    "advertisement": [
        "Advertisement",
        "ADVERTISEMENT",
        "- Advertisement -",
        "Advertisement 4",
        "Advert 12",
        "Ad 3",
        "— AD —",
    ],
    "player": [
        "00:33",
        "1:02:33",
        "0:00 / 0:41",
        "Duration 0:41",
        "Listen: 3:20",
        "Video 1:05",
        "0:41 mute",
        "4:10 1x",
        "12:05 min",
        "3 hours ago",
        "An hour ago",
        "About 5 minutes ago",
        "2 days ago Duration 1:41",
        "This video can not be played",
        "The video could not be loaded.",
        "We apologize, but this video has failed to load.",
        "Your browser does not support the video tag.",
        "This video is not available in your country.",
        "Video unavailable",
        "The video starts in 8",
        "Playback is not supported on your device",
        "Video player is loading.",
        "Player not available",
    ],
    "notice": [
        "ECNS App Download",
        "Please enable JavaScript to view the comments powered by Disqus.",
        "Subscribe CustomBlackClose",
        "Belt & Road Weekly Subscription Form",
        "download_pop",
        "Research ReportCustomBlackClose",
        "The full edition of the report is available at Xinhua Silk Road Database. You can click",
        "Click on the button below to create your account and get immediate access to thousands",
        "Start a Free Trial",
        "Xinhua Silk Road Database",
        "Xinhua Silk Road - Belt and Road Portal, China's silk road economic belt",
        "Write to Us belt & road login close",
        "Ask Us A Question belt & road login close",
        "Do you want to be a contributor to Xinhua Silk Road and tell us your story?",
        "If you have any questions, please enter them in the box below.",
        "Identifying code Reload",
        "Global EditionASIA 中文双语Français",
        "The post Ferry Gets a Second Deck appeared first on The Harbour Post.",
        "The post Why here? first appeared on harbour.example.",
    ],
}


@pytest.mark.parametrize(
    ("text", "reason"), [(text, reason) for reason, texts in NOISE.items() for text in texts]
)
def test_noise(text, reason):
    assert is_noise(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "* It was cold.",
        "— Lin Qiao",
        "... and so it was.",
        "“ ”",
        "The keyword there is patience.",
        "an abstract of the plan, dated May 18",
        "-- one of 31 of its kind --",
        'The label read "(Edited by Su Dan)" in gold.',
        "Scan the QR code on the ticket, and the gate opens.",
        "Read more than ten books a year, she says.",
        "Share prices rose.",
        "Share prices",
        "00:33 was the time on the clock.",
        "3 hours ago, the boat left the quay.",
        "Two hours ago",
        "A minute ago he was there.",
        "10:30 a.m.",
        "Video of the boat was not supported by sound.",
        "The video of the boat was not available to reporters.",
        "Players were not available for the match.",
        "This year",
        "The video shows the quay.",
        "A day",
        "Ad sales rose.",
        "Ad hoc",
        "Advertisement sales fell 4 percent.",
        "Advertisement 2024",
        "Add 3",
        "Shared by many",
        "Print runs doubled.",
        "Copyright protection in China has improved.",
        "Copyright law",
        "Related industries grew 5 percent.",
        "Related industries",
        "Recommended by farmers, the tea sells well.",
        "Most popular among visitors is the tea house.",
        "Most read it twice.",
        "Hot news travels fast.",
        "Sponsored by the Yiwu Municipal Government, the fair drew 4,000 visitors.",
        "Powered by wind and sun",
        "Powered by China Daily readers, the fund has grown to 4 million yuan.",
        "Registration numbers rose.",
        "License for publishing was granted in 2014.",
        "All rights are reserved for members, Lin said.",
        "Add your comment to the petition, they urged.",
        "Follow us to Yiwu",
        "For the latest China news he reads three papers.",
        "Original links between the two towns",
        "Enditem is a word of the wires.",
        "The end",
        "Next year",
        "Next stop: Yiwu",
        "Previous studies showed so.",
        "Page one of history",
        "1",
        "2023",
        "2019 2020 2021",
        "100 200 300",
        "1 | 2 | 3",
        "1 2 4",
        "3.5/5 points",
        "Facebook said on Friday",
        "Twitter users in Yiwu",
        "Video games sell well.",
        "Video",
        "Photo",
        "Home",
        "Details of the plan",
        "Visit www.example.com for tickets.",
        "https://example.com/a is the address.",
        "Advertisements rose 5 percent.",
        "Start a free trial of the tea",
        "Click here",
        "Do you want to be a farmer?",
        "If you have any questions, please call.",
        "The full edition of the report is available at the library.",
        "A+B",
        "More than 300 came.",
        "The post of harbour master appeared first on the list.",
        "The post office appeared first on maps of 1903, and then on stamps.",
        "See also the tale of the port.",
        "By Lin Qiao",
        "Source: Xinhua",
    ],
)
def test_what_may_stand_in_a_story(text):
    assert story_end(text) is None
    assert is_noise(text) is None


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("Trade will grow, he added. Enditem", "Trade will grow, he added."),
        ("Trade will grow, he added.Enditem", "Trade will grow, he added."),
        ("Trade will grow, he added. Enditem/", "Trade will grow, he added."),
        ("Trade will grow, he added. Enditem.", "Trade will grow, he added."),
        ("Trade will grow, he added.■", "Trade will grow, he added."),
        ("Trade will grow, he added. ■", "Trade will grow, he added."),
        ("Trade will grow, he added. (END)", "Trade will grow, he added."),
        ('"Trade will grow." Enditem ■', '"Trade will grow."'),
        ("Enditem", ""),
        ("Trade will grow, he added. (Xinhua)", "Trade will grow, he added."),
        ("“Trade will grow.” (AFP) ■", "“Trade will grow.”"),
        ("Trade will grow, he added.(Agencies).", "Trade will grow, he added."),
        ("(Xinhua)", ""),
        ("He left the Associated Press (AP).", "He left the Associated Press (AP)."),
        ("Trade will grow (Xinhua)", "Trade will grow (Xinhua)"),
        ("Trade grew in 2014. (Phase II)", "Trade grew in 2014. (Phase II)"),
        ("Trade will grow, he added.", "Trade will grow, he added."),
        (
            "The wire's last word is Enditem, he added.",
            "The wire's last word is Enditem, he added.",
        ),
        ("Vendenditem", "Vendenditem"),
        ("A man from the U.S.", "A man from the U.S."),
        ("", ""),
    ],
)
def test_end_mark_glued_to_a_paragraph(text, story):
    assert strip_end_mark(text) == story


@given(st.text(max_size=200), st.sampled_from(["", "Source: ", "Keywords: ", "Abstract: ", "1 2 "]))
def test_any_text_is_read_without_error(text, label):
    line = label + text
    assert parse_source(line) != ""
    assert parse_keywords(line) is None or all(parse_keywords(line) or [True])
    assert story_end(line) in (None, *EndMarker)
    assert is_noise(line) != ""
    assert line.startswith(strip_end_mark(line))


@given(st.text(max_size=200))
def test_abstract_keeps_its_text(text):
    assert strip_abstract_label(f"Abstract : {text}") == text.strip()


@pytest.mark.parametrize(
    "unit",
    [
        "Source: ",
        "Keyword, ",
        "(",
        "[",
        " ",
        ".",
        "1 ",
        "【1】",
        "Share ",
        "Copyright ",
        "Enditem ",
    ],
)
def test_long_runs_of_one_thing_end_at_once(unit):
    text = unit * (100_000 // len(unit))
    assert parse_source(text) is parse_keywords(text) is story_end(text) is is_noise(text) is None
    assert strip_abstract_label(text) is None
    assert len(strip_end_mark(text)) <= len(text)
