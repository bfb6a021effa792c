"""Bylines, editors' lines and the capitals of names, each form in a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.cleaning import fold_space
from crawler.text.names import is_name, ordinary_name
from crawler.text.people import (
    Byline,
    parse_byline,
    parse_editors,
    parse_reporters,
    split_editors,
)

BYLINES = [
    ("By Lin Qiao", ["Lin Qiao"], None),
    ("BY LIN QIAO", ["Lin Qiao"], None),
    ("by Lin Qiao", ["Lin Qiao"], None),
    ("By: Lin Qiao", ["Lin Qiao"], None),
    ("By Lin Qiao and Xu Ran", ["Lin Qiao", "Xu Ran"], None),
    ("By LIN QIAO AND XU RAN (China Daily)", ["Lin Qiao", "Xu Ran"], "China Daily"),
    ("By Lin Qiao, Xu Ran", ["Lin Qiao", "Xu Ran"], None),
    ("By Lin Qiao & Xu Ran", ["Lin Qiao", "Xu Ran"], None),
    ("By Lin Qiao, Xu Ran, and An Baijie", ["Lin Qiao", "Xu Ran", "An Baijie"], None),
    (
        "By Lin Qiao, Xu Ran, An Li, Bo Wen and May Zhou in Honiara",
        ["Lin Qiao", "Xu Ran", "An Li", "Bo Wen", "May Zhou"],
        None,
    ),
    ("By Lin Qiao in Lagos", ["Lin Qiao"], None),
    ("By SHI JING in Shanghai", ["Shi Jing"], None),
    ("By Lin Qiao in Lagos and Xu Ran in Beijing", ["Lin Qiao", "Xu Ran"], None),
    ("By Lin Qiao in Lagos, Xu Ran and An Li in Oslo", ["Lin Qiao", "Xu Ran", "An Li"], None),
    ("By Lin Qiao in Wuhan, Hubei", ["Lin Qiao"], None),
    ("By Lin Qiao in Wuhan, Hubei, and Xu Ran in Oslo, Norway", ["Lin Qiao", "Xu Ran"], None),
    ("By Lin Qiao in Auckland, New Zealand", ["Lin Qiao"], None),
    ("By Lin Qiao in Washington, D.C.", ["Lin Qiao"], None),
    ("By Lin Qiao in Port of Spain, Trinidad and Tobago", ["Lin Qiao"], None),
    ("By Lin Qiao in Chengdu/Chongqing", ["Lin Qiao"], None),
    ("By Lin Qiao at the United Nations", ["Lin Qiao"], None),
    ("By OUYANG SHIJIA/ZHOU LANXU", ["Ouyang Shijia", "Zhou Lanxu"], None),
    ("By GT staff reporters", ["GT staff reporters"], None),
    ("By Global Times staff reporters", ["Global Times staff reporters"], None),
    ("By staff reporter Lin Qiao", ["Lin Qiao"], None),
    ("By Xinhua writers Lin Qiao, Xu Ran and An Li", ["Lin Qiao", "Xu Ran", "An Li"], None),
    ("by Xinhua writer Lin Qiao", ["Lin Qiao"], None),
    ("By China Daily reporter Lin Qiao", ["Lin Qiao"], None),
    ("By Lin Qiao (China Daily)", ["Lin Qiao"], "China Daily"),
    ("By Lin Qiao (China Daily)    09:21, November 19, 2020", ["Lin Qiao"], "China Daily"),
    ("By Lin Qiao (People's Daily)", ["Lin Qiao"], "People's Daily"),
    ("By Lin Qiao (Ecns.cn) 09:37, October 27, 2020", ["Lin Qiao"], "Ecns.cn"),
    ("By Lin Qiao ( chinadaily.com.cn )", ["Lin Qiao"], "chinadaily.com.cn"),
    ("By Sun Ruisheng and Zhang Yu ( China Daily )", ["Sun Ruisheng", "Zhang Yu"], "China Daily"),
    ("By Lin Qiao (China Daily Shandong Bureau)", ["Lin Qiao"], "China Daily Shandong Bureau"),
    ("By Lin Qiao (Hunan Daily)", ["Lin Qiao"], "Hunan Daily"),
    ("By Hu Jian, He Linping, People's Daily", ["Hu Jian", "He Linping"], "People's Daily"),
    ("By Lin Qiao, Xinhua", ["Lin Qiao"], "Xinhua"),
    ("By Lin Qiao for China Daily", ["Lin Qiao"], "China Daily"),
    ("By Lin Qiao | China Daily", ["Lin Qiao"], "China Daily"),
    ("By Lin Qiao | China Daily | Updated: 2024-12-25 11:01", ["Lin Qiao"], "China Daily"),
    ("By Lin Qiao in Haikou | China Daily | Updated: 2024-12-25", ["Lin Qiao"], "China Daily"),
    (
        "By SHI JING,WANG YING and XU RAN |  China Daily |  Updated:2020-11-17",
        ["Shi Jing", "Wang Ying", "Xu Ran"],
        "China Daily",
    ),
    ("By LIU KUN in Wuhan and XU RAN | China Daily", ["Liu Kun", "Xu Ran"], "China Daily"),
    ("china.org.cn | Updated: 2020-09-15 15:53", [], "china.org.cn"),
    ("By Lin Qiao and Xu Ran | 2024/2/5 20:45:59", ["Lin Qiao", "Xu Ran"], None),
    ("By GT staff reporters | 2024/2/6 19:18:37", ["GT staff reporters"], None),
    ("By Lin Qiao Updated: 2021-05-03", ["Lin Qiao"], None),
    ("By Lin Qiao (intern)", ["Lin Qiao"], None),
    ("By Lin Qiao.", ["Lin Qiao"], None),
    ("By Hongyu (People's Daily Online)", ["Hongyu"], "People's Daily Online"),
    ("By 林桥", ["林桥"], None),
    ("By Ann-Marie O'Brien and Jan van der Meer", ["Ann-Marie O'Brien", "Jan van der Meer"], None),
    ("By JAN VAN DER MEER", ["Jan van der Meer"], None),
    ("By J.K. Holm", ["J.K. Holm"], None),
    ("By Prof. Lin Qiao", ["Prof. Lin Qiao"], None),
    ("By Xinhua", [], "Xinhua"),
    ("By CGTN", [], "CGTN"),
    ("By Global Times | 2022/1/12 20:25:54", [], "Global Times"),
    ("( China Daily )", [], "China Daily"),
    ("(Xinhua) 08:37, November 19, 2020", [], "Xinhua"),
    ("Xinhua) 10:27, October 18, 2023", [], "Xinhua"),
    ("(新华网) 17:20, September 23, 2023", [], "新华网"),
    ("Xinhua | Updated: 2024-12-25 11:01", [], "Xinhua"),
    ("chinadaily.com.cn | Updated: 2024-12-25 11:01", [], "chinadaily.com.cn"),
    ("chinadaily.com.cn| Updated: September 24, 2021", [], "chinadaily.com.cn"),
]


@pytest.mark.parametrize(("text", "authors", "source"), BYLINES)
def test_byline(text, authors, source):
    assert parse_byline(text) == Byline(tuple(authors), source)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "By",
        "By ",
        "Lin Qiao",
        "By 2030, the port will have twelve berths.",
        "By 2030",
        "By Friday the two sides had signed nine papers.",
        "By Friday, Lin Qiao and Xu Ran in Oslo had signed.",
        "By Friday",
        "By May",
        "By contrast, exports fell.",
        "By signing the deal, Lin Qiao opened a door.",
        "By the end of May, Lin Qiao had left.",
        "By Lin Qiao's count, there are nine.",
        "By then Lin Qiao was in Oslo.",
        "By and large, trade is growing.",
        "By Land and Sea",
        "By Rail, Road and Air",
        "By Popular Demand",
        "By the Numbers",
        "By far the largest port",
        "Bystanders in Oslo",
        "BYD and CATL",
        "Byron Lin",
        "Home | News | Business",
        "China Daily | Xinhua | CGTN",
        "(L)",
        "(Phase II)",
        "(Xinhua)",
        "( Xinhua )",
        "（新华社）",
        "Xinhua)",
        "(AFP)",
        "(VCG)",
        "(Xinhua News Agency)",
        "(The port is in Ningbo.)",
        "(Photo by Lin Qiao/Xinhua)",
        "(Edited by Lin Qiao)",
        "By Lin Qiao " * 40,
    ],
)
def test_what_is_no_byline(text):
    assert parse_byline(text) is None


EDITORS = [
    ("(Edited by Su Dan)", ["Su Dan"]),
    ("(Edited by Su Dan with Xinhua Silk Road)", ["Su Dan"]),
    ("(Edited by Su Dan with Xinhua Silk Road, sudan@example.org)", ["Su Dan"]),
    (
        "(Edited by Su Dan, Li Wei with Xinhua Silk Road, a@b.c, [email protected])",
        ["Su Dan", "Li Wei"],
    ),
    ("(Edited by Su Dan with Xinhua Silk Road,[email\xa0protected])", ["Su Dan"]),
    ("(Edited by Su Dan, sudan@example.org)", ["Su Dan"]),
    ("(Edited by Su Dan and Li Wei, [email protected])", ["Su Dan", "Li Wei"]),
    ("( Edited by Su Dan )", ["Su Dan"]),
    ("(Edited by Su Dan).", ["Su Dan"]),
    ("（Edited by Su Dan）", ["Su Dan"]),
    ("(Edited by: Su Dan)", ["Su Dan"]),
    ("(edited by Su Dan)", ["Su Dan"]),
    ("(Edited by SU DAN)", ["Su Dan"]),
    ("(Edited by Su Dan; translated by Li Wei)", ["Su Dan"]),
    ("Edited by Owen Fishwick", ["Owen Fishwick"]),
    ("Edited by Su Dan.", ["Su Dan"]),
    ("Edited by Su Dan sudan@example.org", ["Su Dan"]),
    ("Edited by Chen Zhilin and Clark Cahill", ["Chen Zhilin", "Clark Cahill"]),
    ("Edited by Su Dan, Xinhua Silk Road", ["Su Dan"]),
    ("Editor: huaxia", ["huaxia"]),
    ("Editor: Gu Liping", ["Gu Liping"]),
    ("Editor  : Huang Fang", ["Huang Fang"]),
    ("Editor:Gu Liping", ["Gu Liping"]),
    ("Editor：Gu Liping", ["Gu Liping"]),
    ("EDITOR: GU LIPING", ["Gu Liping"]),
    ("(Web editor: Hongyu, Bianji)", ["Hongyu", "Bianji"]),
    ("(Web editor: Zhong Wenxing, Liang Jun)", ["Zhong Wenxing", "Liang Jun"]),
    ("(Editor:Yuan Can,Yao Chun)", ["Yuan Can", "Yao Chun"]),
    ("(Editors: Jennifer, Amy)", ["Jennifer", "Amy"]),
    ("[ Editor: WXY ]", ["WXY"]),
    ("Responsible editor: Li Wei", ["Li Wei"]),
    ("【责任编辑：王晓 李明】", ["王晓", "李明"]),
    ("【责任编辑：王晓】", ["王晓"]),
    ("(责编：王晓、李明)", ["王晓", "李明"]),
]


@pytest.mark.parametrize(("text", "names"), EDITORS)
def test_editors(text, names):
    assert parse_editors(fold_space(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Edited by hand over three winters, the book is a treasure.",
        "Edited by hand",
        "(Edited by hand)",
        "Edited by Oxford University Press, the volume has nine parts.",
        "(Edited by)",
        "Editor:",
        "Editor: the views here are the author's own.",
        "Editor's note: Lin Qiao is a farmer.",
        "Editors of the daily met in Oslo.",
        "Editor Lin Qiao left.",
        "The editor: a portrait",
        "Credit: Lin Qiao",
        "(Photo by Lin Qiao/Xinhua)",
        "He edited by night.",
        "Edited by Su Dan " * 30,
    ],
)
def test_what_is_no_editors_line(text):
    assert parse_editors(text) is None


@pytest.mark.parametrize(
    ("story", "glue", "line"),
    [
        ("Trade will grow, he added.", " ", "(Edited by Su Dan)"),
        ("Trade will grow, he added.", "", "(Edited by Su Dan)"),
        ("Trade will grow, he added.", "", "(Edited by Su Dan with Xinhua Silk Road, a@b.org)"),
        ("Trade will grow.", " ", "(Edited by Su Dan with Xinhua Silk Road, [email protected])"),
        ("Trade will grow, he added.", " ", "Edited by Su Dan"),
        ("Trade will grow, he added.", " ", "Editor: huaxia"),
        ("Trade will grow, he added.", " ", "[Editor: WXY]"),
        ("Trade will grow, he added.", " ", "(Edited by Su Dan)."),
        ('"Trade will grow," he added, "and grow."', " ", "(Edited by Su Dan)"),
        ("“Trade will grow.”", "", "(Web editor: Hongyu, Bianji)"),
        ("Trade will grow, he added. Enditem", " ", "(Edited by Su Dan)"),
        ("Trade will grow. ■", " ", "(Edited by Su Dan)"),
        ("Is trade growing?", " ", "(Edited by Su Dan)"),
        ("An official (a man from Oslo) came.", " ", "(Edited by Su Dan)"),
        ("Trade between the two towns will grow, he added", " ", "(Edited by Su Dan)"),
        ("Trade between the two towns will grow, he added", "", "(Edited by Su Dan)"),
        ("Trade between the two towns will grow, he added", "", "(Web editor: Hongyu, Bianji)"),
        ("Trade between the two towns will grow, he added", " ", "【责任编辑：王晓】"),
        (
            "Trade between the two towns will grow, he added",
            "",
            "(Edited by Su Dan with Xinhua Silk Road, [email protected])",
        ),
        ("Trade will grow.", " ", "(Reporting by Lin Qiao; Editing by Su Dan)"),
        ("Trade will grow.", " ", "Reporting by Lin Qiao in Lagos; Editing by Su Dan"),
        ("Trade will grow.", " ", "Editing by Su Dan"),
    ],
)
def test_editors_glued_to_a_paragraph(story, glue, line):
    assert split_editors(story + glue + line) == (story, line)
    assert parse_editors(line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(Edited by Su Dan)",
        "Edited by Su Dan",
        'The label read "(Edited by Su Dan)" in gold.',
        'The label read "(Edited by Su Dan)"',
        'The label read: "It is done. (Edited by Su Dan)',
        "The label read (Edited by Su Dan).",
        "The label read (Edited by Su Dan)",
        "The label on the oldest of the golden boxes read (Edited by Su Dan).",
        "The label on the oldest of the golden boxes read (Edited by hand)",
        "The label on the oldest of the golden boxes read Edited by Su Dan",
        "The label on the oldest of the golden boxes was changed: (Edited by Su Dan) was new",
        "the sign said (Edited by hand).",
        "It was done. (Edited by hand)",
        "It was done. Edited by hand, the book sold well.",
        "It was done. Edited by Su Dan, the book sold well.",
        "It was done. (Edited by Su Dan) It sold well.",
        "Trade will grow, he added.",
    ],
)
def test_what_ends_with_no_editors_line(text):
    assert split_editors(text) is None


@pytest.mark.parametrize(
    ("text", "reporters", "editors"),
    [
        ("(Reporting by Lin Qiao; Editing by Su Dan)", ["Lin Qiao"], ["Su Dan"]),
        ("Reporting by Lin Qiao; Editing by Su Dan", ["Lin Qiao"], ["Su Dan"]),
        ("Reporting by Lin Qiao, editing by Su Dan.", ["Lin Qiao"], ["Su Dan"]),
        (
            "(Reporting by Lin Qiao in Lagos and Xu Ran in Oslo; Editing by Su Dan and Li Wei)",
            ["Lin Qiao", "Xu Ran"],
            ["Su Dan", "Li Wei"],
        ),
        (
            "(Reporting by Lin Qiao; Additional reporting by Xu Ran; Writing by An Li;"
            " Editing by Su Dan)",
            ["Lin Qiao", "An Li"],
            ["Su Dan"],
        ),
        ("Reporting and writing by Lin Qiao; Editing by Su Dan", ["Lin Qiao"], ["Su Dan"]),
        ("Writing by Lin Qiao; Graphics by Xu Ran; Editing by Su Dan", ["Lin Qiao"], ["Su Dan"]),
        ("Reporting by Lin Qiao", ["Lin Qiao"], None),
        ("Additional reporting by Lin Qiao", [], None),
        ("Editing by Su Dan", [], ["Su Dan"]),
        ("Editing by hand takes longer.", None, None),
        ("Reporting by radio was new.", None, None),
        ("Report by Lin Qiao", None, None),
        ("Additional trains run.", None, None),
        ("Reporting by Lin Qiao; The town is big", None, None),
        ("", None, None),
    ],
)
def test_all_hands(text, reporters, editors):
    assert parse_reporters(text) == reporters
    assert parse_editors(text) == editors


@pytest.mark.parametrize(
    ("printed", "ordinary"),
    [
        ("OUYANG SHIJIA", "Ouyang Shijia"),
        ("Ouyang Shijia", "Ouyang Shijia"),
        ("ZHANG Wei", "Zhang Wei"),
        ("LI WEI", "Li Wei"),
        ("NG EE LENG", "Ng Ee Leng"),
        ("LI YA'NAN", "Li Ya'nan"),
        ("SEAN O'BRIEN", "Sean O'Brien"),
        ("ANN-MARIE HOLM", "Ann-Marie Holm"),
        ("ANGUS MCNEICE", "Angus McNeice"),
        ("J.K. HOLM", "J.K. Holm"),
        ("JOHN HOLM III", "John Holm III"),
        ("AHMED BIN SALEM", "Ahmed bin Salem"),
        ("ÅSE ØSTBY", "Åse Østby"),
        ("huaxia", "huaxia"),
        ("WXY", "WXY"),
        ("王晓", "王晓"),
        ("", ""),
    ],
)
def test_ordinary_capitals(printed, ordinary):
    assert ordinary_name(printed) == ordinary


@pytest.mark.parametrize(
    "name", ["Lin Qiao", "An Baijie", "May Zhou", "Ann van Dyk", "O'Brien", "J.R. Holm", "王晓"]
)
def test_name(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", "the port", "May", "Friday", "Route 66", "Land", "Lin Qiao said so", "A B C D E F"]
)
def test_no_name(name):
    assert not is_name(name)


NAMED = st.sampled_from(["Lin Qiao", "Xu Ran", "Ouyang Shijia", "Amy O'Brien"])
MAILS = st.sampled_from(["[email protected]", "[email\xa0protected]", "email protected"]) | (
    st.from_regex(r"[a-zA-Z][\w.+-]{0,20}@[a-z][a-z0-9-]{0,20}(\.[a-z]{2,4}){1,2}", fullmatch=True)
)
MAILED_LINES = [
    "(Edited by {name}, {mail})",
    "(Edited by {name} with Xinhua Silk Road, {mail})",
    "(Edited by {name} with Xinhua Silk Road, {mail}, {mail})",
    "(Edited by {name} {mail})",
    "Edited by {name} ({mail})",
    "Editor: {name} <{mail}>",
    "Editor: {mail} {name}",
    "Editors: {name} ({mail}), {name} ({mail})",
    "(Web editor: {name}; {mail})",
    "责任编辑：{name} {mail}",
]


@given(NAMED, MAILS, st.sampled_from(MAILED_LINES))
def test_no_mail_address_survives(name, mail, line):
    names = parse_editors(line.format(name=name, mail=mail))
    assert names == [name] * line.count("{name}")


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text):
    byline, split = parse_byline("By " + text), split_editors(text + ". (Edited by Su Dan)")
    assert byline is None or byline.authors or byline.source
    assert split is None or parse_editors(split[1])


@pytest.mark.parametrize(
    "unit", ["By ", "A, ", "(", "[", " ", ".", "Edited by ", "(Editor: ", "a@", "A and "]
)
def test_long_runs_of_one_thing_end_at_once(unit):
    text = unit * (100_000 // len(unit))
    assert parse_byline(text) is parse_editors(text) is None
    assert split_editors(text) is None


@pytest.mark.parametrize("colon", [":", "："])
def test_editors_of_a_lower_case_last_word(colon: str) -> None:
    story = "The boats sail again."
    assert split_editors(f"{story} Editor{colon} weiwei") == (story, f"Editor{colon} weiwei")
