"""The story of CGTN's shared pages, which is JSON in an attribute."""

import json

import pytest

from crawler.portals.cgtn import CgtnPage, write_pieces

TEXT = "<p>The quay &amp; the crane <b>opened</b>.</p>"
PICTURE = (
    '<figure><img src="https://a.example/1.jpg"><figcaption>A &quot;b&quot;</figcaption></figure>'
)


@pytest.mark.parametrize(
    ("pieces", "html"),
    [
        ([{"contentType": 1, "content": "The quay &amp; the crane <b>opened</b>."}], [TEXT]),
        ([{"contentType": 4, "img": {"url": "https://a.example/1.jpg", "caption": 'A "b"'}}],
         [PICTURE]),
        ([{"src": "https://a.example/1.jpg", "caption": 'A "b"'}], [PICTURE]),
        ([{"contentType": 4, "img": {"caption": "A"}}, {"contentType": 4, "img": "x"}], []),
        ([{"contentType": 4, "img": {"url": ["x"]}}], []),
        ([{"contentType": 7, "map": {"city": "Gwadar", "distance": "6km"}}], []),
        (["text", 1, None, []], []),
        ({"content": "text"}, []),
    ],
)  # fmt: skip
def test_pieces_of_a_story_as_html(pieces: object, html: list[str]) -> None:
    assert list(write_pieces(json.dumps(pieces))) == html


@pytest.mark.parametrize("stated", ["", "[", '[{"content": "cut o', "\x00", "[" * 100_000])
def test_what_is_no_json_gives_no_pieces(stated: str) -> None:
    assert list(write_pieces(stated)) == []


@pytest.mark.parametrize(
    ("stated", "own", "text"),
    [
        ("Twice.", "", "Twice."),
        ("Twice.", "<p>Once.</p>", "Once."),
        ("\\ud800Half a character.", "", "Half a character."),
    ],
)
def test_story_stands_where_the_page_has_none(stated: str, own: str, text: str) -> None:
    html = f'<div id=cmsMainContent data-json=\'[{{"content": "{stated}"}}]\'>{own}</div>'
    page = CgtnPage(html.encode(), "https://news.cgtn.com/news/3d3d/share_p.html")
    assert [block.text for block in page.blocks] == [text]
