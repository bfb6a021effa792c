"""The headline among what stands around it on a page."""

import re

import pytest

from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.headline import find_headline
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
