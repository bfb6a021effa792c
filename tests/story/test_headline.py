"""The headline among what stands around it on a page."""

import re
from dataclasses import replace

import pytest

from crawler.reading.blocks import Block, Kind, Link
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.headline import _borders_story, _heads_list, _is_other_line, find_headline
from crawler.text.dates import find_printed_date
from crawler.text.titles import split_title

HEADLINE = "Ferry of Gaoqiao gets a new pier"
STORY = "<p>The ferry of Gaoqiao has had a new pier since Monday, and the old one is a garden.</p>"
DATE = "<p>Updated: 2026-03-18</p>"
TEASERS = (
    "<h3><a href=/1>Carpet of Hotan</a></h3><p>Weavers have finished a carpet that took them three"
    " winters and eleven kinds of blue.</p>"
) * 3
BOX = "<h2>Latest</h2><ul>" + "<li>2026-01-01 <a href=/1>Carpet of Hotan</a></li>" * 5 + "</ul>"


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (f"<h1>{HEADLINE}</h1>{DATE}{STORY}", ""),
        (f"<div>{HEADLINE}</div>{DATE}{STORY}", ""),
        (f"{BOX}<div>{HEADLINE}</div>{DATE}{STORY}", "english.pudong.gov.cn"),
        (f"{BOX}<p>Home>Latest</p><div>{HEADLINE}</div>{DATE}{STORY}", ""),
        (f"<h1>{HEADLINE}</h1><ul>{'<li><a href=x>Share</a></li>' * 5}</ul>{STORY}", ""),
        (f"{TEASERS}<p>Culture</p>{DATE}<div>{HEADLINE}</div>{STORY}", HEADLINE),
        (f"<h2>Culture</h2><div>{HEADLINE}</div>{STORY}", f"{HEADLINE} - Culture"),
        (f"<h1>Art</h1><div>{HEADLINE}</div>{DATE}{STORY}", ""),
        (f"<h1>Related stories</h1><div>{HEADLINE}</div>{DATE}{STORY}", ""),
    ],
)
def test_headline_of_a_page(html: str, title: str) -> None:
    blocks = read_blocks(parse_html(html.encode()))
    is_printed_date = [find_printed_date(block.text) is not None for block in blocks]
    found = find_headline(blocks, split_title(title), is_printed_date, re.compile("Pudong"))
    assert found is not None
    assert found.text == HEADLINE


SHORT = Block(Kind.PARAGRAPH, "a" * 80)
LONG = Block(Kind.PARAGRAPH, "a" * 81)
PICTURE = Block(Kind.IMAGE, "")
DATED = Block(Kind.PARAGRAPH, "2026-03-18")


@pytest.mark.parametrize(
    ("above", "below", "borders"),
    [
        ([], [LONG], 1),
        ([], [SHORT], 0),
        ([], [PICTURE, LONG], 1),
        ([], [PICTURE, PICTURE, LONG], 0),
        ([], [SHORT, LONG], 0),
        ([], [replace(LONG, link_chars=25)], 0),
        ([], [replace(LONG, link_chars=24)], 1),
        ([], [replace(LONG, level=2)], 0),
        ([], [], 0),
        ([DATED], [], 1),
        ([DATED, PICTURE], [SHORT], 1),
        ([DATED, SHORT], [SHORT], 0),
    ],
)
def test_what_a_heading_borders(above: list[Block], below: list[Block], borders: int) -> None:
    blocks = [*above, Block(Kind.HEADING, HEADLINE, level=1), *below]
    is_printed_date = [block is DATED for block in blocks]
    assert _borders_story(blocks, len(above), is_printed_date) == borders


@pytest.mark.parametrize(
    ("text", "marked", "is_other"),
    [
        ("Oil", True, True),
        ("Rice", True, False),
        ("Rice", False, False),
        ("Pudong", True, True),
        ("Home > Rice", True, False),
        ("Home > Rice", False, True),
        ("By Jane Doe", True, False),
        ("By Jane Doe", False, True),
        ("Source: Xinhua", False, True),
        ("Editor: Jane Doe", False, True),
        ("Abstract: The pier is new.", False, True),
    ],
)
def test_line_that_is_no_headline(text: str, marked: bool, is_other: bool) -> None:
    assert _is_other_line(text, re.compile("Pudong"), marked=marked) is is_other


@pytest.mark.parametrize(
    ("blocks", "heads"),
    [
        ([Block(Kind.LINKS, "")], True),
        ([Block(Kind.ITEM, "a", links=[Link("a", "/1")])], True),
        ([Block(Kind.ITEM, "a")], False),
        ([Block(Kind.PARAGRAPH, "a", links=[Link("a", "/1")])], False),
        ([Block(Kind.PARAGRAPH, "a"), Block(Kind.LINKS, "")], False),
        ([], False),
    ],
)
def test_headings_of_lists(blocks: list[Block], heads: bool) -> None:
    assert _heads_list([Block(Kind.HEADING, HEADLINE, level=2), *blocks], 0) is heads
