"""What each HTML tag means for reading order, and that the sets of tags agree with each other."""

import pytest

from crawler.reading.blocks import Kind
from crawler.reading.markup import parse_html
from crawler.reading.tags import (
    BREAK_LINE,
    CONTROLS,
    COUNTED,
    ENTRIES,
    HEADINGS,
    MARKING,
    MAY_HOLD_SPANS,
    MAY_LIST_LINKS,
    OPEN_BLOCK,
    PICTURE,
    REGIONS,
    ROLES,
    SEPARABLE,
    SKIP,
    SMALL,
    STRONG,
    TEXTUAL,
    UNHIDEABLE,
)
from crawler.reading.walk import read_blocks


def read(html: str) -> list[str]:
    return [block.text for block in read_blocks(parse_html(html.encode())) if block.text]


UNREAD = [
    "script", "style", "noscript", "template", "iframe", "object", "video", "audio", "canvas",
    "svg", "select", "button", "textarea", "progress",
]  # fmt: skip
BLOCKS = [
    "div", "p", "section", "article", "main", "h1", "h6", "blockquote", "address", "pre",
    "center", "fieldset", "details", "figure",
]  # fmt: skip
INLINE = ["span", "a", "b", "em", "time", "font", "harbour-note"]


@pytest.mark.parametrize("tag", UNREAD)
def test_what_is_passed_over(tag: str) -> None:
    assert ROLES[tag] == SKIP
    assert read(f"<p>The pier</p><{tag}>unread</{tag}><p>opened</p>") == ["The pier", "opened"]


@pytest.mark.parametrize("tag", BLOCKS)
def test_what_opens_a_block(tag: str) -> None:
    assert ROLES[tag] == OPEN_BLOCK
    assert read(f"<div>The pier<{tag}>of Qinghu</{tag}>opened</div>") == [
        "The pier", "of Qinghu", "opened",
    ]  # fmt: skip


@pytest.mark.parametrize("tag", INLINE)
def test_what_stays_in_the_line(tag: str) -> None:
    assert tag not in ROLES
    assert read(f"<div>The pier <{tag}>of Qinghu</{tag}> opened</div>") == [
        "The pier of Qinghu opened"
    ]


def test_a_break_ends_a_line_and_two_a_block() -> None:
    assert ROLES["br"] == BREAK_LINE
    [block] = read_blocks(parse_html(b"<p>The pier<br>opened</p>"))
    assert block.lines == ("The pier", "opened")
    assert read("<p>The pier<br><br>opened</p>") == ["The pier", "opened"]


@pytest.mark.parametrize("tag", ["img", "image", "amp-img", "amp-anim"])
def test_pictures_of_every_kind(tag: str) -> None:
    assert ROLES[tag] == PICTURE
    blocks = read_blocks(parse_html(f"<p>The pier</p><{tag} src=/a.jpg></{tag}>".encode()))
    assert [block.kind for block in blocks] == [Kind.PARAGRAPH, Kind.IMAGE]


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_have_their_level(level: int) -> None:
    assert HEADINGS[f"h{level}"] == level
    [block] = read_blocks(parse_html(f"<h{level}>The pier</h{level}>".encode()))
    assert (block.kind, block.level) == (Kind.HEADING, level)


def test_there_are_six_levels_of_headings() -> None:
    assert len(HEADINGS) == 6


@pytest.mark.parametrize("tags", [COUNTED, MARKING, TEXTUAL, UNHIDEABLE, MAY_HOLD_SPANS, REGIONS])
def test_what_blocks_are_asked_for_opens_one(tags: frozenset[str]) -> None:
    assert {tag for tag in tags if ROLES.get(tag) != OPEN_BLOCK} == set()


def test_what_may_list_links_opens_a_block() -> None:
    assert {ROLES[tag] for tag in MAY_LIST_LINKS} == {OPEN_BLOCK}


@pytest.mark.parametrize("tags", [STRONG, SMALL, SEPARABLE])
def test_what_sets_letters_stays_in_the_line(tags: frozenset[str]) -> None:
    assert tags.isdisjoint(ROLES)


def test_tools_are_no_text() -> None:
    assert {ROLES[tag] for tag in CONTROLS | ENTRIES} == {SKIP}
    assert CONTROLS.isdisjoint(ENTRIES)
