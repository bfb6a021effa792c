"""The rules of a valid record, one by one, each with what it lets pass and what not."""

from dataclasses import replace
from typing import Any

import pytest

from crawler.items import Article, Image, Reject
from crawler.pages.draft import Draft
from crawler.structuring import validate
from crawler.text.dateline import Dateline

URL = "https://en.imsilkroad.com/p/1.html"


def check(**fields: Any) -> list[tuple[str | None, str]]:
    """Return field and code of every reason against a draft, [] where it is a valid record."""
    result = validate_draft(**fields)
    if isinstance(result, Article):
        return []
    return [(reason.field, reason.code.value) for reason in result.reasons]


def validate_draft(**fields: Any) -> Article | Reject:
    draft = Draft(
        **{
            "url": URL,
            "portal": "silkroad",
            "headline": "Ferry line opens",
            "published": "2024-01-13",
            "published_raw": "January 13, 2024",
            "body": ["A ferry line opened."],
            **fields,
        }
    )
    return validate(draft)


def make_image(**fields: str | None) -> Image:
    return Image(**{"url": None, "alt": None, "caption": None, "credit": None, **fields})


def make_dateline(date: str | None) -> Dateline:
    return Dateline(text="BEIJING, Jan. 13", place="Beijing", date=date, agency=None)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"body": [], "images": [make_image(caption="A ferry leaves the quay.")]},
        {"published": "1990-01-01"},
        {"published": "2100-12-31"},
        {"published": "2024-01-14", "fetched_at": "2024-01-13T00:00:00Z"},
        {"dateline": make_dateline("2023-11-14")},
        {"dateline": make_dateline("2024-03-13")},
        {"dateline": make_dateline(None)},
        {"url": "http://a.example:8080/x?y=%20z"},
        {"url": "file:///folder/a%20page.html"},
        {"images": [make_image(url="https://a.example/1.jpg")]},
        {"same_as": ["https://a.example/1"]},
        {"published_raw": None},
        {"headline": "Watch: How a gate closes"},
        {"images": [make_image(caption="Share prices rose, and so did the tide.")]},
    ],
)
def test_valid(fields: dict[str, Any]) -> None:
    assert check(**fields) == []


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({"headline": None}, [("headline", "missing")]),
        ({"headline": ""}, [("headline", "missing")]),
        ({"body": []}, [("body", "missing")]),
        ({"body": [], "images": [make_image(alt="A quay")]}, [("body", "missing")]),
        ({"published": None, "published_raw": None}, [("published", "missing")]),
        ({"published": None}, [("published", "date")]),
        ({"published": "1989-12-31"}, [("published", "date")]),
        ({"published": "2101-01-01"}, [("published", "date")]),
        (
            {"published": "2024-01-15", "fetched_at": "2024-01-13T23:59:59Z"},
            [("published", "date")],
        ),
        ({"dateline": make_dateline("2023-11-13")}, [("dateline", "dateline")]),
        ({"dateline": make_dateline("2024-03-14")}, [("dateline", "dateline")]),
        ({"url": "ftp://a.example/1"}, [("url", "address")]),
        ({"url": "file://host/1.html"}, [("url", "address")]),
        ({"url": "file:///"}, [("url", "address")]),
        ({"url": ""}, [("url", "address")]),
        ({"url": "https://a.example/a b"}, [("url", "address")]),
        ({"images": [make_image(url="file:///1.jpg")]}, [("images", "address")]),
        ({"images": [make_image(url="data:image/gif;base64,AA")]}, [("images", "address")]),
        ({"same_as": ["file:///1.html"]}, [("same_as", "address")]),
        ({"body": ["A \ufffd line."]}, [("body", "encoding")]),
        ({"section": ["Ho\x07me"]}, [("section", "characters")]),
        ({"keywords": ["a\u2028b"]}, [("keywords", "characters")]),
        (
            {"dateline": replace(make_dateline(None), text="BEIJING\x1b")},
            [("dateline", "characters")],
        ),
        ({"abstract": "Start a Free Trial"}, [("abstract", "boilerplate")]),
        ({"body": ["A line.", "Share - WeChat"]}, [("body", "boilerplate")]),
        ({"images": [make_image(caption="<< Previous 1 2 Next >>")]}, [("images", "boilerplate")]),
    ],
)
def test_invalid(fields: dict[str, Any], reasons: list[tuple[str, str]]) -> None:
    assert check(**fields) == reasons


@pytest.mark.parametrize(
    ("raw", "is_told"),
    [
        ("03/04/2026", True),
        ("Posted: 3.4.26, 10:00", True),
        ("03-04-2026", True),
        ("13/04/2026", False),
        ("2026-13-04", False),
        ("Apirl 3, 2026", False),
    ],
)
def test_a_date_that_could_be_two_days_names_what_settles_it(raw: str, is_told: bool) -> None:
    result = validate_draft(published=None, published_raw=raw)
    assert isinstance(result, Reject)
    assert ("day_first" in result.reasons[0].message) is is_told


def test_every_reason_is_told() -> None:
    found = check(headline=None, published="1989-12-31", body=["\ufffd\x07"])
    assert found == [
        ("headline", "missing"),
        ("published", "date"),
        ("body", "encoding"),
        ("body", "characters"),
    ]
