"""Small pages with a story of our own words, and how their story is read."""

import re

from lxml import cssselect

from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.story import Story, read_story

TITLE = "Ferry line to the outer islands opens in spring"
STANDFIRST = "Two boats a day are to carry mail, salt and up to forty passengers across the strait."
STORY = (
    "The harbour office of the county put two boats into service on Monday, and both of them were"
    " full on their first trip to the islands.",
    "Each boat carries forty passengers and twelve tonnes of goods, which is as much as the old"
    " barge carried in a week, the office reported.",
    "Fishermen had asked for the line since the storm of 2009, when the islands were cut off from"
    " the coast for more than three weeks.",
    "A ticket costs four coins and is good for the way back as well, provided that the passenger"
    " returns before the end of the month.",
    "The office plans a third boat for the summer, when the islands have ten times as many guests"
    " as in the months of the winter.",
    "Whether the line will ever pay for itself is an open question, but nobody on the islands"
    " seems to mind as long as the boats keep sailing.",
)
BODY = list(STORY)
NO_SITE = re.compile(r"(?!)")


def paragraphs(texts: tuple[str, ...] | list[str] = STORY, tag: str = "p") -> str:
    """Return paragraphs as HTML."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def read(html: str, *, container: str | None = None) -> Story:
    """Return the story of a page; `container`: the template's selector of the body."""
    root = parse_html(html.encode())
    containers = cssselect.CSSSelector(container)(root) if container else ()
    return read_story(read_blocks(root), NO_SITE, titles=(TITLE,), containers=containers)


def read_page(story: str, *, lead: str = "", tail: str = "", container: str | None = None) -> Story:
    """Return the story of a page with headline, lead-in, story in an element, and a tail."""
    html = f"<body><main><h1>{TITLE}</h1>{lead}<div class=story>{story}</div>{tail}</main></body>"
    return read(html, container=container)
