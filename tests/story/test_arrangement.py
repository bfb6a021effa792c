"""The same labelled facts give the same record, however a page marks labels and values up."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler import Article, structure
from crawler.reading.blocks import Kind
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.arrangement import arrange_blocks
from crawler.text.label_words import is_by, is_head, is_label, split_at_labels

URL = "https://english.pudong.gov.cn/2023-05/17/c_400111.htm"
STORY = (
    "<p>The ferry office of Gaoqiao has counted its bells and found one more than it bought.</p>"
    "<p>Nobody knows who hung it there, and nobody wants to take it down before the festival.</p>"
    "<p>It rings a little lower than the others, which the pilots say helps them in the fog.</p>"
)
FACTS = {
    "Source": "Xinhua",
    "Editor": "Huang Fang",
    "Keywords": ("AI", "rail freight"),
    "Author": "Lin Qiao",
    "Time": "2023-05-17",
}


def joined(value):
    return value if isinstance(value, str) else ", ".join(value)


def spans(value, tag="span"):
    parts = [value] if isinstance(value, str) else value
    return "".join(f"<{tag}>{part}</{tag}>" for part in parts)


def each(facts, form, mark=""):
    """Return each fact in a form of label, value in one text, and value in spans or cells."""
    return mark.join(
        form.format(k=label, v=joined(value), spans=spans(value), dd=spans(value, "dd"))
        for label, value in facts
    )


ROW = "<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>"

BOX = {
    "a paragraph each": ("{}", "<p>{k}: {v}</p>", ""),
    "a blank before the colon": ("{}", "<p>{k} : {v}</p>", ""),
    "full-width colons": ("{}", "<p>{k}：{v}</p>", ""),
    "lines": ("<p>{}</p>", "{k}: {v}", "<br>"),
    "touching spans": ("<p>{}</p>", "<span>{k}: {v}</span>", ""),
    "spans apart": ("<p>{}</p>", "<span>{k}: {v}</span>", " "),
    "a span for each word": ("<p>{}</p>", "<span>{k}:</span>{spans}", ""),
    "a div and spans each": ("{}", "<div>{k}:{spans}</div>", ""),
    "a div, a label and spans": ("{}", "<div><i>{k}:</i> {spans}</div>", ""),
    "bold labels": ("{}", "<p><b>{k}:</b> {v}</p>", ""),
    "strong labels without colon": ("{}", "<p><strong>{k}</strong> {v}</p>", ""),
    "the colon behind the label": ("{}", "<p><em>{k}</em>: {v}</p>", ""),
    "one line": ("<p>{}</p>", "{k}: {v}", " "),
    "one line with bars": ("<p>{}</p>", "{k}: {v}", " | "),
    "one line, labels in bold": ("<p>{}</p>", "<b>{k}:</b> {v}", " "),
    "definition list": ("<dl>{}</dl>", "<dt>{k}</dt>{dd}", ""),
    "definition list with colons": ("<dl>{}</dl>", "<dt>{k}:</dt><dd>{v}</dd>", ""),
    "two columns": ("<table>{}</table>", "<tr><td>{k}</td><td>{v}</td></tr>", ""),
    "two columns with heads": ("<table>{}</table>", "<tr><th>{k}:</th><td>{v}</td></tr>", ""),
    "cells side by side": ("<table><tr>{}</tr></table>", "<td>{k}:</td><td>{v}</td>", ""),
    "list items": ("<ul>{}</ul>", "<li>{k}: {v}</li>", ""),
    "list items with spans": ("<ul>{}</ul>", "<li><span>{k}</span><span>{v}</span></li>", ""),
    "blocks side by side": ("{}", "<div>{k}:</div><div>{v}</div>", ""),
    "a pop-up behind them": (
        "<p>{}<span><a href='/app'><b>ECNS App Download</b></a></span></p>",
        "<span>{k} : {v}</span>",
        "",
    ),
}


def lay_out(layout, facts):
    if layout == "a row of labels":
        heads, cells = each(facts, "<th>{k}</th>"), each(facts, "<td>{v}</td>")
        return f"<table><tr>{heads}</tr><tr>{cells}</tr></table>"
    box, form, mark = BOX[layout]
    return box.format(each(facts, form, mark))


LAYOUTS = ["a row of labels", *BOX]
ORDERS = list(itertools.permutations(FACTS, len(FACTS)))


def read(header, footer=""):
    html = f"<html><body><h1>A bell too many</h1>{header}<div>{STORY}</div>{footer}</body></html>"
    result = structure(html, URL)
    assert isinstance(result, Article), result
    return result


def check(article, names):
    assert article.published == "2023-05-17"
    assert len(article.body) == 3
    assert article.source == ("Xinhua" if "Source" in names else None)
    assert article.editors == (["Huang Fang"] if "Editor" in names else [])
    assert article.byline == (["Lin Qiao"] if "Author" in names else [])
    assert article.keywords == (["AI", "rail freight"] if "Keywords" in names else [])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout(layout):
    check(read(lay_out(layout, list(FACTS.items()))), FACTS)


@settings(deadline=None)
@given(
    st.sampled_from(sorted(LAYOUTS)),
    st.sampled_from(ORDERS),
    st.integers(2, len(FACTS)),
)
def test_same_facts_in_any_layout_and_order(layout, order, count):
    names = order[:count]
    check(read(lay_out(layout, [(name, FACTS[name]) for name in names])), names)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_keywords_below_the_story(layout):
    footer = lay_out(layout, [(name, FACTS[name]) for name in ("Keywords", "Editor")])
    check(read("<p>2023-05-17</p>", footer), {"Keywords", "Editor"})


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p><span>Xinhua</span><span>Editor  : Huang Fang</span>"
         "<span><a><b>ECNS App Download</b></a></span></p>", ["Xinhua", "Editor : Huang Fang"]),
        ("<div>By</div><div><a href='/author/lin'>Lin Qiao</a></div>", ["By Lin Qiao"]),
        ("<p><span>By</span><a href='/author/lin'>Lin Qiao</a><span>Kelp</span></p>",
         ["By Lin Qiao", "Kelp"]),
        ("<div>Author of the article:</div><div>Lin Qiao</div>",
         ["Author of the article: Lin Qiao"]),
        ("<div>Written by:</div><div>Lin Qiao</div>", ["Written by Lin Qiao"]),
        ("<div>By</div><div>the river stands a bell.</div>",
         ["By", "the river stands a bell."]),
        ("<p>Keyword:<span>AI</span><span>rail</span></p>", ["Keyword: AI, rail"]),
        ("<ul><li>Keywords:</li><li>AI</li><li>rail</li></ul><p>Bells ring.</p>",
         ["Keywords: AI, rail", "Bells ring."]),
        ("<dl><dt>Date</dt><dd>noon</dd><dt>North span</dt><dd>Done.</dd></dl>",
         ["Date: noon", "North span", "Done."]),
        ("<p>He said: <b>Editor: Su Dan</b> was at home.</p>",
         ["He said: Editor: Su Dan was at home."]),
        ("<table><tr><td>Source</td><td>GWh</td></tr><tr><td>Sun</td><td>9</td></tr></table>",
         ["Source | GWh", "Sun | 9"]),
        ("<table><tr><td>Date</td><td>May 17</td></tr><tr><td>Time</td><td>noon</td></tr></table>",
         ["Date | May 17", "Time | noon"]),
        ("<h3>Keywords</h3><p>Bells ring in fog.</p>", ["Keywords", "Bells ring in fog."]),
        ("<p><span>OSLO</span><span>, May 2</span><span> --</span> Bells ring.</p>",
         ["OSLO, May 2 -- Bells ring."]),
        ("<p>Note: the source: a spring</p>", ["Note: the source: a spring"]),
    ],
)  # fmt: skip
def test_blocks_after_arrangement(html, lines):
    blocks = arrange_blocks(read_blocks(parse_html(f"<body>{html}</body>".encode())))
    assert [block.text for block in blocks] == lines


@pytest.mark.parametrize(
    "text",
    ["Source:", "Source :", "SOURCE：", "Web editor:", "Keywords", "Key words:", "Abstract",
     "Author(s):", "Publish time:", "Edited by:", "来源："],
)  # fmt: skip
def test_label(text):
    assert is_label(text)


@pytest.mark.parametrize("text", ["Source", "Sources say:", "Editor in chief:", "By", "Note:", ""])
def test_no_label(text):
    assert not is_label(text)


def test_words_that_are_labels_where_mark_up_says_so():
    assert is_head("Source")
    assert is_head("web editor")
    assert not is_head("North span")
    assert is_by("By")
    assert is_by("Written by:")
    assert not is_by("By the way")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Source: Xinhua Editor: Su Dan", ["Source: Xinhua", "Editor: Su Dan"]),
        ("Source: Xinhua | Editor: Su Dan", ["Source: Xinhua", "Editor: Su Dan"]),
        ("Source:Xinhua Web editor:Su Dan Tags: a, b",
         ["Source:Xinhua", "Web editor:Su Dan", "Tags: a, b"]),
        ("Xinhua Author: Lin Qiao Editor: Su Dan",
         ["Xinhua", "Author: Lin Qiao", "Editor: Su Dan"]),
        ("Source: Xinhua", ["Source: Xinhua"]),
        ("At 9:30 the source: a spring", ["At 9:30 the source: a spring"]),
        ("来源：新华网 编辑：王晓", ["来源：新华网", "编辑：王晓"]),
    ],
)  # fmt: skip
def test_line_of_several_labels(text, parts):
    assert split_at_labels(text) == parts


@given(st.text(max_size=400))
def test_no_text_is_lost_at_labels(text):
    letters = [char for part in split_at_labels(text) for char in part if char.isalnum()]
    assert letters == [char for char in text if char.isalnum()]


@pytest.mark.parametrize(
    ("html", "keywords"),
    [
        ("<p>Tags: <a href='/1'>AI</a> <a href='/2'>rail freight</a></p>", ["AI", "rail freight"]),
        ("<p>Tags: <a href='/1'>#AI</a><a href='/2'>#rail freight</a></p>", ["AI", "rail freight"]),
        ("<p>Tags: AI, <a href='/2'>rail freight</a></p>", ["AI", "rail freight"]),
        ("<p>Keyword: AI rail freight</p>", ["AI rail freight"]),
        ("<div>Tags:</div><ul><li><a href='/t/1'>AI</a></li><li><a href='/t/2'>rail</a></li></ul>",
         ["AI", "rail"]),
        ("<ul><li>Tags: <a href='/t/1'>AI</a></li><li><a href='/t/2'>Print this page</a></li></ul>",
         ["AI"]),
    ],
)  # fmt: skip
def test_keywords_in_links(html, keywords):
    assert read("<p>2023-05-17</p>", html).keywords == keywords


def test_comma_between_linked_names_stays():
    html = (
        "<p>By <a href='/author/lin'>Lin Qiao</a> , <a href='/author/amy'>Amy Holm</a>"
        " on Wednesday, May 17th, 2023 at 11:08 a.m.</p>"
    )
    assert read(html).byline == ["Lin Qiao", "Amy Holm"]


@pytest.mark.parametrize(
    "words",
    [
        "Source wat<font>er</font> matters more than sugar, the keeper added.",
        "A bell rings for <em>nine seconds</em>, and a bad one is sold at once.",
        "By <b>Chen Mo</b>'s count, the bells are nine.",
    ],
)
def test_a_line_of_editors_behind_a_paragraph_leaves_its_words_whole(words: str):
    page = f"<body><div><p>{words} <span>(Edited by Lin Qiao)</span></p></div></body>"
    texts = [block.text for block in arrange_blocks(read_blocks(parse_html(page.encode())))]
    assert any(re.sub(r"<[^>]*>", "", words) in text for text in texts), texts


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        (["Source:", "Xinhua", "Editor:", "Huang Fang"], ["Source: Xinhua", "Editor: Huang Fang"]),
        (["Source:", "Xinhua", "Ferry", "Quay"], ["Source: Xinhua", "Ferry", "Quay"]),
        (["Source:", "Xinhua", "Editor:"], ["Source: Xinhua", "Editor:"]),
        (["Ferry", "12 bells"], ["Ferry | 12 bells"]),
    ],
)
def test_cells_of_a_row_with_labels_are_blocks_of_their_own(cells, texts):
    html = f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>{ROW * 2}</table>"
    blocks = [block for block in read_blocks(parse_html(html.encode())) if block.kind is Kind.ROW]
    assert [block.text for block in arrange_blocks(blocks[:1])] == texts
