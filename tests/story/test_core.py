"""The core: the element that holds the weight of the running text, and its twins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import Element

from crawler.reading.blocks import Block, Kind
from crawler.reading.markup import parse_html
from crawler.reading.place import Place
from crawler.reading.walk import read_blocks
from crawler.story.core import Core, _find_holder, find_core, is_closed, is_running
from tests.stories import BODY, STANDFIRST, STORY, TITLE, paragraphs, read, read_page

TEXT = paragraphs()
HALF = len(STORY) // 2


def core_of(html: str) -> tuple[Core | None, list[Block]]:
    blocks = read_blocks(parse_html(f"<body>{html}</body>".encode()))
    return find_core(blocks, 0), blocks


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("It sails.", True),
        ("It sails!", True),
        ("Does it sail?", True),
        ("It sails…", True),
        ("It sails:", True),
        ("“It sails.”", True),
        ("(It sails.)", True),
        ("‘It sails.’ »", True),
        ("它航行。", True),
        ("It sails", False),
        ("It sails,", False),
        ("“It sails”", False),
        ("Ferry line (2024)", False),
        ("", False),
    ],
)
def test_end_of_a_sentence(text: str, closed: bool) -> None:
    assert is_closed(text) is closed


@pytest.mark.parametrize(
    ("block", "runs"),
    [
        (Block(Kind.PARAGRAPH, STORY[0]), True),
        (Block(Kind.QUOTE, STORY[0]), True),
        (Block(Kind.PARAGRAPH, STORY[0], link_chars=30), True),
        (Block(Kind.PARAGRAPH, STORY[0], link_chars=100), False),
        (Block(Kind.PARAGRAPH, STORY[0].rstrip(".")), False),
        (Block(Kind.PARAGRAPH, "A short one."), False),
        (Block(Kind.ITEM, STORY[0]), False),
        (Block(Kind.HEADING, STORY[0]), False),
        (Block(Kind.CAPTION, STORY[0]), False),
        (Block(Kind.ROW, STORY[0]), False),
    ],
)
def test_running_text(block: Block, runs: bool) -> None:
    assert is_running(block) is runs


@pytest.mark.parametrize(
    "html",
    [
        f"<article id=core>{TEXT}</article>",
        f"<p>{STANDFIRST}</p><div id=core>{TEXT}</div>",
        f"<div><p>{STANDFIRST}</p></div><div><div id=core>{TEXT}</div></div>",
        f"<div id=core><h2>Boats</h2>{TEXT}<ul><li>{STANDFIRST}</li></ul></div>",
        f"<div id=core class=text>{TEXT}</div><div><p>{STANDFIRST}</p></div>",
        f"<div id=core>{TEXT}</div><footer>{TEXT}{TEXT}</footer>",
        f"<nav>{TEXT}{TEXT}</nav><div id=core>{TEXT}</div>",
        f"<div id=core>{TEXT}</div><aside>{TEXT}{TEXT}</aside>",
        pytest.param(
            f"<div id=core>{TEXT}</div><section>{TEXT}<p>{STANDFIRST}</p></section>",
            id="what follows a story may be longer",
        ),
        pytest.param(
            "<div id=core>"
            + TEXT
            + "</div><div>"
            + "".join(
                f"<h3><a href=/{at}>A story about the ferries of another coast</a></h3>"
                f"<p>{STANDFIRST} {STANDFIRST}</p>"
                for at in range(12)
            )
            + "</div>",
            id="teasers",
        ),
        pytest.param(
            f"<ul><li>{STANDFIRST}</li><li>{STANDFIRST}</li></ul><div id=core>{TEXT}</div>",
            id="key points",
        ),
        f"<div id=core>{'<br><br>'.join(STORY)}</div>",
        f"<div><div id=core>{'<br>&emsp;&emsp;'.join(STORY)}</div><div>{STANDFIRST}</div></div>",
        f"<div id=core>{paragraphs(tag='div')}</div>",
        f"<div id=core>{paragraphs(tag='blockquote')}</div>",
        f"<div id=core>{''.join(f'<div><p>{text}</p></div>' for text in STORY)}</div>",
        f"<table><tr><td id=core class=left>{TEXT}</td><td><p>{STANDFIRST}</p></td></tr></table>",
        f"<div><div id=core>{TEXT}</div><div class=other><p>{STANDFIRST}</p></div></div>",
    ],
)
def test_element_with_the_weight_of_the_text(html: str) -> None:
    core, _ = core_of(html)
    assert core is not None
    assert [place.node.get("id") for place in core.places] == ["core"]
    assert core.is_solid


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>A short one.</p>" * 20,
        f"<p>{STANDFIRST}</p>",
        f"<ul>{paragraphs(tag='li')}</ul>",
        f"<nav>{TEXT}</nav>",
        "<p>" + "Boats and ferries and barges and tugs " * 9 + "</p>",
        "".join(f"<p><a href=/1>{text}</a></p>" for text in STORY),
        "<p>Copyright © the harbour office of the county, which reserves its rights in"
        " what is printed on this page and on those behind it, in whole and in part.</p>",
    ],
)
def test_page_without_a_core(html: str) -> None:
    assert core_of(html)[0] is None


LONG = [f"{one} {other}" for one, other in zip(STORY[::2], STORY[1::2], strict=True)]


@pytest.mark.parametrize(
    ("more", "is_prose"),
    [
        ("<p>{}</p>", True),
        ("<blockquote>{}</blockquote>", False),
        ("<div><p>{}</p></div>", False),
        ("<section><div><p>{}</p></div></section>", False),
    ],
)
def test_what_can_be_nothing_but_a_paragraph_is_set_as_most_of_the_story(
    more: str, is_prose: bool
) -> None:
    core, blocks = core_of(f"<div>{paragraphs(LONG[:2])}{more.format(LONG[2])}</div>")
    assert core is not None
    assert len(core.texts) == 3
    assert [blocks[at].text for at in sorted(core.prose)] == LONG[: 2 + is_prose]


@pytest.mark.parametrize(("same", "holds"), [(True, "page"), (False, "section")])
def test_sections_of_one_make_are_one_story(same: bool, holds: str) -> None:
    side = "section" if same else "aside-box"
    html = (
        f"<div id=page><div class=section id=section>{paragraphs(STORY[:5])}</div>"
        f"<div class={side}><p>{STANDFIRST}</p></div></div>"
    )
    core, _ = core_of(html)
    assert core is not None
    assert core.frame.node.get("id") == holds


def test_single_paragraph_is_a_core_that_is_not_solid() -> None:
    core, blocks = core_of(f"<div><p>{STORY[0]}</p></div>")
    assert core is not None
    assert not core.is_solid
    assert core.holds(blocks[0].place)
    assert not core.holds(None)


SECTIONS = "".join(
    f"<section class=part><h2>Boats</h2>{paragraphs(STORY[at : at + 2])}</section>"
    for at in (0, 2, 4)
)


@pytest.mark.parametrize(
    "html",
    [
        SECTIONS,
        f"<main>{SECTIONS}</main>",
        SECTIONS.replace("</section>", "</section><div class=ad>Advertisement</div>"),
        "".join(f"<div class=text><p>{text}</p></div>" for text in STORY),
        "".join(f"<div><div class=text><p>{text}</p></div></div>" for text in STORY),
        f"<div class=a>{paragraphs(STORY[:HALF])}</div><figure><img src=/1.jpg></figure>"
        f"<div class=a>{paragraphs(STORY[HALF:])}</div>",
    ],
)
def test_twins_hold_the_rest_of_the_story(html: str) -> None:
    core, blocks = core_of(html)
    assert core is not None
    inside = [block.text for block in blocks if core.holds(block.place) and is_running(block)]
    assert inside == BODY
    assert read(f"<body><h1>{TITLE}</h1>{html}</body>").body[-1] == STORY[-1]


@pytest.mark.parametrize(
    ("container", "html"),
    [
        pytest.param(".right", f"<div class=right>{TEXT}</div>", id="the right one"),
        pytest.param(
            ".half",
            f"<div><div class=half>{paragraphs(STORY[:HALF])}</div>{paragraphs(STORY[HALF:])}"
            "</div>",
            id="half of the story",
        ),
        pytest.param(".none", f"<div class=right>{TEXT}</div>", id="nothing"),
        pytest.param(
            ".empty", f"<div class=empty></div><div>{TEXT}</div>", id="an element without text"
        ),
        pytest.param(
            ".few",
            f"<div class=few><p>Boats sail.</p></div><div>{TEXT}</div>",
            id="an element with too little text",
        ),
        pytest.param("p", f"<div>{TEXT}</div>", id="the paragraphs themselves"),
        pytest.param("main", f"<div>{TEXT}</div>", id="all of the page"),
    ],
)
def test_selector_is_where_the_story_starts(container: str, html: str) -> None:
    page = f"<body><main><h1>{TITLE}</h1>{html}</main></body>"
    assert read(page, container=container).body[-HALF:] == BODY[-HALF:]


def test_selector_outweighs_a_longer_text() -> None:
    longer = f"<div class=longer>{paragraphs([STANDFIRST, *STORY[1:]] * 4, 'div')}</div>"
    page = f"<body><h1>{TITLE}</h1><div class=story>{TEXT}</div>{longer}</body>"
    assert read(page, container=".story").body == BODY
    assert read(page).body != BODY


def test_selector_of_another_box_is_what_the_portal_says() -> None:
    other = f"<div class=box>{paragraphs(STORY[:HALF])}</div><div>{paragraphs(STORY[HALF:])}</div>"
    core = read(f"<body><h1>{TITLE}</h1>{other}</body>", container=".box").core
    assert core is not None
    assert [place.node.get("class") for place in core.places] == ["box"]


FAIR = "A fair in the next town opened its gates to visitors on Sunday at noon, two days late."
SIDE = paragraphs((STANDFIRST, FAIR))


@pytest.mark.parametrize("attributes", ["", " class=side"])
@pytest.mark.parametrize(
    "row",
    [
        "<td><h1>{title}</h1>{story}</td><td{attributes}>{side}</td>",
        "<td{attributes}>{side}</td><td><h1>{title}</h1>{story}</td>",
        "<td><h1>{title}</h1><div>{story}</div></td><td{attributes}><div>{side}</div></td>",
    ],
)
def test_side_column_of_a_table_is_no_twin(row: str, attributes: str) -> None:
    cells = row.format(title=TITLE, story=TEXT, side=SIDE, attributes=attributes)
    assert read(f"<body><table><tr>{cells}</tr></table></body>").body == BODY


def test_rows_of_a_table_may_hold_a_paragraph_each() -> None:
    rows = "".join(f"<tr><td><p>{text}</p></td></tr>" for text in STORY)
    assert read_page(f"<table>{rows}</table>").body == BODY


@pytest.mark.parametrize("tag", ["div", "section", "article", "center", "td"])
@given(levels=st.integers(0, 6))
def test_wrapping_the_story_changes_nothing(tag: str, levels: int) -> None:
    opening, closing = f"<{tag}>" * levels, f"</{tag}>" * levels
    assert read_page(f"{opening}{TEXT}{closing}").body == BODY


@given(levels=st.integers(1, 4), tag=st.sampled_from(["div", "section"]))
def test_wrapping_each_paragraph_changes_nothing(levels: int, tag: str) -> None:
    opening, closing = f"<{tag}>" * levels, f"</{tag}>" * levels
    story = "".join(f"{opening}<p>{text}</p>{closing}" for text in STORY)
    assert read_page(story).body == BODY


@given(st.lists(st.sampled_from(["p", "div"]), min_size=6, max_size=6), st.integers(0, 2))
def test_paragraphs_may_be_of_several_tags(tags: list[str], levels: int) -> None:
    story = "".join(f"<{tag}>{text}</{tag}>" for tag, text in zip(tags, STORY, strict=True))
    assert read_page(f"{'<div>' * levels}{story}{'</div>' * levels}").body == BODY


@pytest.mark.parametrize(
    ("order", "at", "is_own"),
    [
        ("ab", 0, False),
        ("aab", 0, True),
        ("aab", 1, True),
        ("baa", 2, True),
        ("aba", 0, False),
        ("aba", 2, False),
        ("a", 0, False),
    ],
)
def test_text_between_line_breaks_is_held_by_its_own_element(
    order: str, at: int, is_own: bool
) -> None:
    outer = Place(Element("div"), "div", None, 0)
    places = {name: Place(Element("p"), "p", outer, 1) for name in "ab"}
    blocks = [Block(Kind.PARAGRAPH, "Tea", place=places[name]) for name in order]
    assert _find_holder(blocks, at) is (places[order[at]] if is_own else outer)
