import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.crawling.list_links import Link, find_links, has_scripts, read_list, resolve_link
from crawler.crawling.list_paging import find_next_page, says_next, split_page_number

HOST = "https://portal.example"


@pytest.mark.parametrize(
    ("path", "list_path", "number"),
    [
        ("/tags/project", "/tags/project?", None),
        ("/tags/project?page=2", "/tags/project?", 2),
        ("/tags/cultural%20exchange?a=b&page=3", "/tags/cultural%20exchange?a=b", 3),
        ("/list?PageNo=7", "/list?", 7),
        ("/list?page=99999", "/list?page=99999", None),
        ("/list?page=x", "/list?page=x", None),
        ("/world", "/world?", None),
        ("/world/", "/world?", None),
        ("/world/index.html", "/world?", None),
        ("/world/page_2.html", "/world?", 2),
        ("/world/index_2.htm", "/world?", 2),
        ("/world/index2.html", "/world?", 2),
        ("/world/2.html", "/world?", 2),
        ("/world/page/2/", "/world?", 2),
        ("/china/politics/index_10.shtml", "/china/politics?", 10),
        ("/news.html", "/news.html?", None),
        ("/news_2.html", "/news.html?", 2),
        ("/news-3.htm", "/news.htm?", 3),
        ("/", "/?", None),
        ("/index.html", "/?", None),
        ("/index_3.html", "/?", 3),
        ("/p/338244.html", "/p/338244.html?", None),
        ("/covid-19", "/covid-19?", None),
        ("/g20.html", "/g20.html?", None),
    ],
)
def test_page_numbers_in_addresses(path, list_path, number):
    assert split_page_number(HOST + path) == ("portal.example" + list_path, number)


@pytest.mark.parametrize(
    "text",
    ["Next", "next", "NEXT PAGE", "Next >", "Next >>", "Next »", "Next →", ">", "›", "→", "Older"],
)
def test_words_for_the_next_page(text):
    assert says_next(text)


@pytest.mark.parametrize(
    "text", ["", ">>", "»", "2", "Nextel", "What comes next", "Previous", "<", "Last", "Next week"]
)
def test_words_for_something_else(text):
    assert not says_next(text)


def render(*links: str) -> str:
    return "".join(f"<li>{link}</li>" for link in links)


NUMBERS = '<a href="{0}">1</a><span>2</span><a href="{1}">3</a><a href="{2}">4</a>'


@pytest.mark.parametrize(
    ("here", "position", "markup", "following"),
    [
        ("/tags/project", 1, '<a href="?page=2" rel="next">2</a>', "/tags/project?page=2"),
        (
            "/tags/project?page=2",
            2,
            '<a href="/tags/project?page=1" rel="prev" aria-label="&laquo; Previous"></a>'
            '<a href="/tags/project?page=3" rel="next" aria-label="Next &raquo;"></a>',
            "/tags/project?page=3",
        ),
        ("/a/", 1, '<a href="?page=2">2</a><a href="?page=9">9</a>', "/a/?page=2"),
        ("/a/page_1.html", 1, '<a href="page_9.html">Last</a><a href="page_2.html">Next</a>', 2),
        ("/a/page_2.html", 2, NUMBERS.format("page_1.html", "page_3.html", "page_4.html"), 3),
        ("/a/", 1, '<a href="page_1.html">1</a><a href="page_2.html">2</a>', "/a/page_2.html"),
        # Some systems call the second page index_1.
        ("/a/", 1, '<a href="index_1.html">2</a><a href="index_2.html">3</a>', "/a/index_1.html"),
        ("/a/index_1.html", 2, NUMBERS.format("./", "index_2.html", "index_3.html"), 2),
        ("/a/index.html", 1, '<a href="index2.html">Next</a>', "/a/index2.html"),
        ("/news.html", 1, '<a href="news_2.html">&gt;</a>', "/news_2.html"),
        ("/news_2.html", 2, '<a href="news.html">&lt;</a><a href="news_3.html">&gt;&gt;</a>', 3),
        ("/a/page_3.html", 3, '<a href="page_40.html">&gt;&gt;</a><a href="page_4.html">4</a>', 4),
        ("/feed", 1, '<a href="/feed?cursor=xyz">Older posts</a>', "/feed?cursor=xyz"),
        ("/a/", 1, '<link rel="next" href="/a/page/2/">', "/a/page/2/"),
        # The page says next, its calendar does too.
        ("/a/", 1, '<a href="/days?m=12">&gt;</a><a href="?page=2">2</a>', "/a/?page=2"),
        # Lists by days.
        (
            "/biz",
            1,
            '<a href="/biz/2026-03-03">3</a><a href="/biz/2026-03-04">4</a>',
            "/biz/2026-03-04",
        ),
        (
            "/biz/2026-03-04",
            2,
            '<a href="2026-03-05">Next day</a><a href="2026-03-03">&lt;</a>',
            "/biz/2026-03-03",
        ),
        ("/biz/2026-03-01/", 9, '<a href="/biz/2026-02-28/">Previous day</a>', "/biz/2026-02-28/"),
        ("/biz/2026-03-04", 2, '<a href="2026-03-05">Later</a><a href="/a/2026-03-03">3</a>', None),
        # Nothing follows.
        ("/a/?page=4", 4, '<a href="?page=3">3</a><a href="?page=1">First</a>', None),
        ("/a/page_2.html", 2, '<a href="page_2.html">Next</a><a href="page_1.html">1</a>', None),
        ("/a/", 1, "<a href='#'>Next</a>", None),
        ("/a/", 1, "<a href='javascript:next()'>Next</a>", None),
        ("/a/", 1, "<a href='https://elsewhere.example/a/?page=2'>Next</a>", None),
        ("/a/", 1, "<a href='/b/page_2.html'>2</a><a href='/g20.html'>G20</a>", None),
        ("/a/", 1, "", None),
    ],
)
def test_the_page_that_follows(here, position, markup, following):
    links = find_links(html.fromstring(f"<html><body>{markup}</body></html>"), HOST + here)
    links = [Link(link.url.partition("#")[0], link.text, link.rel) for link in links]
    found = find_next_page(links, HOST + here, position)
    if isinstance(following, int):
        assert split_page_number(found).number == following
    else:
        assert found == (following and HOST + following)


def test_links_of_a_page():
    page = html.fromstring(
        '<html><head><base href="/en/"></head><body><a href=" a.html ">An <b>article</b></a>'
        '<a href="//cdn.example/b.html"><img alt="x"></a><a title="Next page" href="?page=2"></a>'
        '<a href="mailto:x@example.com">Mail</a><a href="data:text/html,x">D</a><a name="top">T</a>'
        '<a href="http://[broken/">B</a><a href="http://x.example:99999/">P</a>'
        '<a href="file:///etc/passwd">F</a></body></html>'
    )
    assert [(link.url, link.text) for link in find_links(page, f"{HOST}/x/list.html")] == [
        (f"{HOST}/en/a.html", "An article"),
        ("https://cdn.example/b.html", ""),
        (f"{HOST}/en/?page=2", "Next page"),
    ]


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("\\p\\1.html", f"{HOST}/p/1.html"),
        (" 1.html\n", f"{HOST}/news/1.html"),
        ("..\\p\\1.html", f"{HOST}/p/1.html"),
        ("\\\\elsewhere.example\\1.html", "https://elsewhere.example/1.html"),
        (f"https://evil.example\\@{HOST[8:]}/1.html", f"https://evil.example/@{HOST[8:]}/1.html"),
        ("//[::1]:8080/1.html", "https://[::1]:8080/1.html"),
        ("http://[", None),
        ("http://portal.example:99999/", None),
        ("http://user@portal.example/", None),
        ("http://portal.example:0/", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https:", f"{HOST}/news/list.html"),
        ("/" + "1" * 6000, None),
    ],
    ids=ascii,
)
def test_where_a_link_leads(href, target):
    assert resolve_link(f"{HOST}/news/list.html", href) == target


def test_a_base_that_is_none_does_not_count():
    page = read_list(b"<base href='http://['><base href='/b/'><a href='1.html'>Quay</a>", None)
    assert [link.url for link in find_links(page, f"{HOST}/a/")] == [f"{HOST}/a/1.html"]


def test_links_that_enclose_each_other_are_read_once():
    page = read_list(b"<a href='/x'><div>Quay" * 600 + b"<br>more" * 20_000, None)
    links = find_links(page, HOST)
    assert len(links) == 600
    assert sum(len(link.text) for link in links) < 600 * 300


CHARSETS = [
    "punycode",
    "idna",
    "hex",
    "zlib",
    "rot13",
    "utf-16",
    "utf-7",
    "x",
    "",
    "unicode_escape",
]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/json", "image/png"])
def test_a_list_is_read_whatever_it_is_said_to_be(charset, kind):
    body = "<a href='/p/1.html'>Quay – opened</a>".encode()
    (link,) = find_links(read_list(body, f"{kind}; charset={charset}"), HOST)
    assert (link.url, link.text) == (f"{HOST}/p/1.html", "Quay – opened")


@pytest.mark.parametrize("body", [b"", b" ", b"\0" * 100, b"<a href='/\xff\xfe.html'>", b"{}"])
def test_a_list_of_any_bytes_is_a_tree(body):
    find_links(read_list(body, None), HOST)


@pytest.mark.parametrize(
    ("markup", "scripted"),
    [
        ("<script src='app.js'></script>", True),
        ("<script>load()</script>", True),
        ("<script type='module'>load()</script>", True),
        ("<script type='application/ld+json'>{}</script>", False),
        ("<p>Nothing here.</p>", False),
    ],
)
def test_lists_that_a_script_fills(markup, scripted):
    assert has_scripts(html.fromstring(f"<html><body>{markup}</body></html>")) is scripted


@given(st.text(max_size=60))
def test_any_address_can_be_split(path):
    assert split_page_number(f"{HOST}/{path}".replace("[", "").replace("]", "")).name


@given(
    st.integers(1, 9999), st.sampled_from(["?page={}", "page_{}.html", "index_{}.htm", "x_{}.htm"])
)
def test_numbers_come_back(number, form):
    assert split_page_number(f"{HOST}/a/{form.format(number)}").number == number
