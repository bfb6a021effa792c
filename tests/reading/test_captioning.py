"""Captions and credits by the classes of elements."""

import pytest

from crawler.reading.captioning import holds_caption, is_inline, is_picture_frame, names_credit
from crawler.reading.markup import parse_html


def find(html: str, tag: str):
    return parse_html(f"<body>{html}</body>".encode()).find(f".//{tag}")


@pytest.mark.parametrize(
    ("names", "holds"),
    [
        ("caption", True),
        ("img-caption", True),
        ("imageCaption", True),
        ("IMAGE-CAPTION", True),
        ("a photoCredit b", True),
        ("cutline", True),
        ("photographer", True),
        ("caption-toggle", False),
        ("credit-card", False),
        ("caption-toggle caption", True),
        ("description", False),
        ("accredited", False),
        ("", False),
    ],
)
def test_classes_of_captions(names: str, holds: bool) -> None:
    node = find(f"<div class='{names}'>A quay.</div>", "div")
    assert holds_caption(node, names) is holds


@pytest.mark.parametrize(
    ("html", "holds"),
    [
        ("<a class=caption>x</a>", False),
        ("<article class=caption>x</article>", False),
        (f"<div class=caption>{'x' * 1500}</div>", True),
        (f"<div class=caption>{'x' * 1501}</div>", False),
        (f"<div class=caption>{'<i>x</i>' * 39}</div>", True),
        (f"<div class=caption>{'<i>x</i>' * 40}</div>", False),
        (f"<div class=caption>{'<p>x</p>' * 3}</div>", True),
        (f"<div class=caption>{'<p>x</p>' * 4}</div>", False),
        (f"<div class=caption><i>{'x' * 1501}</i></div>", False),
        ("<div class=caption><ul><li>x</ul></div>", False),
    ],
)
def test_what_is_large_holds_more_than_a_caption(html: str, holds: bool) -> None:
    assert holds_caption(find(html, "*[@class]"), "caption") is holds


@pytest.mark.parametrize(
    ("inner", "frames"),
    [("<img>", True), ("<b><video></video></b>", True), ("<p>x</p>", False), ("", False),
     ("<img><table></table>", False)],
)  # fmt: skip
def test_frames_of_pictures(inner: str, frames: bool) -> None:
    assert is_picture_frame(find(f"<figure>{inner}</figure>", "figure")) is frames


@pytest.mark.parametrize(("tag", "inline"), [("span", True), ("small", True), ("div", False)])
def test_inline(tag: str, inline: bool) -> None:
    assert is_inline(find(f"<{tag}>x</{tag}>", tag)) is inline


@pytest.mark.parametrize(
    ("html", "is_credit"),
    [
        ("<b class=credit>x</b>", True),
        ("<b class=source>x</b>", True),
        ("<b class=copyright-line>x</b>", True),
        ("<cite><b>x</b></cite>", True),
        ("<i class=credit><b>x</b></i>", True),
        ("<div class=credit><u><i><b>x</b></i></u></div>", False),
        ("<div class=credit><i><b>x</b></i></div>", True),
        ("<b class=caption-and-credit>x</b>", False),
        ("<b class=caption-credit>x</b>", True),
        ("<div class=credit><figure><b>x</b></figure></div>", False),
        ("<div class=credit><i class=caption><b>x</b></i></div>", False),
        ("<b>x</b>", False),
    ],
)
def test_credits(html: str, is_credit: bool) -> None:
    assert names_credit(find(html, "b")) is is_credit
