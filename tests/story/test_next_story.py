"""Pages that go on with other stories: the first one ends where the next begins."""

import pytest

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
