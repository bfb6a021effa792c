"""Labels of a story's original, and the links behind them."""

import pytest

from crawler.reading.blocks import read_text_blocks
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.originals import find_original_links

URL = "https://en.imsilkroad.com/p/1.html"
LINK = f'<a href="{URL}">{URL}</a>'


def find(html: str) -> list[str]:
    return list(find_original_links(read_blocks(parse_html(html.encode()))))


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Original link: {LINK}</p>",
        f"<p>Original Link：{URL}</p>",
        f"<p>ORIGINAL LINK : {URL}.</p>",
        f"<p>原文链接：{LINK}</p>",
        f"<p>It was full, she said. Original link: {LINK}</p>",
        f"<p>Original link:</p><p>{LINK}</p>",
        f'<p>Original link: <a href="{URL}">Ferry line opens</a></p>',
        f"<p>View original content: {LINK}</p>",
        f"<p>View original content to download multimedia:{LINK}</p>",
        f"<div>Enditem<br>Original link: {LINK}<br>Call 010</div>",
    ],
)
def test_link_behind_a_label(html: str) -> None:
    assert find(f"<h1>Head</h1><p>A ferry opened.</p>{html}<p>More</p>") == [URL]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>The original link {LINK} was broken.</p>",
        f"<p>Original links: {LINK}</p>",
        "<p>Original link: none</p>",
        f"<p>Original link:</p><p>It is at {LINK}</p>",
        "<p>Original link:</p>",
        f"<p>Read more: {LINK}</p>",
        f"<p>Aboriginal link: {LINK}</p>",
    ],
)
def test_what_labels_no_original(html: str) -> None:
    assert find(html) == []


@pytest.mark.parametrize(
    ("href", "printed", "expected"),
    [
        ("https://count.example/c?u=https%3A%2F%2Fen.imsilkroad.com%2Fp%2F1.html", URL, URL),
        ("https://count.example/c?u=1", f"{URL[:-5]}...", "https://count.example/c?u=1"),
        ("https://count.example/c?u=1", f"{URL[:-5]}…", "https://count.example/c?u=1"),
        (URL, "http://EN.imsilkroad.com/p/1.html", URL),
        (URL, "https://en.imsilkroad.com/…", URL),
        ("/p/1.html", URL, "/p/1.html"),
        ("https://[broken/p", URL, "https://[broken/p"),
    ],
)
def test_link_that_prints_an_address(href: str, printed: str, expected: str) -> None:
    assert find(f'<p>Original link: <a href="{href}">{printed}</a></p>') == [expected]


def test_plain_text() -> None:
    blocks = read_text_blocks(f"Head\nA ferry opened.\nOriginal link: {URL}\nMore")
    assert list(find_original_links(blocks)) == [URL]


def test_several_in_order() -> None:
    other = URL.replace("1", "2")
    assert find(f"<p>Original link: {other}</p><p>Original link: {URL}</p>") == [other, URL]
