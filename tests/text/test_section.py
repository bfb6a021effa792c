"""Sections: breadcrumbs in every form, and menus that are none."""

import re

import pytest

from crawler.text.markup import parse_html
from crawler.text.reading import read_blocks
from crawler.text.section import find_section

SITE = re.compile(r"Xinhua Silk Road(?: Database)?")


@pytest.mark.parametrize(
    ("html", "section"),
    [
        ("<p>Home>Latest</p>", ["Home", "Latest"]),
        ("<p>Home &gt; News &gt; Head line</p>", ["Home", "News"]),
        ("<p>Home » News</p>", ["Home", "News"]),
        ("<p>English >> </p>", ["English"]),
        ("<p>Home / Culture / Heritage</p>", ["Home", "Culture", "Heritage"]),
        ("<p>Your current location: Home > News</p>", ["Home", "News"]),
        ("<p><a>Home</a> <a>News</a> Ports</p>", ["Home", "News", "Ports"]),
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
        ("<p>Prices rose / fell</p>", []),
        ("<p>Home</p><p>A</p><p>B</p><p>C</p><p>D</p>", []),
        ("", []),
    ],
)  # fmt: skip
def test_section_before_a_headline(html: str, section: list[str]) -> None:
    blocks = read_blocks(parse_html(f"{html}<h1>Head line</h1>".encode()))
    assert find_section(blocks, len(blocks) - 1, "Head line", SITE) == section
