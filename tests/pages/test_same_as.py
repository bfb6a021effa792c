"""Which addresses a record names as the same story."""

import pytest

from crawler import Article, structure

URL = "https://english.pudong.gov.cn/2026-05/17/c_700001.htm"
SILKROAD = "https://en.imsilkroad.com/p/1.html"


def same_as(*, canonical: str = "", original: str = "", url: str = URL) -> list[str]:
    head = f'<link rel="alternate" href="/x"><link rel="canonical" href="{canonical}">'
    tail = f"<p>Original link: {original}</p>" if original else ""
    body = "<p>A story of some length is told on this page, and it is told in full.</p>"
    html = f"<head>{head if canonical else ''}</head><h1>Head</h1><p>May 17, 2026</p>{body}{tail}"
    record = structure(html, url)
    assert isinstance(record, Article)
    assert record.body == [body[3:-4]]
    return record.same_as


@pytest.mark.parametrize(
    ("canonical", "found"),
    [
        (SILKROAD, [SILKROAD]),
        ("http://EN.imsilkroad.com/p/1.html?from=app#top", [SILKROAD]),
        ("//en.imsilkroad.com/p/1_2.html", [SILKROAD]),
        ("/2026-05/17/c_700002.htm", ["https://english.pudong.gov.cn/2026-05/17/c_700002.htm"]),
        (URL, []),
        ("/2026-05/17/c_700001_2.htm", []),
        ("http://english.pudong.gov.cn/2026-05/17/c_700001.htm?x=1", []),
        ("https://en.imsilkroad.com/", []),
        ("https://news.harbour.example/1.html", []),
        ("http://[", []),
        ("", []),
    ],
)
def test_canonical_link(canonical: str, found: list[str]) -> None:
    assert same_as(canonical=canonical) == found


@pytest.mark.parametrize(
    ("original", "found"),
    [
        (SILKROAD, [SILKROAD]),
        ("http://en.imsilkroad.com/p/1.html?utm_source=x", [SILKROAD]),
        (
            "https://News.Harbour.example:443/a/1?b=2&utm_medium=m#top",
            ["https://news.harbour.example/a/1?b=2"],
        ),
        ("http://a.example:8080/1", ["http://a.example:8080/1"]),
        ("http://a.example:99999/1", []),
        ("https://en.imsilkroad.com:99999/p/1.html", []),
        ("https://news.harbour.example/", []),
        ("https://en.imsilkroad.com/tags/project", []),
        (URL, []),
        ("https://[", []),
    ],
)
def test_original_link(original: str, found: list[str]) -> None:
    assert same_as(original=original) == found


def test_both_ways_to_one_story_name_it_once() -> None:
    assert same_as(canonical=SILKROAD, original=SILKROAD) == [SILKROAD]
    assert same_as(canonical=SILKROAD, original="https://a.example/b") == [
        "https://a.example/b",
        SILKROAD,
    ]


def test_content_is_the_same_with_and_without() -> None:
    html = "<h1>Head</h1><p>May 17, 2026</p><p>A story of some length is told in full here.</p>"
    plain, linked = (
        structure(text, URL) for text in (html, f"{html}<p>Original link: {SILKROAD}</p>")
    )
    assert isinstance(plain, Article)
    assert isinstance(linked, Article)
    assert plain.content_hash == linked.content_hash
    assert linked.same_as == [SILKROAD]
