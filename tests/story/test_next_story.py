"""Pages that go on with other stories: the first one ends where the next begins."""

import pytest

from crawler.reading.blocks import Block, Kind
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.next_story import _opens_story, _stand_in_twins
from crawler.text.dates import find_printed_date
from tests.stories import BODY, STORY, TITLE, paragraphs, read

NEXT_TITLE = "Railway to the villages of the plateau opens in autumn"
NEXT = paragraphs([text.replace("boat", "train").replace("islands", "villages") for text in STORY])
TEXT = paragraphs()
DAY, NEXT_DAY = "<p>Jan. 3, 2024</p>", "<p>Jan. 2, 2024</p>"


@pytest.mark.parametrize("inner", ["{}", "<div class=text>{}</div>", "<div><div>{}</div></div>"])
@pytest.mark.parametrize(
    "page",
    [
        "<article class=post><h1>{title}</h1>{day}{story}</article>"
        "<article class=post><h1>{other}</h1>{next_day}{text}</article>",
        "<article class=post><h1>{title}</h1>{day}{story}</article>"
        "<article class='post next'><h2>{other}</h2>{next_day}{text}</article>",
        "<div class=post><h1>{title}</h1>{day}{story}</div>"
        "<div class=post><h2>{other}</h2>{next_day}{text}</div>",
        "<div><h1>{title}</h1>{day}{story}</div><div><h1>{other}</h1>{next_day}{text}</div>",
        "<main><h1>{title}</h1>{day}{story}<h1>{other}</h1>{next_day}{text}</main>",
        "<main><article><h1>{title}</h1>{day}{story}</article></main><main><article>"
        "<h1>{other}</h1><p>A standfirst of the other story, which leads in to it.</p>{next_day}"
        "{text}</article></main>",
    ],
)
def test_story_ends_where_the_next_begins(page: str, inner: str) -> None:
    html = page.format(
        title=TITLE,
        other=NEXT_TITLE,
        day=DAY,
        next_day=NEXT_DAY,
        story=inner.format(TEXT),
        text=inner.format(NEXT),
    )
    story = read(f"<body>{html}</body>")
    assert story.body == BODY
    assert story.facts.printed_date is not None
    assert story.facts.printed_date.published_raw == "Jan. 3, 2024"


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("<h2>Boats</h2>", id="subhead"),
        pytest.param("<h1>Boats</h1>", id="subhead set as the headline is"),
        pytest.param("<h2>10:30</h2><p>Jan. 3, 2024 10:30</p>", id="live report"),
        pytest.param(f"<h1>{TITLE}</h1><p>Jan. 3, 2024</p>", id="headline again"),
    ],
)
def test_story_goes_on_below_a_heading(heading: str) -> None:
    html = f"<h1>{TITLE}</h1>{DAY}{paragraphs(STORY[:3])}{heading}{paragraphs(STORY[3:])}"
    assert read(f"<body><article>{html}</article></body>").body[-3:] == BODY[-3:]


def test_entries_of_a_live_report_are_one_story() -> None:
    entries = "".join(
        f"<article class=entry><h3>What happened at hour {at}</h3><p>Jan. 3, 2024 0{at}:30</p>"
        f"<p>{text}</p></article>"
        for at, text in enumerate(STORY)
    )
    for page in (
        f"<article><h1>{TITLE}</h1>{DAY}{entries}</article>",
        f"<header><h1>{TITLE}</h1>{DAY}</header><main>{entries}</main>",
    ):
        assert read(f"<body>{page}</body>").body[-1] == STORY[-1]


LINE, RUNNING = Block(Kind.PARAGRAPH, "Rail"), Block(Kind.PARAGRAPH, STORY[0])
HEADING, DATED = Block(Kind.HEADING, NEXT_TITLE, level=2), Block(Kind.PARAGRAPH, "Jan. 2, 2024")
PICTURE = Block(Kind.IMAGE, "")


@pytest.mark.parametrize(
    ("below", "opens"),
    [
        ([DATED, RUNNING], True),
        ([DATED, LINE, LINE, LINE, RUNNING], True),
        ([LINE, LINE, LINE, DATED, RUNNING], True),
        ([LINE, LINE, LINE, LINE, DATED, RUNNING], False),
        ([DATED, LINE, LINE, LINE, LINE, RUNNING], False),
        ([PICTURE] * 9 + [DATED, RUNNING], True),
        ([RUNNING, DATED], False),
        ([RUNNING, DATED, RUNNING], True),
        ([DATED, HEADING, RUNNING], False),
        ([DATED], False),
        ([RUNNING, RUNNING], False),
        ([], False),
    ],
)
def test_what_follows_the_headline_of_a_story(below: list[Block], opens: bool) -> None:
    blocks = [RUNNING, HEADING, *below]
    dates = [find_printed_date(block.text) for block in blocks]
    assert _opens_story(blocks, 1, dates) is opens


@pytest.mark.parametrize(
    ("html", "are_twins"),
    [
        ("<article><h1>A</h1></article><article><h1>B</h1></article>", True),
        ("<article class=a><h1>A</h1></article><article class=b><h1>B</h1></article>", True),
        ("<div class=a><h1>A</h1></div><div class=a><p><h1>B</h1></div>", True),
        ("<div class=a><h1>A</h1></div><div class=b><h1>B</h1></div>", False),
        ("<div><h1>A</h1></div><div><h1>B</h1></div>", False),
        ("<div class=a><h1>A</h1></div><section class=a><h1>B</h1></section>", False),
        ("<h1 class=a>A</h1><h1 class=a>B</h1>", True),
        ("<div class=a><h1>A</h1><h1>B</h1></div>", False),
    ],
)
def test_elements_that_are_made_alike(html: str, are_twins: bool) -> None:
    one, other = (block.place for block in read_blocks(parse_html(html.encode())))
    assert _stand_in_twins(one, other) is are_twins
