"""Every page in samples/ gives the record that a reader wrote down for it, field by field."""

import json
from pathlib import Path
from typing import Any

import pytest

from crawler import structure
from crawler.items import PUBLISHER_FIELDS, Article, Reject
from crawler.pages import page_classes
from crawler.structuring import join_pages, normalise_dates, read_draft, validate

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED = Path(__file__).parent / "expected"
PORTALS = ("silkroad", "pudong")
CONTENT = ("url", "portal", *PUBLISHER_FIELDS, "same_as")

LOOSE = {
    "https://en.imsilkroad.com/p/339688.html": "loose/notes.html",
    "https://english.pudong.gov.cn/2021-10/14/c_672310.htm": "loose/saved-page.htm",
}
"""Pages outside a host's folder whose address the page itself states."""

NO_ADDRESS = SAMPLES / "loose" / "night-ferry.html"

MULTI_PAGE = {
    "https://english.pudong.gov.cn/2019-07/11/c_388005.htm": (
        "https://english.pudong.gov.cn/2019-07/11/c_388005_2.htm",
    ),
}
"""Articles of several pages, with the addresses of the later ones."""

LISTS = {
    "https://en.imsilkroad.com/tags/infrastructure.html",
    "https://english.pudong.gov.cn/latest.html",
}


def read_lines(name: str) -> list[dict[str, Any]]:
    text = (EXPECTED / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


RECORDS = {r["url"]: r for portal in PORTALS for r in read_lines(f"{portal}.jsonl")}
REJECTS = {r["url"]: r for portal in PORTALS for r in read_lines(f"rejects/{portal}.jsonl")}
FILES = {
    f"https://{path.relative_to(SAMPLES).as_posix()}": path
    for path in sorted(SAMPLES.rglob("*"))
    if path.is_file() and path.parent != SAMPLES and "loose" not in path.parts
} | {url: SAMPLES / path for url, path in LOOSE.items()}
BESIDE_PAGE = [url for url in RECORDS if url in FILES and f"{url}.txt" in FILES]


def read_sample(url: str, *, rendition: bool = False) -> Article | Reject:
    body = FILES[f"{url}.txt" if rendition else url].read_bytes()
    return structure(body, url, content_type="text/plain" if rendition else None)


def content_of(result: Article | Reject) -> dict[str, Any]:
    assert isinstance(result, Article), [reason.message for reason in result.reasons]
    record = result.model_dump()
    return {key: record[key] for key in CONTENT}


def codes_of(result: Article | Reject) -> list[str]:
    assert isinstance(result, Reject), result.headline
    return [reason.code.value for reason in result.reasons]


def test_every_page_is_read_by_somebody() -> None:
    pages = {url.removesuffix(".txt") for url in FILES}
    later = {url for urls in MULTI_PAGE.values() for url in urls}
    assert pages == RECORDS.keys() | REJECTS.keys() | LISTS | later
    assert not RECORDS.keys() & REJECTS.keys()


def test_expected_records_hold_every_field_of_content_in_order() -> None:
    assert {tuple(record) for record in RECORDS.values()} == {CONTENT}


@pytest.mark.parametrize("url", [url for url in RECORDS if url not in MULTI_PAGE])
def test_record_is_what_a_reader_reads(url: str) -> None:
    assert content_of(read_sample(url, rendition=url not in FILES)) == RECORDS[url]


@pytest.mark.parametrize("url", BESIDE_PAGE)
def test_rendition_gives_the_record_of_its_page(url: str) -> None:
    """Only links tell where one keyword ends and only HTML holds the addresses of images."""
    page = RECORDS[url]
    images = [image | {"url": None} for image in page["images"]]
    run_of_words = [" ".join(page["keywords"])] if page["keywords"] else []
    expected = page | {"images": images, "keywords": run_of_words}
    assert content_of(read_sample(url, rendition=True)) == expected


@pytest.mark.parametrize("url", REJECTS)
def test_page_without_a_record_says_why(url: str) -> None:
    assert codes_of(read_sample(url)) == [REJECTS[url]["code"]]


@pytest.mark.parametrize("url", sorted(LISTS))
def test_list_is_no_article(url: str) -> None:
    assert codes_of(read_sample(url)) == ["not_article"]


@pytest.mark.parametrize("url", MULTI_PAGE)
def test_pages_of_one_article_are_joined(url: str) -> None:
    page_class = page_classes()[RECORDS[url]["portal"]]
    first, *later = (
        read_draft(page_class, FILES[page].read_bytes(), page) for page in (url, *MULTI_PAGE[url])
    )
    assert first.next_page == MULTI_PAGE[url][0]
    assert (
        content_of(validate(normalise_dates(join_pages(first, later), page_class.portal)))
        == RECORDS[url]
    )


@pytest.mark.parametrize("url", [url for urls in MULTI_PAGE.values() for url in urls])
def test_later_page_alone_gives_no_record(url: str) -> None:
    assert "later_page" in codes_of(read_sample(url))


def test_page_without_an_address_keeps_its_file_address() -> None:
    (expected,) = read_lines("loose.jsonl")
    body = NO_ADDRESS.read_bytes()
    page_class = page_classes()[expected["portal"]]
    draft = read_draft(page_class, body, expected["url"])
    assert content_of(validate(normalise_dates(draft, page_class.portal))) == expected


def test_page_without_an_address_belongs_to_no_portal() -> None:
    url = f"file:///{NO_ADDRESS.name}"
    assert codes_of(structure(NO_ADDRESS.read_bytes(), url)) == ["unknown_portal"]
