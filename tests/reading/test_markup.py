"""From bytes to a tree: characters that a page writes as two references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.markup import parse_html


def text_of(html: str) -> str:
    return "".join(parse_html(html.encode()).itertext())


FORMS = ["&#{};", "&#x{:x};", "&#X{:X};", "&#00{};", "&#x000{:x};"]
"""Ways to write a character by its number."""


@given(st.integers(0x10000, 0x10FFFF), st.sampled_from(FORMS))
def test_surrogate_pair_is_one_character(code: int, form: str) -> None:
    high, low = 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + (code & 0x3FF)
    assert text_of(f"<p>a{form.format(high)}{form.format(low)}b</p>") == f"a{chr(code)}b"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>&#55357;&#56911;&#55357;&#56911;</p>", "\U0001f64f\U0001f64f"),
        ("<p>&#55357;&#xDE4F;</p>", "\U0001f64f"),
        ("<p>&#55357&#56911;</p>", "\U0001f64f"),
        ("<p>&#55357&#56911 x</p>", "\U0001f64f x"),
        ("<p>&#xD83D&#xDE4F</p>", "\U0001f64f"),
        ("<p>&#5000;&#5001;</p>", "\u1388\u1389"),
        ("<p>&#55203;&#57344;</p>", "\ud7a3\ue000"),
        ("<p>&#53;&#54;</p>", "56"),
    ],
)
def test_references(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize("lone", ["&#55357;", "&#56911;", "&#56911;&#55357;", "&#55357; &#56911;"])
def test_half_of_a_pair_is_no_character(lone: str) -> None:
    assert text_of(f"<p>a{lone}b</p>").encode().decode().strip("\ufffd")[:1] == "a"
    assert "\U0001f64f" not in text_of(f"<p>a{lone}b</p>")
