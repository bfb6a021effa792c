"""Running text on one line: white space, invisible signs, control characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.cleaning import fold_space, resolve_references


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (" a  b ", "a b"),
        ("a\tb\nc\r\nd\x0be\x0cf", "a b c d e f"),
        ("a\u00a0b\u3000c\u2003d\u2028e", "a b c d e"),
        ("a\u200bb\u00adc\ufeffd\u2060e\u202af\u2066g", "abcdefg"),
        ("a\u2061b\u206fc\u200fd\u202ee", "abcde"),
        ("a\u200b\u200a\u2010b\u2029c\u202f\u205fd\u2070", "a \u2010b c d\u2070"),
        ("a\x1cb\x1dc\x1ed\x1fe", "abcde"),
        ("\x1ca\x1f", "a"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("a\x96b\x92c", "a–b’c"),
        ("a\x85b", "a…b"),
        ("a\x81b", "ab"),
        ("a\ud83db \ude4f", "a\ufffdb \ufffd"),
        ("", ""),
        (" \u3000\x1c\u200b ", ""),
    ],
)
def test_folded_text(text: str, folded: str) -> None:
    assert fold_space(text) == folded


@given(st.text(st.characters(max_codepoint=0x2100) | st.characters(categories=["Cs"]), max_size=30))
def test_folded_text_is_one_clean_line(text: str) -> None:
    folded = fold_space(text)
    assert fold_space(folded) == folded == folded.strip()
    assert "  " not in folded
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in folded)


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Quay &amp; ferry&#8212;at last", "Quay & ferry—at last"),
        ("no reference", "no reference"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ],
    ids=["references", "none", "a number beyond all"],
)
def test_references_are_characters(text: str, resolved: str) -> None:
    assert resolve_references(text) == resolved


def test_the_range_of_windows_1252_begins_with_the_euro() -> None:
    assert fold_space("12 \x80 a ticket") == "12 € a ticket"
    assert fold_space("12 \x9f a ticket") == "12 Ÿ a ticket"
