"""Forms of credits: what brackets, labels and slashes may hold."""

import pytest

from crawler.text.credit_forms import (
    ends_like_picture_outlet,
    is_bracketed_credit,
    is_capitalised,
    is_picture_outlet,
)


@pytest.mark.parametrize(
    ("text", "round_", "square", "of_picture"),
    [
        ("Xinhua", True, True, True),
        ("Xinhua/Lin Qiao", True, True, True),
        ("Photo by Lin Qiao", True, True, True),
        ("photo by Lin Qiao", True, True, True),
        ("provided by the port", True, True, True),
        ("shot by a guard", False, True, False),
        ("Shot by Lin Qiao", True, True, True),
        ("File photo", True, True, True),
        ("Harbour Daily", False, True, False),
        ("harbour.example.cn", False, True, False),
        ("Harbour Daily by Lin Qiao", True, True, True),
        ("Jane Doe/XYZ", False, False, True),
        ("XYZ/ABC", False, False, True),
        ("jane/XYZ", False, False, False),
        ("either/or", False, False, False),
        ("Getty Images", True, True, True),
        ("王晓摄", True, True, True),
        ("© Lin Qiao", True, True, True),
        ("the port", False, False, False),
    ],
)
def test_text_within_brackets(text: str, round_: bool, square: bool, of_picture: bool) -> None:
    assert is_bracketed_credit(text, square=False) is round_
    assert is_bracketed_credit(text, square=True) is square
    assert is_bracketed_credit(text, square=False, of_picture=True) is of_picture


@pytest.mark.parametrize(
    ("name", "outlet"), [("Getty Images", True), (" getty images. ", True), ("Xinhua", False)]
)
def test_agencies_of_pictures(name: str, outlet: bool) -> None:
    assert is_picture_outlet(name) is outlet


@pytest.mark.parametrize(
    ("word", "ends"), [("Images", True), ("PICTURES", True), ("photos", True), ("picture", False)]
)
def test_last_words_of_agencies_of_pictures(word: str, ends: bool) -> None:
    assert ends_like_picture_outlet(word) is ends


@pytest.mark.parametrize(
    ("part", "capitalised"),
    [
        ("Lin Qiao", True),
        (" Lin Qiao, ", True),
        ("Lin qiao", False),
        ("Harbour harbour.example.cn", True),
        ("", False),
        ("A quay", False),
        ("Xinhua", True),
    ],
)
def test_words_with_capitals_only(part: str, capitalised: bool) -> None:
    assert is_capitalised(part) is capitalised
