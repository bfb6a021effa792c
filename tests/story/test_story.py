"""Stories of all makes: short ones, without a headline, as plain text, with a glued sign-off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.blocks import read_text_blocks
from crawler.story.story import Story, read_story
from tests.stories import BODY, NO_SITE, STANDFIRST, STORY, TITLE, paragraphs, read, read_page

TEXT = paragraphs()
DAY = "January 13, 2024"
TAIL = "<div><a href=/>Home</a> <a href=/about>About us</a></div><footer>Harbour Post</footer>"


@pytest.mark.parametrize("form", ["<p>{}</p>", "<div><p>{}</p></div>", "<div>{}</div>"])
@pytest.mark.parametrize("text", [STORY[0], "The boat is late.", f"{STORY[0]} {STORY[1]}"])
def test_story_of_one_paragraph(text: str, form: str) -> None:
    for lead in ("", f"<p>{DAY}</p>", f"<p>By Jane Doe</p><p>{DAY}</p>"):
        html = f"<body><h1>{TITLE}</h1>{lead}{form.format(text)}{TAIL}</body>"
        assert read(html).body == [text]


def test_story_of_one_paragraph_below_a_standfirst_without_a_core() -> None:
    lead = f"<p>{STANDFIRST}</p><p>By Jane Doe</p><p>{DAY}</p>"
    story = read(f"<body><h1>{TITLE}</h1>{lead}<p>The boat is late.</p></body>")
    assert story.facts.byline == ["Jane Doe"]
    assert "The boat is late." in story.body


@pytest.mark.parametrize("date", [f"<p>{DAY}</p>", f"<div>Published: {DAY}</div>", ""])
def test_page_without_a_headline(date: str) -> None:
    story = read(f"<body><div>{date}<div class=text>{TEXT}</div></div>{TAIL}</body>")
    assert story.headline is None
    assert story.body == BODY


def test_page_without_anything() -> None:
    for html in ("<body></body>", "<p></p>", f"<body><h1>{TITLE}</h1></body>"):
        story = read(html)
        assert (story.body, story.figures, story.standfirst, story.core) == ([], [], None, None)


def read_text(text: str) -> Story:
    return read_story(read_text_blocks(text), NO_SITE, titles=(TITLE,))


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n \r\n"])
@pytest.mark.parametrize("lead", [(DAY,), ("By Jane Doe", DAY), ("Home", TITLE, DAY)])
def test_plain_text(lead: tuple[str, ...], gap: str) -> None:
    lines = lead if TITLE in lead else (TITLE, *lead)
    assert read_text(gap.join([*lines, *STORY, "(Edited by Su Dan)", "About us"])).body == BODY


@pytest.mark.parametrize(
    "glued", [" (Edited by Su Dan)", "(Edited by Su Dan)", "(Editor: Su Dan)", " Enditem"]
)
def test_sign_off_glued_to_the_last_paragraph(glued: str) -> None:
    story = read_page(paragraphs([*STORY[:-1], STORY[-1] + glued]), tail="<p>Harbour Post</p>")
    assert story.body == BODY
    assert story.facts.editors == (["Su Dan"] if "Edit" in glued else [])


def test_byline_at_the_bottom_is_no_paragraph() -> None:
    story = read_page(TEXT + "<p>By Jane Doe</p>")
    assert (story.body, story.facts.byline) == (BODY, ["Jane Doe"])


def test_story_in_which_text_stands_between_line_breaks() -> None:
    for between in ("<br><br>", "<br>&nbsp;&nbsp;&nbsp;", "<br/>\n<br/>"):
        assert read_page(between.join(STORY)).body == BODY
        assert read(f"<body><h1>{TITLE}</h1><p>{DAY}</p>{between.join(STORY)}</body>").body == BODY


@given(st.integers(1, 6), st.integers(0, 3))
def test_first_paragraphs_of_a_story_are_a_story(count: int, levels: int) -> None:
    story = "<div>" * levels + paragraphs(STORY[:count]) + "</div>" * levels
    assert read_page(story, lead=f"<p>{DAY}</p>").body == BODY[:count]
