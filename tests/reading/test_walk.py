"""The reading order of pages: what is a block, what is none, and where words and lines break."""

import pytest

from crawler.reading.blocks import Block, Kind
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks


def read(html: str) -> list[Block]:
    return read_blocks(parse_html(html.encode()))


def texts(html: str) -> list[str]:
    return [block.text for block in read(html) if block.text]


LONG = "The first of these sentences is longer than forty characters."
NEXT = "So is the second one, which stands in an element of its own."
MENU = "".join(f'<li><a href="/{number}">Item {number}</a></li>' for number in range(9))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<p>B<b>e</b>lt and <a href=x>Ro</a>ad</p>", ["Belt and Road"]),
        ("<p>one<br>two</p>", ["one two"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>one<br>&nbsp;<br/>two</p>", ["one", "two"]),
        ("<div>one<br>\u3000\u3000two<br>&nbsp;&nbsp;three</div>", ["one", "two", "three"]),
        ("<p>a&nbsp;b\u3000c \u200bd\u00ade\ufeff</p>", ["a b c de"]),
        ("<p>it&#146;s &#150; new</p>", ["it’s – new"]),
        ("<p>a<!-- b -->c</p>", ["ac"]),
        ("<p>a<script>b()</script>c<style>d</style></p>", ["ac"]),
        ("<p>a</p><noscript><p>b</p></noscript><template>c</template>", ["a"]),
        ('<h1 style="display:none">a</h1><h1>a</h1>', ["a"]),
        (
            "<p hidden>a</p><p aria-hidden=true>b</p><p style='visibility: hidden'>c</p><p>d</p>",
            ["d"],
        ),
        (
            "<p>a</p><form><p>Your name</p><input name=q><button>Go</button></form>"
            + "<p>b</p>" * 9,
            ["a"] + ["b"] * 9,
        ),
        ("<form><h1>a</h1><p>b</p></form>", ["a", "b"]),
        (f"<ul>{MENU}</ul><p>a</p>", ["a"]),
        (f"<div>{MENU.replace('li>', 'span>')}</div><p>a</p>", ["a"]),
        ("<pre>one\ntwo\n\nthree</pre>", ["one two", "three"]),
        ("<p>one<p>two<li>three", ["one", "two", "three"]),
        (f"<div><span>{LONG}</span>\n<span>{NEXT}</span></div>", [LONG, NEXT]),
        (f"<div><span>{LONG}</span> <span>{NEXT}</span></div>", [f"{LONG} {NEXT}"]),
        (f"<p><span>{LONG}</span>\n<span>{NEXT}</span></p>", [f"{LONG} {NEXT}"]),
        (
            "<div><span style='display: block'>a</span><span style='display:block'>b</span></div>",
            ["a", "b"],
        ),
        ("<article-body><p>a</p>b</article-body>", ["a", "b"]),
        ("", []),
    ],
)  # fmt: skip
def test_text_of_blocks(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<h2>a</h2><p>b</p>", [Kind.HEADING, Kind.PARAGRAPH]),
        ("<ul><li>a</li><li><p>b</p></li></ul>", [Kind.ITEM, Kind.ITEM]),
        ("<blockquote><p>a</p></blockquote><blockquote>b</blockquote>", [Kind.QUOTE, Kind.QUOTE]),
        ("<figure><img src=a.jpg><figcaption>a</figcaption></figure>", [Kind.IMAGE, Kind.CAPTION]),
        (f"<ul>{MENU}</ul>", [Kind.LINKS]),
        (f"<ul><!-- a -->{MENU * 2}<!-- b --></ul>", [Kind.LINKS]),
        (f"<ul>{MENU.replace('</a>', '</a> (18)')}</ul>", [Kind.LINKS]),
        (f"<ul>{MENU}<li>{LONG}</li></ul>", [Kind.ITEM] * 10),
        (f"<ul>{LONG}{MENU}</ul>", [Kind.PARAGRAPH] + [Kind.ITEM] * 9),
        (f"<b>Tags:</b><i></i><ul>{MENU}</ul>", [Kind.PARAGRAPH] + [Kind.ITEM] * 9),
        (f"<p>Keywords:</p><ul>{MENU}</ul>", [Kind.PARAGRAPH] + [Kind.ITEM] * 9),
        ("<ul>" + "<li><a href=x><img src=a.jpg></a></li>" * 9 + "</ul>", [Kind.IMAGE] * 9),
        ("<p>a <img src=x.jpg> b</p>", [Kind.PARAGRAPH, Kind.IMAGE]),
        ("<p><img src=x.jpg>a</p>", [Kind.IMAGE, Kind.PARAGRAPH]),
        ("<p>a<br><img src=x.jpg></p>", [Kind.PARAGRAPH, Kind.IMAGE]),
        ("<h2>a <i>b</i></h2><p>c</p>", [Kind.HEADING, Kind.PARAGRAPH]),
        ("<ul><li>a <i>b</i></li></ul><p>c <i>d</i></p>", [Kind.ITEM, Kind.PARAGRAPH]),
        ("<blockquote>a <i>b</i></blockquote><p>c</p>", [Kind.QUOTE, Kind.PARAGRAPH]),
        ("<div class=caption>a <i>b</i></div><p>c</p>", [Kind.CAPTION, Kind.PARAGRAPH]),
        ("<li><h2>a <i>b</i></h2>c</li><p>d</p>", [Kind.HEADING, Kind.ITEM, Kind.PARAGRAPH]),
    ],
)
def test_kinds_of_blocks(html: str, kinds: list[Kind]) -> None:
    assert [block.kind for block in read(html)] == kinds


def test_table_of_data_gives_rows_and_table_of_layout_its_paragraphs() -> None:
    data = (
        "<table><caption>Trade</caption><tr><th>Port<th>2023<th>2024</tr>"
        "<tr><td>Dakar<td>1<br>2<td></tr></table>"
    )
    assert texts(data) == ["Trade", "Port | 2023 | 2024", "Dakar | 1 2 |"]
    layout = f"<table><tr><td>side<td><p>{LONG * 4}</p></tr><tr><td>a<td>b</tr></table>"
    assert texts(layout) == ["side", LONG * 4, "a", "b"]
    assert texts("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>") == ["one", "two"]


def test_links_and_settings_of_a_block() -> None:
    (block,) = read('<p align=center><b>All <a href="/x">of it</a></b></p>')
    assert [(link.text, link.href) for link in block.links] == [("of it", "/x")]
    assert (block.strong, block.small, block.centring is block.place) == (True, False, True)
    assert block.link_density == pytest.approx(5 / 9)


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ("<p><a href=1>one</a> two</p>", [[("1", "one")]]),
        ("<p><a href=1>one <a href=2>two</a> three</a></p>", [[("1", "one"), ("2", "two")]]),
        (
            "<a href=1><div>one</div><div>x <a href=2>two</a> three</div></a><p>four</p>",
            [[("1", "one")], [("1", "x"), ("2", "two")], []],
        ),
        (
            "<a href=1><p>one</p>two<p>three</p></a>four",
            [[("1", "one")], [("1", "two")], [("1", "three")], []],
        ),
        ("<a href=1><p>one <b>two</b></p></a>", [[("1", "one two")]]),
        ("<p><a name=x>one</a> <a href=1> </a></p>", [[]]),
    ],
)
def test_link_ends_where_another_begins(html: str, links: list[list[tuple[str, str]]]) -> None:
    blocks = read(html)
    assert [[(link.href, link.text) for link in block.links] for block in blocks] == links
    assert [block.link_chars for block in blocks] == [
        sum(len(text.replace(" ", "")) for _, text in own) for own in links
    ]
