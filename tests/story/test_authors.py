"""Authors as blocks name them: in links to their pages, in marked elements, in lines of text."""

import pytest

from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.authors import is_author_link, marks_author, read_byline

ONE = ["Lin Qiao"]
TWO = ["Lin Qiao", "Amy Holm"]


def read(html):
    blocks = read_blocks(parse_html(f"<body>{html}</body>".encode()))
    found = [byline for block in blocks if (byline := read_byline(block))]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    "href",
    [
        "/author/lin-qiao",
        "/author/lin-qiao/",
        "https://kelp.example/authors/lin-qiao.html",
        "https://kelp.example/news/politics/author/lin-qiao-1.473",
        "/authors/l/li-lo/lin-qiao/",
        "/profile/lin-qiao",
        "/profile-671/lin-qiao.html",
        "/people/lin-qiao",
        "/staff/lin-qiao/posts.html",
        "/by/lin-qiao",
        "/journalist/123",
        "/journalists/lin-qiao",
        "/reporter/lin-qiao",
        "/reporters/author-Lin-Qiao-479.cms",
        "/columnist/lin-qiao",
        "/contributors/lin-qiao",
        "/contributor/lin-qiao",
        "/writers/lin-qiao/",
        "/meet-the-team/lin-qiao-p4",
        "/AUTHOR/Lin-Qiao?ref=byline#top",
        "//kelp.example/uk/author/lin-qiao",
    ],
)
def test_address_of_an_author(href):
    assert is_author_link(href)


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "/",
        "/people/",
        "/author",
        "/staff/",
        "/author/lin-qiao/feed/",
        "/author/rss",
        "/profile/details/",
        "/licenses/by/4.0/",
        "/topic/lin-qiao",
        "/2024/01/13/lin-qiao",
        "/authority/lin-qiao",
        "/bypass/lin-qiao",
        "javascript:void(0)",
        "mailto:lin@kelp.example",
        "http://[broken",
    ],
)
def test_address_of_no_author(href):
    assert not is_author_link(href)


def test_relation_of_a_link():
    assert is_author_link("/lin-qiao", rel="author")
    assert is_author_link("/lin-qiao", rel="nofollow Author")
    assert not is_author_link("/lin-qiao", rel="next")


A, B = '<a href="/author/lin">Lin Qiao</a>', '<a href="/author/amy">Amy Holm</a>'


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        (f"<div>{A}</div>", ONE),
        (f"<p>By {A}</p>", ONE),
        (f"<p>{A} and {B}</p>", TWO),
        (f"<p>{A}, {B}</p>", TWO),
        (f"<p>{A} {B}</p>", TWO),
        (f"<div>By {A}, {B} on January 13, 2024 at 11:04 a.m.</div>", TWO),
        (f"<div>{A} and AP</div>", ["Lin Qiao", "AP"]),
        (f"<div>{A} and Amy Holm</div>", TWO),
        (f"<div>{A} & Amy Holm</div>", TWO),
        (f"<div>{A}<span>The West Kelp</span></div>", ONE),
        (f"<div>{A}<span>Lifestyle Writer</span></div>", ONE),
        (f"<div>{A} Political Correspondent</div>", ONE),
        (f"<div>{A}<span>5 hours ago</span></div>", ONE),
        (f"<div>{A} in Khorgos</div>", ONE),
        (f"<div>January 13, 2024 {A}</div>", ONE),
        (f"<div>January 13, 2024 | by {A}</div>", ONE),
        (f"<div>World, News | {A} | 3 Comments</div>", ONE),
        ('<div><a href="/author/lin">By Lin Qiao</a></div>', ONE),
        ('<div><a href="/author/lin"><div>Lin Qiao</div></a></div>', ONE),
        ('<div><a href="/author/lin-amy">By Lin Qiao and Amy Holm</a></div>', TWO),
        ('<div><a href="/author/lin">Lin Qiao - Staff Writer</a></div>', ONE),
        ('<div><a href="/author/lin">LIN QIAO</a></div>', ONE),
        ('<div><a href="/author/suharto">Suharto</a></div>', ["Suharto"]),
        ('<div><a href="/author/x">Kelp Staff</a></div>', ["Kelp Staff"]),
        (f'<div>{A}<a href="https://sns.example/@lin">@linqiao</a></div>', ONE),
        (f"<div>By {A}<span>KELPBusiness</span></div>", ONE),
        ('<div><a rel="author" href="/lin-qiao">Lin Qiao</a></div>', ONE),
        ('<p><a rel="author" href="/1">Lin Qiao</a>, <a rel="author" href="/2">Amy Holm</a></p>',
         TWO),
        ('<p class="byline">Lin Qiao</p>', ONE),
        ('<p class="article__byline">Lin Qiao and Amy Holm</p>', TWO),
        ('<div class="post-author"><p>Lin Qiao</p></div>', ONE),
        ('<div class="by"><div><span>Lin Qiao</span></div></div>', ONE),
        ('<p><span class="authorName">Lin Qiao</span> <span>Jan 13, 2024</span></p>', ONE),
        ('<p><span itemprop="author">Lin Qiao</span> <b>Kelp</b></p>', ONE),
        ('<p><span data-testid="byline-name">Lin Qiao</span></p>', ONE),
        ("<address>Lin Qiao in Khorgos</address>", ONE),
        ("<address>Lin Qiao</address>", ONE),
        ("<p>Lin Qiao, AP National Security Writer</p>", ONE),
        ("<p>News, World | Written by Lin Qiao</p>", ONE),
    ],
)  # fmt: skip
def test_block_names_its_authors(html, authors):
    assert list(read(html).authors) == authors


@pytest.mark.parametrize(
    "html",
    [
        "<p>Lin Qiao</p>",
        '<p><a href="/topic/lin-qiao">Lin Qiao</a></p>',
        '<p><a href="/author/lin">View all</a></p>',
        '<p><a href="/author/lin">More from Lin Qiao</a></p>',
        '<p><a href="/author/lin/feed">RSS</a></p>',
        f"<p>The mayor met {A} when they were on their way home from the fair.</p>",
        f"<figure><figcaption>{A}</figcaption></figure>",
        '<div class="author-bio"><p>Lin Qiao</p></div>',
        '<div class="photo-credit author"><p>A reader of this site for years.</p></div>',
        '<p class="byline">January 13, 2024</p>',
        '<p class="byline">New York</p>',
        '<p class="byline">Staff Writer</p>',
        '<p class="byline">Features</p>',
        '<p class="byline">Read more</p>',
        '<p class="author-date">Lin Qiao</p>',
        '<body class="author"><article><p>Lin Qiao</p></article></body>',
        '<div class="byline"><a href="/2024/01/x.html">Lin Qiao</a></div>',
        "<p>Silk Road in Xinjiang</p>",
    ],
)
def test_block_names_no_author(html):
    assert read(html) is None


def test_paper_alone_is_the_source():
    byline = read('<p><a href="/author/ap">Associated Press</a></p>')
    assert byline.source == "Associated Press"
    assert not byline.authors


@pytest.mark.parametrize(
    ("tag", "is_mark"),
    [('<p class="byline">', True), ('<p class="by-line">', True), ('<p id="authorName">', True),
     ('<p class="c-article__author-name">', True), ('<p class="posted-by">', True),
     ('<p class="author-photo">', False), ('<p class="authority">', False),
     ('<p class="bylaws">', False), ('<p class="comment-author">', False), ("<p>", False),
     ("<p itemprop=author>", True), ("<p itemprop=creator>", True),
     ("<p itemprop=publisher>", False), ("<p rel=author>", True), ("<p title=author>", False),
     ("<p lang=author>", False), ("<address>", True)],
)  # fmt: skip
def test_element_that_marks_an_author(tag, is_mark):
    assert marks_author(parse_html(f"{tag}x".encode()).find("body")[0]) is is_mark
