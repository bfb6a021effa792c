"""Sections: breadcrumbs in every form, and menus that are none."""

import re

import pytest

from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.section import find_section, split_names

SITE = re.compile(r"Xinhua Silk Road(?: Database)?")


@pytest.mark.parametrize(
    ("html", "section"),
    [
        ("<p>Home>Latest</p>", ["Home", "Latest"]),
        ("<p>Home &gt; News &gt; Head line</p>", ["Home", "News"]),
        ("<p>Home » News</p>", ["Home", "News"]),
        ("<p>Business &gt; Ports</p>", ["Business", "Ports"]),
        (f"<p>Business &gt; {'P' * 60}</p>", ["Business", "P" * 60]),
        (f"<p>Business &gt; {'P' * 61}</p>", []),
        ("<p>English >> </p>", ["English"]),
        ("<p>Home / Culture / Heritage</p>", ["Home", "Culture", "Heritage"]),
        ("<p>Your current location: Home > News</p>", ["Home", "News"]),
        ("<p><a href='/'>Home</a> <a href='/news'>News</a> Ports</p>", ["Home", "News", "Ports"]),
        ("<ol><li><a>Home</a></li><li>Latest</li></ol>", ["Home", "Latest"]),
        (
            "<ol><li>Home</li><li>/</li><li>News</li><li>/</li><li>Head line</li></ol>",
            ["Home", "News"],
        ),
        ("<p>Xinhua Silk Road Database</p><p>News for Outlets</p>", ["News for Outlets"]),
        ("<p>Xinhua Silk Road Database>Culture>Text</p>", ["Culture"]),
        ("<p>Home</p><p>News</p><h2>Head line</h2><p>China Daily</p>", ["Home", "News"]),
        (
            "<p>Home>News</p><h2>Head line</h2><p>Xinhua Silk Road | Updated: May 2, 2018</p>",
            ["Home", "News"],
        ),
        ("<p>Home>News</p><h2>Head line</h2><p>Xinhua Silk Road</p>", ["Home", "News"]),
        ("<h1>Xinhua Silk Road</h1><p>News</p>", []),
        ("<p>Home</p><p>This is a sentence about home.</p>", []),
        ("<h3>Politics</h3>", ["Politics"]),
        ("<div><a href='/world'>World</a></div>", ["World"]),
        ("<h3><div>Text:AAAPrint</div><span>Science &amp; Technology</span></h3>",
         ["Science & Technology"]),
        ("<h3>Latest bells</h3>", []),
        ("<div><div><a href='/a'>Arts</a></div><div><a href='/w'>World</a></div></div>", []),
        ("<nav><p>World</p></nav>", []),
        ("<p>News</p>", []),
        ("<p>Local News</p>", ["Local News"]),
        ("<p><a href='/'>English</a> <a href='/zh'>中文</a> <a href='/ja'>日本語</a></p>", []),
        ("<ul><li>World</li></ul>", []),
        ("<p>Prices rose / fell</p>", []),
        ("<p>Home</p><p>A</p><p>B</p><p>C</p><p>D</p>", []),
        ("<div><span>Asia Pacific</span> <span>19:49, 13-Jan-2024</span></div>", ["Asia Pacific"]),
        ("<div><span>Asia Pacific</span><span>19:49, 13-Jan-2024</span></div>", ["Asia Pacific"]),
        ("<p><b>Culture</b> | 2024-01-13</p>", ["Culture"]),
        ("<p><em>Rail &amp; Road</em> 2024-01-13</p>", []),
        ("<p><em class='section'>Rail &amp; Road</em> 2024-01-13</p>", ["Rail & Road"]),
        ("<p><a href='/rail'>Rail &amp; Road</a> 2024-01-13</p>", ["Rail & Road"]),
        ("<p><i>Fujian</i> January 13, 2024</p>", ["Fujian"]),
        ("<p><a href='/author/lin'>Lin Qiao</a> 2024-01-13</p>", []),
        ("<p><span>Lin Qiao</span> 2024-01-13</p>", []),
        ("<p><span class='author'>Asia Desk</span> 2024-01-13</p>", []),
        ("<p><span>China Daily</span> 2024-01-13</p>", []),
        ("<p><span>World of kelp: a reader's guide</span> 2024-01-13</p>", []),
        ("<p>Home>News</p><p><span>Asia</span> in 2024-01-13 news</p>", ["Home", "News"]),
        ("", []),
    ],
)  # fmt: skip
def test_section_before_a_headline(html: str, section: list[str]) -> None:
    blocks = read_blocks(parse_html(f"{html}<h1>Head line</h1>".encode()))
    assert find_section(blocks, len(blocks) - 1, "Head line", SITE) == section


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<a>Home</a> > <a>News</a>", ["Home", "News"]),
        ("<a>Home</a> <a>Rail <em>and</em> Road</a>", ["Home", "Rail and Road"]),
        ("<ol><li>Home</li><li>News</li></ol>", ["Home", "News"]),
        ("<span>Home > News / Ports</span>", ["Home", "News / Ports"]),
        ("Home / News", ["Home", "News"]),
        ("<b>Home / News</b>", ["Home", "News"]),
        ("Your current location: Home > News >", ["Home", "News"]),
        ("<a>Home</a> <a>News</a> <a>News</a>", ["Home", "News"]),
        (f"<a>Home</a> <a>{'long ' * 40}</a>", ["Home"]),
        (f"{'<i>' * 7}<b>Home</b> <b>News</b>{'</i>' * 7}", ["Home", "News"]),
        (f"{'<i>' * 8}<b>Home</b> <b>News</b>{'</i>' * 8}", ["Home News"]),
        ("", []),
    ],
)
def test_names_in_an_element_that_is_known_to_hold_them(html: str, names: list[str]) -> None:
    node = parse_html(f"<div id=x>{html}</div>".encode()).find(".//div")
    assert split_names([node]) == names


@pytest.mark.parametrize(("lines", "section"), [(13, ["Home", "News"]), (14, [])])
def test_a_breadcrumb_stands_near(lines: int, section: list[str]) -> None:
    between = "".join(f"<p>A line number {number} of some words.</p>" for number in range(lines))
    blocks = read_blocks(parse_html(f"<body><p>Home > News</p>{between}</body>".encode()))
    assert find_section(blocks, len(blocks), "Head line", SITE) == section
