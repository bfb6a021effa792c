"""Which parts of a page are shown as what."""

from crawler.inspection import inspect_page
from crawler.inspection.marked_lines import Piece, mark_lines
from crawler.portals.silkroad import SilkroadPage
from tests.articles import SITE, make_page


def mark(page):
    return list(mark_lines(inspect_page(SilkroadPage, page.encode(), f"{SITE}/p/1.html")))


def find(lines, field):
    return [p.text for line in lines for p in line.pieces if p.field == field]


def test_fields_are_marked_where_they_stand():
    lines = mark(make_page(more="<p>(Edited by Lin Daoxi)</p>"))
    assert find(lines, "headline") == ["Ferry line 1 opens"]
    assert find(lines, "published") == ["January 13, 2024"]
    assert find(lines, "editors") == ["Lin Daoxi"]
    assert len(find(lines, "body")) == 2
    [cut] = [line for line in lines if line.cut]
    assert "".join(piece.text for piece in cut.pieces) == "(Edited by Lin Daoxi)"


def test_no_text_of_the_page_is_lost_or_repeated():
    page = make_page(more="<p>Ferry line 1 opens, Ferry line 1 opens.</p>")
    for line, block in zip(
        mark(page),
        inspect_page(SilkroadPage, page.encode(), f"{SITE}/p/1.html").page.blocks,
        strict=True,
    ):
        if line.kind == "text":
            assert "".join(piece.text for piece in line.pieces) == block.text


def test_a_headline_is_marked_once():
    lines = mark(make_page(more="<p>Ferry line 1 opens soon, it says, and it will.</p>"))
    assert find(lines, "headline") == ["Ferry line 1 opens"]


def test_pictures_and_lists_of_links_are_named():
    links = "".join(f'<li><a href="/p/{n}.html">A story of the harbour</a></li>' for n in range(9))
    lines = mark(make_page(more=f'<img src="/a.jpg" alt="A quay"><ul>{links}</ul>'))
    assert [line.kind for line in lines if line.kind != "text"] == ["picture", "links"]
    assert Piece("A quay") in [line.pieces[0] for line in lines if line.kind == "picture"]


def test_nothing_that_can_be_read_has_no_lines():
    assert mark("\x00\x01") == []
