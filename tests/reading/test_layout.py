"""Style sheets and forms: what a page hides, and what a reader fills in."""

import pytest
from lxml import etree

from crawler.reading.layout import (
    find_hidden_classes,
    has_entries,
    is_hideable,
    is_link_list,
    names_hidden,
)
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks


@pytest.mark.parametrize(
    ("css", "hidden"),
    [
        (".x{display:none}", {"x"}),
        (".x { display : none !important; color: red }", {"x"}),
        ("color: red; .a{color:red} .x{margin:0;display:none}", {"x"}),
        (".x, p.y, div.z-1 {display: none}", {"x", "p.y", "div.z-1"}),
        ("H2.x{display:none}", {"h2.x"}),
        ("<!-- .x{display:none} -->", {"x"}),
        (".x{display:none} .x{display:block}", set()),
        (".x{display:block} .x{display:none}", {"x"}),
        (".x{display:none;display:block}", set()),
        (".x{display:none} p.x{display:block}", {"x"}),
        ("DIV.x{DISPLAY:NONE}", {"div.x"}),
        (".x, .menu .y {display: none}", {"x"}),
        ("/* .a{display:none} */ .x{DISPLAY: NONE}", {"x"}),
        ("@charset 'utf-8'; .x{display:none}", {"x"}),
        ("@media print {.x{display:none} .y{color:red}} .z{display:none}", {"z"}),
        ("@media print {.x{display:none}}", set()),
        (".x:target{display:none}", set()),
        (".x:hover, .x>.y, .x .y, .x.y, #x, p, *{display:none}", set()),
        (".x{display:block}", set()),
        (".x{visibility:none}", set()),
        (".x{--display:none-such}", set()),
        (".x{display:none", {"x"}),
        ("", set()),
        ("none " * 50_000, set()),
    ],
)
def test_classes_that_a_style_sheet_hides(css: str, hidden: set[str]) -> None:
    assert find_hidden_classes(css) == hidden


@pytest.mark.parametrize(
    ("html", "is_hidden"),
    [
        ("<div class=x>Log in</div>", True),
        ("<div class='a x'><p>Log in</p></div>", True),
        ("<div class='x md:block'>Log in</div>", False),
        ("<div class=xy>Log in</div>", False),
        ("<div id=x>Log in</div>", False),
        (f"<div class=x>{'A story. ' * 100}</div>", False),
        (f"<div class=x>{'<i>.</i>' * 200}</div>", True),
        (f"<div class=x>{'<i>.</i>' * 201}</div>", False),
        (f"<div class=x>{'<!-- x -->' * 2000}</div>", False),
    ],
)
def test_element_of_a_hidden_class(html: str, is_hidden: bool) -> None:
    node = parse_html(html.encode()).find(".//div")
    assert (names_hidden(node, {"x"}) and is_hideable(node)) is is_hidden
    assert (names_hidden(node, {"div.x"}) and is_hideable(node)) is is_hidden
    assert not names_hidden(node, {"p.x"})


@pytest.mark.parametrize("where", ["<head>{}</head><body>", "<body>{}"])
def test_hidden_classes_of_a_page(where: str) -> None:
    html = where.format("<style>.x{display:none}</style>") + "<p class=x>Log in</p><p>It sails.</p>"
    blocks = read_blocks(parse_html(f"<html>{html}</body></html>".encode()))
    assert [block.text for block in blocks] == ["It sails."]


@pytest.mark.parametrize(("stories", "is_believed"), [(30, True), (31, False)])
def test_sheet_that_hides_many_stories_is_not_believed(stories: int, is_believed: bool) -> None:
    story = f"<div class=x>{'It sails. ' * 70}</div>"
    html = f"<style>.x{{display:none}}</style>{story * stories}<p class=x>Log in</p>"
    blocks = read_blocks(parse_html(html.encode()))
    assert len(blocks) == stories + (not is_believed)


@pytest.mark.parametrize(
    ("media", "is_hidden"),
    [("", True), ("screen", True), (" ALL ", True), ("print", False), ("(max-width: 9em)", False)],
)
def test_only_sheets_for_screens_count(media: str, is_hidden: bool) -> None:
    sheet = f"<style media='{media}'>.x{{display:none}}</style>"
    blocks = read_blocks(parse_html(f"{sheet}<p class=x>It sails.</p>".encode()))
    assert bool(blocks) is not is_hidden


@pytest.mark.parametrize(
    ("field", "has"),
    [
        ("<input name=q>", True),
        ("<input type=email>", True),
        ("<textarea></textarea>", True),
        ("<div><input type=text></div>", True),
        ("<input type=hidden>", False),
        ("<input type=submit>", False),
        ("<input type=checkbox><input type=radio>", False),
        ("<button>Go</button>", False),
        ("", False),
    ],
)
def test_form_with_entries(field: str, has: bool) -> None:
    assert has_entries(etree.fromstring(f"<form>{field}</form>", etree.HTMLParser())) is has


@pytest.mark.parametrize(
    ("inner", "form", "control"),
    [
        ("<input name=q>", True, False),
        ("<form><input name=q><button>Go</button></form>" + "<p>a</p>" * 9, True, False),
        ("<textarea></textarea>", True, False),
        ("<input type=hidden>", False, False),
        ("<form><input type=submit></form>" + "<p>a</p>" * 9, False, False),
        ("<button>Go</button>", False, True),
        ("<video></video>", False, True),
        ("<audio></audio>", False, True),
        ("<a href=/1>Go</a>", False, False),
    ],
)
def test_marks_of_forms_and_controls(inner: str, form: bool, control: bool) -> None:
    html = f"<body><div><section>{inner}</section><p>one</p></div><div><p>two</p></div></body>"
    blocks = {block.text: block for block in read_blocks(parse_html(html.encode()))}
    one, two = blocks["one"].place, blocks["two"].place
    assert one is not None
    assert two is not None
    assert one.parent is not None
    assert two.parent is not None
    assert (one.parent.has_form, one.parent.has_control) == (form, control)
    assert not (two.parent.has_form)
    assert not (two.parent.has_control)
    assert not (one.has_form)
    assert not (one.has_control)


@pytest.mark.parametrize(
    ("html", "links", "texts"),
    [
        ("<p><a name=a>one</a> two</p>", 0, ["one two"]),
        ("<p><a id=a>one</a></p><p>two</p>", 0, ["one", "two"]),
        ("<p><a name=a>one</p><p>two</p>", 0, ["one", "two"]),
        ("<a><p>one</p><p>two</p></a>", 0, ["one", "two"]),
        ("<p><a name=a><a href=/1>one</a></a> two</p>", 1, ["one two"]),
        ("<p><a href=/1>one</a> <a name=a>two</a></p>", 1, ["one two"]),
        ("<p><a href='#'>one</a></p>", 1, ["one"]),
        ("<p><a href=''>one</a></p>", 1, ["one"]),
        ("<div><a href=/1><p>one</p></a><p>two</p></div>", 1, ["one", "two"]),
    ],
)
def test_anchors_without_an_address_are_no_links(html: str, links: int, texts: list[str]) -> None:
    blocks = read_blocks(parse_html(html.encode()))
    assert [block.text for block in blocks] == texts
    assert sum(len(block.links) for block in blocks) == links
    assert any(block.link_density for block in blocks) is (links > 0)


@pytest.mark.parametrize(
    ("item", "is_one"),
    [
        ("<li><a href=/x>Quay news of the week</a></li>", True),
        ("<a href=/x>Quay news of the week</a>", True),
        ("<a href=/x>Quay</a> news of the week is told by its keeper on every day", False),
        ("<li><b href=/x>Quay news of the week</b></li>", False),
        ("<li><a name=x>Quay news of the week</a></li>", False),
        ("<li><a href=/x>Quay</a> news of the week is told by its keeper on every day</li>", False),
        ("<li>News of the week is told by the keeper on every day: <a href=/x>q</a></li>", False),
    ],
)
def test_list_of_bare_links(item: str, is_one: bool) -> None:
    menu = parse_html(f"<ul>{item * 9}</ul>".encode()).find(".//ul")
    assert is_link_list(menu, len(menu)) is is_one


@pytest.mark.parametrize(("links", "is_one"), [(50, True), (400, False)])
def test_list_of_too_many_texts_is_none_but_the_lists_in_it_are(links: int, is_one: bool) -> None:
    inner = f"<ul>{'<li><a href=/x>Quay news</a></li>' * links}</ul>"
    menu = parse_html(f"<ul>{f'<li>{inner}</li>' * 6}</ul>".encode()).find(".//ul")
    assert is_link_list(menu, len(menu)) is is_one
    assert all(is_link_list(part, len(part)) for part in menu.findall(".//ul"))
