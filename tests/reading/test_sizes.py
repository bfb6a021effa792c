"""How much an element holds, up to the very number."""

import pytest

from crawler.reading.markup import parse_html
from crawler.reading.sizes import holds_few, holds_little


def make(inner: str):
    return parse_html(f"<div id=x>{inner}</div>".encode()).find(".//div")


@pytest.mark.parametrize(
    ("inner", "few"),
    [
        ("", True),
        ("<i></i>" * 3, True),
        ("<i></i>" * 4, False),
        ("<i><b></b></i><b></b>", True),
        ("<i></i>" * 3 + "<!-- x -->" * 9, True),
        ("<i></i>" * 3 + "<!-- x -->" * 10, False),
        ("<i></i>" * 4 + "<!-- x -->" * 2, False),
    ],
)
def test_holds_few(inner: str, few: bool) -> None:
    assert holds_few(make(inner), 3) is few


@pytest.mark.parametrize(
    ("inner", "little"),
    [("abcde", True), ("abcdef", False), ("<i>ab</i>cde", True), ("<i>a</i>" * 3, False)],
)
def test_holds_little(inner: str, little: bool) -> None:
    assert holds_little(make(inner), 5, 2) is little
