"""What only looks like text of the story: doubled lines, pull quotes, notes, biographies."""

from dataclasses import replace

import pytest

from crawler.reading.blocks import Block, Kind
from crawler.story.closing import _find_dangling, _is_open, is_signature, opens_biography
from tests.stories import BODY, STORY, paragraphs, read_page

QUOTE = "nobody on the islands seems to mind as long as the boats keep sailing"
LEAD = "<p>By Jane Doe</p><p>January 13, 2024</p>"


def body_with(extra: str, *, at: int = len(STORY), tail: str = "") -> list[str]:
    story = paragraphs(STORY[:at]) + extra + paragraphs(STORY[at:])
    return read_page(story, lead=LEAD, tail=tail).body


@pytest.mark.parametrize("at", [1, 3, 6])
@pytest.mark.parametrize(
    "quote",
    [
        f"<blockquote>{QUOTE}</blockquote>",
        f"<blockquote><p>{QUOTE}</p></blockquote>",
        f"<blockquote>“{QUOTE}”</blockquote>",
        f"<div class=pull>“{QUOTE}”</div>",
        f"<div><p>{QUOTE}</p></div>",
        f"<div><span>{QUOTE}.</span></div>",
    ],
)
def test_quote_pulled_from_the_story(quote: str, at: int) -> None:
    assert body_with(quote, at=at) == BODY


@pytest.mark.parametrize(
    "text",
    [
        "<blockquote>The boats are as good as new, and so is the quay.</blockquote>",
        "<p>The boats keep sailing.</p>",
        "<h2>As long as the boats keep sailing</h2>",
        f"<p>{QUOTE[:1].upper()}{QUOTE[1:]}.</p>",
    ],
)
def test_text_that_is_pulled_from_nowhere(text: str) -> None:
    assert len(body_with(text, at=3)) == len(BODY) + 1


@pytest.mark.parametrize("form", ["<div>{}</div>", "<p>{}</p>", "<h4>{}</h4>", "<span>{}</span>"])
def test_line_that_the_page_prints_twice(form: str) -> None:
    line = form.format("The Harbour Post Weekend")
    assert body_with(line, at=3, tail=f"<div>{line}</div>") == BODY


def test_line_of_another_make() -> None:
    assert body_with("<div>Islands and ferries</div>", at=3) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "<p>Three boats, one harbour:</p>",
        "<h3>Three boats, one harbour</h3>",
        "<p><b>Three boats, one harbour</b></p>",
        "<p>Three boats, one harbour</p>",
        "<div>Three boats, one harbour.</div>",
    ],
)
def test_short_line_of_the_story(line: str) -> None:
    assert len(body_with(line, at=3)) == len(BODY) + 1


POSTSCRIPTS = (
    "Reporting by Jane Doe; editing by John Roe",
    "(Reporting by Jane Doe in Taizhou and John Roe in Linhai)",
    "Additional reporting by John Roe in Linhai.",
    "Writing by Jane Doe",
    "With reporting by John Roe.",
    "With files from Reuters",
    "(With inputs from agencies)",
    "John Roe contributed to this report.",
    "John Roe and Li Na contributed reporting from Linhai.",
    "First published in the Harbour Post in 2023.",
    "This article was originally published by the Harbour Post.",
    "This story first appeared on Harbour Weekly.",
    "The views and opinions expressed are those of the writer alone.",
    "The opinions expressed in this article do not reflect those of the Harbour Post.",
    "The Harbour Post is not responsible for the content of other sites.",
    "Disclaimer applies.",
    "This is a developing story. It will be updated.",
    "This is a breaking news story and will be updated.",
    "A developing story, more to follow.",
    "More to follow.",
    "More follows soon...",
    "This story was updated at noon to add the price of a ticket.",
    "This article has been updated to correct the name of the boat.",
    "(Li Na in Linhai also contributed to the story.)",
    "(Video reporters: Li Na, Ma Lan; video editors: John Roe)",
    "Video by John Roe",
    "Produced by Harbour Post Global Service",
    "The views don't necessarily reflect those of the Harbour Post.",
    "(Harbour Post 07/15/2014 page5)",
    "AFP - Xinhua",
    "China Daily—Xinhua",
    "Jane Doe is a reporter at the Harbour Post.",
    "Jane Doe, who lives in Linhai, writes about boats.",
    "Jane Doe covers ports and ferries for the Harbour Post, and has done so since 2003.",
    "Jane Doe has written about the sea for twenty years.",
    "Jane Doe (jane@harbour.example) is a writer in Linhai.",
)


@pytest.mark.parametrize("text", POSTSCRIPTS)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<p><em>{}</em></p>", "<div>{}</div>"])
def test_postscript(text: str, form: str) -> None:
    assert body_with(form.format(text)) == BODY


@pytest.mark.parametrize("texts", [POSTSCRIPTS[:2], POSTSCRIPTS[5:7], POSTSCRIPTS[-2:]])
def test_several_postscripts(texts: tuple[str, ...]) -> None:
    assert body_with(paragraphs(list(texts))) == BODY


@pytest.mark.parametrize(
    "text",
    [
        "Reporting of such losses is a duty, the office said.",
        "Writing on the walls of the harbour dates from 1921.",
        "Fishermen contributed half of the money for the boats.",
        "The views from the boat are expressed in verse by many a poet of the islands.",
        "Nobody is responsible for the content of the containers, it seems.",
        "It is a developing story of trade and of boats, and the islands have a part in it.",
        "The island has been updated on the charts, as have the rocks around it.",
        "Li Na is a fisherman, and she has her own boat.",
        "More follows from this than the price of a ticket, the fishermen say.",
        "First published prices were twice as high.",
        "The author is a professor at a university in Linhai.",
        "The author is now at work on a second book about the islands.",
        "The writer was born in a lighthouse and could not swim.",
        "The views from the pier do not reflect what a ticket costs, he said.",
        "Linhai - Taizhou",
        "Video by its nature shows the harbour larger than it is.",
        "(The boats were sold on 07/15/2014.)",
    ],
)
def test_last_paragraph_of_the_story(text: str) -> None:
    assert body_with(f"<p>{text}</p>") == [*BODY, text]


@pytest.mark.parametrize("text", [POSTSCRIPTS[4], POSTSCRIPTS[-5]])
def test_postscript_at_the_top_is_the_storys(text: str) -> None:
    assert text in read_page(paragraphs([*STORY[:1], text, *STORY[1:]])).body


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Jane Doe is a reporter.", True),
        ("Jane Doe, is a reporter.", True),
        ("Jane Doe (Harbour Post) covers ports.", True),
        ("Jane Doe, 44, sails.", False),
        ("Jane Doerr is a sailor.", False),
        ("The reporter Jane Doe is ill.", False),
        ("Jane is a reporter.", False),
        ("Xinhua has more.", False),
    ],
)
def test_opening_of_a_biography(text: str, opens: bool) -> None:
    assert opens_biography(text, ["Jane Doe", "Xinhua"]) is opens


LINKS = "".join(f"<li><a href=/{at}>Railway to the village {at} opens</a></li>" for at in range(3))


@pytest.mark.parametrize(
    "end",
    [
        "<h3>More about boats</h3>",
        f"<h3>More about boats</h3><ul>{LINKS}</ul>",
        f"<h3>More about boats</h3><h4>And trains</h4><ul>{LINKS}</ul>",
    ],
)
def test_heading_above_nothing_but_links(end: str) -> None:
    assert body_with(end) == BODY


def test_page_of_headings_alone_has_no_story() -> None:
    assert read_page("", lead=LEAD, tail=f"<h3>Most popular in 24h</h3><ul>{LINKS}</ul>").body == []
    assert read_page("<h4>The third boat sank.</h4>", lead=LEAD).body == ["The third boat sank."]


def test_heading_above_a_list_of_the_story() -> None:
    end = "<h3>What the boats carry</h3><ul><li>Salt and mail</li><li>Tea and rice</li></ul>"
    assert len(body_with(end)) == len(BODY) + 3


@pytest.mark.parametrize("form", ["<p>{}</p>", "<p><em>{}</em></p>"])
def test_date_that_closes_the_story_is_the_day_of_publication(form: str) -> None:
    line = form.format("Published in Dawn, January 13th, 2024")
    lead = "<p>By Jane Doe</p><p>Updated January 15, 2024 08:20am</p>"
    story = read_page(paragraphs() + line, lead=lead)
    assert story.body == BODY
    assert story.facts.printed_date is not None
    assert story.facts.printed_date.published_raw == "January 13th, 2024"
    assert story.facts.printed_date.modified_raw == "January 15, 2024 08:20am"


def test_day_without_a_label_that_closes_the_story_is_its_own() -> None:
    assert body_with("<p>January 13th, 2024</p>") == [*BODY, "January 13th, 2024"]


def test_photo_essay_has_no_body_of_one_heading() -> None:
    """The heading of a box whose other lines are words to the reader."""
    figures = "".join(
        f"<figure><img src=/{n}.jpg><figcaption>Photo shows boat number {n} in the harbour of "
        "Linhai.</figcaption></figure>"
        for n in range(3)
    )
    box = "<div><h4>Stay in touch</h4><p>Sign up for our weekly newsletter, or follow us!</p></div>"
    story = read_page(figures, lead=LEAD, tail=box)
    assert story.body == []
    assert len(story.figures) == 3


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("a" * 79, True),
        ("a" * 80, False),
        ("Boats for all.", False),
        ("SHANGHAI, Jan. 13 (Xinhua) -- Boats for all", False),
        ("Boats for all", True),
    ],
)
def test_short_line_without_an_end(text: str, is_open: bool) -> None:
    assert _is_open(Block(Kind.PARAGRAPH, text)) is is_open


ITEM = Block(Kind.ITEM, "a" * 10)
HEADING = Block(Kind.HEADING, "More", level=2)


@pytest.mark.parametrize(
    ("texts", "at"),
    [
        ([], 0),
        ([HEADING], 0),
        ([Block(Kind.PARAGRAPH, "Tea"), HEADING, replace(ITEM, link_chars=10)], 1),
        ([Block(Kind.PARAGRAPH, "Tea"), HEADING, ITEM], 3),
        ([HEADING, Block(Kind.PARAGRAPH, "Tea", link_chars=3), HEADING], 2),
    ],
)
def test_from_where_on_only_links_hang_on(texts: list[Block], at: int) -> None:
    assert _find_dangling(texts) == at


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("AFP - Xinhua", True),
        ("(China Daily/Xinhua)", True),
        ("Xinhua", False),
        ("Xinhua - Harbour", False),
        ("AFP" + " " * 51 + "Xinhua", False),
        ("AFP" + " " * 50 + "-Xinhua", True),
        ("AFP" + " " * 51 + "-Xinhua", False),
    ],
)
def test_line_that_is_only_agencies(text: str, is_one: bool) -> None:
    assert is_signature(text) is is_one
