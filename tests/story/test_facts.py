"""Who wrote a story, as whole pages print it: in boxes, links, several elements, at its end."""

import pytest

from crawler import Article, structure
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.facts import Facts
from crawler.text.bylines import Byline
from crawler.text.dates import find_printed_date

URL = "https://english.pudong.gov.cn/2023-05/17/c_400111.htm"
TEXTS = (
    "The ferry office of Gaoqiao has counted its bells and found one more than it ever bought.",
    "Nobody knows who hung it there, and nobody wants to take it down before the festival ends.",
    "It rings a little lower than the others, which the pilots say helps them to hear the bank.",
    "The office will hang a lamp beside it in June, and a list of all bells at its front door.",
)
STORY = "".join(f"<p>{text}</p>" for text in TEXTS)
DATE = "<div>2023-05-17 09:30</div>"
LIN, AMY = '<a href="/author/lin">Lin Qiao</a>', '<a href="/author/amy">Amy Holm</a>'
STANDFIRST = "<p>One bell too many hangs at the pier, and it is the one that helps.</p>"


def read(head="", foot=""):
    html = (
        f"<html><body><div class='main'><h1>A bell too many</h1>{head}"
        f"<div class='text'>{STORY}{foot}</div></div></body></html>"
    )
    article = structure(html, URL)
    assert isinstance(article, Article), article
    assert article.body == list(TEXTS)
    return article


@pytest.mark.parametrize("position", ["before the date", "after the date", "standfirst first"])
@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (f"<div>{LIN}</div>", ["Lin Qiao"]),
        (f"<div>By</div><div>{LIN}</div>", ["Lin Qiao"]),
        (f"<div><span>By</span><span>{LIN}</span></div>", ["Lin Qiao"]),
        (f"<div><div>By</div><div>{LIN}</div><div>and</div><div>{AMY}</div></div>",
         ["Lin Qiao", "Amy Holm"]),
        (f"<ul><li>{LIN}</li><li>{AMY}</li></ul>", ["Lin Qiao", "Amy Holm"]),
        (f"<div class='a'><div>{LIN}<span>News Reporter</span></div></div>"
         f"<div class='a'><div>{AMY}<span>Editor</span></div></div>", ["Lin Qiao", "Amy Holm"]),
        (f"<div class='social'><div>By {LIN}</div><button>Share</button></div>", ["Lin Qiao"]),
        (f"<div class='share-tools'>By {LIN} published 17 May 2023</div>", ["Lin Qiao"]),
        ("<p class='byline'>Lin Qiao, News Reporter</p>", ["Lin Qiao"]),
        ("<div>Author of the article:</div><div>Lin Qiao</div>", ["Lin Qiao"]),
        ("<address>Lin Qiao in Khorgos</address>", ["Lin Qiao"]),
        ("<p>By Lin Qiao and Amy Holm, CNN</p>", ["Lin Qiao", "Amy Holm"]),
        ("<p>By Lin Qiao | Special to Kelp</p>", ["Lin Qiao"]),
        ("<p>By News Desk with Agencies</p>", ["News Desk"]),
        ("<p>Lin Qiao, AP National Security Writer</p>", ["Lin Qiao"]),
        ("<p>Written by Lin Qiao</p>", ["Lin Qiao"]),
    ],
)  # fmt: skip
def test_byline_above_the_story(head, byline, position):
    heads = {
        "before the date": head + DATE,
        "after the date": DATE + head,
        "standfirst first": STANDFIRST + head + DATE,
    }
    assert read(heads[position]).byline == byline


@pytest.mark.parametrize(
    ("foot", "byline", "editors"),
    [
        ("<p>Reporting by Lin Qiao; Editing by Su Dan</p>", ["Lin Qiao"], ["Su Dan"]),
        ("<p>(Reporting by Lin Qiao in Lagos)</p>", ["Lin Qiao"], []),
        ("<p>By Lin Qiao</p>", ["Lin Qiao"], []),
        ("<p>Author: Lin Qiao</p>", ["Lin Qiao"], []),
        ("<p>(Edited by Su Dan)</p>", [], ["Su Dan"]),
    ],
)
def test_hands_below_the_story(foot, byline, editors):
    article = read(DATE, foot)
    assert (article.byline, article.editors) == (byline, editors)


def test_reporters_are_no_authors_beside_a_byline():
    article = read(f"<p>By Amy Holm</p>{DATE}", "<p>(Reporting by Lin Qiao; Editing by Su Dan)</p>")
    assert (article.byline, article.editors) == (["Amy Holm"], ["Su Dan"])


@pytest.mark.parametrize(
    "head",
    [
        "<p>By the river stands a bell.</p>",
        "<div class='tags'><a href='/topic/lin-qiao'>Lin Qiao</a></div>",
        "<div>By <a href='/about'>the way</a></div>",
        "<div class='author-bio'>Lin Qiao</div>",
    ],
)
def test_what_names_no_author(head):
    html = f"<html><body><h1>A bell too many</h1>{DATE}{head}<div>{STORY}</div></body></html>"
    article = structure(html, URL)
    assert isinstance(article, Article)
    assert article.byline == []


@pytest.mark.parametrize(
    ("tail", "source"),
    [
        ("<p>Source: Xinhua</p>", "Xinhua"),
        ("<p><a href='/x'>Xinhua</a></p>", "Xinhua"),
        ("<h4>Explore more</h4><ul><li><a href='//a.example'>CCTV+</a></li></ul>", None),
    ],
)
def test_source_below_the_story(tail, source):
    html = f"<h1>A bell too many</h1>{DATE}<div class='text'>{STORY}</div><div>{tail}</div>"
    article = structure(f"<html><body><div class='main'>{html}</div></body></html>", URL)
    assert isinstance(article, Article)
    assert (article.source, article.body) == (source, list(TEXTS))


def test_paper_is_the_source_and_no_author():
    article = read(f"<p>By Xinhua</p>{DATE}")
    assert (article.byline, article.source) == ([], "Xinhua")


def read_facts(html: str, *, part: str) -> Facts:
    """Return the facts that blocks above a story (`head`) or below it (`tail`) state."""
    blocks = read_blocks(parse_html(f"<body>{html}</body>".encode()))
    dates = [find_printed_date(block.text) for block in blocks]
    facts = Facts()
    if part == "tail":
        facts.read_tail(blocks, 0, dates)
    else:
        for block, date in zip(blocks, dates, strict=True):
            facts.read_header(block, date)
    return facts


@pytest.mark.parametrize("part", ["head", "tail"])
def test_a_date_line_may_name_author_and_source(part):
    facts = read_facts("<p>2023-05-17 09:30 | By Lin Qiao | Source: Xinhua</p>", part=part)
    date = facts.printed_date if part == "head" else facts.tail_date
    assert date.published_raw == "2023-05-17 09:30"
    assert facts.is_dated
    assert facts.byline == ["Lin Qiao"]


@pytest.mark.parametrize("part", ["head", "tail"])
def test_of_each_fact_the_first_counts(part):
    lines = ["Source: Xinhua", "Source: CGTN", "Editor: Lin Qiao", "Editor: Amy Holm",
             "Keywords: bells", "Keywords: boats", "By Jane Doe", "By Ann Poe"]  # fmt: skip
    facts = read_facts("".join(f"<p>{line}</p>" for line in lines), part=part)
    assert (facts.source, facts.editors, facts.keywords) == ("Xinhua", ["Lin Qiao"], ["bells"])
    assert not facts.is_dated


def test_keywords_may_be_links_behind_their_label():
    links = "".join(f"<p><a href=/{name}>{name}</a></p>" for name in ("bells", "boats"))
    for stop in ("", "<p>The pier is open.</p><p><a href=/x>more</a></p>"):
        facts = read_facts(f"<div><p>Keywords:</p>{links}{stop}</div>", part="tail")
        assert facts.keywords == ["bells", "boats"]
    apart = f"<div><p>Keywords: <a href=/a>bells</a></p></div><div>{links}</div>"
    assert read_facts(apart, part="tail").keywords == ["bells"]


@pytest.mark.parametrize(
    ("html", "keywords"),
    [
        ("<p>Keywords: <span>bells</span> <span>ferry boats</span></p>", ["bells", "ferry boats"]),
        ("<p>Keywords: <i>bells</i> <i></i><i>boats</i></p>", ["bells", "boats"]),
        ("<p>Keywords: bells <i>boats</i></p>", ["bells boats"]),
    ],
)
def test_keywords_may_be_elements_of_a_line(html, keywords):
    assert read_facts(html, part="tail").keywords == keywords


@pytest.mark.parametrize(("lines", "is_read"), [(2, True), (3, False)])
def test_who_signs_below_a_story_stands_near_its_end(lines, is_read):
    between = "".join(f"<p>Line {number} of a box</p>" for number in range(lines))
    assert bool(read_facts(f"{between}<p>By Lin Qiao</p>", part="tail").byline) is is_read


@pytest.mark.parametrize(("lines", "is_read"), [(0, True), (60, False)])
def test_a_tail_has_an_end(lines, is_read):
    between = "".join(f"<p>Line {number} of a box</p>" for number in range(lines))
    assert bool(read_facts(f"{between}<p>Editor: Lin Qiao</p>", part="tail").editors) is is_read


def test_of_all_authors_of_a_site_the_first_forty_are_taken():
    names = [f"Lin Qiao {number}" for number in range(49)]
    html = "".join(f"<p class='by'>{name}</p>" for name in names)
    facts = Facts()
    for block in read_blocks(parse_html(f"<div>{html}</div>".encode())):
        facts.take_byline(Byline((block.text,), None), block.place)
    assert facts.byline == names[:40]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<div><p>A</p><p>B</p></div>", "AB"),
        ("<div><p>A</p><div><p>B</p></div></div>", "A"),
        ("<div><div><p>A</p></div><div><p>B</p></div></div>", "AB"),
        ("<div><div><p>A</p></div><p>B</p></div>", "AB"),
        ("<section><div><div><p>A</p></div></div><div><div><p>B</p></div></div></section>", "A"),
        ("<div><p class=x>A</p><p>B</p></div>", "A"),
        ("<div><p>A</p><h2>B</h2></div>", "A"),
    ],
)
def test_authors_in_elements_side_by_side(html: str, names: str) -> None:
    facts = Facts()
    for block in read_blocks(parse_html(f"<main>{html}</main>".encode())):
        facts.take_byline(Byline((block.text,), None), block.place)
    assert facts.byline == list(names)


def test_authors_without_an_element_are_those_named_first() -> None:
    facts = Facts()
    facts.take_byline(Byline(("Jane Doe",), None))
    facts.take_byline(Byline(("Lin Qiao",), None))
    assert facts.byline == ["Jane Doe"]
