"""Where stories end, and what ends none: markers, lists of links, footers within the core."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.blocks import Block, Kind
from crawler.story.ending import _reads_like_paragraph
from tests.stories import BODY, STORY, TITLE, paragraphs, read, read_page

TEXT = paragraphs()
FIRST, LAST = paragraphs(STORY[:3]), paragraphs(STORY[3:])
TEASERS = (
    "Railway to the villages of the plateau opens in autumn",
    "Textile park of the county hires again",
    "Crayfish of the lake town go abroad",
)
LINKS = "".join(f"<li><a href=/{at}>{title}</a></li>" for at, title in enumerate(TEASERS))
MARKERS = (
    "Follow us",
    "Follow us on",
    "© Jane Doe",
    "Leave a comment",
    "Post a comment",
    "Contact us",
    "All rights reserved",
    "Copyright © 2024 The Harbour Post",
    "Scan the QR code and push it to your mobile phone",
    "Tags: ports, ferries",
    "Keywords: ports",
    "Source: Xinhua",
    "(Edited by Su Dan)",
    "Back to top",
    "3 comments",
)


@pytest.mark.parametrize("form", ["<p>{}</p>", "<div>{}</div>", "<div><p>{}</p></div>"])
@pytest.mark.parametrize("marker", MARKERS)
def test_marker_amid_the_core_ends_nothing(marker: str, form: str) -> None:
    assert read_page(FIRST + form.format(marker) + LAST).body == BODY


@pytest.mark.parametrize("form", ["<p>{}</p>", "<div>{}</div>", "<div><p>{}</p></div>"])
@pytest.mark.parametrize("marker", MARKERS)
def test_marker_above_the_story_ends_nothing(marker: str, form: str) -> None:
    line = form.format(marker)
    assert read_page(TEXT, lead=line).body == BODY
    assert read_page(line + TEXT).body == BODY


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize("behind", ["The harbour office is open from nine to five.", "Harbour"])
def test_marker_behind_the_story_ends_it(marker: str, behind: str) -> None:
    for tail in (f"<p>{marker}</p><p>{behind}</p>", f"<div><p>{marker}</p><p>{behind}</p></div>"):
        assert read_page(TEXT, tail=tail).body == BODY


@pytest.mark.parametrize(
    "subhead",
    ["Contact us", "Tags", "About us", "Follow us", "Keywords", "Privacy policy"],
)
@pytest.mark.parametrize("form", ["<h2>{}</h2>", "<h3>{}</h3>", "<p><b>{}</b></p>"])
def test_subhead_with_the_words_of_a_marker(subhead: str, form: str) -> None:
    story = read_page(FIRST + form.format(subhead) + LAST)
    assert [text for text in story.body if text != subhead] == BODY
    assert subhead in story.body


@pytest.mark.parametrize("form", ["<h2>{}</h2>", "<h3>{}</h3>", "<p><b>{}</b></p>"])
def test_marker_set_as_a_heading_behind_the_story(form: str) -> None:
    tail = form.format("Contact us") + "<p>The harbour office is open from nine to five.</p>"
    assert read_page(TEXT, tail=tail).body == BODY


@pytest.mark.parametrize(
    "box",
    [
        f"<ul>{LINKS}</ul>",
        f"<div><h3>Related</h3><ul>{LINKS}</ul></div>",
        f"<div><p>Read more:</p><ul>{LINKS}</ul></div>",
        f"<h4>Related stories</h4><ul>{LINKS}</ul>",
        "<ul>" + LINKS * 4 + "</ul>",
        "<div>" + LINKS.replace("li>", "div>") + "</div>",
        f"<aside><h3>Fair</h3><p>{STORY[0]}</p></aside>",
        f"<nav><ul>{LINKS}</ul></nav>",
        "<footer><p>Printed in the county</p></footer>",
        "<section><footer>Harbour Post</footer></section>",
        "<figure><img src=/1.jpg><footer>Photo: VCG</footer></figure>",
        "<div>Advertisement</div>",
        "<p>* * *</p>",
        "<p>Read more: <a href=/1>Railway to the villages of the plateau</a></p>",
    ],
)
@pytest.mark.parametrize("at", [1, 3, 5])
def test_box_amid_the_core_ends_nothing(box: str, at: int) -> None:
    story = paragraphs(STORY[:at]) + box + paragraphs(STORY[at:])
    assert read_page(story).body == BODY
    assert read_page(f"<div>{story}</div>").body == BODY


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>The boats are as good as new.</p><footer>Lin Qiao</footer></blockquote>",
        "<blockquote>The boats are as good as new.<footer>Lin Qiao</footer></blockquote>",
        "<figure><blockquote>The boats are as good as new.</blockquote>"
        "<footer>Lin Qiao</footer></figure>",
    ],
)
def test_footer_of_a_quote_ends_nothing(quote: str) -> None:
    body = read_page(FIRST + quote + LAST).body
    assert body[:3] == BODY[:3]
    assert body[-3:] == BODY[-3:]
    assert "The boats are as good as new." in body


@pytest.mark.parametrize(
    "tail",
    [
        f"<footer><p>{STORY[0]}</p></footer>",
        f"<aside>{paragraphs(STORY[:2])}</aside>",
        f"<h3>More stories</h3><ul>{LINKS}</ul>",
        "".join(
            f"<div><h3><a href=/{at}>{title}</a></h3><p>A teaser that tells what the other story"
            " is about, in a sentence that is long enough.</p></div>"
            for at, title in enumerate(TEASERS)
        ),
        "<div><h2>About us</h2><p>The Harbour Post has been printed in the county since the year"
        " 1921, six days a week.</p></div>",
        "<div class=comments><p>A reader says that the boats are late, and that nobody in the"
        " office answers the telephone.</p></div>",
    ],
)
def test_what_follows_the_core_is_not_the_storys(tail: str) -> None:
    assert read_page(TEXT, tail=tail).body == BODY
    assert read(f"<body><h1>{TITLE}</h1><div>{TEXT}</div>{tail}</body>").body == BODY


@given(st.lists(st.sampled_from(MARKERS), max_size=4), st.integers(1, 4))
def test_markers_amid_the_core_end_nothing(markers: list[str], at: int) -> None:
    story = paragraphs(STORY[:at]) + paragraphs(markers) + paragraphs(STORY[at:])
    assert read_page(story).body == BODY


@pytest.mark.parametrize(
    "inner",
    [
        f"<p>{TEASERS[0]}</p><p>{TEASERS[1]}</p>",
        f"<p>{TEASERS[0]}.</p>",
        f"<ul><li>{TEASERS[0]}</li></ul><p>{TEASERS[1]}.</p>",
        "<figure><img src=/x.jpg><figcaption>A mill at dawn, May 4, 2024.</figcaption></figure>",
    ],
)
@pytest.mark.parametrize("heading", ["Related news", "Related stories"])
def test_box_of_related_stories_amid_a_small_story_is_left_out(heading: str, inner: str) -> None:
    box = f"<div><h4>{heading}</h4>{inner}</div>"
    story = read_page(f"{paragraphs(STORY[:1])}{box}{paragraphs(STORY[1:2])}")
    assert story.body == list(STORY[:2])
    assert story.figures == []


@pytest.mark.parametrize(
    ("text", "links", "is_one"),
    [
        ("a" * 40 + ".", 0, True),
        ("a" * 39 + ".", 0, False),
        ("a" * 81, 0, True),
        ("a" * 80, 0, False),
        ("a" * 99 + ".", 100, False),
        ("Copyright 2024 Harbour News. All rights reserved by the harbour office.", 0, False),
        ("Photo shows the harbour office on Monday, with the boats. (Photo/VCG)", 0, False),
    ],
)
def test_what_reads_like_a_paragraph(text: str, links: int, is_one: bool) -> None:
    assert _reads_like_paragraph(Block(Kind.PARAGRAPH, text, link_chars=links)) is is_one
