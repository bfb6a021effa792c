"""Dates of `time` elements: which of a page's are the story's."""

import pytest
from lxml.etree import _Element

from crawler.reading.markup import parse_html
from crawler.reading.metadata import Stated
from crawler.reading.times import find_times

AT = '<time datetime="2024-05-03T10:00:00Z">2 hours ago</time>'
OTHER = '<time datetime="2019-01-01">long ago</time>'
STORY = "<div class=story><p>A crew of forty welders has closed the last gap.</p></div>"


def find(html: str) -> list[Stated]:
    root = parse_html(f"<html><body><main>{html}</main>{OTHER}</body></html>".encode())
    joint, headline = _first(root, "main"), _first(root, "h1")
    assert joint is not None
    return find_times(joint, headline)


def _first(root: _Element, tag: str) -> _Element | None:
    return next(root.iter(tag), None)


FOUND = Stated("2024-05-03T10:00:00Z", "time element")


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>T</h1>{AT}{STORY}",
        f"<h1>T</h1><div><span>Jane Doe</span> <span>{AT}</span></div>{STORY}",
        f"<h1>T</h1><ul><li>{AT}</li></ul>{STORY}",
        f"<h1>T</h1><p><a href=/this>{AT}</a> by <a href=/jane>Jane Doe</a></p>{STORY}",
        f"<article><h1>T</h1>{AT}{STORY}</article>",
        f"{AT}<h1>T</h1>{STORY}",
        f"{OTHER}<h1>T</h1>{AT}{STORY}",
        f"{OTHER}{AT}<h1>T</h1>{STORY}",
        f"<div>{OTHER}</div><div>{AT}<h1>T</h1></div>{STORY}",
        f"<h1>T</h1>{AT}{STORY}{OTHER}",
        f"<h1>T</h1>{AT}<p>{OTHER}</p>",
        AT,
    ],
)
def test_the_first_behind_the_headline_else_the_first(html: str) -> None:
    assert find(html) == [FOUND]


@pytest.mark.parametrize(
    "html",
    [
        f"<a href=/other>Textile park hires {AT}</a>",
        f"<aside>{AT}</aside>",
        f"<nav>{AT}</nav>",
        f"<footer>{AT}</footer>",
        f"<blockquote>A post {AT}</blockquote>",
        f"<figure>{AT}</figure>",
        f"<ul><li><a href=/other>Textile park hires again</a> {AT}</li></ul>",
        f"<article><h3><a href=/other>Textile park hires again</a></h3>{AT}</article>",
        f"<div><div><a href=/other>Textile park hires again</a></div><div>{AT}</div></div>",
        f"<div class='related-stories'>{AT}</div>",
        f"<ol class=comment-list><li>{AT}</li></ol>",
        "<time>2 hours ago</time>",
        "<time datetime=''>2 hours ago</time>",
        "<abbr title='2024-05-03'>May</abbr>",
    ],
)
def test_a_time_of_something_else_is_passed_over(html: str) -> None:
    assert find(f"<h1>T</h1>{html}{STORY}") == []
    assert find(f"<h1>T</h1>{html}{AT}{STORY}") == [FOUND]


@pytest.mark.parametrize(
    "html",
    [
        "<time class=published title='2024-05-03'>May</time>",
        "<time itemprop=datePublished content='2024-05-03'>May</time>",
        "<abbr class=published title='2024-05-03'>May</abbr>",
        "<relative-time datetime='2024-05-03'>May</relative-time>",
    ],
)
def test_other_elements_and_attributes_hold_it_as_well(html: str) -> None:
    assert [time.raw for time in find(f"<h1>T</h1>{html}{STORY}")] == ["2024-05-03"]


@pytest.mark.parametrize(
    "html",
    [
        "<time class='entry-date updated' datetime=2024-05-05>May</time>",
        "<time itemprop=dateModified datetime=2024-05-05>May</time>",
        "<span>Updated: <time datetime=2024-05-05>May</time></span>",
        "<span><b>Last updated</b> <!-- x --><time datetime=2024-05-05>May</time></span>",
    ],
)
def test_an_update_is_told(html: str) -> None:
    update = Stated("2024-05-05", "time element", is_update=True)
    assert find(f"<h1>T</h1><div>{html}</div><div>{AT}</div>{STORY}") == [FOUND, update]
    assert find(f"<h1>T</h1><div>{html}</div>{STORY}") == [update]


def test_a_time_above_the_headline_stands_in_its_box() -> None:
    assert find(f"<div>{AT}</div><div><h1>T</h1></div>{STORY}") == []


@pytest.mark.timeout(10)
def test_of_many_times_few_are_looked_at() -> None:
    comments = f"<div class=comments>{'<p>' + OTHER + '</p>'}</div>" * 3000
    assert find(f"<h1>T</h1>{STORY}{comments}") == []
    assert find(f"<h1>T</h1>{AT}{STORY}{comments}") == [FOUND]


def test_a_class_may_name_both() -> None:
    html = "<h1>T</h1><time class='entry-date published updated' datetime=2024-05-03>May</time>"
    assert find(html) == [Stated("2024-05-03", "time element")]
